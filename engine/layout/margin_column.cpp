#include "layout/margin_column.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace livret::layout {

using base::Length;

namespace {

/// How far below the strip's top a note is called.
Length call_in(Strip const& strip, MeasuredNote const& note) {
  for (Anchor const& anchor : strip.anchors) {
    if (anchor.id == note.call) return anchor.at.y;
  }
  return Length();
}

}  // namespace

void set_notes_in_margin(MeasuredDocument& measured, Length gap) {
  for (Strip& strip : measured.strips) {
    for (content::NoteId id : strip.notes) {
      MeasuredNote& note = measured.notes[id.index()];
      if (!note.in_margin) continue;
      MarginBlock block;
      block.margin_above = block.margin_below = gap;
      block.below_top = call_in(strip, note);
      block.strip = std::make_shared<Strip const>(stack(std::move(note.lines)));
      strip.margin_blocks.push_back(std::move(block));
    }
    std::erase_if(strip.notes, [&](content::NoteId id) { return measured.notes[id.index()].in_margin; });
  }
}

void fit_segment(MarginSegment& segment, Length bottom, diag::Sink& sink) {
  auto& blocks = segment.blocks;
  if (blocks.empty()) return;
  Length limit = bottom;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    Length const height = blocks[i].block.strip->height;
    if (blocks[i].top + height <= limit) break;
    blocks[i].top = limit - height;
    if (i > 0) limit = blocks[i].top - max(blocks[i].block.margin_above, blocks[i - 1].block.margin_below);
  }
  Length const missing = segment.top - blocks.front().top;
  if (missing <= Length()) return;
  Strip const& first = *blocks.front().block.strip;
  sink.error(first.where,
             fmt::format("what stands in the margin column is {:.1f} pt taller than the {:.1f} pt it has",
                         missing.to_pt(), (bottom - segment.top).to_pt()),
             "shorten it, or move a part to another page");
  for (PlacedMarginBlock& placed : blocks) placed.top += missing;
}

}  // namespace livret::layout
