#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"

namespace livret::locale {

namespace {

using Text = std::u32string_view;

// Stems of words that begin with an accented capital, as they are written without it. An ending of at most two letters
// may follow.
constexpr auto acute_stems = std::to_array<Text>({
    U"Ecart",       U"Echange",    U"Echec",         U"Echelle",    U"Echelon",    U"Eclairage", U"Ecole",
    U"Ecologie",    U"Ecologique", U"Economie",      U"Economique", U"Ecosystème", U"Ecoute",    U"Ecriture",
    U"Edition",     U"Editorial",  U"Education",     U"Egal",       U"Egalement",  U"Egalité",   U"Eglise",
    U"Elaboration", U"Elaborer",   U"Election",      U"Elu",        U"Elève",      U"Elément",   U"Emergence",
    U"Emission",    U"Energie",    U"Energétique",   U"Epargne",    U"Epoque",     U"Equilibre", U"Equipe",
    U"Equipement",  U"Equité",     U"Etablissement", U"Etape",      U"Etat",       U"Etranger",  U"Etude",
    U"Etudiant",    U"Evaluation", U"Evaluer",       U"Evolution",  U"Evénement",
});
static_assert(std::ranges::is_sorted(acute_stems));
constexpr auto circumflex_words = std::to_array<Text>({U"Etre", U"Ile", U"Iles"});

// What follows `A` where it is a preposition that begins a sentence.
constexpr auto preposition_phrases = std::to_array<Text>({
    U"ce jour", U"ce titre", U"cet égard", U"compter",    U"côté",      U"court terme", U"défaut",
    U"l'",      U"la",       U"l’",        U"long terme", U"mi-chemin", U"mi-parcours", U"moyen terme",
    U"noter",   U"partir",   U"peine",     U"propos",     U"quel",      U"quelle",      U"savoir",
    U"suivre",  U"terme",    U"titre",     U"travers",
});

bool is_stem_with_ending(Text word) {
  auto const after = std::ranges::upper_bound(acute_stems, word);
  for (auto stem = after; stem != acute_stems.begin();) {
    if (!word.starts_with((*--stem).substr(0, 3))) return false;
    if (!word.starts_with(*stem)) continue;
    auto const ending = word.substr(stem->size());
    return ending.empty() || ending == U"s" || ending == U"e" || ending == U"es" || ending == U"x";
  }
  return false;
}

char32_t accented(char32_t first, bool circumflex) {
  if (first == U'I') return U'Î';
  return circumflex ? U'Ê' : U'É';
}

// The first letter that `word`, in title case, should have.
std::optional<char32_t> right_initial(Text word) {
  if (word == U"Ca") return U'Ç';
  if (std::ranges::find(circumflex_words, word) != circumflex_words.end()) return accented(word[0], true);
  if (is_stem_with_ending(word)) return accented(word[0], false);
  return std::nullopt;
}

std::u32string title_case(Text word) {
  std::u32string result(word);
  bool const all_capitals = word.size() > 1 && std::ranges::all_of(word, is_upper);
  if (all_capitals) std::ranges::transform(result.begin() + 1, result.end(), result.begin() + 1, to_lower);
  return result;
}

void remark(Draft& draft, std::size_t begin, std::size_t end, char32_t initial) {
  std::string right;
  base::append_utf8(right, initial);
  draft.remark(begin, end, "`" + draft.utf8(begin, end) + "` without the accent on its capital",
               "write `" + right + draft.utf8(begin + 1, end) + "`");
}

bool begins_sentence(Text text, std::size_t begin) {
  auto const before = blanks_begin(text, begin);
  auto const mark = at(text, before - 1);
  return mark == 0 || (before == begin ? opens(mark) : Text(U".!?…:;«“‘\"\n–—-•").find(mark) != Text::npos);
}

// How many characters the phrase at `begin` takes, the blanks before it included; 0 for none.
std::size_t phrase_size(Text text, std::size_t after_a) {
  if (!is_blank(at(text, after_a))) return 0;
  for (auto const phrase : preposition_phrases) {
    auto const end = after_a + 1 + phrase.size();
    if (text.substr(after_a + 1, phrase.size()) != phrase) continue;
    if (is_apostrophe(phrase.back()) || !is_alphanumeric(at(text, end))) return end - after_a;
  }
  return 0;
}

}  // namespace

void remark_on_accents(Draft& draft, Profile const&) {
  Text const text = draft.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_upper(text[i]) || is_alphanumeric(at(text, i - 1)) || !draft.editable(i)) continue;
    auto const word = word_at(text, i);
    if (word == U"A") {
      auto const size = begins_sentence(text, i) ? phrase_size(text, i + 1) : 0;
      if (size > 0) remark(draft, i, i + 1 + size, U'À');
    } else if (auto const initial = word.empty() ? std::nullopt : right_initial(title_case(word))) {
      remark(draft, i, i + word.size(), *initial);
    }
  }
}

}  // namespace livret::locale
