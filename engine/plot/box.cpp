#include "plot/box.hpp"

#include <utility>

namespace livret::plot {

// vega-runtime's adjustSpatial.
Box::Side Box::side(Channel start, Channel end, Channel centre, Channel length, Ends ends) const {
  Side side{value(start), value(length)};
  if (has(end)) {
    double last = value(end);
    if (has(start)) {
      if (ends == Ends::InOrder && side.start > last) std::swap(side.start, last);
      side.length = last - side.start;
    } else {
      side.start = last - side.length;
    }
  }
  if (has(centre)) side.start = value(centre) - side.length / 2;
  return side;
}

Box::Placed Box::place(Ends ends) const {
  Side const across = side(Channel::X, Channel::X2, Channel::Xc, Channel::Width, ends);
  Side const down = side(Channel::Y, Channel::Y2, Channel::Yc, Channel::Height, ends);
  return {across.start, down.start, across.length, down.length};
}

}  // namespace livret::plot
