#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_french_dates.hpp"
#include "locale/typography_roman.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// What authors write behind the figure, and the letters that are set.
struct Ending {
  Text written;
  Text set;
};
constexpr auto first_endings = std::to_array<Ending>({
    {U"er", U"er"},
    {U"ers", U"ers"},
    {U"re", U"re"},
    {U"res", U"res"},
    {U"ère", U"re"},
    {U"ere", U"re"},
    {U"ères", U"res"},
    {U"ier", U"er"},
    {U"ière", U"re"},
});
constexpr auto second_endings = std::to_array<Ending>({{U"nd", U"nd"}, {U"nde", U"nde"}, {U"d", U"d"}, {U"de", U"de"}});
constexpr auto later_endings = std::to_array<Ending>({
    {U"e", U"e"},
    {U"es", U"es"},
    {U"ème", U"e"},
    {U"eme", U"e"},
    {U"ième", U"e"},
    {U"è", U"e"},
    {U"èmes", U"es"},
    {U"emes", U"es"},
    {U"ièmes", U"es"},
});

Text find_ending(std::span<Ending const> endings, Text written) {
  auto const found = std::ranges::find(endings, written, &Ending::written);
  return found == endings.end() ? Text{} : found->set;
}

Text ending_of(Text number, Text written) {
  if (number == U"1") return find_ending(first_endings, written);
  auto const later = find_ending(later_endings, written);
  return later.empty() && number == U"2" ? find_ending(second_endings, written) : later;
}

std::string to_utf8(Text text) {
  std::string result;
  for (auto const c : text) base::append_utf8(result, c);
  return result;
}

void set_ending(Draft& draft, std::size_t number_begin, std::size_t begin, std::size_t end, Text set) {
  auto const written = draft.utf8(number_begin, end);
  if (draft.text().compare(begin, end - begin, set) == 0) return draft.draw(begin, end, Drawn::Superior);
  for (auto i = number_begin; i < end; ++i) {
    if (!draft.editable(i)) return;
  }
  draft.remark(number_begin, end, "ordinal `" + written + "` with needless letters",
               "write `" + draft.utf8(number_begin, begin) + to_utf8(set) + "`");
  draft.replace(begin, end, set, Drawn::Superior);
}

bool stands_free(Text text, std::size_t begin, std::size_t end) {
  auto const before = at(text, begin - 1);
  auto const after = at(text, end);
  return !is_alphanumeric(before) && Text(U".,/_#").find(before) == Text::npos && !is_alphanumeric(after) &&
         after != U'°' && !(after == U'-' && is_digit(at(text, end + 1)));
}

struct RomanOrdinal {
  std::size_t begin;
  std::size_t letters;  // where the numeral ends and the letters begin
  std::size_t end;
  Text set;
  bool linked = false;  // to the next one, by `et` or a dash
  bool century = false;
};

std::optional<RomanOrdinal> read_roman_ordinal(Draft const& draft, std::size_t begin) {
  Text const text = draft.text();
  if (!is_roman(text[begin]) || is_alphanumeric(at(text, begin - 1)) || !draft.editable(begin)) return std::nullopt;
  auto letters = begin;
  while (is_roman(at(text, letters))) ++letters;
  auto const numeral = text.substr(begin, letters - begin);
  auto const written = word_at(text, letters);
  if (!is_roman_numeral(numeral)) return std::nullopt;
  auto const set = find_ending(numeral == U"I" ? std::span<Ending const>(first_endings) : later_endings, written);
  if (set.empty()) return std::nullopt;
  return RomanOrdinal{begin, letters, letters + written.size(), set, false, false};
}

// `XVIIIe et XIXe`, `XVIIIe-XIXe`.
bool is_link(Text between) {
  constexpr std::size_t longest = 4;
  if (between.empty() || between.size() > longest) return false;
  auto const inner = between.substr(skip_blanks(between, 0));
  auto const word = inner.substr(0, blanks_begin(inner, inner.size()));
  return word == U"et" || word == U"ou" || word == U"au" || word == U"-" || word == U"–";
}

std::vector<RomanOrdinal> read_roman_ordinals(Draft const& draft) {
  std::vector<RomanOrdinal> ordinals;
  for (std::size_t i = 0; i < draft.text().size(); ++i) {
    auto const ordinal = read_roman_ordinal(draft, i);
    if (!ordinal) continue;
    ordinals.push_back(*ordinal);
    i = ordinal->end - 1;
  }
  return ordinals;
}

// Marks those before `siècle`, and those linked to one that is a century.
void find_centuries(Text text, std::vector<RomanOrdinal>& ordinals) {
  for (auto i = ordinals.size(); i-- > 0;) {
    auto& ordinal = ordinals[i];
    auto const next = i + 1 < ordinals.size() ? &ordinals[i + 1] : nullptr;
    ordinal.linked = next != nullptr && is_link(text.substr(ordinal.end, next->begin - ordinal.end));
    ordinal.century = (ordinal.linked && next->century) || names_century(text, skip_blanks(text, ordinal.end));
  }
}

}  // namespace

void set_ordinals(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!is_digit(text[i]) || is_digit(text[i + 1]) || !is_letter(text[i + 1])) continue;
    auto const begin = digits_begin(text, i + 1);
    auto const written = word_at(text, i + 1);
    auto const end = i + 1 + written.size();
    auto const set = ending_of(text.substr(begin, i + 1 - begin), written);
    if (!set.empty() && stands_free(text, begin, end)) set_ending(draft, begin, i + 1, end, set);
  }
}

void set_roman_ordinals(Draft& draft, Profile const&) {
  auto ordinals = read_roman_ordinals(draft);
  find_centuries(draft.text(), ordinals);
  for (auto const& ordinal : ordinals) {
    if (ordinal.century) draft.draw(ordinal.begin, ordinal.letters, Drawn::SmallCapitals);
    set_ending(draft, ordinal.begin, ordinal.letters, ordinal.end, ordinal.set);
    bool const is_range = ordinal.linked && ordinal.century && draft.text()[ordinal.end] == U'-';
    if (is_range) draft.replace(ordinal.end, ordinal.end + 1, {&en_dash, 1});
  }
}

}  // namespace livret::locale
