#include "image/svg_shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "image/svg_path.hpp"
#include "image/svg_scanner.hpp"

namespace livret::image {

namespace {

/// Shapes from the attributes of one element.
class ShapeReader {
 public:
  ShapeReader(SvgElement const& shape, Box const& viewport, Faults& faults)
      : shape_(shape), viewport_(viewport), faults_(faults) {}

  frame::Path path() {
    auto const data = read_path_data(shape_.attribute("d"));
    if (!data.fault.empty()) report_rest("path data", data.fault);
    return data.path;
  }

  frame::Path rect() {
    Box const box{x("x"), y("y"), x("width"), y("height")};
    if (!(box.width > 0 && box.height > 0)) return {};
    bool const has_x = !shape_.attribute("rx").empty(), has_y = !shape_.attribute("ry").empty();
    double const rx = has_x ? x("rx") : y("ry");
    double const ry = has_y ? y("ry") : x("rx");
    return rounded_path(box, std::max(rx, 0.0), std::max(ry, 0.0));
  }

  frame::Path circle() { return oval(diagonal("r"), diagonal("r")); }
  frame::Path ellipse() { return oval(x("rx"), y("ry")); }

  frame::Path line() { return {frame::MoveTo{{x("x1"), y("y1")}}, frame::LineTo{{x("x2"), y("y2")}}}; }

  enum class End { Open, Closed };
  frame::Path points(End end) {
    auto const text = shape_.attribute("points");
    auto const numbers = read_numbers(text);
    if (!numbers) {
      report_rest("points", text);
      return {};
    }
    frame::Path path;
    for (std::size_t i = 0; i + 1 < numbers->size(); i += 2) {
      frame::Vertex const to{(*numbers)[i], (*numbers)[i + 1]};
      if (i == 0) {
        path.push_back(frame::MoveTo{to});
      } else {
        path.push_back(frame::LineTo{to});
      }
    }
    if (end == End::Closed && !path.empty()) path.push_back(frame::ClosePath{});
    return path;
  }

 private:
  double x(std::string_view name) { return length_of(shape_, name, viewport_.width, 0, faults_); }
  double y(std::string_view name) { return length_of(shape_, name, viewport_.height, 0, faults_); }
  double diagonal(std::string_view name) {
    return length_of(shape_, name, std::hypot(viewport_.width, viewport_.height) / std::sqrt(2.0), 0, faults_);
  }

  frame::Path oval(double rx, double ry) {
    if (!(rx > 0 && ry > 0)) return {};
    return ellipse_path({x("cx"), y("cy")}, rx, ry);
  }

  void report_rest(std::string_view what, std::string_view rest) {
    constexpr std::size_t shown = 20;
    faults_.error(shape_.place, fmt::format("{} cannot go on with `{}`", what, rest.substr(0, shown)));
  }

  SvgElement const& shape_;
  Box viewport_;
  Faults& faults_;
};

constexpr std::array<std::string_view, 7> shape_names = {"circle",  "ellipse",  "line", "path",
                                                         "polygon", "polyline", "rect"};

}  // namespace

bool is_shape(std::string_view name) {
  return std::find(shape_names.begin(), shape_names.end(), name) != shape_names.end();
}

frame::Path shape_path(SvgElement const& shape, Box const& viewport, Faults& faults) {
  ShapeReader reader(shape, viewport, faults);
  if (shape.name == "path") return reader.path();
  if (shape.name == "rect") return reader.rect();
  if (shape.name == "circle") return reader.circle();
  if (shape.name == "ellipse") return reader.ellipse();
  if (shape.name == "line") return reader.line();
  return reader.points(shape.name == "polygon" ? ShapeReader::End::Closed : ShapeReader::End::Open);
}

std::size_t outline_effort(SvgElement const& shape) {
  constexpr std::size_t bytes_of_segment = 16;
  return (shape.attribute("d").size() + shape.attribute("points").size()) / bytes_of_segment;
}

double length_of(SvgElement const& element, std::string_view name, double whole, double otherwise, Faults& faults) {
  auto const text = element.attribute(name);
  if (text.empty() || text == "auto") return otherwise;
  auto const length = read_length(text, whole);
  if (!length) faults.error(element.place, fmt::format("`{}` needs a length, found `{}`", name, text.substr(0, 20)));
  return length.value_or(otherwise);
}

frame::Transform fit(Box const& view, Box const& viewport, std::string_view preserve_aspect_ratio) {
  double x_scale = viewport.width / view.width, y_scale = viewport.height / view.height;
  if (preserve_aspect_ratio.find("none") == std::string_view::npos) {
    bool const is_sliced = preserve_aspect_ratio.find("slice") != std::string_view::npos;
    x_scale = y_scale = is_sliced ? std::max(x_scale, y_scale) : std::min(x_scale, y_scale);
  }
  auto const share = [&](std::string_view least, std::string_view most) {
    if (preserve_aspect_ratio.find(least) != std::string_view::npos) return 0.0;
    return preserve_aspect_ratio.find(most) != std::string_view::npos ? 1.0 : 0.5;
  };
  double const x_rest = viewport.width - view.width * x_scale, y_rest = viewport.height - view.height * y_scale;
  return {x_scale,
          0,
          0,
          y_scale,
          viewport.x + x_rest * share("xMin", "xMax") - view.x * x_scale,
          viewport.y + y_rest * share("YMin", "YMax") - view.y * y_scale};
}

}  // namespace livret::image
