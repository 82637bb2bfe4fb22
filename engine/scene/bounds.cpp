#include "scene/bounds.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "image/svg_geometry.hpp"
#include "scene/image_place.hpp"
#include "scene/shapes.hpp"
#include "scene/text_place.hpp"

namespace livret::scene {

namespace {

constexpr double default_miter_limit = 4;

double to_radians(double degrees) { return degrees * std::numbers::pi / 180; }

enum class Tips { Mitered, Flat };

/// How far a stroke reaches beyond its path: half its width, more under square caps and miters.
double reach_of(Ink const& ink, Tips tips) {
  if (!ink.has_stroke() || ink.opacity == 0 || ink.stroke_opacity == 0) return 0;
  double const half = ink.stroke_width / 2;
  auto const* style = ink.stroke_style.get();
  double const reach = style != nullptr && style->cap == frame::Cap::Square ? std::numbers::sqrt2 * half : half;
  bool const is_mitered = style == nullptr || style->join.value_or(frame::Join::Miter) == frame::Join::Miter;
  if (tips == Tips::Flat || !is_mitered) return reach;
  double const limit = style == nullptr ? default_miter_limit : style->miter_limit.value_or(default_miter_limit);
  return std::max(reach, limit * half);
}

Bounds box_of(frame::Path const& path) {
  auto const box = image::bounds_of(path);
  return box ? Bounds{box->x, box->y, box->x + box->width, box->y + box->height} : Bounds();
}

Bounds around(frame::Path path, double degrees, double x, double y, Ink const& ink) {
  if (degrees != 0) transform(path, degrees, 0, 0);
  return box_of(path).expand(reach_of(ink, Tips::Mitered)).translate(x, y);
}

template <typename Item>
Bounds course_bounds(Points<Item> const& items, frame::Path const& path) {
  return items.points.empty() ? Bounds() : box_of(path).expand(reach_of(items.course.ink, Tips::Mitered));
}

template <typename Item>
void add_all(Bounds& bounds, std::vector<Item> const& items, Metrics& metrics) {
  for (auto const& item : items) {
    if constexpr (std::is_same_v<Item, GroupItem> || std::is_same_v<Item, TextItem>)
      bounds.add(bounds_of(item, metrics));
    else
      bounds.add(bounds_of(item));
  }
}
template <typename Item>
void add_all(Bounds& bounds, Points<Item> const& items, Metrics&) {
  bounds.add(bounds_of(items));
}

}  // namespace

Bounds Bounds::of(double x1, double y1, double x2, double y2) {
  return {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
}

Bounds& Bounds::add(double x, double y) { return add(Bounds{x, y, x, y}); }

Bounds& Bounds::add(Bounds const& other) {
  x1 = std::min(x1, other.x1);
  y1 = std::min(y1, other.y1);
  x2 = std::max(x2, other.x2);
  y2 = std::max(y2, other.y2);
  return *this;
}

Bounds& Bounds::intersect(Bounds const& other) {
  x1 = std::max(x1, other.x1);
  y1 = std::max(y1, other.y1);
  x2 = std::min(x2, other.x2);
  y2 = std::min(y2, other.y2);
  return *this;
}

Bounds& Bounds::expand(double by) {
  x1 -= by;
  y1 -= by;
  x2 += by;
  y2 += by;
  return *this;
}

Bounds& Bounds::translate(double x, double y) {
  x1 += x;
  x2 += x;
  y1 += y;
  y2 += y;
  return *this;
}

Bounds& Bounds::rotate(double radians, double x, double y) {
  double const cosine = std::cos(radians), sine = std::sin(radians);
  // In Vega's order of operations: sizes are rounded up, where the last bit decides.
  double const dx = x - x * cosine + y * sine, dy = y - x * sine - y * cosine;
  Bounds turned;
  for (double const cx : {x1, x2})
    for (double const cy : {y1, y2})
      turned.add(cosine * cx - sine * cy + dx, sine * cx + cosine * cy + dy);
  return *this = turned;
}

bool Bounds::intersects(Bounds const& other) const {
  return !(x2 < other.x1 || x1 > other.x2 || y2 < other.y1 || y1 > other.y2);
}

bool Bounds::contains(double x, double y) const { return x >= x1 && x <= x2 && y >= y1 && y <= y2; }

bool Bounds::encloses(Bounds const& other) const {
  return x1 <= other.x1 && x2 >= other.x2 && y1 <= other.y1 && y2 >= other.y2;
}

Bounds bounds_of(ArcItem const& item) { return around(arc_path(item), item.angle, item.x, item.y, item.ink); }

Bounds bounds_of(RectItem const& item) {
  return Bounds::of(item.x, item.y, item.x + item.width, item.y + item.height).expand(reach_of(item.ink, Tips::Flat));
}

Bounds bounds_of(RuleItem const& item) {
  return Bounds::of(item.x, item.y, item.x2, item.y2).expand(reach_of(item.ink, Tips::Flat));
}

Bounds bounds_of(SymbolItem const& item) {
  if (item.shape == Symbol::Circle && item.custom == nullptr) {
    double const reach = std::sqrt(item.size) / 2 + reach_of(item.ink, Tips::Mitered);
    return {item.x - reach, item.y - reach, item.x + reach, item.y + reach};
  }
  return around(symbol_path(item), item.angle, item.x, item.y, item.ink);
}

Bounds bounds_of(PathItem const& item) {
  if (item.path == nullptr) return {0, 0, 0, 0};
  return around(path_of(item), item.angle, item.x, item.y, item.ink);
}

Bounds bounds_of(ShapeItem const& item) {
  if (item.outline == nullptr || item.outline->empty()) return {};
  return around(*item.outline, item.angle, item.x, item.y, item.ink);
}

Bounds bounds_of(ImageItem const& item) {
  auto const [width, height] = size_of(item);
  double const x = item.x - align_shift(item.align, width), y = item.y - baseline_shift(item.baseline, height);
  return Bounds::of(x, y, x + width, y + height);
}

Bounds bounds_of(LineItems const& line) { return course_bounds(line, line_path(line)); }
Bounds bounds_of(AreaItems const& area) { return course_bounds(area, area_path(area)); }
Bounds bounds_of(TrailItems const& trail) { return course_bounds(trail, trail_path(trail)); }

Bounds upright_bounds_of(TextItem const& item, Metrics& metrics) {
  auto const setting = item.setting ? item.setting : metrics.set(item);
  double const lines = static_cast<double>(std::max<std::size_t>(setting->lines.size(), 1));
  double const height = item.font_size + line_height(item) * (lines - 1);
  auto const anchor = anchor_of(item);
  double const x = anchor.x + item.dx - align_shift(item.align, setting->width);
  double const y = anchor.y + item.dy + baseline_offset(item) - rounded(0.8 * item.font_size);
  return Bounds::of(x, y, x + setting->width, y + height);
}

Bounds bounds_of(TextItem const& item, Metrics& metrics) {
  auto bounds = upright_bounds_of(item, metrics);
  auto const anchor = anchor_of(item);
  if (item.angle != 0) bounds.rotate(to_radians(item.angle), anchor.x, anchor.y);
  return bounds;
}

Bounds bounds_of(GroupItem const& item, Metrics& metrics) {
  Bounds bounds;
  if (!item.clip)
    for (auto const& mark : item.marks) bounds.add(bounds_of(mark, item, metrics));
  if ((item.clip || item.width != 0 || item.height != 0) && !item.no_bound)
    bounds.add(0, 0).add(item.width, item.height);
  return bounds.expand(reach_of(item.ink, Tips::Flat)).translate(item.x, item.y);
}

Bounds bounds_of(Mark const& mark, Metrics& metrics) {
  Bounds bounds;
  std::visit([&](auto const& items) { add_all(bounds, items, metrics); }, mark.items);
  return bounds;
}

Bounds bounds_of(Mark const& mark, GroupItem const& group, Metrics& metrics) {
  auto bounds = bounds_of(mark, metrics);
  if (mark.clip) bounds.intersect({0, 0, group.width, group.height});
  return bounds;
}

}  // namespace livret::scene
