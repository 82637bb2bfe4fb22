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
  std::vector<ColumnBalance::Place> const places = balance.places();
  Strip whole;
  whole.height = balance.bottom();
  whole.gap = begin->gap;
  whole.break_cost = begin->break_cost;
  whole.forced = begin->forced;
  whole.name = begin->name;
  whole.where = begin->where;
  for (auto strip = begin; strip != end; ++strip) {
    ColumnBalance::Place const& place = places[static_cast<std::size_t>(strip - begin)];
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

bool ColumnBalance::is_snapped(std::size_t index) const {
  Strip const& strip = *strips_[index];
  return grid_.distance > Length() && strip.snap != content::LineSnap::None && strip.baseline;
}

void ColumnBalance::add(Strip const& strip) {
  strips_.push_back(&strip);
  total_ += strip.height;
  std::size_t const index = chain_.size();
  Link link;
  link.top = grid_.snap(index == 0 ? top_ : chain_.back().own_bottom + strip.gap, strip);
  link.own_bottom = link.top + strip.height;
  link.bottom = index == 0 ? link.own_bottom : max(chain_.back().bottom, link.own_bottom);
  link.cheap_break = index > 0 && strip.break_cost >= cost::orphan ? chain_.back().cheap_break : index;
  chain_.push_back(link);
  has_snapped_ = has_snapped_ || is_snapped(index);
  bool const fits_last = index > 0 && last_shift_ + link.bottom <= target_;
  if (fits_last) {
    bottom_ = max(bottom_, last_shift_ + link.bottom);
  } else {
    balance();
  }
}

/// How far the strips from `start` on move where a column starts with it. From its first snapped strip on a column is
/// as it would be anywhere on the grid; strips above that may be taken to end lower than they do.
Length ColumnBalance::shift_of(std::size_t start) const {
  Length const plain = grid_.snap(top_, *strips_[start]) - chain_[start].top;
  if (!has_snapped_ || is_snapped(start)) return plain;
  Length bottom = top_ + strips_[start]->height;
  for (std::size_t i = start + 1; i < strips_.size(); ++i) {
    Length const top = grid_.snap(bottom + strips_[i]->gap, *strips_[i]);
    if (is_snapped(i)) return max(plain, top - chain_[i].top);
    bottom = top + strips_[i]->height;
  }
  return plain;
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

/// Fills the columns down to the target; if not all fits, `next_target` is the least one at which a column takes more.
bool ColumnBalance::fill(Length& next_target) {
  next_target = unlimited;
  bottom_ = top_;
  starts_.assign(1, 0);
  while (starts_.size() <= count_) {
    std::size_t const start = starts_.back();
    last_shift_ = shift_of(start);
    auto const fits = [&](Link const& link) { return last_shift_ + link.bottom <= target_; };
    auto const over = std::partition_point(chain_.begin() + static_cast<std::ptrdiff_t>(start), chain_.end(), fits);
    if (over == chain_.end()) {
      bottom_ = max(bottom_, last_shift_ + chain_.back().bottom);
      return true;
    }
    next_target = min(next_target, last_shift_ + over->bottom);
    bool const ends_cheaply = over->cheap_break > start;
    std::size_t const end = ends_cheaply ? over->cheap_break : static_cast<std::size_t>(over - chain_.begin());
    if (end == start || (only_cheap_breaks_ && !ends_cheaply)) return false;
    bottom_ = max(bottom_, last_shift_ + chain_[end - 1].bottom);
    starts_.push_back(end);
  }
  return false;
}

std::vector<ColumnBalance::Place> ColumnBalance::places() const {
  std::vector<Place> places;
  Length bottom;
  std::size_t column = 0;
  for (std::size_t i = 0; i < strips_.size(); ++i) {
    bool const starts_column = column + 1 < starts_.size() && i == starts_[column + 1];
    if (starts_column) ++column;
    Length const above = i == 0 || starts_column ? top_ : bottom + strips_[i]->gap;
    places.push_back({column, grid_.snap(above, *strips_[i])});
    bottom = places.back().top + strips_[i]->height;
  }
  return places;
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
