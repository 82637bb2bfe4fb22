#pragma once

#include <array>
#include <bitset>
#include <cstddef>

#include "plot/rule.hpp"

namespace livret::plot {

/// Where an item is, as its channels say; x, x2, xc, y, y2, yc, width and height are put together as Vega does.
class Box {
 public:
  static bool is_channel(Channel channel) { return static_cast<std::size_t>(channel) < count; }

  void set(Channel channel, double pt) {
    values_[index(channel)] = pt;
    set_.set(index(channel));
  }
  bool has(Channel channel) const { return set_.test(index(channel)); }
  double value(Channel channel) const { return values_[index(channel)]; }

  /// Whether both ends are put in order, so that width and height are not negative: rectangles, images, groups.
  enum class Ends { AsGiven, InOrder };
  struct Placed {
    double x = 0, y = 0, width = 0, height = 0;
  };
  Placed place(Ends ends) const;

 private:
  static constexpr std::size_t count = static_cast<std::size_t>(Channel::Height) + 1;
  static std::size_t index(Channel channel) { return static_cast<std::size_t>(channel); }
  struct Side {
    double start = 0, length = 0;
  };
  Side side(Channel start, Channel end, Channel centre, Channel length, Ends ends) const;

  std::array<double, count> values_{};
  std::bitset<count> set_;
};

}  // namespace livret::plot
