#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frame/drawing.hpp"
#include "geo/geometry.hpp"

namespace livret::geo::testing {

/// To a thousandth, without zeros at the end.
inline std::string number_text(double number) {
  double const rounded = std::round(number * 1000) / 1000;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

/// As SVG writes it; curves by their ends.
inline std::string path_text(frame::Path const& path) {
  std::string text;
  auto const add = [&](char letter, frame::Vertex at) {
    text += fmt::format("{}{}{},{}", text.empty() ? "" : " ", letter, number_text(at.x), number_text(at.y));
  };
  for (frame::Segment const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) add('M', move->to);
    if (auto const* line = std::get_if<frame::LineTo>(&segment)) add('L', line->to);
    if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) add('C', curve->to);
    if (std::holds_alternative<frame::ClosePath>(segment)) text += " Z";
  }
  return text;
}

inline Geometry polygon(Line ring) { return {Polygon{{std::move(ring)}}}; }
inline Geometry line(Line positions) { return {LineString{std::move(positions)}}; }

inline expr::Value array(std::vector<expr::Value> items) { return expr::make_array(std::move(items)); }
inline expr::Value object(std::vector<std::pair<std::string, expr::Value>> fields) {
  return expr::make_object(std::move(fields));
}
/// `{type: …, coordinates: …}`
inline expr::Value geojson(std::string type, expr::Value coordinates) {
  return object({{"type", std::move(type)}, {"coordinates", std::move(coordinates)}});
}

inline std::vector<std::string> messages(diag::Sink const& sink) {
  std::vector<std::string> texts;
  for (diag::Diagnostic const& diagnostic : sink.sorted()) texts.push_back(diagnostic.message);
  return texts;
}

}  // namespace livret::geo::testing
