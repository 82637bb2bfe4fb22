#include "layout/flow.hpp"

#include <utility>

namespace livret::layout {

using base::Length;

void Flow::margin(Length height) {
  margin_above_zero_ = max(margin_above_zero_, height);
  margin_below_zero_ = min(margin_below_zero_, height);
}

void Flow::settle_margins() {
  space_ += margin_above_zero_ + margin_below_zero_;
  margin_above_zero_ = margin_below_zero_ = Length();
}

void Flow::space(Length height) {
  settle_margins();
  space_ += height;
}

void Flow::break_here(content::Break rule) {
  if (rule == content::Break::Avoid) discourage(cost::keep_next);
  if (rule == content::Break::Page) end_page();
}

void Flow::end_page() {
  settle_floats();
  if (stretch_ > 0 || !margin_blocks_.empty()) flush();
  forced_ = ForcedBreak::Above;
}

void Flow::settle_floats() {
  bool const starts_page = strips_.empty() || forced_ == ForcedBreak::Above;
  if (!floats_.empty() && starts_page) flush();
  for (std::size_t each : std::exchange(floats_, {})) strips_.back().floats.push_back(each);
}

void Flow::stand_on(std::optional<content::MasterId> master) {
  if (master == master_) return;
  if (!strips_.empty() || !margin_blocks_.empty() || !floats_.empty()) end_page();
  master_ = master;
}

void Flow::add(Strip strip) {
  settle_margins();
  strip.gap += std::exchange(space_, Length());
  strip.stretch = std::exchange(stretch_, 0);
  strip.break_cost = std::max(strip.break_cost, std::exchange(break_cost_, cost::free));
  strip.placement = placement_;
  strip.master = master_;
  if (std::exchange(forced_, ForcedBreak::None) == ForcedBreak::Above) strip.forced = ForcedBreak::Above;
  for (MarginBlock& block : std::exchange(margin_blocks_, {})) strip.margin_blocks.push_back(std::move(block));
  for (std::size_t each : std::exchange(floats_, {})) strip.floats.push_back(each);
  move_by(strip, {indent_, Length()});
  height_ += strip.gap + strip.height;
  strips_.push_back(std::move(strip));
}

void Flow::keep_together(std::size_t from, int at_least) {
  for (std::size_t i = from + 1; i < strips_.size(); ++i)
    strips_[i].break_cost = std::max(strips_[i].break_cost, at_least);
}

void Flow::flush() {
  Strip end;
  end.break_cost = cost::row_span;
  margin_above_zero_ = margin_below_zero_ = Length();
  add(std::move(end));
}

std::vector<Strip> Flow::finish() {
  settle_floats();
  if (stretch_ > 0 || !margin_blocks_.empty()) flush();
  return std::move(strips_);
}

}  // namespace livret::layout
