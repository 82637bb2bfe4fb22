#include "image/svg_style.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "image/svg_scanner.hpp"

namespace livret::image {

namespace {

/// A part of `rgb()`: 0 to 255, or a percentage.
std::optional<std::uint8_t> read_part(SvgScanner& scanner) {
  auto const number = scanner.take_number();
  if (!number) return std::nullopt;
  double const part = scanner.take('%') ? *number * 255 / 100 : *number;
  return static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0, 255.0)));
}

/// `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `rgb(1 2 3 / 50%)`.
std::optional<base::Colour> read_function(std::string_view text) {
  SvgScanner scanner(text);
  auto const name = scanner.take_word();
  if ((name != "rgb" && name != "rgba") || !scanner.take('(')) return std::nullopt;
  base::Colour colour;
  for (auto* part : {&colour.red, &colour.green, &colour.blue}) {
    scanner.skip_separator();
    auto const read = read_part(scanner);
    if (!read) return std::nullopt;
    *part = *read;
  }
  scanner.skip_separator();
  if (scanner.take('/')) scanner.skip_space();
  if (scanner.take(')')) return colour;
  auto const alpha = scanner.take_number();
  if (!alpha) return std::nullopt;
  double const share = scanner.take('%') ? *alpha / 100 : *alpha;
  colour.alpha = static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
  scanner.skip_space();
  return scanner.take(')') ? std::optional(colour) : std::nullopt;
}

std::optional<SvgPaint> read_paint(std::string_view text, base::Colour current) {
  if (text == "none") return SvgPaint();
  if (auto const id = read_url(text); !id.empty()) {
    auto const otherwise = base::trim(text.substr(text.find(')') + 1));
    return PaintReference{std::string(id), read_svg_colour(otherwise, current)};
  }
  auto const colour = read_svg_colour(text, current);
  return colour ? std::optional<SvgPaint>(*colour) : std::nullopt;
}

std::optional<std::vector<double>> read_dash(std::string_view text, double whole) {
  std::vector<double> dash;
  if (text == "none") return dash;
  constexpr std::size_t most_dashes = 1000;
  double sum = 0;
  while (!text.empty() && dash.size() < most_dashes) {
    auto const end = std::min(text.find_first_of(", \t\r\n"), text.size());
    auto const length = read_length(text.substr(0, end), whole);
    if (!length || *length < 0) return std::nullopt;
    sum += *length;
    dash.push_back(*length);
    text.remove_prefix(std::min(text.find_first_not_of(", \t\r\n", end), text.size()));
  }
  if (sum == 0) dash.clear();
  if (dash.size() % 2 == 1) dash.insert(dash.end(), dash.begin(), dash.end());
  return dash;
}

template <typename T>
std::optional<T> one_of(std::string_view text, std::initializer_list<std::pair<std::string_view, T>> words) {
  for (auto const& [word, value] : words) {
    if (word == text) return value;
  }
  return std::nullopt;
}

std::optional<double> at_least(double least, std::optional<double> value) {
  return value && *value >= least ? value : std::nullopt;
}

std::optional<frame::FillRule> read_rule(std::string_view text) {
  return one_of<frame::FillRule>(text, {{"nonzero", frame::FillRule::NonZero}, {"evenodd", frame::FillRule::EvenOdd}});
}

std::optional<double> read_one_number(std::string_view text) {
  auto const numbers = read_numbers(text);
  return numbers && numbers->size() == 1 ? std::optional(numbers->front()) : std::nullopt;
}

/// Reads the declarations of one element over the style it inherits.
class StyleReader {
 public:
  StyleReader(SvgElement const& element, Declarations const& declared, double whole, SvgStyle& style, Faults& faults)
      : element_(element), declared_(declared), whole_(whole), style_(style), faults_(faults) {}

  void read() {
    set(Property::Color, style_.colour, [&](auto text) { return read_svg_colour(text, style_.colour); });
    read_paints();
    read_stroke();
    set(Property::Visibility, style_.is_visible, [](auto text) {
      return one_of<bool>(text, {{"visible", true}, {"hidden", false}, {"collapse", false}});
    });
    set(Property::Opacity, style_.opacity, read_opacity);
    style_.is_displayed = declared_.of(Property::Display) != "none";
    style_.clip_path = read_url(declared_.of(Property::ClipPath));
    report_effects();
  }

