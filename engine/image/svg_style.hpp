#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "frame/drawing.hpp"
#include "image/svg_xml.hpp"

namespace livret::image {

/// The properties that are read (SVG 1.1, appendix N).
enum class Property {
  ClipPath,
  ClipRule,
  Color,
  Display,
  Fill,
  FillOpacity,
  FillRule,
  Filter,
  MarkerEnd,
  MarkerMid,
  MarkerStart,
  Mask,
  MixBlendMode,
  Opacity,
  StopColor,
  StopOpacity,
  Stroke,
  StrokeDasharray,
  StrokeDashoffset,
  StrokeLinecap,
  StrokeLinejoin,
  StrokeMiterlimit,
  StrokeOpacity,
  StrokeWidth,
  VectorEffect,
  Visibility
};
constexpr std::size_t property_count = static_cast<std::size_t>(Property::Visibility) + 1;

std::string_view name_of(Property property);

/// What an element declares, by property; empty where it says nothing.
class Declarations {
 public:
  std::string_view of(Property property) const { return values_[static_cast<std::size_t>(property)]; }
  void set(Property property, std::string_view value) { values_[static_cast<std::size_t>(property)] = value; }

 private:
  std::array<std::string_view, property_count> values_;
};

/// The rules of all `style` elements. Selectors are one name, class, identifier or `*`; others are reported.
class StyleSheet {
 public:
  void add(SvgElement const& style, Faults& faults);
  /// What presentation attributes, rules and the `style` attribute make of an element, later ones prevailing. Valid as
  /// long as the sheet and the element.
  Declarations declared(SvgElement const& element) const;

 private:
  struct Declared {
    std::string value;
    std::size_t order = 0;
  };
  using Rule = std::map<Property, Declared>;
  void add_rule(std::string_view selectors, std::string_view body, Place place, Faults& faults);
  void add_selector(std::string_view selector, Rule const& rule, Place place, Faults& faults);
  void apply(std::string const& selector, Declarations& declared) const;
  void apply_classes(std::string_view classes, Declarations& declared) const;

  std::map<std::string, Rule> rules_;
  std::size_t order_ = 0;
  std::size_t selectors_ = 0;
};

/// A paint server's identifier, with what stands in for it where there is none of that name.
struct PaintReference {
  std::string id;
  std::optional<base::Colour> otherwise;
};
/// Nothing for `none`.
using SvgPaint = std::variant<std::monostate, base::Colour, PaintReference>;

/// The properties of an element as they are in force.
struct SvgStyle {
  // Inherited.
  SvgPaint fill = base::Colour{0, 0, 0, 255};
  SvgPaint stroke;
  base::Colour colour{0, 0, 0, 255};
  double fill_opacity = 1;
  double stroke_opacity = 1;
  frame::FillRule fill_rule = frame::FillRule::NonZero;
  frame::FillRule clip_rule = frame::FillRule::NonZero;
  double stroke_width = 1;
  frame::Cap cap = frame::Cap::Butt;
  frame::Join join = frame::Join::Miter;
  double miter_limit = 4;
  std::vector<double> dash;
  double dash_offset = 0;
  bool is_visible = true;
  double group_opacity = 1;  ///< of all groups around, multiplied
  // The element's own.
  double opacity = 1;
  bool is_displayed = true;
  std::string clip_path;  ///< identifier, empty for none
};

/// The style of an element within one of style `outer`; a value that cannot be read is reported and left as it was.
/// `whole` is what percentages of lengths are of.
SvgStyle style_of(SvgElement const& element, Declarations const& declared, SvgStyle const& outer, double whole,
                  Faults& faults);

/// A colour of CSS, `currentColor` being `current`.
std::optional<base::Colour> read_svg_colour(std::string_view text, base::Colour current);

/// A number from 0 to 1, or a percentage, brought within.
std::optional<double> read_opacity(std::string_view text);

/// The identifier in `url(#id)`, or empty.
std::string_view read_url(std::string_view text);

}  // namespace livret::image
