#include "geo/clip_rectangle.hpp"
#include "geo/projection_plan.hpp"

namespace livret::geo {

namespace {

/// Planar coordinates, scaled and moved; y stays as it is, downward.
class IdentityPlan : public ProjectionPlan {
 public:
  explicit IdentityPlan(ProjectionSettings const& settings)
      : ProjectionPlan(settings.type, settings.scale, settings.translate),
        scale_x_(settings.reflect_x ? -settings.scale : settings.scale),
        scale_y_(settings.reflect_y ? -settings.scale : settings.scale),
        box_(settings.clip_extent) {}

  std::optional<Position> project(Position at) const override { return moved(at); }
  std::optional<Position> invert(Position at) const override {
    return Position{(at.x - translate().x) / scale_x_, (at.y - translate().y) / scale_y_};
  }
  void stream(Geometry const& geometry, Stream& sink) const override {
    std::optional<RectangleClip> clip;
    if (box_) clip.emplace(*box_, sink);
    MovingStream moving(*this, clip ? *clip : sink);
    feed(geometry, moving);
  }

 private:
  Position moved(Position at) const { return {at.x * scale_x_ + translate().x, at.y * scale_y_ + translate().y}; }

  class MovingStream : public Stream {
   public:
    MovingStream(IdentityPlan const& plan, Stream& sink) : plan_(plan), sink_(sink) {}
    void point(Position at) override { sink_.point(plan_.moved(at)); }
    void line_start() override { sink_.line_start(); }
    void line_end() override { sink_.line_end(); }
    void polygon_start() override { sink_.polygon_start(); }
    void polygon_end() override { sink_.polygon_end(); }

   private:
    IdentityPlan const& plan_;
    Stream& sink_;
  };

  double scale_x_, scale_y_;
  std::optional<Extent> box_;
};

}  // namespace

std::shared_ptr<ProjectionPlan const> plan_identity(ProjectionSettings const& settings) {
  return std::make_shared<IdentityPlan>(settings);
}

}  // namespace livret::geo
