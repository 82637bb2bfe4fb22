#include "fill/word_finder.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "locale/letter_case.hpp"
#include "locale/typography_characters.hpp"

namespace livret::fill {

namespace {

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
/// Within words: shows where they may be divided.
bool is_soft_hyphen(char32_t c) { return c == U'\u00ad'; }

/// `word` with its first letter in lower case.
std::string folded(std::string_view word) {
  if (word.empty()) return {};
  auto const first = base::decode_utf8(word, 0).length;
  return locale::to_lower(word.substr(0, first)) + std::string(word.substr(first));
}

/// What stands between two words, blanks and apostrophes of all kinds being one.
std::string plain_gap(std::string_view gap) {
  std::string result;
  for (std::size_t i = 0; i < gap.size();) {
    auto const character = base::decode_utf8(gap, i);
    if (locale::is_blank(character.value))
      result += ' ';
    else if (locale::is_apostrophe(character.value))
      result += '\'';
    else
      base::append_utf8(result, character.value);
    i += character.length;
  }
  return result;
}

}  // namespace

/// A text taken apart into words, with where they stand.
struct WordFinder::Text {
  struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::string_view text;
  std::vector<Word> words;

  explicit Text(std::string_view of) : text(of) {
    bool goes_on = false;
    for (std::size_t i = 0; i < text.size();) {
      auto const character = base::decode_utf8(text, i);
      auto const next = i + character.length;
      if (locale::is_alphanumeric(character.value)) {
        if (!goes_on) words.push_back({i, next});
        words.back().end = next;
        goes_on = true;
      } else if (goes_on && (is_soft_hyphen(character.value) || (is_hyphen(character.value) && next < text.size()))) {
        goes_on = next < text.size() && locale::is_alphanumeric(base::decode_utf8(text, next).value);
      } else {
        goes_on = false;
      }
      i = next;
    }
  }

  std::string_view word(std::size_t i) const { return text.substr(words[i].begin, words[i].end - words[i].begin); }
  std::string gap_before(std::size_t i) const {
    return plain_gap(text.substr(words[i - 1].end, words[i].begin - words[i - 1].end));
  }
};

WordFinder::WordFinder(std::vector<std::string> const& phrases, Plurals plurals) : plurals_(plurals) {
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    Text const text(phrases[i]);
    if (text.words.empty()) continue;
    Phrase phrase;
    phrase.index = i;
    for (std::size_t word = 0; word < text.words.size(); ++word) {
      phrase.words.push_back(word == 0 ? folded(text.word(0)) : std::string(text.word(word)));
      if (word > 0) phrase.gaps.push_back(text.gap_before(word));
    }
    phrase.tail = base::trim(text.text.substr(text.words.back().end));
    phrases_[phrase.words.front()].push_back(std::move(phrase));
  }
}

bool WordFinder::is_word(std::string_view found, std::string_view wanted) const {
  if (found == wanted) return true;
  if (plurals_ == Plurals::Exact || found.size() != wanted.size() + 1) return false;
  return found.starts_with(wanted) && (found.back() == 's' || found.back() == 'x');
}

bool WordFinder::stands_at(Phrase const& phrase, Text const& text, std::size_t word) const {
  if (word + phrase.words.size() > text.words.size()) return false;
  for (std::size_t i = 1; i < phrase.words.size(); ++i)
    if (!is_word(text.word(word + i), phrase.words[i]) || text.gap_before(word + i) != phrase.gaps[i - 1]) return false;
  return true;
}

void WordFinder::take_longer(std::string const& key, Text const& text, std::size_t word, Phrase const*& longest) const {
  auto const found = phrases_.find(key);
  if (found == phrases_.end()) return;
  for (auto const& phrase : found->second)
    if ((longest == nullptr || phrase.words.size() > longest->words.size()) && stands_at(phrase, text, word))
      longest = &phrase;
}

std::vector<WordFinder::Match> WordFinder::find(std::string_view source) const {
  std::vector<Match> matches;
  if (phrases_.empty()) return matches;
  Text const text(source);
  for (std::size_t word = 0; word < text.words.size();) {
    Phrase const* longest = nullptr;
    auto key = folded(text.word(word));
    take_longer(key, text, word, longest);
    if (plurals_ == Plurals::Tolerated && (key.back() == 's' || key.back() == 'x')) {
      key.pop_back();
      take_longer(key, text, word, longest);
    }
    if (longest == nullptr) {
      ++word;
      continue;
    }
    auto const last = word + longest->words.size() - 1;
    auto end = text.words[last].end;
    if (source.substr(end).starts_with(longest->tail)) end += longest->tail.size();
    matches.push_back({text.words[word].begin, end, longest->index});
    word = last + 1;
  }
  return matches;
}

}  // namespace livret::fill
