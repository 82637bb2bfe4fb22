#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/geometry.hpp"

namespace livret::geo {

enum class ProjectionType {
  Albers,
  AlbersUsa,
  AzimuthalEqualArea,
  AzimuthalEquidistant,
  ConicConformal,
  ConicEqualArea,
  ConicEquidistant,
  EqualEarth,
  Equirectangular,
  Gnomonic,
  Identity,
  Mercator,
  Mollweide,
  NaturalEarth1,
  Orthographic,
  Stereographic,
  TransverseMercator,
  /// Ours: the conic conformal projection of official maps of metropolitan France, on the sphere.
  Lambert93,
  /// Ours: Lambert93 with Guadeloupe, Martinique, Guyane, La Réunion and Mayotte in frames at its left.
  France,
};

/// By its name in Vega-Lite (`conicConformal`, …) or ours (`lambert93`, `france`), in any case.
std::optional<ProjectionType> projection_type(std::string_view name);
/// All names, for hints, in alphabetical order.
std::vector<std::string_view> projection_names();

/// A box of the plane; `x0 <= x1` and `y0 <= y1`.
struct Extent {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  auto operator<=>(Extent const&) const = default;
};

/// What the author says of a projection. What is not given, and numbers that are not finite, are as d3 has them for
/// the type. Angles in degrees, lengths in pt. The composite types (AlbersUsa, France) heed scale, translate, precision
/// only; Identity scale, translate, clip_extent and the reflections.
struct ProjectionDefinition {
  ProjectionType type = ProjectionType::EqualEarth;
  std::optional<double> scale = {};
  std::optional<Position> translate = {};
  std::optional<Position> center = {};
  std::optional<std::array<double, 3>> rotate = {};     ///< longitude, latitude, roll
  std::optional<std::array<double, 2>> parallels = {};  ///< of conic projections
  std::optional<double> clip_angle = {};                ///< radius of the visible cap; 0 cuts at the antimeridian
  std::optional<Extent> clip_extent = {};
  std::optional<double> precision = {};  ///< how far a bent line may be off in pt; 0 leaves lines straight
  bool reflect_x = false;
  bool reflect_y = false;
};

/// A part of a composite projection that is not in its place, with its frame on the page.
struct Inset {
  std::string_view name;
  Extent frame;
};

class ProjectionPlan;
class Stream;

/// Takes positions on the sphere to points in pt, y downward. Immutable and cheap to copy.
class Projection {
 public:
  explicit Projection(ProjectionDefinition const& definition);
  /// The same with scale and translate such that `geometry` (for France: and the frames) fills `extent` as far as its
  /// proportions let it, in its middle. As `definition` says where the geometry has no extent.
  Projection(ProjectionDefinition const& definition, Extent extent, Geometry const& geometry);

  /// Nothing where the position is on none of a composite's parts, or goes to infinity.
  std::optional<Position> project(Position degrees) const;
  std::optional<Position> invert(Position point) const;

  ProjectionType type() const;
  double scale() const;
  Position translate() const;
  /// Empty but for composite projections.
  std::vector<Inset> insets() const;

  /// Feeds the geometry, cut, clipped and projected, to `sink`. For this module: others take path.hpp.
  void stream(Geometry const& geometry, Stream& sink) const;

 private:
  std::shared_ptr<ProjectionPlan const> plan_;
};

}  // namespace livret::geo
