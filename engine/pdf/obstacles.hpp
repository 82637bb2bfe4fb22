#pragma once

#include <optional>
#include <string>

#include "frame/page.hpp"

namespace livret::pdf {

/// The first thing that keeps a document from being PDF/A-3a and PDF/UA-1 whatever is written, in words for the author.
std::optional<std::string> find_obstacle(frame::PagedDocument const& document);

}  // namespace livret::pdf
