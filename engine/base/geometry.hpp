#pragma once

#include "base/length.hpp"

namespace livret::base {

/// A place on a page or in a frame: x to the right, y downward from the top left corner. Only `pdf` turns y round.
struct Point {
  Length x;
  Length y;
  constexpr auto operator<=>(Point const&) const = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

struct Size {
  Length width;
  Length height;
  constexpr auto operator<=>(Size const&) const = default;
};

struct Rect {
  Point origin;  ///< top left corner
  Size size;
  constexpr auto operator<=>(Rect const&) const = default;
  constexpr Length left() const { return origin.x; }
  constexpr Length right() const { return origin.x + size.width; }
  constexpr Length top() const { return origin.y; }
  constexpr Length bottom() const { return origin.y + size.height; }
};

/// Distances inwards from the four sides, in the order of CSS.
struct Insets {
  Length top;
  Length right;
  Length bottom;
  Length left;
  constexpr auto operator<=>(Insets const&) const = default;
  constexpr Length horizontal() const { return left + right; }
  constexpr Length vertical() const { return top + bottom; }
};

}  // namespace livret::base
