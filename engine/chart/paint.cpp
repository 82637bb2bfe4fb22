#include <cmath>
#include <numbers>

#include "chart/scene.hpp"

namespace livret::chart {

namespace {

double baseline_of_first(TextItem const& item) {
  auto const& label = item.label;
  double const below = label.line_height * static_cast<double>(label.lines.size() - 1);
  switch (item.baseline) {
    case VerticalAlign::Top:
      return item.y + label.ascent;
    case VerticalAlign::Middle:
      return item.y + (label.cap_height - below) / 2;
    case VerticalAlign::Bottom:
      return item.y - label.height() + label.ascent;
    case VerticalAlign::Alphabetic:
      break;
  }
  return item.y - below;
}

double left_of(TextItem const& item, double width) {
  switch (item.align) {
    case HorizontalAlign::Centre:
      return item.x - width / 2;
    case HorizontalAlign::Right:
      return item.x - width;
    case HorizontalAlign::Left:
      break;
  }
  return item.x;
}

void add_polygon(canvas::Canvas& canvas, std::initializer_list<frame::Vertex> corners) {
  bool first = true;
  for (auto const& corner : corners) {
    first ? canvas.move_to(corner.x, corner.y) : canvas.line_to(corner.x, corner.y);
    first = false;
  }
  canvas.close_path();
}

void add_cross(canvas::Canvas& canvas, double x, double y, double radius) {
  double const arm = radius * 0.4;
  add_polygon(canvas, {{x - radius, y - arm},
                       {x - arm, y - arm},
                       {x - arm, y - radius},
                       {x + arm, y - radius},
                       {x + arm, y - arm},
                       {x + radius, y - arm},
                       {x + radius, y + arm},
                       {x + arm, y + arm},
                       {x + arm, y + radius},
                       {x - arm, y + radius},
                       {x - arm, y + arm},
                       {x - radius, y + arm}});
}

/// Outlines of Vega's symbols: each fills a square with sides of twice the radius, triangles by their height of √3
/// radii.
void add_symbol(canvas::Canvas& canvas, SymbolItem const& item) {
  double const r = std::sqrt(item.size) / 2, x = item.x, y = item.y;
  double const h = r * std::numbers::sqrt3 / 2;
  if (item.shape == "square") return canvas.rectangle(x - r, y - r, 2 * r, 2 * r);
  if (item.shape == "cross") return add_cross(canvas, x, y, r);
  if (item.shape == "diamond") return add_polygon(canvas, {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}});
  if (item.shape == "triangle-up" || item.shape == "triangle")
    return add_polygon(canvas, {{x, y - h}, {x + r, y + h}, {x - r, y + h}});
  if (item.shape == "triangle-down") return add_polygon(canvas, {{x, y + h}, {x - r, y - h}, {x + r, y - h}});
  if (item.shape == "triangle-right") return add_polygon(canvas, {{x + h, y}, {x - h, y + r}, {x - h, y - r}});
  if (item.shape == "triangle-left") return add_polygon(canvas, {{x - h, y}, {x + h, y - r}, {x + h, y + r}});
  canvas.move_to(x + r, y);
  canvas.arc(x, y, r, 0, 2 * std::numbers::pi);
  canvas.close_path();
}

void finish_shape(canvas::Canvas& canvas, base::Colour fill, Outline const& outline) {
  bool const outlined = outline.width > 0;
  if (fill.alpha > 0 || !outlined) {
    canvas.set_colour(fill);
    outlined ? canvas.fill_preserve() : canvas.fill();
  }
  if (!outlined) return;
  canvas.set_colour(outline.colour);
  canvas.set_line_width(outline.width);
  canvas.stroke();
}

void add_points(canvas::Canvas& canvas, std::vector<frame::Vertex> const& points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    i == 0 ? canvas.move_to(points[i].x, points[i].y) : canvas.line_to(points[i].x, points[i].y);
}

class Painter {
 public:
  explicit Painter(canvas::Canvas& canvas) : canvas_(&canvas) {}

  void operator()(RectItem const& item) const {
    canvas_->rounded_rectangle(item.x, item.y, item.width, item.height, item.radius);
    finish_shape(*canvas_, item.fill, item.outline);
  }

  void operator()(SymbolItem const& item) const {
    if (!(item.size > 0)) return;
    add_symbol(*canvas_, item);
    finish_shape(*canvas_, item.fill, item.outline);
  }

  void operator()(PolylineItem const& item) const {
    add_points(*canvas_, item.points);
    canvas_->set_colour(item.colour);
    canvas_->set_line_width(item.width);
    canvas_->set_line_cap(item.cap);
    canvas_->set_line_join(frame::Join::Round);
    canvas_->set_dash(item.dash, 0);
    canvas_->stroke();
    canvas_->set_dash({}, 0);
    canvas_->set_line_cap(frame::Cap::Butt);
    canvas_->set_line_join(frame::Join::Miter);
  }

  void operator()(AreaItem const& item) const {
    add_points(*canvas_, item.outline);
    canvas_->close_path();
    canvas_->set_colour(item.fill);
    canvas_->fill();
  }

  void operator()(RampItem const& item) const {
    frame::Gradient gradient{{item.x, item.y}, {item.x + item.width, item.y}, 0, 0, {}};
    double const last = static_cast<double>(item.stops.size()) - 1;
    for (std::size_t i = 0; i < item.stops.size(); ++i)
      gradient.stops.push_back({last > 0 ? static_cast<double>(i) / last : 0, item.stops[i]});
    canvas_->set_gradient(gradient);
    canvas_->rectangle(item.x, item.y, item.width, item.height);
    canvas_->fill();
  }

  void operator()(TextItem const& item) const {
    if (item.label.is_empty()) return;
    canvas_->save();
    canvas_->translate(item.x, item.y);
    canvas_->rotate(item.angle * std::numbers::pi / 180);
    double y = baseline_of_first(item) - item.y;
    for (auto const& line : item.label.lines) {
      double const x = left_of(item, line.width) - item.x;
      for (auto const& placed : line.runs) canvas_->show(placed.run, x + placed.x.to_pt(), y);
      y += item.label.line_height;
    }
    canvas_->restore();
  }

 private:
  canvas::Canvas* canvas_;
};

}  // namespace

void move_item(SceneItem& item, double dx, double dy) {
  auto const move_points = [&](std::vector<frame::Vertex>& points) {
    for (auto& point : points) point = {point.x + dx, point.y + dy};
  };
  if (auto* line = std::get_if<PolylineItem>(&item)) return move_points(line->points);
  if (auto* area = std::get_if<AreaItem>(&item)) return move_points(area->outline);
  std::visit(
      [&](auto& placed) {
        if constexpr (requires { placed.x; }) {
          placed.x += dx;
          placed.y += dy;
        }
      },
      item);
}

Box box_of(TextItem const& item) {
  if (item.label.is_empty()) return {item.x, item.y, item.x, item.y};
  double const left = left_of(item, item.label.width);
  double const top = baseline_of_first(item) - item.label.ascent;
  return {left, top, left + item.label.width, top + item.label.height()};
}

void paint(Scene const& scene, canvas::Canvas& canvas) {
  Painter const painter(canvas);
  for (auto const& item : scene) std::visit(painter, item);
}

}  // namespace livret::chart
