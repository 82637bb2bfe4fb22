// Cases computed with vega-scenegraph and d3-shape: figures.txt, which make_figures.mjs prints. A line has a kind, its
// attributes and, behind `|`, the figures.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "frame/drawing.hpp"
#include "scene/scene.hpp"

namespace livret::scene::testing {

struct Figure {
  std::string line;
  std::string kind;
  std::map<std::string, std::string, std::less<>> attributes;
  std::vector<std::string> result;

  std::string text(std::string_view name) const;
  double number(std::string_view name, double standard = 0) const;
  std::vector<double> numbers(std::string_view name) const;  ///< parted by commas
};

/// All cases of a kind; at least one.
std::vector<Figure> figures(std::string_view kind);

Ink ink_of(Figure const& figure);

using Polyline = std::vector<frame::Vertex>;
/// The outline as many short lines, one for each part that is drawn in one stroke.
std::vector<Polyline> flattened(frame::Path const& path);
/// Of calls of a canvas: `M L C Q A Z` with their arguments.
std::vector<Polyline> flattened(std::vector<std::string> const& calls);

/// How far the outlines are apart at most, and how much longer one is; large where they have not the same parts.
double difference(std::vector<Polyline> const& a, std::vector<Polyline> const& b);

}  // namespace livret::scene::testing
