#pragma once

#include <optional>
#include <string_view>

#include "yaml/node.hpp"
#include "yaml/source_text.hpp"

namespace livret::yaml {

/// What makes a text unfit to be read at all: its size, another encoding than UTF-8, control characters.
std::optional<Fault> find_unreadable(std::string_view text, Limits const& limits);

}  // namespace livret::yaml
