#include <algorithm>
#include <array>
#include <string>

#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_references.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// Groups of digits with one blank between neighbours: all of them, as far as they go.
struct Groups {
  std::size_t begin;
  std::size_t end;
  bool by_three = true;  // at most three digits, then three each
};

Groups read_groups(Text text, std::size_t begin) {
  Groups groups{begin, skip_digits(text, begin)};
  groups.by_three = groups.end - begin <= 3 && text[begin] != U'0';
  while (is_blank(at(text, groups.end)) && is_digit(at(text, groups.end + 1))) {
    auto const next = skip_digits(text, groups.end + 1);
    groups.by_three = groups.by_three && next - groups.end == 4;
    groups.end = next;
  }
  return groups;
}

// Neither letter nor sign of a code, a date or a decimal number touches it.
bool stands_free(Text text, std::size_t begin, std::size_t end) {
  auto const before = at(text, begin - 1);
  auto const after = at(text, end);
  if (is_alphanumeric(before) || is_one_of(before, U".,-/_#:+@&=")) return false;
  return !is_alphanumeric(after) && !is_one_of(after, U"-/_:@=") &&
         !(is_one_of(after, U".") && is_digit(at(text, end + 1)));
}

void group_by_three(Draft& draft, Groups const& groups) {
  for (auto i = groups.begin; i < groups.end; ++i) {
    if (is_blank(draft.text()[i])) draft.set_gap(i, i + 1, narrow_no_break_space);
  }
}

std::string grouped(std::string digits) {
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), " ");
  return digits;
}

// What is counted by the ten thousand in texts on territories: no code stands before these.
constexpr auto counted_nouns =
    std::to_array<Text>({U"abonnés",       U"agents",   U"associations", U"bénéficiaires", U"bénévoles",   U"communes",
                         U"contributions", U"emplois",  U"entreprises",  U"euros",         U"exemplaires", U"foyers",
                         U"habitants",     U"hectares", U"heures",       U"jeunes",        U"kilomètres",  U"km",
                         U"logements",     U"maires",   U"ménages",      U"participants",  U"personnes",   U"places",
                         U"répondants",    U"réponses", U"salariés",     U"tonnes",        U"visiteurs",   U"voix",
                         U"élus",          U"élèves",   U"étudiants"});

static_assert(std::ranges::is_sorted(counted_nouns));

// `35000 communes`, `35000 €`.
bool precedes_counted(Text text, std::size_t number_end) {
  auto const begin = skip_blanks(text, number_end);
  if (is_one_of(at(text, begin), U"%€$£")) return true;
  auto const word = word_at(text, begin);
  return begin > number_end && std::ranges::binary_search(counted_nouns, word);
}

// Five to nine digits that are no code (not `02210`, `75001 Paris`, `(35000)`): grouped where they count something,
// else remarked on.
void judge_bare_digits(Draft& draft, std::size_t begin, std::size_t end) {
  Text const text = draft.text();
  if (end - begin < 5 || end - begin > 9 || text[begin] == U'0') return;
  if (precedes_counted(text, end)) {
    for (auto place = begin + (end - begin - 1) % 3 + 1; place < end; place += 3)
      draft.replace(place, place, {&narrow_no_break_space, 1});
    return;
  }
  bool const in_brackets = at(text, begin - 1) == U'(' && at(text, end) == U')';
  if (in_brackets || (is_blank(at(text, end)) && is_upper(at(text, end + 1)))) return;
  auto const digits = draft.utf8(begin, end);
  draft.remark(begin, end, "number `" + digits + "` without groups of three digits",
               "write `" + grouped(digits) + "`, unless it is a code");
}

constexpr auto words_before_quantity = std::to_array<Text>(
    {U"environ", U"indice", U"moyen", U"moyenne", U"médiane", U"note", U"score", U"soit", U"taux", U"vaut"});
static_assert(std::ranges::is_sorted(words_before_quantity));
constexpr auto words_after_quantity = std::to_array<Text>(
    {U"ans", U"cm", U"fois", U"ha", U"kg", U"km", U"milliard", U"milliards", U"million", U"millions", U"mm"});
static_assert(std::ranges::is_sorted(words_after_quantity));
constexpr auto words_before_versions = std::to_array<Text>(
    {U"chapitre", U"figure", U"format", U"norme", U"paragraphe", U"point", U"release", U"section", U"tableau", U"web"});
