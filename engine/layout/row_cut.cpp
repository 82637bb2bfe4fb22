#include "layout/row_cut.hpp"

#include <algorithm>

namespace livret::layout {

namespace {

using base::Length;

constexpr std::size_t least_lines = 2;  // of a cell on either side of a cut

std::size_t weight_of(CellLines const& lines, std::size_t begin, std::size_t end) {
  std::size_t weight = 0;
  for (std::size_t i = begin; i < end && weight < least_lines; ++i) weight += lines[i].weight;
  return weight;
}

/// Whether a cell may be cut before its line `at`.
bool may_end(CellLines const& lines, std::size_t at) {
  if (at == 0 || at == lines.size()) return true;
  std::size_t const above = at >= least_lines ? at - least_lines : 0;
  return weight_of(lines, above, at) >= least_lines && weight_of(lines, at, lines.size()) >= least_lines;
}

std::size_t first_below(CellLines const& lines, Length y) {
  auto const found =
      std::lower_bound(lines.begin(), lines.end(), y, [](CellLine const& line, Length top) { return line.top < top; });
  return static_cast<std::size_t>(found - lines.begin());
}

bool is_common_cut(std::vector<CellLines> const& cells, Length y) {
  bool has_above = false;
  for (CellLines const& lines : cells) {
    std::size_t const at = first_below(lines, y);
    if (at > 0 && lines[at - 1].bottom > y) return false;
    if (!may_end(lines, at)) return false;
    has_above = has_above || at > 0;
  }
  return has_above;
}

/// The heights at which all cells may be cut, ascending.
std::vector<Length> common_cuts(std::vector<CellLines> const& cells) {
  std::vector<Length> tops;
  for (CellLines const& lines : cells) {
    for (CellLine const& line : lines) tops.push_back(line.top);
  }
  std::sort(tops.begin(), tops.end());
  tops.erase(std::unique(tops.begin(), tops.end()), tops.end());
  std::erase_if(tops, [&](Length y) { return !is_common_cut(cells, y); });
  return tops;
}

RowCut cut_at(std::vector<CellLines> const& cells, std::vector<Length> const& cuts, Length height) {
  RowCut cut;
  Length top;
  for (Length y : cuts) {
    cut.heights.push_back(y - top);
    top = y;
  }
  cut.heights.push_back(height - top);
  for (CellLines const& lines : cells) {
    auto& places = cut.places.emplace_back();
    for (CellLine const& line : lines) {
      auto const part = std::upper_bound(cuts.begin(), cuts.end(), line.top) - cuts.begin();
      places.push_back(
          {static_cast<std::size_t>(part), part > 0 ? line.top - cuts[static_cast<std::size_t>(part - 1)] : line.top});
    }
  }
  return cut;
}

/// Fills parts one after another: the cell with most left to set gives each two lines, the others what fits beside
/// them.
class PartFiller {
 public:
  explicit PartFiller(std::vector<CellLines> const& cells) : cells_(cells), next_(cells.size()), cut_{{}, {}} {
    for (CellLines const& lines : cells) cut_.places.emplace_back(lines.size());
  }

  RowCut run(Length below) {
    for (std::size_t longest = find_longest(); left(longest) > Length(); longest = find_longest()) fill_part(longest);
    cut_.heights.back() += below;
    return std::move(cut_);
  }

 private:
  Length left(std::size_t cell) const {
    auto const& lines = cells_[cell];
    return next_[cell] < lines.size() ? lines.back().bottom - lines[next_[cell]].top : Length();
  }

  std::size_t find_longest() const {
    std::size_t longest = 0;
    for (std::size_t cell = 1; cell < cells_.size(); ++cell) {
      if (left(cell) > left(longest)) longest = cell;
    }
    return longest;
  }

  /// The least end from which on the cell may be cut.
  std::size_t least_end(std::size_t cell) const {
    std::size_t end = std::min(next_[cell] + least_lines, cells_[cell].size());
    while (!may_end(cells_[cell], end)) ++end;
    return end;
  }

  std::size_t fitting_end(std::size_t cell, Length height) const {
    CellLines const& lines = cells_[cell];
    std::size_t end = next_[cell];
    while (end < lines.size() && lines[end].bottom - lines[next_[cell]].top <= height) ++end;
    while (end > next_[cell] && !may_end(lines, end)) --end;
    return end;
  }

  /// The first part has what stands above the row's first lines.
  void fill_part(std::size_t longest) {
    Length const above = cut_.heights.empty() ? cells_[longest].front().top : Length();
    std::size_t const end = least_end(longest);
    Length const height = cells_[longest][end - 1].bottom - cells_[longest][next_[longest]].top;
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      std::size_t const begin = next_[cell];
      next_[cell] = cell == longest ? end : fitting_end(cell, height);
      for (std::size_t i = begin; i < next_[cell]; ++i)
        cut_.places[cell][i] = {cut_.heights.size(), above + cells_[cell][i].top - cells_[cell][begin].top};
    }
    cut_.heights.push_back(above + height);
  }

  std::vector<CellLines> const& cells_;
  std::vector<std::size_t> next_;  ///< line of each cell
  RowCut cut_;
};

}  // namespace

RowCut cut_row(std::vector<CellLines> const& cells, Length height, Length below, Length room) {
  RowCut cut = cut_at(cells, common_cuts(cells), height);
  if (*std::max_element(cut.heights.begin(), cut.heights.end()) <= room) return cut;
  bool const has_lines = std::any_of(cells.begin(), cells.end(), [](CellLines const& lines) { return !lines.empty(); });
  return has_lines ? PartFiller(cells).run(below) : cut;
}

}  // namespace livret::layout
