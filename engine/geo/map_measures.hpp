#pragma once

#include <limits>

#include "geo/projection.hpp"
#include "geo/stream.hpp"

namespace livret::geo {

/// The box of all finite points.
class BoundsStream : public Stream {
 public:
  void point(Position at) override;
  void line_start() override {}
  void line_end() override {}
  void polygon_start() override {}
  void polygon_end() override {}

  std::optional<Extent> result() const;

 private:
  static constexpr double none = std::numeric_limits<double>::infinity();
  Extent box_{none, none, -none, -none};
};

}  // namespace livret::geo
