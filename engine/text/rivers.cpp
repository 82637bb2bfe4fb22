#include "text/rivers.hpp"

#include <algorithm>
#include <vector>

namespace livret::text {

namespace {

constexpr int least_lines = 3;

/// The white between two words of a line.
struct Gap {
  std::int64_t left = 0;
  std::int64_t right = 0;
  int lines = 1;  ///< of the longest column that ends here
};

bool is_word_space(std::string_view text, std::uint32_t cluster) {
  return text[cluster] == ' ' || text.substr(cluster, 2) == "\u00A0";
}

/// From left to right, without the space that hangs at the line's end.
void find_gaps(Line const& line, std::vector<Gap>& gaps) {
  gaps.clear();
  for (auto const& placed : line.runs) {
    auto x = placed.x.units();
    for (auto const& glyph : placed.run->glyphs) {
      bool const is_gap = is_word_space(placed.run->text, glyph.cluster) && x < line.width.units();
      if (is_gap) gaps.push_back({x, x + glyph.advance});
      x += glyph.advance;
    }
  }
}

bool lies_under(Gap const& gap, Gap const& above) {
  auto const overlap = std::min(gap.right, above.right) - std::max(gap.left, above.left);
  return 2 * overlap > std::min(gap.right - gap.left, above.right - above.left);
}

/// Both from left to right.
void continue_columns(std::vector<Gap>& gaps, std::vector<Gap> const& above) {
  std::size_t first = 0;
  for (auto& gap : gaps) {
    while (first < above.size() && above[first].right <= gap.left) ++first;
    for (auto i = first; i < above.size() && above[i].left < gap.right; ++i)
      if (lies_under(gap, above[i])) gap.lines = std::max(gap.lines, above[i].lines + 1);
  }
}

}  // namespace

Rivers find_rivers(std::span<Line const> lines) {
  Rivers rivers;
  std::vector<Gap> above;
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < lines.size() && lines.size() >= least_lines; ++i) {
    find_gaps(lines[i], gaps);
    continue_columns(gaps, above);
    for (auto const& gap : gaps) {
      if (gap.lines != least_lines) continue;
      if (rivers.count == 0) rivers.third_line = i;
      ++rivers.count;
    }
    above.swap(gaps);
  }
  return rivers;
}

}  // namespace livret::text
