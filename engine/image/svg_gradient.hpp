#pragma once

#include <map>
#include <optional>
#include <string>

#include "image/svg_geometry.hpp"
#include "image/svg_style.hpp"

namespace livret::image {

using SvgIndex = std::map<std::string, SvgElement const*, std::less<>>;  ///< elements by identifier

/// The gradients of a drawing (SVG 1.1, 13.2).
class Gradients {
 public:
  Gradients(SvgIndex const& index, StyleSheet const& sheet, Faults& faults)
      : index_(index), sheet_(sheet), faults_(faults) {}

  /// What a shape within `bounds` is painted with, user units being `to_drawing` of the drawing's. Nothing where the
  /// gradient paints nothing.
  std::optional<frame::Paint> paint(SvgElement const& gradient, Box const& bounds, frame::Transform const& to_drawing,
                                    Box const& viewport, double opacity);

 private:
  using Chain = std::vector<SvgElement const*>;
  Chain chain_of(SvgElement const& gradient);
  std::vector<frame::GradientStop> const& stops_of(Chain const& chain);
  std::vector<frame::GradientStop> read_stops(SvgElement const& gradient);
  void report_what_differs(SvgElement const& gradient, std::string_view spread,
                           std::vector<frame::GradientStop> const& stops);

  SvgIndex const& index_;
  StyleSheet const& sheet_;
  Faults& faults_;
  std::map<SvgElement const*, std::vector<frame::GradientStop>> stops_;
};

}  // namespace livret::image
