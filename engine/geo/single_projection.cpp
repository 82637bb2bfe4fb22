#include "geo/single_projection.hpp"

#include <algorithm>
#include <utility>

namespace livret::geo {

namespace {

double turned(double angle) { return std::fmod(angle, 360) * radians; }

class ProjectionStream : public Stream {
 public:
  ProjectionStream(PlaneProjection plane, double precision, Rotation rotation, std::shared_ptr<ClipRegion const> region,
                   std::optional<Extent> box, Stream& sink)
      : rotation_(rotation) {
    if (box) rectangle_.emplace(*box, sink);
    resample_.emplace(plane, precision, rectangle_ ? *rectangle_ : sink);
    clip_.emplace(std::move(region), *resample_);
  }

  void point(Position at) override { clip_->point(rotation_.forward({at.x * radians, at.y * radians})); }
  void line_start() override { clip_->line_start(); }
  void line_end() override { clip_->line_end(); }
  void polygon_start() override { clip_->polygon_start(); }
  void polygon_end() override { clip_->polygon_end(); }
  void sphere() override { clip_->sphere(); }

 private:
  Rotation rotation_;
  std::optional<RectangleClip> rectangle_;
  std::optional<Resample> resample_;
  std::optional<SphereClip> clip_;
};

/// Mercator's map is a square (its poles are at infinity): the part of the author's box in it.
std::optional<Extent> mercator_box(ProjectionSettings const& settings, Position origin) {
  double const half = pi * settings.scale;
  Extent const square{origin.x - half, origin.y - half, origin.x + half, origin.y + half};
  if (!settings.clip_extent) return square;
  Extent box = *settings.clip_extent;
  if (settings.type == ProjectionType::Mercator) {
    box.x0 = std::max(square.x0, box.x0);
    box.x1 = std::min(square.x1, box.x1);
  } else {
    box.y0 = std::max(square.y0, box.y0);
    box.y1 = std::min(square.y1, box.y1);
  }
  return box;
}

class SinglePlan : public ProjectionPlan {
 public:
  explicit SinglePlan(ProjectionSettings const& settings)
      : ProjectionPlan(settings.type, settings.scale, settings.translate), projection_(settings) {}

  std::optional<Position> project(Position degrees) const override { return projection_.forward(degrees); }
  std::optional<Position> invert(Position point) const override { return projection_.inverse(point); }
  void stream(Geometry const& geometry, Stream& sink) const override { feed(geometry, *projection_.make_stream(sink)); }

 private:
  SingleProjection projection_;
};

}  // namespace

SingleProjection::SingleProjection(ProjectionSettings const& settings) : precision_(settings.precision) {
  raw_ = raw_projection(settings.type, {settings.parallels[0] * radians, settings.parallels[1] * radians});
  Position center{turned(settings.center.x), turned(settings.center.y)};
  auto rotate = settings.rotate;
  if (settings.type == ProjectionType::TransverseMercator) {
    // It is drawn as a Mercator that lies on its side.
    center = {-center.y, center.x};
    rotate[2] += 90;
  }
  rotation_ = Rotation({turned(rotate[0]), turned(rotate[1]), turned(rotate[2])});
  plane_ = {.raw = raw_.get(),
            .scale_x = settings.reflect_x ? -settings.scale : settings.scale,
            .scale_y = settings.reflect_y ? -settings.scale : settings.scale};
  Position const middle = plane_.forward(center);
  plane_.x0 = settings.translate.x - middle.x;
  plane_.y0 = settings.translate.y - middle.y;
  region_ = settings.clip_angle == 0 ? antimeridian_region() : cap_region(settings.clip_angle * radians);
  bool const is_mercator =
      settings.type == ProjectionType::Mercator || settings.type == ProjectionType::TransverseMercator;
  if (is_mercator) {
    // By way of degrees, as d3 goes: the antimeridian lies on the box, and the last digit says on which side of its
    // edge.
    Position const origin = rotation_.inverse({0, 0});
    box_ = mercator_box(settings, forward({origin.x * degrees_of_radian, origin.y * degrees_of_radian}));
  } else {
    box_ = settings.clip_extent;
  }
}

Position SingleProjection::forward(Position degrees) const {
  return plane_.forward(rotation_.forward({degrees.x * radians, degrees.y * radians}));
}

Position SingleProjection::inverse(Position point) const {
  Position const angles = rotation_.inverse(plane_.inverse(point));
  return {angles.x * degrees_of_radian, angles.y * degrees_of_radian};
}

bool SingleProjection::shows(Position point) const {
  return !box_ || (box_->x0 <= point.x && point.x <= box_->x1 && box_->y0 <= point.y && point.y <= box_->y1);
}

std::unique_ptr<Stream> SingleProjection::make_stream(Stream& sink) const {
  return std::make_unique<ProjectionStream>(plane_, precision_, rotation_, region_, box_, sink);
}

std::shared_ptr<ProjectionPlan const> plan_single(ProjectionSettings const& settings) {
  return std::make_shared<SinglePlan>(settings);
}

}  // namespace livret::geo
