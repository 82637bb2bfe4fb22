#include "scene/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "canvas/arc.hpp"
#include "image/svg_geometry.hpp"
#include "image/svg_path.hpp"
#include "scene/curve.hpp"
#include "scene/reach.hpp"

namespace livret::scene {

namespace {

using frame::Vertex;

/// Control points of a rounded corner lie at this part of the radius from where the sides would meet, as in Vega: the
/// circle's best fit (Mortensen, "Approximate a circle with cubic Bézier curves").
constexpr double corner_handle = 0.448084975506;

/// Calls `use` with each longest stretch of points that are defined and within reach.
template <typename Item, typename Use>
void for_each_stretch(std::vector<Item> const& items, Use const& use) {
  auto const is_seen = [](Item const& item) { return item.defined && is_within_reach(item.x, item.y); };
  for (auto begin = items.begin(); begin != items.end();) {
    begin = std::find_if(begin, items.end(), is_seen);
    auto const end = std::find_if_not(begin, items.end(), is_seen);
    if (begin != end) use(std::span<Item const>(begin, end));
    begin = end;
  }
}

Curve curve_of(Course const& course) { return {course.interpolate, course.orient, course.tension}; }

/// One piece of a trail: from circle to circle.
void append_trail_piece(frame::Path& path, TrailItem const& from, TrailItem const& to) {
  double const r1 = from.size / 2, r2 = to.size / 2;
  Vertex const normal{from.y - to.y, to.x - from.x};
  double const length = std::hypot(normal.x, normal.y);
  if (length == 0) {
    canvas::append_arc(path, {to.x, to.y}, r2, 0, 2 * std::numbers::pi);
  } else {
    Vertex const unit{normal.x / length, normal.y / length};
    double const angle = std::atan2(unit.y, unit.x);
    path.push_back(frame::MoveTo{{from.x - unit.x * r1, from.y - unit.y * r1}});
    canvas::append_arc(path, {to.x, to.y}, r2, angle - std::numbers::pi, angle);
    canvas::append_arc(path, {from.x, from.y}, r1, angle, angle + std::numbers::pi);
  }
  path.push_back(frame::ClosePath{});
}

}  // namespace

frame::Path line_path(LineItems const& line) {
  frame::Path path;
  path.reserve(line.points.size() + 1);
  std::vector<Vertex> vertices;
  for_each_stretch(line.points, [&](std::span<LineItem const> stretch) {
    vertices.clear();
    for (auto const& item : stretch) vertices.push_back({item.x, item.y});
    append_curve(path, curve_of(line.course), vertices, Leg::Line);
  });
  return path;
}

frame::Path area_path(AreaItems const& area) {
  frame::Path path;
  bool const is_horizontal = area.course.orient == Orient::Horizontal;
  std::vector<Vertex> vertices;
  for_each_stretch(area.points, [&](std::span<AreaItem const> stretch) {
    vertices.clear();
    for (auto const& item : stretch) vertices.push_back({item.x, item.y});
    append_curve(path, curve_of(area.course), vertices, Leg::AreaTop);
    vertices.clear();
    for (auto item = stretch.rbegin(); item != stretch.rend(); ++item)
      vertices.push_back(is_horizontal ? Vertex{item->x + item->width, item->y}
                                       : Vertex{item->x, item->y + item->height});
    append_curve(path, curve_of(area.course), vertices, Leg::AreaBase);
  });
  return path;
}

frame::Path trail_path(TrailItems const& trail) {
  frame::Path path;
  for_each_stretch(trail.points, [&](std::span<TrailItem const> stretch) {
    for (std::size_t i = 1; i < stretch.size(); ++i) append_trail_piece(path, stretch[i - 1], stretch[i]);
  });
  return path;
}

frame::Path rectangle_path(double x, double y, double width, double height, Corners const& corners) {
  double const right = x + width, bottom = y + height;
  double const most = std::min(width, height) / 2;
  auto const radius = [most](double asked) { return std::max(0.0, std::min(asked, most)); };
  double const tl = radius(corners.top_left), tr = radius(corners.top_right);
  double const br = radius(corners.bottom_right), bl = radius(corners.bottom_left);
  using frame::CurveTo, frame::LineTo, frame::MoveTo;
  if (tl <= 0 && tr <= 0 && br <= 0 && bl <= 0)
    return {MoveTo{{x, y}}, LineTo{{right, y}}, LineTo{{right, bottom}}, LineTo{{x, bottom}}, frame::ClosePath{}};
  constexpr double c = corner_handle;
  return {MoveTo{{x + tl, y}},
          LineTo{{right - tr, y}},
          CurveTo{{right - c * tr, y}, {right, y + c * tr}, {right, y + tr}},
          LineTo{{right, bottom - br}},
          CurveTo{{right, bottom - c * br}, {right - c * br, bottom}, {right - br, bottom}},
          LineTo{{x + bl, bottom}},
          CurveTo{{x + c * bl, bottom}, {x, bottom - c * bl}, {x, bottom - bl}},
          LineTo{{x, y + tl}},
          CurveTo{{x, y + c * tl}, {x + c * tl, y}, {x + tl, y}},
          frame::ClosePath{}};
}

frame::Path path_of(PathItem const& item) {
  if (item.path == nullptr) return {};
  frame::Path path = item.path->path;
  scale(path, item.scale_x, item.scale_y);
  return path;
}

double stroke_offset(GroupItem const& group) {
  if (group.stroke_offset) return *group.stroke_offset;
  double const width = group.ink.stroke_width;
  return group.ink.has_stroke() && width > 0.5 && width < 1.5 ? 0.5 - std::fabs(width - 1) : 0;
}

frame::Path group_path(GroupItem const& group, double offset) {
  return rectangle_path(offset, offset, group.width, group.height, group.corner_radius);
}

std::optional<frame::Path> parse_path(std::string_view data) {
  constexpr std::size_t most_bytes = 20'000;  // every item of a mark may have an outline of its own
  if (data.size() > most_bytes) return std::nullopt;
  auto read = image::read_path_data(data);
  if (!read.fault.empty()) return std::nullopt;
  return std::move(read.path);
}

void scale(frame::Path& path, double x, double y) {
  if (x != 1 || y != 1) path = image::mapped({x, 0, 0, y, 0, 0}, std::move(path));
}

void transform(frame::Path& path, double degrees, double x, double y) {
  double const angle = degrees * std::numbers::pi / 180;
  double const cosine = std::cos(angle), sine = std::sin(angle);
  path = image::mapped({cosine, sine, -sine, cosine, x, y}, std::move(path));
}

}  // namespace livret::scene
