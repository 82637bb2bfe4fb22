#include "locale/typography_references.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

constexpr auto code_words = std::to_array<Text>({
    U"art",   U"article", U"articles", U"bp",  U"code",      U"cp", U"cs",      U"directive", U"décret",
    U"insee", U"isbn",    U"iso",      U"loi", U"lot",       U"nf", U"no",      U"norme",     U"postal",
    U"siren", U"siret",   U"tel",      U"tél", U"téléphone", U"v",  U"version",
});
constexpr auto reference_words = std::to_array<Text>({
    U"annexe", U"axe",   U"chap",    U"chapitre", U"chapter", U"encadré", U"fig",   U"figure",  U"note",
    U"odd",    U"p",     U"page",    U"pages",    U"part",    U"partie",  U"pp",    U"section", U"situation",
    U"step",   U"table", U"tableau", U"tome",     U"vol",     U"volume",  U"étape",
});
// Words that count as often as they number: `objectif 20 000 logements`.
constexpr auto numbered_words = std::to_array<Text>(
    {U"acte",     U"action", U"alinéa", U"atelier",  U"carte",       U"cible",  U"colonne", U"défi",
     U"encart",   U"enjeu",  U"fiche",  U"groupe",   U"indicateur",  U"levier", U"ligne",   U"livre",
     U"mesure",   U"module", U"niveau", U"objectif", U"orientation", U"phase",  U"photo",   U"priorité",
     U"question", U"schéma", U"scène",  U"scénario", U"session",     U"séance", U"titre",   U"vague"});
static_assert(std::ranges::is_sorted(code_words) && std::ranges::is_sorted(reference_words) &&
              std::ranges::is_sorted(numbered_words));

constexpr auto abbreviations =
    std::to_array<Text>({U"art", U"chap", U"fig", U"p", U"pp", U"tel", U"tél", U"v", U"vol"});

// The word before a number, in lower case; a point after it is allowed in an abbreviation and otherwise ends a
// sentence.
std::u32string word_of(Text text, std::size_t number_begin) {
  auto const end = blanks_begin(text, number_begin);
  bool const has_point = at(text, end - 1) == U'.';
  std::u32string word(word_before(text, has_point ? end - 1 : end));
  std::ranges::transform(word, word.begin(), to_lower);
  if (has_point && std::ranges::find(abbreviations, word) == abbreviations.end()) return {};
  return word;
}

// `n°`, `N°`, `nº`, `n°s`; `§` stands alone.
bool has_sign(Text text, std::size_t number_begin) {
  auto end = blanks_begin(text, number_begin);
  if (at(text, end - 1) == U's' && at(text, end - 2) == U'°') --end;
  auto const sign = at(text, end - 1);
  if (sign == U'§') return true;
  return (sign == U'°' || sign == U'º') && to_lower(at(text, end - 2)) == U'n';
}

}  // namespace

bool names_code(std::u32string_view text, std::size_t number_begin) {
  return has_sign(text, number_begin) || std::ranges::binary_search(code_words, word_of(text, number_begin));
}

bool names_reference(std::u32string_view text, std::size_t number_begin) {
  return names_code(text, number_begin) || std::ranges::binary_search(reference_words, word_of(text, number_begin));
}

bool names_numbered(std::u32string_view text, std::size_t number_begin) {
  return names_reference(text, number_begin) || std::ranges::binary_search(numbered_words, word_of(text, number_begin));
}

}  // namespace livret::locale
