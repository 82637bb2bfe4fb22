#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "spec/css.hpp"

namespace livret::spec {

/// A word of a property's value: what stands between blanks.
struct Word {
  std::string_view text;
  std::size_t begin = 0;
};

enum class Range { Any, NotNegative };
enum class Bare { No, Factor };  ///< whether a number without a unit is a multiple of the font size

/// Reads one property's value, reporting what is wrong with it. Readers give nothing after an error.
class ValueReader {
 public:
  ValueReader(std::string property, yaml::Node const& node, Palette const& palette, diag::Sink& sink);

  diag::Span where() const { return node_.span; }
  std::optional<Measure> measure(Range range, Bare bare = Bare::No);
  std::optional<int> integer(int least, int most);
  std::optional<base::Colour> colour();
  std::optional<std::string> family();
  std::optional<int> weight();
  std::optional<std::vector<text::Feature>> features();
  std::optional<content::Edge> edge();
  /// One word, which is a name.
  std::optional<Name> word(std::string_view needed);
  /// Per cent, in thousandths: 0 to 20.
  std::optional<int> font_expansion();
  /// The last two numbers of CSS Text 4's property: `6 3 3`.
  std::optional<HyphenateLimitChars> hyphenate_limit_chars();
  std::optional<int> hyphenate_limit_lines();
  /// A text to repeat, with its blanks, or `none`.
  std::optional<std::string> leader();
  /// One to four measures, given to the sides as CSS does.
  Sides<Measure> four_measures();

  template <typename T>
  std::optional<T> choice(std::initializer_list<std::pair<std::string_view, T>> choices);

 private:
  bool is_scalar();
  std::optional<Word> single_word(std::string_view needed);
  std::optional<int> integer_of(Word word, int least, int most);
  std::optional<Measure> measure_of(Word word, Range range, Bare bare);
  std::optional<base::Colour> colour_of(Word word);
  void complain(Word word, std::string const& needed, std::string hint = {});
  /// `7mm` where a number and its unit stand apart.
  std::string divided_length() const;

  std::string property_;
  yaml::Node const& node_;
  Palette const& palette_;
  diag::Sink& sink_;
  std::vector<Word> words_;
};

template <typename T>
std::optional<T> ValueReader::choice(std::initializer_list<std::pair<std::string_view, T>> choices) {
  std::string needed;
  for (auto const& [name, value] : choices) needed += (needed.empty() ? "`" : ", `") + std::string(name) + "`";
  auto const word = single_word("one of " + needed);
  if (!word) return std::nullopt;
  for (auto const& [name, value] : choices)
    if (name == word->text) return value;
  complain(*word, "one of " + needed);
  return std::nullopt;
}

}  // namespace livret::spec
