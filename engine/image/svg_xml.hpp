#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "image/svg_faults.hpp"

namespace livret::image {

/// An element of SVG with its kids; elements of other namespaces are left out with all they hold.
struct SvgElement {
  std::string name;  ///< without namespace
  /// Without namespace, `xlink:href` as `href`; those of other namespaces are left out.
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::unique_ptr<SvgElement>> kids;
  std::string text;  ///< of a `style`
  Place place;       ///< its start tag up to the name's end

  /// Empty where absent.
  std::string_view attribute(std::string_view wanted) const;
};

/// Reads a file into its root element; null, and an error, where it is no sound XML, declares entities, or goes beyond
/// the limits of elements and depth.
std::unique_ptr<SvgElement> read_svg_elements(std::string_view bytes, Faults& faults);

}  // namespace livret::image
