#pragma once

#include "layout/extent.hpp"

namespace livret::layout {

bool is_over(content::Document const& document, std::size_t pages);

/// Reports a document that has not as many pages as it must; where it has too many, by how many lines each section is
/// over.
void check_budget(content::Document const& document, std::size_t pages, Extent const& extent, diag::Sink& sink);

}  // namespace livret::layout
