#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace livret::base {

/// One decoded code point and the bytes it took. An ill-formed sequence gives U+FFFD and the length of its maximal
/// subpart (Unicode 15, D93b), so a loop over any bytes ends.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
};

/// Decodes the code point that starts at `text[offset]`; `offset` must be less than the size.
CodePoint decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t code_point);

/// Where the first ill-formed UTF-8 sequence starts, or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The candidate nearest to `word` by Damerau–Levenshtein distance, if near enough to be a slip (at most a third of the
/// longer length): for "did you mean". Ties go to the first.
std::optional<std::string> nearest_word(std::string_view word, std::span<std::string const> candidates);

/// `text` without leading and trailing ASCII white space.
std::string_view trim(std::string_view text);

}  // namespace livret::base
