#include "locale/typography_french_names.hpp"

#include <algorithm>
#include <array>

#include "locale/typography_characters.hpp"
#include "locale/typography_initials.hpp"
#include "locale/typography_references.hpp"
#include "locale/typography_roman.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

constexpr auto titles =
    std::to_array<Text>({U"Dr", U"Drs", U"Me", U"Mes", U"Mgr", U"Mlle", U"Mlles", U"Mme", U"Mmes", U"Pr", U"Prs"});
// What begins a sentence after `le plan A.` more often than a surname begins so.
constexpr auto first_words = std::to_array<Text>(
    {U"Au",   U"Aux",   U"Avec", U"Ce",    U"Ces",  U"Cet", U"Cette", U"Chaque", U"Dans", U"De",   U"Depuis",
     U"Des",  U"Du",    U"Elle", U"Elles", U"En",   U"Et",  U"Il",    U"Ils",    U"La",   U"Le",   U"Les",
     U"Leur", U"Leurs", U"Mais", U"Nous",  U"On",   U"Or",  U"Où",    U"Par",    U"Pour", U"Puis", U"Sa",
     U"Ses",  U"Si",    U"Son",  U"Sur",   U"Tous", U"Un",  U"Une",   U"Vous"});
static_assert(std::ranges::is_sorted(titles) && std::ranges::is_sorted(first_words));

// `M. X`, `MM. X et Y`, `M. le maire`, `Mme X`.
bool follows_title(Text text, std::size_t blank, std::size_t next) {
  auto const word = word_at(text, next);
  bool const is_office = word == U"le" || word == U"la" || word == U"l";
  if (!is_upper(at(text, next)) && !is_office) return false;
  if (at(text, blank - 1) != U'.') return std::ranges::binary_search(titles, word_before(text, blank));
  auto const title = word_before(text, blank - 1);
  return title == U"M" || title == U"MM";
}

// `Louis XIV`, `François Ier`, `chapitre II`.
bool precedes_numeral(Text text, std::size_t blank, std::size_t next) {
  if (!is_roman(at(text, next))) return false;
  auto const word = word_at(text, next);
  if (is_digit(at(text, next + word.size())) || (!is_roman_numeral(word) && word != U"Ier")) return false;
  auto const before = word_before(text, blank);
  bool const is_sovereign = before.size() > 2 && is_upper(before[0]) && is_lower(before.back());
  return is_sovereign || names_numbered(text, next);
}

// `av. J.-C.`, `apr. J.-C.`, `p. ex.`
bool continues_abbreviation(Text text, std::size_t blank, std::size_t next) {
  if (at(text, blank - 1) != U'.') return false;
  auto const first = word_before(text, blank - 1);
  if (first == U"p") return text.substr(next, 3) == U"ex.";
  return (first == U"av" || first == U"apr") && text.substr(next, 4) == U"J.-C";
}

}  // namespace

bool is_within_name(Text text, std::size_t blank, std::size_t next) {
  return follows_title(text, blank, next) || follows_initial(text, blank, next, first_words) ||
         precedes_numeral(text, blank, next) || continues_abbreviation(text, blank, next);
}

}  // namespace livret::locale
