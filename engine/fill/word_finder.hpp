#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace livret::fill {

/// Finds whole words and phrases of a list in texts. The case of the first letter does not count, nor which blank or
/// apostrophe stands between the words of a phrase. A word goes on over a hyphen: `construction` does not stand in
/// `co-construction`. Immutable.
class WordFinder {
 public:
  /// Whether the words of a phrase may have an `s` or `x` more in the text.
  enum class Plurals { Exact, Tolerated };
  WordFinder(std::vector<std::string> const& phrases, Plurals plurals);

  /// Bytes [begin, end) of the text, and the index of the phrase.
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t phrase = 0;
  };
  /// From left to right, the longest phrase where several begin, none within another.
  std::vector<Match> find(std::string_view text) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::vector<std::string> gaps;  ///< before the second word and so on
    std::string tail;               ///< after the last: the full stop of `n. d.`, which goes with it where it stands
    std::size_t index = 0;
  };
  struct Text;
  bool is_word(std::string_view found, std::string_view wanted) const;
  bool stands_at(Phrase const& phrase, Text const& text, std::size_t word) const;
  void take_longer(std::string const& key, Text const& text, std::size_t word, Phrase const*& longest) const;

  Plurals plurals_;
  std::map<std::string, std::vector<Phrase>, std::less<>> phrases_;  ///< by their first word
};

}  // namespace livret::fill
