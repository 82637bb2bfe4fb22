#include "image/svg_elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "image/svg_shapes.hpp"

namespace livret::image {

namespace {

constexpr std::array<std::string_view, 5> containers = {"a", "g", "svg", "switch", "use"};

/// `filter`, `marker`, `mask` and `pattern` are reported where they are used.
constexpr std::array<std::string_view, 15> silent = {
    "clipPath", "color-profile", "cursor",  "defs",  "desc",           "filter", "linearGradient", "marker",
    "mask",     "metadata",      "pattern", "style", "radialGradient", "symbol", "title"};

constexpr std::array<std::string_view, 6> motions = {"animate",          "animateColor", "animateMotion",
                                                     "animateTransform", "script",       "set"};

constexpr std::pair<std::string_view, char const*> hints[] = {
    {"text", "convert the text to paths in the drawing program"},
    {"image", "save the whole drawing as PNG, or put the image into the layout by itself"},
    {"foreignObject", "draw with shapes and paths, or save the drawing as PNG"}};

template <std::size_t count>
bool contains(std::array<std::string_view, count> const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Treatment treatment_of(std::string_view name) {
  if (is_shape(name) || contains(containers, name)) return Treatment::Paint;
  if (contains(silent, name)) return Treatment::PaintNothing;
  return contains(motions, name) ? Treatment::ReportDifference : Treatment::ReportLoss;
}

void report_unread(SvgElement const& element, Treatment treatment, Faults& faults) {
  auto message = fmt::format("`{}` of an SVG drawing is not read", element.name);
  if (treatment == Treatment::ReportDifference) {
    faults.warning(element.place, std::move(message), "a document shows the drawing as it stands at first");
    return;
  }
  for (auto const& [name, hint] : hints) {
    if (name == element.name) return faults.error(element.place, std::move(message), hint);
  }
  faults.error(element.place, std::move(message), "draw it with shapes and paths");
}

}  // namespace livret::image
