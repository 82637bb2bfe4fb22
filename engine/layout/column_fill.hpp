#pragma once

#include <vector>

#include "layout/measure.hpp"

namespace livret::layout {

/// Where a strip and its margin blocks come to stand: their tops, from the paper's top.
struct Placed {
  base::Length top;
  std::vector<base::Length> margin_tops;
};

/// How far a page is filled from the top, as strips are added one by one: breaking and placing share it, so that they
/// agree.
class ColumnFill {
 public:
  explicit ColumnFill(PageGeometry const& page) : page_(page), bottom_(page.top), margin_bottom_(page.top) {}

  /// Adds a strip. A strip over both columns starts below the margin column's blocks; a bleed strip
  /// that is first starts at the paper's edge; a repeated head takes its height above the first strip.
  Placed add(Strip const& strip);
  /// Room pushed in above the next strip.
  void push_down(base::Length by) { bottom_ += by; }

  base::Length bottom() const { return bottom_; }
  /// Whether the first strip of the page brings its repeated head.
  static bool repeats_head(Strip const& first, PageGeometry const& page);

 private:
  base::Length top_of(Strip const& strip) const;

  PageGeometry const& page_;
  base::Length bottom_;
  base::Length margin_bottom_;
  base::Length margin_gap_;
  bool empty_ = true;
};

/// The room that notes take at the foot of a page, rule and gaps included.
class NoteRoom {
 public:
  explicit NoteRoom(content::NoteStyle const& style)
      : above_(style.gap_above + style.rule.width + style.gap_below), between_(style.gap_between) {}
  void add(base::Length height);
  base::Length height() const { return height_; }

 private:
  base::Length above_;
  base::Length between_;
  base::Length height_;
};

base::Length height_of(std::vector<Strip> const& lines, std::size_t begin, std::size_t end);

}  // namespace livret::layout
