#pragma once

#include <optional>
#include <vector>

#include "layout/column_balance.hpp"
#include "layout/measure.hpp"

namespace livret::layout {

/// Where a strip and its margin blocks come to stand: their tops, from the paper's top.
struct Placed {
  base::Length top;
  base::Length column_left;  ///< of its column, from the left edge of the column set
  std::vector<base::Length> margin_tops;
};

/// Floats at the head of a page.
struct HeadRoom {
  base::Length height;
  bool over_margin = false;  ///< whether one of them stands over the margin column too
};

/// How far a page is filled from the top, as strips are added one by one: breaking and placing share it, so that they
/// agree. Strips have to live as long as the fill.
class ColumnFill {
 public:
  explicit ColumnFill(PageGeometry const& page, HeadRoom head = {});

  /// Adds a strip. A strip over both columns starts below the margin column's blocks; a bleed strip that is first
  /// starts at the paper's edge; a repeated head takes its height above the first strip; the strips of a column set are
  /// balanced with those of it that were added before; baselines stand on the page's grid where they ask for it.
  void add(Strip const& strip);
  /// Room pushed in above the next strip.
  void push_down(base::Length by);

  base::Length bottom() const { return set_ ? set_->balance.bottom() : bottom_; }
  /// Whether the margin column's blocks would not fit above `bottom` even if they were moved up.
  bool overfills_margin(base::Length bottom) const { return margin_start_ + margin_height_ > bottom; }
  /// Of all strips. Ends a column set.
  std::vector<Placed> const& places();
  /// Whether the first strip of the page brings its repeated head.
  static bool repeats_head(Strip const& first, PageGeometry const& page);

 private:
  /// The column set under way.
  struct OpenSet {
    ColumnSet const* set;
    ColumnBalance balance;
    std::vector<Strip const*> strips;
  };

  base::Length top_of(Strip const& strip) const;
  void add_to_set(Strip const& strip);
  void close_set();
  void add_margin_blocks(Strip const& strip, Placed& placed);

  PageGeometry const& page_;
  base::Length bottom_;
  base::Length margin_bottom_;
  base::Length margin_gap_;
  base::Length margin_start_;   ///< top of the margin column below the last strip over both columns
  base::Length margin_height_;  ///< of the blocks below it, with the gaps between them
  bool has_head_ = false;
  std::vector<Placed> places_;
  std::optional<OpenSet> set_;
};

/// The room that notes take at the foot of a page, rule and gaps included.
class NoteRoom {
 public:
  explicit NoteRoom(content::NoteStyle const& style)
      : above_(style.gap_above + style.rule.width + style.gap_below), between_(style.gap_between) {}
  /// Adds `count` notes, `height` together without the gaps between them.
  void add(base::Length height, std::size_t count = 1);
  base::Length height() const { return height_; }

 private:
  base::Length above_;
  base::Length between_;
  base::Length height_;
};

base::Length height_of(std::vector<Strip> const& lines, std::size_t begin, std::size_t end);

}  // namespace livret::layout
