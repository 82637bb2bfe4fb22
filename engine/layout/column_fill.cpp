#include "layout/column_fill.hpp"

namespace livret::layout {

using base::Length;
using content::Placement;

bool ColumnFill::repeats_head(Strip const& first, PageGeometry const& page) {
  return first.repeat && first.repeat->height + first.height <= page.height();
}

Length ColumnFill::top_of(Strip const& strip) const {
  if (empty_) {
    if (strip.placement == Placement::Bleed) return Length();
    return bottom_ + (repeats_head(strip, page_) ? strip.repeat->height : Length());
  }
  Length top = max(bottom_ + strip.gap, page_.top);
  if (strip.placement != Placement::Main) top = max(top, margin_bottom_);
  return top;
}

Placed ColumnFill::add(Strip const& strip) {
  Length const top = top_of(strip);
  Placed placed{top, {}};
  bottom_ = top + strip.height;
  if (strip.placement != Placement::Main) {
    margin_bottom_ = max(bottom_, page_.top);
    margin_gap_ = Length();
  }
  for (MarginBlock const& block : strip.margin_blocks) {
    Length const gap = margin_bottom_ > page_.top ? max(margin_gap_, block.margin_above) : Length();
    Length const margin_top = max(max(top, page_.top), margin_bottom_ + gap);
    placed.margin_tops.push_back(margin_top);
    margin_bottom_ = margin_top + block.strip->height;
    margin_gap_ = block.margin_below;
  }
  empty_ = false;
  return placed;
}

void NoteRoom::add(Length height) { height_ += (height_ == Length() ? above_ : between_) + height; }

Length height_of(std::vector<Strip> const& lines, std::size_t begin, std::size_t end) {
  Length height;
  for (std::size_t i = begin; i < end; ++i) height += lines[i].height;
  return height;
}

}  // namespace livret::layout
