#pragma once

#include <cstddef>
#include <string_view>

namespace livret::expr {

/// Where the `}}` stands that closes an expression starting at `begin`, behind its `{{`; npos where there is none.
/// Braces within the expression and within its texts do not close it.
std::size_t find_closing(std::string_view text, std::size_t begin);

}  // namespace livret::expr
