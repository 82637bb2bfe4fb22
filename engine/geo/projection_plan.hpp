#pragma once

#include "geo/projection.hpp"
#include "geo/stream.hpp"

namespace livret::geo {

/// A projection ready for use.
class ProjectionPlan {
 public:
  ProjectionPlan(ProjectionType type, double scale, Position translate)
      : type_(type), scale_(scale), translate_(translate) {}
  virtual ~ProjectionPlan() = default;

  virtual std::optional<Position> project(Position degrees) const = 0;
  virtual std::optional<Position> invert(Position point) const = 0;
  virtual void stream(Geometry const& geometry, Stream& sink) const = 0;
  virtual std::vector<Inset> insets() const { return {}; }

  ProjectionType type() const { return type_; }
  double scale() const { return scale_; }
  Position translate() const { return translate_; }

 private:
  ProjectionType type_;
  double scale_;
  Position translate_;
};

/// All that a projection is made of. Angles in degrees.
struct ProjectionSettings {
  ProjectionType type = ProjectionType::EqualEarth;
  double scale = 150;
  Position translate = {480, 250};
  Position center = {};
  std::array<double, 3> rotate = {};
  std::array<double, 2> parallels = {0, 60};
  double clip_angle = 0;
  std::optional<Extent> clip_extent = {};
  double precision = 0.70710678118654757;  ///< d3's: the root of a half
  bool reflect_x = false;
  bool reflect_y = false;
};

/// d3's settings of the type.
ProjectionSettings usual_settings(ProjectionType type);

std::shared_ptr<ProjectionPlan const> plan_projection(ProjectionSettings const& settings);
std::shared_ptr<ProjectionPlan const> plan_single(ProjectionSettings const& settings);
std::shared_ptr<ProjectionPlan const> plan_identity(ProjectionSettings const& settings);
std::shared_ptr<ProjectionPlan const> plan_composite(ProjectionSettings const& settings);

}  // namespace livret::geo
