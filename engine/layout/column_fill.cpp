#include "layout/column_fill.hpp"

#include <utility>

namespace livret::layout {

using base::Length;
using content::Placement;

ColumnFill::ColumnFill(PageGeometry const& page, HeadRoom head)
    : page_(page),
      bottom_(page.top + head.height),
      margin_bottom_(page.top + (head.over_margin ? head.height : Length())),
      margin_start_(margin_bottom_),
      has_head_(head.height > Length()) {}

bool ColumnFill::repeats_head(Strip const& first, PageGeometry const& page) {
  return first.repeat && first.repeat->height + first.height <= page.height();
}

Length ColumnFill::top_of(Strip const& strip) const {
  if (places_.empty()) {
    if (strip.placement == Placement::Bleed && !has_head_) return Length();
    return bottom_ + (repeats_head(strip, page_) ? strip.repeat->height : Length());
  }
  Length const top = max(bottom_ + strip.gap, page_.top);
  return strip.placement == Placement::Main ? top : max(top, margin_bottom_);
}

void ColumnFill::push_down(Length by) {
  if (by == Length()) return;
  close_set();
  bottom_ += by;
}

void ColumnFill::add(Strip const& strip) {
  if (set_ && set_->set != strip.columns.get()) close_set();
  if (strip.columns) {
    add_to_set(strip);
    return;
  }
  Placed placed;
  placed.top = BaselineGrid{page_.top, page_.grid}.snap(top_of(strip), strip);
  bottom_ = placed.top + strip.height;
  if (strip.placement != Placement::Main) {
    margin_bottom_ = margin_start_ = max(bottom_, page_.top);
    margin_gap_ = margin_height_ = Length();
  }
  add_margin_blocks(strip, placed);
  places_.push_back(std::move(placed));
}

void ColumnFill::add_to_set(Strip const& strip) {
  if (!set_) {
    BaselineGrid const grid{page_.top, page_.grid};
    set_.emplace(OpenSet{strip.columns.get(), {*strip.columns, top_of(strip), page_.bottom, grid}, {}});
  }
  set_->balance.add(strip);
  set_->strips.push_back(&strip);
  places_.emplace_back();
}

void ColumnFill::close_set() {
  if (!set_) return;
  OpenSet const set = *std::exchange(set_, std::nullopt);
  std::vector<ColumnBalance::Place> const places = set.balance.places();
  std::size_t const first = places_.size() - set.strips.size();
  for (std::size_t i = 0; i < set.strips.size(); ++i) {
    ColumnBalance::Place const& place = places[i];
    Placed& placed = places_[first + i];
    placed.top = place.top;
    placed.column_left = (set.set->width + set.set->gap) * static_cast<double>(place.column);
    add_margin_blocks(*set.strips[i], placed);
  }
  bottom_ = set.balance.bottom();
  if (set.strips.front()->placement != Placement::Main) {
    margin_bottom_ = margin_start_ = max(bottom_, page_.top);
    margin_gap_ = margin_height_ = Length();
  }
}

void ColumnFill::add_margin_blocks(Strip const& strip, Placed& placed) {
  for (MarginBlock const& block : strip.margin_blocks) {
    Length const gap = margin_bottom_ > page_.top ? max(margin_gap_, block.margin_above) : Length();
    Length const top = max(max(placed.top + block.below_top, page_.top), margin_bottom_ + gap);
    placed.margin_tops.push_back(top);
    margin_bottom_ = top + block.strip->height;
    margin_height_ += (margin_height_ > Length() ? gap : Length()) + block.strip->height;
    margin_gap_ = block.margin_below;
  }
}

std::vector<Placed> const& ColumnFill::places() {
  close_set();
  return places_;
}

void NoteRoom::add(Length height, std::size_t count) {
  if (count == 0) return;
  height_ += (height_ == Length() ? above_ : between_) + height + between_ * static_cast<double>(count - 1);
}

Length height_of(std::vector<Strip> const& lines, std::size_t begin, std::size_t end) {
  Length height;
  for (std::size_t i = begin; i < end; ++i) height += lines[i].height;
  return height;
}

}  // namespace livret::layout
