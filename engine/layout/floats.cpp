#include "layout/floats.hpp"

namespace livret::layout {

using base::Length;

namespace {

/// Floats of one side, one below the other.
struct Pile {
  Length height;
  Length margin_below;
  bool is_empty = true;
  bool over_margin = false;

  /// Where the float comes to stand. `first_margin` is what it keeps above it where it is the first.
  Length add(MeasuredFloat const& each, Length first_margin) {
    height += is_empty ? first_margin : max(margin_below, each.margin_above);
    Length const top = height;
    height += each.strip.height;
    margin_below = each.margin_below;
    is_empty = false;
    over_margin = over_margin || each.strip.placement != content::Placement::Main;
    return top;
  }
};

struct Piles {
  FloatSides sides;
  Pile head = {};
  Pile foot = {};

  Length add(MeasuredFloat const& each) {
    return stands_at_head(each, sides) ? head.add(each, Length()) : foot.add(each, each.margin_above);
  }
};

void add_notes(MeasuredDocument const& measured, Strip const& strip, ExtraNotes& notes) {
  for (content::NoteId id : strip.notes) {
    auto const& lines = measured.notes[id.index()].lines;
    notes.height += height_of(lines, 0, lines.size());
    ++notes.count;
  }
}

}  // namespace

FloatSides float_sides(Strip const& strip) {
  bool const is_band = strip.placement == content::Placement::Bleed;
  return strip.opens_section || is_band ? FloatSides::FootOnly : FloatSides::HeadAndFoot;
}

bool stands_at_head(MeasuredFloat const& each, FloatSides sides) {
  return sides == FloatSides::HeadAndFoot && each.side != content::Float::Bottom;
}

FloatRoom float_room(MeasuredDocument const& measured, std::size_t begin, std::size_t end, FloatSides sides) {
  Piles piles{sides};
  FloatRoom room;
  for (std::size_t i = begin; i < end; ++i) {
    piles.add(measured.floats[i]);
    add_notes(measured, measured.floats[i].strip, room.notes);
  }
  room.head = {piles.head.height + piles.head.margin_below, piles.head.over_margin};
  room.foot = piles.foot.height;
  room.foot_over_margin = piles.foot.over_margin;
  return room;
}

std::vector<Length> float_tops(MeasuredDocument const& measured, std::size_t begin, std::size_t end, FloatSides sides) {
  Piles piles{sides};
  std::vector<Length> tops;
  for (std::size_t i = begin; i < end; ++i) tops.push_back(piles.add(measured.floats[i]));
  return tops;
}

}  // namespace livret::layout