static_assert(std::ranges::is_sorted(words_before_versions));

std::u32string lower_word_before(Text text, std::size_t end) {
  std::u32string word(word_before(text, end));
  std::ranges::transform(word, word.begin(), to_lower);
  return word;
}

// `moyenne 3.5`, `moyenne de 3.5`, `note à 3.5`.
bool follows_quantity_word(Text text, std::size_t number_begin) {
  auto const end = blanks_begin(text, number_begin);
  auto const word = lower_word_before(text, end);
  if (std::ranges::binary_search(words_before_quantity, word)) return true;
  if (word != U"de" && word != U"à" && word != U"est") return false;
  return std::ranges::binary_search(words_before_quantity,
                                    lower_word_before(text, blanks_begin(text, end - word.size())));
}

// A unit, or a scale (`3.5 sur 5`).
bool precedes_unit(Text text, std::size_t number_end) {
  auto const begin = skip_blanks(text, number_end);
  if (is_one_of(at(text, begin), U"%‰€$£°")) return true;
  auto const word = word_at(text, begin);
  if (word == U"sur") return is_digit(at(text, skip_blanks(text, begin + word.size())));
  return std::ranges::binary_search(words_after_quantity, word);
}

// `3.5 points`: a counted noun is in the plural.
bool precedes_plural(Text text, std::size_t number_end) {
  auto const word = word_at(text, skip_blanks(text, number_end));
  return word.size() > 4 && word.back() == U's' && is_lower(word[0]);
}

// Numbers of sections and versions: at the head of a text, or after their noun or a proper name.
bool follows_version_word(Text text, std::size_t number_begin) {
  if (number_begin == 0 || names_reference(text, number_begin)) return true;
  auto const end = blanks_begin(text, number_begin);
  auto const word = word_before(text, end);
  if (word.empty()) return false;
  bool const is_name = is_upper(word[0]) && at(text, end - word.size() - 1) != 0;
  return is_name || std::ranges::binary_search(words_before_versions, lower_word_before(text, end));
}

enum class Reading { Quantity, Unsure, Name };

Reading read_decimal(Text text, std::size_t begin, std::size_t end) {
  if (precedes_unit(text, end) || follows_quantity_word(text, begin)) return Reading::Quantity;
  if (follows_version_word(text, begin)) return Reading::Name;
  return precedes_plural(text, end) ? Reading::Quantity : Reading::Unsure;
}

void judge_decimal_point(Draft& draft, std::size_t begin, std::size_t point, std::size_t end) {
  Text const text = draft.text();
  auto const reading = read_decimal(text, begin, end);
  if (reading == Reading::Name) return;
  bool const may_be_thousands = end - point == 4 && point - begin <= 3 && text[begin] != U'0';
  if (reading == Reading::Quantity && !may_be_thousands) return draft.replace(point, point + 1, U",");
  draft.remark(begin, end, "point in `" + draft.utf8(begin, end) + "`, where French has a comma",
               "write `" + draft.utf8(begin, point) + "," + draft.utf8(point + 1, end) +
                   "` if it is a decimal number, and spaces between thousands");
}

}  // namespace

void set_thousands(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    auto const groups = read_groups(text, i);
    i = groups.end;
    if (!stands_free(text, groups.begin, groups.end) || !draft.editable(groups.begin)) continue;
    if (names_reference(text, groups.begin)) continue;
    if (groups.by_three) group_by_three(draft, groups);
    if (skip_digits(text, groups.begin) == groups.end) judge_bare_digits(draft, groups.begin, groups.end);
  }
}

void set_decimals(Draft& draft, Profile const&) {
  constexpr std::size_t longest = 9;
  Text const text = draft.text();
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != U'.' || !is_digit(text[i - 1]) || !is_digit(text[i + 1]) || !draft.editable(i)) continue;
    auto const begin = digits_begin(text, i);
    auto const end = skip_digits(text, i + 1);
    bool const short_enough = i - begin <= longest && end - i <= longest;
    bool const padded = text[begin] == U'0' && i - begin > 1;
    if (short_enough && !padded && stands_free(text, begin, end)) judge_decimal_point(draft, begin, i, end);
    i = end - 1;
  }
}

}  // namespace livret::locale
