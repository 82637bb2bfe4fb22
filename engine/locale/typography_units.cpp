#include <algorithm>
#include <array>

#include "locale/typography_characters.hpp"
#include "locale/typography_rules.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// Signs and units that can be told from any word even where they touch the number: `35km`.
constexpr auto plain_units = std::to_array<Text>({
    U"%",  U"‰",  U"€",  U"$",   U"£",   U"k€",  U"M€",  U"Md€", U"°C",  U"°F", U"km", U"km²",
    U"m²", U"m³", U"cm", U"cm²", U"mm",  U"hm",  U"dm",  U"ha",  U"kg",  U"mg", U"kt", U"Mt",
    U"kW", U"MW", U"GW", U"kWh", U"MWh", U"GWh", U"TWh", U"Ko",  U"Mo",  U"Go", U"To", U"kB",
    U"MB", U"GB", U"Hz", U"kHz", U"MHz", U"GHz", U"dB",  U"kV",  U"min", U"ms", U"pt", U"px",
});
// Units that need a blank before them to be one.
constexpr auto short_units =
    std::to_array<Text>({U"m", U"g", U"t", U"l", U"L", U"h", U"s", U"W", U"V", U"A", U"J", U"K"});

bool is_part(char32_t c) { return is_letter(c) || Text(U"%‰€$£°²³").find(c) != Text::npos; }

Text unit_at(Text text, std::size_t begin) {
  constexpr std::size_t longest = 4;
  auto end = begin;
  while (end < text.size() && end - begin <= longest && is_part(text[end])) ++end;
  return text.substr(begin, end - begin);
}

bool contains(auto const& list, Text word) { return std::ranges::find(list, word) != list.end(); }

// `A4 m`, `COVID-19 s`: digits at the end of a name count nothing.
bool ends_quantity(Text text, std::size_t end) {
  auto const begin = digits_begin(text, end);
  auto const before = at(text, begin - 1);
  return !is_letter(before) && !(before == U'-' && is_letter(at(text, begin - 2)));
}

}  // namespace

// `100%` and `5€` are right in English.
bool may_touch(Text unit, Profile const& profile) {
  return profile.language != Profile::Language::French && unit.size() == 1 && !is_letter(unit.front());
}

void glue_units(Draft& draft, Profile const& profile) {
  Text const text = draft.text();
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!is_digit(text[i]) || is_digit(text[i + 1])) continue;
    auto const begin = skip_blanks(text, i + 1);
    auto const unit = unit_at(text, begin);
    auto const after = at(text, begin + unit.size());
    if (unit.empty() || is_alphanumeric(after) || is_apostrophe(after) || after == U'‘') continue;
    bool const known = contains(plain_units, unit) || (begin > i + 1 && contains(short_units, unit));
    if (begin == i + 1 && may_touch(unit, profile)) continue;
    if (known && ends_quantity(text, i + 1)) draft.set_gap(i + 1, begin, no_break_space);
  }
}

}  // namespace livret::locale
