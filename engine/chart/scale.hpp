#pragma once

#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "chart/domain.hpp"

namespace livret::chart {

/// Numbers or moments to places between `start` and `end`, in pt of the plot.
class ContinuousScale {
 public:
  ContinuousScale(ContinuousDomain const& domain, double start, double end);
  /// Nothing where the scale cannot place the number (0 on a log scale).
  std::optional<double> place(double value) const;
  ContinuousDomain const& domain() const { return domain_; }
  double start() const { return start_; }
  double end() const { return end_; }

 private:
  double transformed(double value) const;
  ContinuousDomain domain_;
  double start_, end_, from_, to_;
};

/// Values to bands of equal width in pt of the plot, with room for heads before groups.
class BandScale {
 public:
  BandScale(DiscreteDomain const& domain, double start, double end, double head, PositionDomain::Direction direction);
  /// The left or top end of the value's band.
  std::optional<double> band(expr::Value const& value) const;
  std::optional<double> centre(expr::Value const& value) const;
  double bandwidth() const { return bandwidth_; }
  double step() const { return step_; }
  /// Where the room for the head of group `index` starts.
  double head(std::size_t index) const { return heads_[index]; }
  DiscreteDomain const& domain() const { return domain_; }

 private:
  DiscreteDomain domain_;
  std::map<expr::Value, double, ValueLess> bands_;
  std::vector<double> heads_;
  double bandwidth_ = 0, step_ = 0;
};

using PositionScale = std::variant<ContinuousScale, BandScale>;

/// The position scale of a domain over a plot's side of `length` pt; y runs downward, so a continuous one is turned
/// round. `head` is the height that each group's head takes.
PositionScale make_position_scale(PositionDomain const& domain, ChannelId id, double length, double head);

/// The centre of the place of a data value, nothing where it has none.
std::optional<double> place_of(PositionScale const& scale, expr::Value const& value, Measure measure);

/// Data values to colours, sizes, shapes and opacities.
class VisualScale {
 public:
  /// `largest_size` is the area in pt² of the largest symbol where the spec does not say.
  VisualScale(VisualDomain const& domain, double largest_size);
  std::optional<base::Colour> colour(expr::Value const& value) const;
  std::optional<double> number(expr::Value const& value) const;  ///< size in pt², or opacity
  std::string shape(expr::Value const& value) const;
  VisualDomain const& domain() const { return domain_; }

 private:
  /// Part of the way along the domain, 0 to 1.
  std::optional<double> part(expr::Value const& value) const;
  VisualDomain domain_;
  std::map<expr::Value, std::size_t, ValueLess> indices_;
  double least_ = 0, most_ = 1;
};

}  // namespace livret::chart
