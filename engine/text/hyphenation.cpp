#include "text/hyphenation.hpp"

#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <hyphen.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "text/characters.hpp"

namespace livret::text {

namespace {

constexpr std::size_t longest_word = 64;  // letters; no pattern reaches so far, and what is longer is no word

struct DictionaryDeleter {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using Dictionary = std::unique_ptr<HyphenDict, DictionaryDeleter>;

/// `fr-FR` as `fr_FR`; empty for what is no language tag, so that no tag can name another file.
std::string file_tag(std::string_view language) {
  std::string tag;
  for (char c : language) {
    bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_plain && c != '-') return {};
    tag += c == '-' ? '_' : c;
  }
  return tag;
}

Dictionary load_dictionary(std::string const& tag) {
  auto const path = "/usr/share/hyphen/hyph_" + tag + ".dic";
  std::error_code error;
  if (tag.empty() || !std::filesystem::is_regular_file(path, error)) return nullptr;
  Dictionary dictionary(hnj_hyphen_load(path.c_str()));
  bool const readable = dictionary && (dictionary->utf8 != 0 || std::string_view(dictionary->cset) == "ISO8859-1");
  return readable ? std::move(dictionary) : nullptr;
}

/// The dictionary of a language: of its whole tag, of its first part, or the British one for plain `en`.
HyphenDict* dictionary_of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, Dictionary, std::less<>> dictionaries;
  std::lock_guard lock(mutex);
  if (auto const known = dictionaries.find(language); known != dictionaries.end()) return known->second.get();
  auto const tag = file_tag(language);
  auto dictionary = load_dictionary(tag == "en" ? "en_GB" : tag);
  auto const primary = tag.substr(0, tag.find('_'));
  if (!dictionary && primary != "en") dictionary = load_dictionary(primary);
  return dictionaries.emplace(language, std::move(dictionary)).first->second.get();
}

struct Letter {
  std::size_t offset = 0;  ///< in the word as given
  char32_t lower = 0;
};

/// Nothing where the word is not made of letters alone, or too long.
std::optional<std::vector<Letter>> letters_of(std::string_view word) {
  std::vector<Letter> letters;
  for (std::size_t offset = 0; offset < word.size();) {
    auto const c = code_point_at(word, offset);
    if (!is_letter(c.value) || letters.size() == longest_word) return std::nullopt;
    letters.push_back({offset, to_lower(c.value)});
    offset += c.length;
  }
  return letters;
}

std::optional<std::string> encode(std::vector<Letter> const& letters, HyphenDict const& dictionary) {
  std::string encoded;
  for (auto const& letter : letters) {
    if (dictionary.utf8 != 0)
      base::append_utf8(encoded, letter.lower);
    else if (letter.lower <= 0xFF)
      encoded += static_cast<char>(letter.lower);
    else
      return std::nullopt;
  }
  return encoded;
}

/// libhyphen's arrays of spelling changes, which the languages of livret do not have.
struct SpellingChanges {
  explicit SpellingChanges(std::size_t letter_count) : count(letter_count) {}
  ~SpellingChanges() {
    for (std::size_t i = 0; texts != nullptr && i < count; ++i) std::free(texts[i]);
    std::free(texts);
    std::free(positions);
    std::free(cuts);
  }
  SpellingChanges(SpellingChanges const&) = delete;
  SpellingChanges& operator=(SpellingChanges const&) = delete;
  bool at(std::size_t letter) const { return texts != nullptr && texts[letter] != nullptr; }

  std::size_t count;
  char** texts = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
};

constexpr char32_t apostrophe = 0x2019;

/// An exception as it is kept and looked for.
struct PlainWord {
  std::string letters;               ///< in lower case, with typographic apostrophes
  std::vector<std::size_t> offsets;  ///< of each letter in the word as given, then of its end
};

/// Nothing where there is something else than letters and apostrophes.
std::optional<PlainWord> plain_word(std::string_view word) {
  PlainWord plain;
  for (std::size_t offset = 0; offset < word.size();) {
    auto const c = code_point_at(word, offset);
    bool const is_apostrophe = c.value == U'\'' || c.value == apostrophe;
    if (!is_apostrophe && !is_letter(c.value)) return std::nullopt;
    base::append_utf8(plain.letters, is_apostrophe ? apostrophe : to_lower(c.value));
    plain.offsets.push_back(offset);
    offset += c.length;
  }
  plain.offsets.push_back(word.size());
  return plain;
}

}  // namespace

bool has_patterns(std::string_view language) { return dictionary_of(language) != nullptr; }

std::vector<std::size_t> hyphenation_points(std::string_view word, std::string_view language, int before, int after) {
  auto* const dictionary = dictionary_of(language);
  auto const letters = dictionary == nullptr ? std::nullopt : letters_of(word);
  auto const encoded = letters ? encode(*letters, *dictionary) : std::nullopt;
  if (!encoded || encoded->empty()) return {};

  auto const size = static_cast<int>(encoded->size());
  std::string marks(encoded->size() + 5, '\0');
  SpellingChanges changes(encoded->size());
  if (hnj_hyphen_hyphenate2(dictionary, encoded->c_str(), size, marks.data(), nullptr, &changes.texts,
                            &changes.positions, &changes.cuts) != 0)
    return {};

  std::vector<std::size_t> points;
  auto const count = static_cast<int>(letters->size());
  for (int i = std::max(before, 1); i <= count - std::max(after, 1); ++i) {
    auto const index = static_cast<std::size_t>(i);
    bool const is_point = (marks[index - 1] - '0') % 2 == 1 && !changes.at(index - 1);
    if (is_point) points.push_back((*letters)[index].offset);
  }
  return points;
}

bool HyphenationExceptions::add(std::string_view language, std::string_view hyphenated) {
  std::string whole;
  std::vector<std::size_t> points;  // letters before each hyphen
  std::size_t letters = 0;
  for (std::size_t offset = 0; offset < hyphenated.size();) {
    auto const c = code_point_at(hyphenated, offset);
    if (is_hyphen(c.value)) {
      bool const stands_alone = letters == 0 || (!points.empty() && points.back() == letters);
      if (stands_alone) return false;
      points.push_back(letters);
    } else {
      whole += hyphenated.substr(offset, c.length);
      ++letters;
    }
    offset += c.length;
  }
  auto const plain = plain_word(whole);
  bool const ends_with_hyphen = !points.empty() && points.back() == letters;
  if (!plain || letters == 0 || ends_with_hyphen) return false;
  words_[std::string(language)][plain->letters] = std::move(points);
  return true;
}

std::optional<std::vector<std::size_t>> HyphenationExceptions::find(std::string_view language,
                                                                    std::string_view word) const {
  auto const plain = plain_word(word);
  if (!plain) return std::nullopt;
  for (auto const tag : {language, language.substr(0, language.find('-'))}) {
    auto const words = words_.find(tag);
    if (words == words_.end()) continue;
    auto const found = words->second.find(plain->letters);
    if (found == words->second.end()) continue;
    std::vector<std::size_t> points;
    for (auto const letters : found->second) points.push_back(plain->offsets[letters]);
    return points;
  }
  return std::nullopt;
}

}  // namespace livret::text
