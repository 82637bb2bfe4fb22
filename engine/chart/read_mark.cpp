#include <fmt/format.h>

#include "base/number_text.hpp"
#include "chart/named_colour.hpp"
#include "chart/reading.hpp"

namespace livret::chart {

namespace {

struct KindName {
  std::string_view name;
  MarkKind kind;
};
constexpr KindName kinds[] = {{"area", MarkKind::Area}, {"bar", MarkKind::Bar},          {"circle", MarkKind::Point},
                              {"line", MarkKind::Line}, {"point", MarkKind::Point},      {"rect", MarkKind::Rect},
                              {"rule", MarkKind::Rule}, {"square", MarkKind::Point},     {"text", MarkKind::Text},
                              {"tick", MarkKind::Tick}, {"timeline", MarkKind::Timeline}};
constexpr std::string_view unsupported_kinds[] = {"arc",      "boxplot", "errorband", "errorbar",
                                                  "geoshape", "image",   "trail"};

bool read_kind(yaml::Node const& node, MarkSpec& mark, diag::Sink& sink) {
  std::vector<std::string> words;
  for (auto const& [name, kind] : kinds) {
    words.emplace_back(name);
    if (node.kind != yaml::Kind::Scalar || node.text != name) continue;
    mark.kind = kind;
    mark.name = name;
    return true;
  }
  for (auto const name : unsupported_kinds) {
    if (node.text != name) continue;
    sink.error(node.span, fmt::format("the mark `{}` of Vega-Lite is not supported", name),
               "supported are area, bar, circle, line, point, rect, rule, square, text, tick and timeline");
    return false;
  }
  yaml::report_unknown_word(node, words, sink);
  return false;
}

std::optional<base::Colour> read_colour(yaml::Fields& fields, std::string_view name, Config const& config) {
  auto const* node = fields.optional(name);
  auto const text = node ? yaml::read_string(*node, fields.sink()) : std::nullopt;
  return text ? named_colour(*text, node->span, config, fields.sink()) : std::nullopt;
}

void read_paint(yaml::Fields& fields, Config const& config, MarkSpec& mark) {
  mark.color = read_colour(fields, "color", config);
  mark.fill = read_colour(fields, "fill", config);
  mark.stroke = read_colour(fields, "stroke", config);
  mark.opacity = fields.number("opacity");
  mark.fill_opacity = fields.number("fillOpacity");
  mark.stroke_width = fields.number("strokeWidth");
  mark.filled = fields.boolean("filled");
  if (auto const* dash = fields.optional("strokeDash"))
    for (auto const& value : scalar_values(*dash, fields.sink())) {
      double const length = value.to_number();
      if (length > 0) mark.dash.push_back(length);
    }
}

void read_geometry(yaml::Fields& fields, MarkSpec& mark) {
  mark.size = fields.number("size");
  mark.thickness = fields.number("thickness");
  double const radius = fields.number("cornerRadius").value_or(0);
  mark.corner_radius = fields.number("cornerRadiusEnd").value_or(radius);
  mark.shape = fields.string_or("shape", mark.name == "square" ? "square" : "circle");
  for (auto const name : {"width", "height"}) {
    auto const* node = fields.optional(name);
    if (!node) continue;
    if (node->kind != yaml::Kind::Mapping) {
      mark.size = yaml::read_number(*node, fields.sink());
      continue;
    }
    yaml::Fields size(*node, "a field of a mark's size", fields.sink());
    mark.band = size.number("band");
    size.finish();
  }
  if (auto const* interpolate = fields.optional("interpolate"))
    mark.interpolate = yaml::read_choice<Interpolate>(*interpolate,
                                                      {{"linear", Interpolate::Linear},
                                                       {"step", Interpolate::Step},
                                                       {"step-before", Interpolate::StepBefore},
                                                       {"step-after", Interpolate::StepAfter}},
                                                      fields.sink())
                           .value_or(Interpolate::Linear);
  if (auto const* point = fields.optional("point"))
    if (point->kind == yaml::Kind::Mapping || point->text == "true") mark.overlay = MarkSpec::Overlay::Points;
}

int weight_of(yaml::Node const& node, int current, diag::Sink& sink) {
  if (node.text == "normal") return 400;
  if (node.text == "bold") return 700;
  return static_cast<int>(yaml::read_integer(node, 100, 900, sink).value_or(current));
}

/// The theme's label style with what the mark changes of it; a face that the family lacks is reported by the font book.
text::TextStyle read_style(yaml::Fields& fields, Reading const& reading) {
  text::TextStyle style = reading.context->config.label;
  auto& fonts = reading.context->fonts;
  auto const* font = fields.optional("font");
  auto const* weight = fields.optional("fontWeight");
  auto const* slant = fields.optional("fontStyle");
  if ((font || weight || slant) && !style.face.is_none()) {
    auto const& face = fonts.face(style.face);
    text::FaceRequest request{face.family(), face.weight(), face.slant()};
    if (font) request.family = font->text;
    if (weight) request.weight = weight_of(*weight, request.weight, *reading.sink);
    if (slant && slant->text == "italic") request.slant = text::Slant::Italic;
    auto const where = (font ? font : weight ? weight : slant)->span;
    auto const found = fonts.find(request, where, *reading.sink);
    if (!found.is_none()) style.face = found;
  }
  if (auto const* size = fields.optional("fontSize")) {
    double const value = yaml::read_number(*size, *reading.sink).value_or(style.size.to_pt());
    if (value >= 2 && value <= 200)
      style.size = base::Length::from_pt(value);
    else
      reading.sink->error(size->span, "`fontSize` needs 2 to 200 pt");
  }
  return style;
}

void read_text(yaml::Fields& fields, MarkSpec& mark) {
  if (auto const* align = fields.optional("align"))
    mark.align =
        yaml::read_choice<HorizontalAlign>(
            *align,
            {{"left", HorizontalAlign::Left}, {"center", HorizontalAlign::Centre}, {"right", HorizontalAlign::Right}},
            fields.sink())
            .value_or(HorizontalAlign::Centre);
  if (auto const* baseline = fields.optional("baseline"))
    mark.baseline = yaml::read_choice<VerticalAlign>(*baseline,
                                                     {{"top", VerticalAlign::Top},
                                                      {"middle", VerticalAlign::Middle},
                                                      {"bottom", VerticalAlign::Bottom},
                                                      {"alphabetic", VerticalAlign::Alphabetic}},
                                                     fields.sink())
                        .value_or(VerticalAlign::Middle);
  mark.dx = fields.number("dx").value_or(0);
  mark.dy = fields.number("dy").value_or(0);
  mark.dx += fields.number("xOffset").value_or(0);
  mark.dy += fields.number("yOffset").value_or(0);
  mark.angle = fields.number("angle").value_or(0);
  mark.limit = fields.number("limit");
  mark.text = fields.string_or("text", "");
}

void read_timeline(yaml::Fields& fields, Reading const& reading, MarkSpec& mark) {
  if (auto const* precision = fields.optional("precision"))
    if (reading.check_field(*precision)) mark.precision = precision->text;
  auto const* today = fields.optional("today");
  if (!today) return;
  mark.today = parse_date(today->text);
  if (!mark.today)
    fields.sink().error(today->span, fmt::format("needs a date as `2023-10-05`, found {}", yaml::describe(*today)));
}

}  // namespace

std::optional<MarkSpec> read_mark(yaml::Node const& node, Reading const& reading) {
  MarkSpec mark;
  mark.span = node.span;
  mark.style = reading.context->config.label;
  if (node.kind != yaml::Kind::Mapping)
    return read_kind(node, mark, *reading.sink) ? std::optional(mark) : std::nullopt;
  yaml::Fields fields(node, "a field of a mark", *reading.sink);
  auto const* type = fields.required("type");
  if (!type || !read_kind(*type, mark, *reading.sink)) return std::nullopt;
  read_paint(fields, reading.context->config, mark);
  read_geometry(fields, mark);
  read_text(fields, mark);
  mark.style = read_style(fields, reading);
  if (mark.kind == MarkKind::Timeline) read_timeline(fields, reading, mark);
  report_without_effect(fields, {"tooltip", "href", "cursor", "aria", "description", "invalid", "clip", "orient"},
                        "a page is not interactive, and livret decides the rest");
  report_unsupported(fields, {"line", "strokeOpacity", "radius", "theta", "url", "x", "y", "x2", "y2", "lineBreak",
                              "blend", "style", "tension", "cornerRadiusTopLeft", "cornerRadiusTopRight",
                              "cornerRadiusBottomLeft", "cornerRadiusBottomRight", "binSpacing"});
  fields.finish();
  return mark;
}

}  // namespace livret::chart
