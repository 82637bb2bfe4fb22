#pragma once

#include <limits>

#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"

namespace livret::scene {

/// A box; one that nothing was added to is empty.
struct Bounds {
  double x1 = std::numeric_limits<double>::max();
  double y1 = std::numeric_limits<double>::max();
  double x2 = std::numeric_limits<double>::lowest();
  double y2 = std::numeric_limits<double>::lowest();

  static Bounds of(double x1, double y1, double x2, double y2);  ///< whichever corners they are
  bool is_empty() const { return x1 > x2 || y1 > y2; }
  double width() const { return x2 - x1; }
  double height() const { return y2 - y1; }
  Bounds& add(double x, double y);
  Bounds& add(Bounds const& other);
  Bounds& intersect(Bounds const& other);
  Bounds& expand(double by);
  Bounds& translate(double x, double y);
  /// The box around this one, turned clockwise about a point.
  Bounds& rotate(double radians, double x, double y);
  bool intersects(Bounds const& other) const;
  bool contains(double x, double y) const;
  bool encloses(Bounds const& other) const;
  bool operator==(Bounds const&) const = default;
};

/// Bounds as vega-scenegraph computes them, strokes and miters included, in the coordinates of the group that holds the
/// item. Texts that are not set yet are set for it and not kept.
Bounds bounds_of(ArcItem const& item);
Bounds bounds_of(RectItem const& item);
Bounds bounds_of(RuleItem const& item);
Bounds bounds_of(SymbolItem const& item);
Bounds bounds_of(PathItem const& item);
Bounds bounds_of(ShapeItem const& item);
Bounds bounds_of(ImageItem const& item);
Bounds bounds_of(LineItems const& line);
Bounds bounds_of(AreaItems const& area);
Bounds bounds_of(TrailItems const& trail);
Bounds bounds_of(TextItem const& item, Metrics& metrics);
/// Where `angle` is not 0: the box before it is turned.
Bounds upright_bounds_of(TextItem const& item, Metrics& metrics);
Bounds bounds_of(GroupItem const& item, Metrics& metrics);
/// Of all its items; `clip` is not looked at, since it is the holding group's size that counts.
Bounds bounds_of(Mark const& mark, Metrics& metrics);
/// As it counts in `group`, which holds it: cut off at the group's sides where the mark is clipped.
Bounds bounds_of(Mark const& mark, GroupItem const& group, Metrics& metrics);

}  // namespace livret::scene
