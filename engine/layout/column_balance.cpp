#include "layout/column_balance.hpp"

#include <algorithm>
#include <utility>

namespace livret::layout {

using base::Length;

namespace {

constexpr Length unlimited = Length::from_units(std::int64_t{1} << 56);
constexpr std::size_t many_strips = 1000;  // from which on heights are tried in steps of a 1024th of all
constexpr double fine_steps = 1024;

Strip set_in_columns(std::vector<Strip>::iterator begin, std::vector<Strip>::iterator end) {
  ColumnSet const set = *begin->columns;
  ColumnBalance balance(set, Length(), unlimited, {});
  for (auto strip = begin; strip != end; ++strip) balance.add(*strip);
  Strip whole;
  whole.height = balance.bottom();
  whole.gap = begin->gap;
  whole.break_cost = begin->break_cost;
  whole.forced = begin->forced;
  whole.name = begin->name;
  whole.where = begin->where;
  for (auto strip = begin; strip != end; ++strip) {
    ColumnBalance::Place const& place = balance.places()[static_cast<std::size_t>(strip - begin)];
    Length const left = (set.width + set.gap) * static_cast<double>(place.column);
    merge_into(whole, std::move(*strip), {left, place.top});
  }
  return whole;
}

}  // namespace

Length BaselineGrid::snap(Length top, Strip const& strip) const {
  if (distance <= Length() || strip.snap == content::LineSnap::None || !strip.baseline) return top;
  std::int64_t const below = (top + *strip.baseline - origin).units();
  std::int64_t const line = std::max<std::int64_t>((below + distance.units() - 1) / distance.units(), 1);
  return top + Length::from_units(line * distance.units() - below);
}

/// Where a column that starts with a strip ends, and the target at which it would take one strip more.
struct ColumnBalance::ColumnEnd {
  std::size_t end = 0;
  Length bottom;
  Length next_target;
  bool is_allowed = true;
};

void ColumnBalance::add(Strip const& strip) {
  strips_.push_back(&strip);
  places_.emplace_back();
  total_ += strip.height;
  if (!append_last()) balance();
}

Length ColumnBalance::next_top(std::size_t index, Length column_bottom, bool is_first) const {
  return grid_.snap(is_first ? top_ : column_bottom + strips_[index]->gap, *strips_[index]);
}

/// Adds the last strip below the one before it, if there is room.
bool ColumnBalance::append_last() {
  std::size_t const last = strips_.size() - 1;
  if (last == 0) return false;
  Length const top = next_top(last, column_bottom_, false);
  Length const bottom = top + strips_[last]->height;
  if (bottom > target_) return false;
  places_[last] = {places_[last - 1].column, top};
  column_bottom_ = bottom;
  bottom_ = max(bottom_, bottom);
  return true;
}

void ColumnBalance::balance() {
  Length const least = top_ + total_ / static_cast<double>(count_);
  target_ = max(target_, least);
  Length next;
  while (!fill(next)) {
    if (strips_.size() > many_strips) next = max(next, target_ + total_ / fine_steps);
    bool const gives_up = only_cheap_breaks_ && next > limit_;
    if (gives_up) only_cheap_breaks_ = false;
    target_ = gives_up ? least : next;
  }
}

ColumnBalance::ColumnEnd ColumnBalance::end_of_column(std::size_t start) const {
  ColumnEnd column;
  Length bottom;
  bool has_cheap_end = false;
  for (std::size_t i = start; i < strips_.size(); ++i) {
    bool const ends_cheaply = i > start && strips_[i]->break_cost < cost::orphan;
    if (ends_cheaply || (i > start && !has_cheap_end && !only_cheap_breaks_)) {
      column.end = i;
      column.bottom = bottom;
      has_cheap_end = has_cheap_end || ends_cheaply;
    }
    bottom = next_top(i, bottom, i == start) + strips_[i]->height;
    if (bottom > target_) {
      column.next_target = bottom;
      column.is_allowed = column.end > start;
      return column;
    }
  }
  column.end = strips_.size();
  column.bottom = column.next_target = bottom;
  return column;
}

/// Fills the columns down to the target; if not all fits, `next_target` is the least one at which a column takes more.
bool ColumnBalance::fill(Length& next_target) {
  std::size_t start = 0;
  next_target = unlimited;
  bottom_ = top_;
  for (std::size_t column = 0; column < count_ && start < strips_.size(); ++column) {
    ColumnEnd const found = end_of_column(start);
    if (found.end < strips_.size()) next_target = min(next_target, found.next_target);
    if (!found.is_allowed) return false;
    Length bottom;
    for (std::size_t i = start; i < found.end; ++i) {
      places_[i] = {column, next_top(i, bottom, i == start)};
      bottom = places_[i].top + strips_[i]->height;
    }
    column_bottom_ = found.bottom;
    bottom_ = max(bottom_, found.bottom);
    start = found.end;
  }
  return start == strips_.size();
}

std::vector<Strip> join_columns(std::vector<Strip>&& strips) {
  bool const has_columns =
      std::any_of(strips.begin(), strips.end(), [](Strip const& strip) { return strip.columns != nullptr; });
  if (!has_columns) return std::move(strips);
  std::vector<Strip> joined;
  for (auto begin = strips.begin(); begin != strips.end();) {
    auto const end = std::find_if(begin, strips.end(), [&](Strip const& s) { return s.columns != begin->columns; });
    if (begin->columns) {
      joined.push_back(set_in_columns(begin, end));
      begin = end;
    } else {
      joined.push_back(std::move(*begin++));
    }
  }
  return joined;
}

}  // namespace livret::layout
