#include "locale/typography_roman.hpp"

#include <algorithm>
#include <array>

namespace livret::locale {

bool is_roman_numeral(std::u32string_view letters) {
  constexpr auto units =
      std::to_array<std::u32string_view>({U"", U"I", U"II", U"III", U"IV", U"V", U"VI", U"VII", U"VIII", U"IX"});
  auto const tens = std::min(letters.find_first_not_of(U'X'), letters.size());
  return !letters.empty() && tens <= 3 && std::ranges::find(units, letters.substr(tens)) != units.end();
}

}  // namespace livret::locale
