#pragma once

#include <string_view>

namespace livret::locale {

/// I, V or X: the letters of the numerals that centuries, sovereigns and chapters need.
constexpr bool is_roman(char32_t c) { return c == U'I' || c == U'V' || c == U'X'; }

/// I to XXXIX in regular form.
bool is_roman_numeral(std::u32string_view letters);

}  // namespace livret::locale
