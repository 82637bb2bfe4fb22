#include "geo/clip_rectangle.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

/// Coordinates are brought within this before they are cut, as at infinity there is no slope.
constexpr double farthest = 1e9;

Position within_reach(Position at) {
  return {std::clamp(at.x, -farthest, farthest), std::clamp(at.y, -farthest, farthest)};
}

/// The part of a segment that is left, its ends from 0 to 1.
struct Part {
  double from = 0, to = 1;

  bool keep_above(double start, double delta, double bound) { return keep(bound - start, delta); }
  bool keep_below(double start, double delta, double bound) { return keep(start - bound, -delta); }

 private:
  bool keep(double missing, double delta) {
    if (delta == 0) return missing <= 0;
    double const at = missing / delta;
    if (delta < 0) {
      if (at < from) return false;
      to = std::min(to, at);
    } else {
      if (at > to) return false;
      from = std::max(from, at);
    }
    return true;
  }
};

struct Segment {
  Position from, to;
};

std::optional<Segment> clipped(Segment segment, Extent const& box) {
  auto const [from, to] = segment;
  double const dx = to.x - from.x;
  double const dy = to.y - from.y;
  Part part;
  bool const is_left = part.keep_above(from.x, dx, box.x0) && part.keep_below(from.x, dx, box.x1) &&
                       part.keep_above(from.y, dy, box.y0) && part.keep_below(from.y, dy, box.y1);
  if (!is_left) return std::nullopt;
  if (part.from > 0) segment.from = {from.x + part.from * dx, from.y + part.from * dy};
  if (part.to < 1) segment.to = {from.x + part.to * dx, from.y + part.to * dy};
  return segment;
}

}  // namespace

RectangleClip::Edge::Corner RectangleClip::Edge::next(Corner corner, Turn turn) {
  return static_cast<Corner>((static_cast<int>(corner) + (turn == Turn::Forward ? 1 : 3)) % 4);
}

Position RectangleClip::Edge::position(Corner corner) const {
  bool const is_left = corner == Corner::TopLeft || corner == Corner::BottomLeft;
  bool const is_top = corner == Corner::TopLeft || corner == Corner::TopRight;
  return {is_left ? box_.x0 : box_.x1, is_top ? box_.y0 : box_.y1};
}

RectangleClip::Edge::Corner RectangleClip::Edge::corner_behind(Position at, Turn turn) const {
  bool const is_forward = turn == Turn::Forward;
  if (std::abs(at.x - box_.x0) < angle_tolerance) return is_forward ? Corner::TopLeft : Corner::BottomLeft;
  if (std::abs(at.x - box_.x1) < angle_tolerance) return is_forward ? Corner::BottomRight : Corner::TopRight;
  if (std::abs(at.y - box_.y0) < angle_tolerance) return is_forward ? Corner::TopRight : Corner::TopLeft;
  return is_forward ? Corner::BottomLeft : Corner::BottomRight;
}

double RectangleClip::Edge::order(Position a, Position b) const {
  Corner const corner_a = corner_behind(a, Turn::Forward);
  Corner const corner_b = corner_behind(b, Turn::Forward);
  if (corner_a != corner_b) return static_cast<int>(corner_a) - static_cast<int>(corner_b);
  switch (corner_a) {
    case Corner::TopLeft:
      return b.y - a.y;
    case Corner::TopRight:
      return a.x - b.x;
    case Corner::BottomRight:
      return a.y - b.y;
    case Corner::BottomLeft:
      break;
  }
  return b.x - a.x;
}

void RectangleClip::Edge::trace_corners(Corner from, Corner until, Turn turn, Stream& sink) const {
  Corner corner = from;
  do {
    sink.point(position(corner));
    corner = next(corner, turn);
  } while (corner != until);
}

void RectangleClip::Edge::trace(Position from, Position to, Turn turn, Stream& sink) const {
  Corner const first = corner_behind(from, turn);
  Corner const until = corner_behind(to, turn);
  bool const goes_all_round = is_before(from, to) != (turn == Turn::Forward);
  if (first == until && !goes_all_round) return sink.point(to);
  trace_corners(first, until, turn, sink);
}

void RectangleClip::Edge::trace_all(Stream& sink) const {
  trace_corners(Corner::TopLeft, Corner::TopLeft, Turn::Forward, sink);
}

bool RectangleClip::shows(Position at) const {
  Extent const& box = edge_.box();
  return box.x0 <= at.x && at.x <= box.x1 && box.y0 <= at.y && at.y <= box.y1;
}

void RectangleClip::point(Position at) {
  if (is_line_) return line_point(at);
  if (shows(at)) sink_.point(at);
}

void RectangleClip::line_start() {
  is_line_ = true;
  if (is_polygon_) rings_.emplace_back();
  has_first_ = false;
  previous_is_shown_ = false;
}

void RectangleClip::line_end() {
  if (is_polygon_) {
    if (has_first_) line_point(first_);
    if (has_first_ && first_is_shown_ && previous_is_shown_) buffer_.join_ends();
    for (CutLine& line : buffer_.take()) cut_lines_.push_back(std::move(line));
  } else if (previous_is_shown_) {
    sink_.line_end();
  }
  is_line_ = false;
}

void RectangleClip::line_point(Position at) {
  bool const is_shown = shows(at);
  if (is_polygon_) rings_.back().push_back(at);
  if (!has_first_) {
    first_ = at;
    first_is_shown_ = is_shown;
    has_first_ = true;
    if (is_shown) {
      target().line_start();
      target().point(at);
    }
  } else if (is_shown && previous_is_shown_) {
    target().point(at);
  } else {
    cut_segment(at, is_shown);
  }
  previous_ = at;
  previous_is_shown_ = is_shown;
}

void RectangleClip::cut_segment(Position& at, bool is_shown) {
  at = within_reach(at);
  auto const part = clipped({within_reach(previous_), at}, edge_.box());
  if (!part && !is_shown) return;
  is_untouched_ = false;
  if (!part) {
    target().line_start();
    return target().point(at);
  }
  if (!previous_is_shown_) {
    target().line_start();
    target().point(part->from);
  }
  target().point(part->to);
  if (!is_shown) target().line_end();
}

void RectangleClip::polygon_start() {
  is_polygon_ = true;
  is_untouched_ = true;
}

bool RectangleClip::polygon_has_bottom_left() const {
  Position const corner{edge_.box().x0, edge_.box().y1};
  int winding = 0;
  for (Line const& ring : rings_) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      Position const a = ring[i - 1];
      Position const b = ring[i];
      double const across = (b.x - a.x) * (corner.y - a.y) - (b.y - a.y) * (corner.x - a.x);
      if (a.y <= corner.y && b.y > corner.y && across > 0) ++winding;
      if (a.y > corner.y && b.y <= corner.y && across < 0) --winding;
    }
  }
  return winding != 0;
}

void RectangleClip::polygon_end() {
  is_polygon_ = false;
  bool const starts_inside = polygon_has_bottom_left();
  bool const covers_box = is_untouched_ && starts_inside;
  auto lines = std::exchange(cut_lines_, {});
  rings_.clear();
  if (!covers_box && lines.empty()) return;
  sink_.polygon_start();
  if (covers_box) {
    sink_.line_start();
    edge_.trace_all(sink_);
    sink_.line_end();
  }
  if (!lines.empty()) rejoin(std::move(lines), edge_, starts_inside ? EdgeStart::Inside : EdgeStart::Outside, sink_);
  sink_.polygon_end();
}

}  // namespace livret::geo