 private:
  void read_paints() {
    auto const paint = [&](auto text) { return read_paint(text, style_.colour); };
    set(Property::Fill, style_.fill, paint);
    set(Property::Stroke, style_.stroke, paint);
    set(Property::FillOpacity, style_.fill_opacity, read_opacity);
    set(Property::StrokeOpacity, style_.stroke_opacity, read_opacity);
    set(Property::FillRule, style_.fill_rule, read_rule);
    set(Property::ClipRule, style_.clip_rule, read_rule);
  }

  void read_stroke() {
    auto const length = [&](auto text) { return read_length(text, whole_); };
    set(Property::StrokeWidth, style_.stroke_width, [&](auto text) { return at_least(0, length(text)); });
    set(Property::StrokeLinecap, style_.cap, [](auto text) {
      return one_of<frame::Cap>(
          text, {{"butt", frame::Cap::Butt}, {"round", frame::Cap::Round}, {"square", frame::Cap::Square}});
    });
    set(Property::StrokeLinejoin, style_.join, [](auto text) {
      return one_of<frame::Join>(
          text, {{"miter", frame::Join::Miter}, {"round", frame::Join::Round}, {"bevel", frame::Join::Bevel}});
    });
    set(Property::StrokeMiterlimit, style_.miter_limit, [](auto text) { return at_least(1, read_one_number(text)); });
    set(Property::StrokeDasharray, style_.dash, [&](auto text) { return read_dash(text, whole_); });
    set(Property::StrokeDashoffset, style_.dash_offset, length);
  }

  template <typename T, typename Read>
  void set(Property property, T& target, Read const& read) {
    auto const text = declared_.of(property);
    if (text.empty() || text == "inherit") return;
    if (std::optional<T> value = read(text)) {
      target = *std::move(value);
    } else {
      faults_.error(element_.place, fmt::format("`{}` cannot be `{}`", name_of(property), text.substr(0, 40)));
    }
  }

  /// What would look otherwise without them.
  void report_effects() {
    for (Property property :
         {Property::Filter, Property::Mask, Property::MarkerStart, Property::MarkerMid, Property::MarkerEnd}) {
      auto const text = declared_.of(property);
      if (text.empty() || text == "none" || text == "inherit") continue;
      faults_.error(element_.place, fmt::format("`{}` is not read", name_of(property)),
                    "apply it in the drawing program, or save the drawing as PNG");
    }
    report_other(Property::MixBlendMode, "normal");
    report_other(Property::VectorEffect, "none");
  }

  void report_other(Property property, std::string_view usual) {
    auto const text = declared_.of(property);
    if (text.empty() || text == usual || text == "inherit") return;
    faults_.warning(element_.place, fmt::format("`{}` can only be `{}`, found `{}`", name_of(property), usual, text));
  }

  SvgElement const& element_;
  Declarations const& declared_;
  double whole_;
  SvgStyle& style_;
  Faults& faults_;
};

}  // namespace

std::optional<base::Colour> read_svg_colour(std::string_view text, base::Colour current) {
  if (text == "currentColor" || text == "currentcolor") return current;
  if (auto const colour = base::parse_colour(text)) return colour;
  return read_function(text);
}

std::optional<double> read_opacity(std::string_view text) {
  auto const value = read_length(text, 1);
  return value ? std::optional(std::clamp(*value, 0.0, 1.0)) : std::nullopt;
}

std::string_view read_url(std::string_view text) {
  if (!text.starts_with("url(")) return {};
  auto inner = base::trim(text.substr(4, text.find(')') - 4));
  if (inner.size() >= 2 && (inner.front() == '"' || inner.front() == '\'')) inner = inner.substr(1, inner.size() - 2);
  return inner.starts_with('#') ? inner.substr(1) : std::string_view();
}

SvgStyle style_of(SvgElement const& element, Declarations const& declared, SvgStyle const& outer, double whole,
                  Faults& faults) {
  SvgStyle style = outer;
  style.group_opacity = outer.group_opacity * outer.opacity;
  style.opacity = 1;
  StyleReader(element, declared, whole, style, faults).read();
  return style;
}

}  // namespace livret::image
