#pragma once

#include <vector>

#include "layout/strip.hpp"

namespace livret::layout {

/// Lines that first baselines stand on, `distance` apart; the first one stands that far below `origin`.
struct BaselineGrid {
  base::Length origin;
  base::Length distance;  ///< 0: there is no grid

  /// Where a strip that would start at `top` starts: as far down as its baseline needs to stand on a line.
  base::Length snap(base::Length top, Strip const& strip) const;
};

/// Balances the strips of a column set: it finds the least height at which they fit into the columns one after
/// another. A column ends at a break that is cheaper than an orphan, where there is one: a set that can have such
/// breaks only by running over `limit` takes dear ones.
class ColumnBalance {
 public:
  struct Place {
    std::size_t column = 0;
    base::Length top;
  };

  ColumnBalance(ColumnSet const& set, base::Length top, base::Length limit, BaselineGrid grid)
      : count_(set.count), top_(top), limit_(limit), grid_(grid), target_(top), bottom_(top) {}

  /// Adds the next strip; it has to live as long as the balance.
  void add(Strip const& strip);
  /// Of the tallest column.
  base::Length bottom() const { return bottom_; }
  /// Of each strip.
  std::vector<Place> places() const;

 private:
  /// A strip as it would stand in one endless column: what a column starts with moves all of it by the same height.
  struct Link {
    base::Length top;
    base::Length own_bottom;
    base::Length bottom;          ///< of the lowest strip down to here
    std::size_t cheap_break = 0;  ///< the last strip down to here that a column may start with; 0: none
  };

  bool is_snapped(std::size_t index) const;
  base::Length shift_of(std::size_t start) const;
  void balance();
  bool fill(base::Length& next_target);

  std::size_t count_;
  base::Length top_;
  base::Length limit_;
  BaselineGrid grid_;
  std::vector<Strip const*> strips_;
  std::vector<Link> chain_;
  std::vector<std::size_t> starts_;  ///< the first strip of each column
  bool has_snapped_ = false;
  base::Length total_;   ///< height of all strips
  base::Length target_;  ///< down to which columns may go
  base::Length bottom_;
  base::Length last_shift_;  ///< of the last column
  bool only_cheap_breaks_ = true;
};

/// The same list with the strips of each column set made one.
std::vector<Strip> join_columns(std::vector<Strip>&& strips);

}  // namespace livret::layout
