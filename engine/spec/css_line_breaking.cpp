#include <cmath>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "spec/css_value.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

std::optional<Name> ValueReader::word(std::string_view needed) {
  auto const word = single_word(needed);
  return word ? std::optional(Name{std::string(word->text), node_.span}) : std::nullopt;
}

std::optional<int> ValueReader::font_expansion() {
  constexpr std::string_view needed = "a percentage `0%` to `2%` in steps of `0.1%`";
  auto const word = single_word(needed);
  if (!word) return std::nullopt;
  auto const number = word->text.ends_with('%') ? word->text.substr(0, word->text.size() - 1) : word->text;
  auto const percent = base::parse_number(number);
  bool const is_percentage = percent && (word->text.ends_with('%') || *percent == 0);
  if (is_percentage && *percent >= 0 && *percent <= 2) {
    auto const thousandths = std::lround(*percent * 10);
    if (std::abs(*percent * 10 - static_cast<double>(thousandths)) < 1e-9) return static_cast<int>(thousandths);
  }
  complain(*word, std::string(needed));
  return std::nullopt;
}

std::optional<HyphenateLimitChars> ValueReader::hyphenate_limit_chars() {
  constexpr std::string_view needed = "the letters of a word, before and after a hyphen, as `6 3 3`";
  if (node_.kind != yaml::Kind::Scalar || words_.size() != 3) {
    if (node_.kind == yaml::Kind::Scalar)
      complain({node_.text, 0}, std::string(needed));
    else
      single_word(needed);
    return std::nullopt;
  }
  constexpr int most = 30;
  auto const word = integer_of(words_[0], 1, most);
  auto const before = integer_of(words_[1], 1, most);
  auto const after = integer_of(words_[2], 1, most);
  if (!word || !before || !after) return std::nullopt;
  return HyphenateLimitChars{*before, *after};
}

std::optional<int> ValueReader::hyphenate_limit_lines() {
  constexpr int no_limit = 5;  // of text::BreakParameters::max_consecutive_hyphens
  auto const word = single_word("a whole number 1 to 4, or `no-limit`");
  if (!word) return std::nullopt;
  if (word->text == "no-limit") return no_limit;
  auto const value = base::parse_number(word->text);
  if (value && *value >= 1 && *value < no_limit && std::floor(*value) == *value) return static_cast<int>(*value);
  complain(*word, "a whole number 1 to 4, or `no-limit`");
  return std::nullopt;
}

std::optional<std::string> ValueReader::leader() {
  constexpr std::size_t longest = 20;  // bytes
  constexpr std::string_view needed = "a short text to repeat, as `\" .\"`, or `none`";
  if (node_.kind != yaml::Kind::Scalar) {
    single_word(needed);
    return std::nullopt;
  }
  if (node_.text == "none") return std::string{};
  if (!words_.empty() && node_.text.size() <= longest) return node_.text;
  complain({node_.text, 0}, std::string(needed));
  return std::nullopt;
}

}  // namespace livret::spec
