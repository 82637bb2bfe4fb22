#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace livret::image {

/// Reads the small languages of SVG's attributes (SVG 1.1, 4.2): numbers apart by white space, commas or nothing.
/// Numbers beyond ±1e9 are none.
class SvgScanner {
 public:
  explicit SvgScanner(std::string_view text) : text_(text) {}

  bool is_at_end() const { return text_.empty(); }
  std::string_view rest() const { return text_; }
  void skip_space();
  /// White space with at most one comma in it.
  void skip_separator();
  /// The next character if it is `wanted`.
  bool take(char wanted);
  std::optional<char> take_letter();
  /// Letters and hyphens; empty where there are none.
  std::string_view take_word();
  std::optional<double> take_number();
  /// `0` or `1`, as in arcs, where nothing needs to stand behind it.
  std::optional<bool> take_flag();

 private:
  std::string_view text_;
};

/// All of `text` as numbers; nothing where there is something else.
std::optional<std::vector<double>> read_numbers(std::string_view text);

/// A length in user units (96 an inch; `em` is 16 of them), a percentage of `whole`.
std::optional<double> read_length(std::string_view text, double whole);

}  // namespace livret::image
