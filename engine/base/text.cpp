#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace livret::base {

namespace {

// Well-formed second bytes by lead byte (Unicode 15, table 3-7).
struct Lead {
  std::uint32_t length;
  std::uint8_t second_low;
  std::uint8_t second_high;
};

Lead classify(std::uint8_t lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xc2) return {0, 0, 0};
  if (lead < 0xe0) return {2, 0x80, 0xbf};
  if (lead == 0xe0) return {3, 0xa0, 0xbf};
  if (lead == 0xed) return {3, 0x80, 0x9f};
  if (lead < 0xf0) return {3, 0x80, 0xbf};
  if (lead == 0xf0) return {4, 0x90, 0xbf};
  if (lead < 0xf4) return {4, 0x80, 0xbf};
  if (lead == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

constexpr char32_t replacement = 0xfffd;

struct Decoded {
  CodePoint point;
  bool well_formed;
};

Decoded decode(std::string_view text, std::size_t offset) {
  auto const byte_at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  auto const lead = byte_at(offset);
  auto const [length, low, high] = classify(lead);
  if (length == 0) return {{replacement, 1}, false};
  if (length == 1) return {{lead, 1}, true};
  char32_t value = lead & (0x7fU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (offset + i >= text.size()) return {{replacement, i}, false};
    auto const byte = byte_at(offset + i);
    if (byte < (i == 1 ? low : 0x80) || byte > (i == 1 ? high : 0xbf)) return {{replacement, i}, false};
    value = (value << 6) | (byte & 0x3fU);
  }
  return {{value, length}, true};
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const point = decode_utf8(text, at);
    result += point.value;
    at += point.length;
  }
  return result;
}

// Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours.
std::size_t edit_distance(std::u32string const& a, std::u32string const& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t offset) { return decode(text, offset).point; }

void append_utf8(std::string& text, char32_t c) {
  auto const put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | (c >> 6));
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const [point, well_formed] = decode(text, at);
    if (!well_formed) return at;
    at += point.length;
  }
  return std::nullopt;
}

std::optional<std::string> nearest_word(std::string_view word, std::span<std::string const> candidates) {
  constexpr std::size_t longest = 64;  // a longer word is no slip, and the distance is quadratic
  if (word.size() > longest) return std::nullopt;
  auto const wanted = code_points(word);
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (auto const& candidate : candidates) {
    if (candidate.size() > longest) continue;
    auto const points = code_points(candidate);
    auto const distance = edit_distance(wanted, points);
    if (distance * 3 > std::max(wanted.size(), points.size())) continue;
    if (!best || distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  auto const first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace livret::base
