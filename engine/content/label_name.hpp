#pragma once

#include <string_view>

namespace livret::content {

/// A letter or digit of any script, as far as their blocks tell.
bool is_letter_or_digit(char32_t c);

/// Whether references can call a place by this name: letters, digits, `-`, `_` and `.`.
bool is_label_name(std::string_view name);

}  // namespace livret::content
