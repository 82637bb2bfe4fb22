#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "expr/expression.hpp"
#include "scene/scene.hpp"
#include "transform/predicate.hpp"

namespace livret::plot {

struct ScaleTag;
using ScaleId = base::Id<ScaleTag>;  ///< index into Plan::scales
struct DataTag;
using DataId = base::Id<DataTag>;  ///< index into Plan::data
struct ProjectionTag;
using ProjectionId = base::Id<ProjectionTag>;  ///< index into Plan::projections

/// The value of a column of the mark's table.
struct FieldValue {
  std::string field;
};
/// An expression over `datum`, `width`, `height`, the plan's parameters, and `scale()`, `bandwidth()`, `domain()` by
/// the names of the scales in scope.
struct Formula {
  expr::Expression expression;
};
/// A side of the group that the mark stands in, or the group's own place within its parent, in pt.
enum class GroupSide { Width, Height, X, Y };
/// At least `least` pt: for `width: max(0.25, bandwidth('x'))`.
struct Bandwidth {
  ScaleId scale;
  double least = 0;
};
/// Between two fields, `fraction` of the way, before the scale: the middle of a bin or of a time unit.
struct Between {
  std::string from, to;
  double fraction = 0.5;
};

/// Where a projection of the plan puts a place on the sphere.
struct Projected {
  ProjectionId projection;
  std::string longitude, latitude;  ///< columns, in degrees
  enum class Axis { X, Y } axis = Axis::X;
};

/// The place that a scale gives to 0 where 0 lies within its domain, else to the domain's start or end.
struct DomainEnd {
  ScaleId scale;
  enum class End { ZeroOrLeast, ZeroOrMost } end = End::ZeroOrLeast;
};
/// Half of the smaller side of the group.
struct GroupRadius {};
/// One production rule of a channel, as Vega's value references: source, through the scale, times `multiply`, plus
/// `offset`, plus `band` of the scale's bandwidth, plus `further` (an offset scale). Without source but with `scale`
/// and `band` it is that share of the bandwidth.
struct Rule {
  using Source = std::variant<std::monostate, expr::Value, scene::Paint, FieldValue, Between, Formula, Bandwidth,
                              GroupSide, Projected, DomainEnd, GroupRadius>;
  std::shared_ptr<transform::Predicate const> test;  ///< null: always
  Source source;
  ScaleId scale;  ///< none: the source is the visual value
  std::optional<double> band;
  double multiply = 1;
  double offset = 0;
  std::shared_ptr<Rule const> further;
  /// A span from here to the scaled `other` that is shorter than `size` pt is widened evenly to it; `offset` keeps its
  /// sign (Vega-Lite's minBandSize between the ends of bins).
  struct Least {
    std::string other;
    double size = 0;
    double spacing = 0;  ///< what is taken from the span, half at each end
    bool is_end = false;
  };
  std::optional<Least> least;
};
/// The first rule whose test holds is taken; none: the channel is not set.
using Rules = std::vector<Rule>;

/// What items are drawn by; names are Vega's.
enum class Channel {
  X,
  X2,
  Xc,
  Y,
  Y2,
  Yc,
  Width,
  Height,
  Opacity,
  Fill,
  FillOpacity,
  Stroke,
  StrokeOpacity,
  StrokeWidth,
  StrokeCap,
  StrokeJoin,
  StrokeMiterLimit,
  StrokeDash,
  StrokeDashOffset,
  Blend,
  Clip,
  StrokeForeground,
  StrokeOffset,
  ZIndex,
  CornerRadius,
  CornerRadiusTopLeft,
  CornerRadiusTopRight,
  CornerRadiusBottomLeft,
  CornerRadiusBottomRight,
  Size,
  Shape,
  Angle,
  Path,
  ScaleX,
  ScaleY,
  StartAngle,
  EndAngle,
  PadAngle,
  InnerRadius,
  OuterRadius,
  Interpolate,
  Tension,
  Orient,
  Defined,
  Text,
  Align,
  Baseline,
  Dx,
  Dy,
  Radius,
  Theta,
  Font,
  FontSize,
  FontStyle,
  FontWeight,
  LineBreak,
  LineHeight,
  Limit,
  Ellipsis,
  Direction,
  Url,
  Aspect,
  Smooth,
  Href,
  Description
};

struct Encode {
  Channel channel;
  Rules rules;
};
using Encodes = std::vector<Encode>;

}  // namespace livret::plot
