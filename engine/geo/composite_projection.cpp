#include <span>
#include <utility>

#include "geo/single_projection.hpp"

namespace livret::geo {

namespace {

/// One projection of a composite. Where it is and what it shows are measured from the composite's translate, in units
/// of its scale. The first part is in its place, the others are insets.
struct CompositePart {
  std::string_view name;
  ProjectionType type;
  Position center;
  std::array<double, 3> rotate;
  std::array<double, 2> parallels;
  double relative_scale;
  Position offset;
  Extent box;
};

constexpr CompositePart united_states[] = {
    {"", ProjectionType::Albers, {-0.6, 38.7}, {96, 0, 0}, {29.5, 45.5}, 1, {0, 0}, {-0.455, -0.238, 0.455, 0.238}},
    {"Alaska",
     ProjectionType::ConicEqualArea,
     {-2, 58.5},
     {154, 0, 0},
     {55, 65},
     0.35,
     {-0.307, 0.201},
     {-0.425, 0.120, -0.214, 0.234}},
    {"Hawaii",
     ProjectionType::ConicEqualArea,
     {-3, 19.9},
     {157, 0, 0},
     {8, 18},
     1,
     {-0.205, 0.212},
     {-0.214, 0.166, -0.115, 0.234}},
};

/// Frames of one size in a column, from north to south as they are numbered in the official code.
constexpr double frame_left = -0.147, frame_right = -0.107, frame_top = -0.0865, frame_height = 0.0334,
                 frame_gap = 0.003;

constexpr CompositePart overseas(std::string_view name, double meridian, Position middle, double relative_scale,
                                 int place) {
  double const top = frame_top + place * (frame_height + frame_gap);
  return {name,
          ProjectionType::TransverseMercator,
          {middle.x - meridian, middle.y},
          {-meridian, 0, 0},
          {0, 60},
          relative_scale,
          {(frame_left + frame_right) / 2, top + frame_height / 2},
          {frame_left, top, frame_right, top + frame_height}};
}

/// The meridians are those of the territories' official projections (UTM 20, 22, 40 and 38).
constexpr CompositePart france[] = {
    {"", ProjectionType::Lambert93, {0, 46.5}, {-3, 0, 0}, {44, 49}, 1, {0, 0}, {-0.1, frame_top, 0.092, 0.0925}},
    overseas("Guadeloupe", -63, {-61.4, 16.18}, 2, 0),
    overseas("Martinique", -63, {-61.02, 14.64}, 2, 1),
    overseas("Guyane", -51, {-53.1, 3.95}, 0.42, 2),
    overseas("La Réunion", 57, {55.53, -21.13}, 2, 3),
    overseas("Mayotte", 45, {45.16, -12.82}, 3, 4),
};

/// Says everything to each part's stream. As parts show different places, what they draw does not mix.
class StreamsOfParts : public Stream {
 public:
  explicit StreamsOfParts(std::vector<std::unique_ptr<Stream>> parts) : parts_(std::move(parts)) {}
  void point(Position at) override {
    for (auto const& part : parts_) part->point(at);
  }
  void line_start() override {
    for (auto const& part : parts_) part->line_start();
  }
  void line_end() override {
    for (auto const& part : parts_) part->line_end();
  }
  void polygon_start() override {
    for (auto const& part : parts_) part->polygon_start();
  }
  void polygon_end() override {
    for (auto const& part : parts_) part->polygon_end();
  }
  void sphere() override {
    for (auto const& part : parts_) part->sphere();
  }

 private:
  std::vector<std::unique_ptr<Stream>> parts_;
};

class CompositePlan : public ProjectionPlan {
 public:
  CompositePlan(std::span<CompositePart const> parts, ProjectionSettings const& settings)
      : ProjectionPlan(settings.type, settings.scale, settings.translate), parts_(parts) {
    projections_.emplace_back(settings_of(parts_[0], settings, 0));
    // d3 keeps the insets a little off their frames, so that their edges do not meet.
    for (CompositePart const& part : parts_.subspan(1))
      projections_.emplace_back(settings_of(part, settings, angle_tolerance));
  }

  std::optional<Position> project(Position degrees) const override {
    for (SingleProjection const& projection : projections_) {
      Position const at = projection.forward(degrees);
      if (projection.shows(at)) return at;
    }
    return std::nullopt;
  }

  std::optional<Position> invert(Position point) const override {
    for (std::size_t i = 1; i < parts_.size(); ++i) {
      Extent const frame = on_page(parts_[i].box);
      if (frame.x0 <= point.x && point.x < frame.x1 && frame.y0 <= point.y && point.y < frame.y1)
        return projections_[i].inverse(point);
    }
    return projections_.front().inverse(point);
  }

  void stream(Geometry const& geometry, Stream& sink) const override {
    std::vector<std::unique_ptr<Stream>> streams;
    for (SingleProjection const& projection : projections_) streams.push_back(projection.make_stream(sink));
    StreamsOfParts all(std::move(streams));
    feed(geometry, all);
  }

  std::vector<Inset> insets() const override {
    std::vector<Inset> insets;
    for (CompositePart const& part : parts_.subspan(1)) insets.push_back({part.name, on_page(part.box)});
    return insets;
  }

 private:
  Extent on_page(Extent const& box) const {
    double const k = scale();
    auto const [x, y] = translate();
    return {x + box.x0 * k, y + box.y0 * k, x + box.x1 * k, y + box.y1 * k};
  }

  ProjectionSettings settings_of(CompositePart const& part, ProjectionSettings const& settings, double inward) const {
    Extent box = on_page(part.box);
    box = {box.x0 + inward, box.y0 + inward, box.x1 - inward, box.y1 - inward};
    return {.type = part.type,
            .scale = scale() * part.relative_scale,
            .translate = {translate().x + part.offset.x * scale(), translate().y + part.offset.y * scale()},
            .center = part.center,
            .rotate = part.rotate,
            .parallels = part.parallels,
            .clip_extent = box,
            .precision = settings.precision};
  }

  std::span<CompositePart const> parts_;
  std::vector<SingleProjection> projections_;
};

}  // namespace

std::shared_ptr<ProjectionPlan const> plan_composite(ProjectionSettings const& settings) {
  if (settings.type == ProjectionType::AlbersUsa) return std::make_shared<CompositePlan>(united_states, settings);
  return std::make_shared<CompositePlan>(france, settings);
}

}  // namespace livret::geo
