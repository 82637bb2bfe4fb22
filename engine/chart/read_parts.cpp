#include <cmath>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "chart/reading.hpp"

namespace livret::chart {

expr::Names Reading::names() const {
  std::vector<std::string> columns;
  for (auto const& field : *fields) columns.push_back(field.name);
  expr::Names names;
  names.variables.push_back({"datum", std::move(columns)});
  names.variables.push_back({"params", std::nullopt});
  for (auto const& variable : context->data.variables) names.variables.push_back({variable.first, std::nullopt});
  return names;
}

table::Field const* Reading::field(std::string_view name) const {
  for (auto const& field : *fields)
    if (field.name == name) return &field;
  return nullptr;
}

bool Reading::check_field(yaml::Node const& name) const {
  if (field(name.text)) return true;
  std::vector<std::string> known;
  for (auto const& field : *fields) known.push_back(field.name);
  std::string list;
  for (auto const& word : known) list += (list.empty() ? "`" : ", `") + word + "`";
  auto const nearest = base::nearest_word(name.text, known);
  sink->error(name.span, fmt::format("unknown field `{}`: the rows of this chart do not have it", name.text),
              nearest ? fmt::format("did you mean `{}`?", *nearest) : "the fields are " + list);
  return false;
}

std::optional<expr::Expression> Reading::expression(yaml::Node const& node) const {
  auto const text = yaml::read_string(node, *sink);
  if (!text) return std::nullopt;
  return expr::parse(
      *text, names(), [&node](std::size_t begin, std::size_t end) { return node.span_of(begin, end); }, *sink);
}

expr::Value scalar_value(yaml::Node const& node) {
  if (node.kind != yaml::Kind::Scalar) return {};
  if (node.style == yaml::ScalarStyle::Plain) {
    if (auto const number = base::parse_number(node.text)) return *number;
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  return node.text;
}

std::vector<expr::Value> scalar_values(yaml::Node const& node, diag::Sink& sink) {
  std::vector<expr::Value> values;
  if (node.kind != yaml::Kind::Sequence) {
    sink.error(node.span, fmt::format("needs a sequence of values, found {}", yaml::describe(node)));
    return values;
  }
  for (auto const& item : node.items) values.push_back(scalar_value(item));
  return values;
}

void report_without_effect(yaml::Fields& fields, std::initializer_list<std::string_view> names, std::string_view why) {
  for (auto const name : names)
    if (auto const* node = fields.optional(name))
      fields.sink().warning(node->span, fmt::format("`{}` has no effect: {}", name, why));
}

void report_unsupported(yaml::Fields& fields, std::initializer_list<std::string_view> names) {
  for (auto const name : names)
    if (auto const* node = fields.optional(name))
      fields.sink().error(node->span, fmt::format("`{}` of Vega-Lite is not supported", name));
}

std::optional<std::string> read_title(yaml::Fields& fields) {
  auto const* raw = fields.node().find("title");
  auto const* title = fields.optional("title");
  if (!title) return raw ? std::optional<std::string>("") : std::nullopt;
  std::string joined;
  for (auto const& line : yaml::read_strings(*title, fields.sink())) joined += (joined.empty() ? "" : " ") + line;
  return joined;
}

ScaleSpec read_scale(yaml::Node const& node, Reading const& reading) {
  using Type = ScaleSpec::Type;
  ScaleSpec spec;
  spec.span = node.span;
  yaml::Fields fields(node, "a field of a scale", *reading.sink);
  if (auto const* type = fields.optional("type"))
    spec.type = yaml::read_choice<Type>(*type,
                                        {{"linear", Type::Linear},
                                         {"log", Type::Log},
                                         {"pow", Type::Pow},
                                         {"sqrt", Type::Sqrt},
                                         {"time", Type::Time},
                                         {"utc", Type::Time},
                                         {"band", Type::Band},
                                         {"point", Type::Point},
                                         {"ordinal", Type::Ordinal}},
                                        *reading.sink)
                    .value_or(Type::Automatic);
  if (auto const* domain = fields.optional("domain")) spec.domain = scalar_values(*domain, *reading.sink);
  if (auto const* range = fields.optional("range")) spec.range = scalar_values(*range, *reading.sink);
  if (auto const* nice = fields.optional("nice")) {
    auto const value = scalar_value(*nice);
    spec.nice = value.truthy();
  }
  spec.zero = fields.boolean("zero");
  spec.reverse = fields.boolean("reverse").value_or(false);
  spec.exponent = fields.number("exponent").value_or(1);
  if (!(spec.exponent > 0)) {
    reading.sink->error(node.span, "`exponent` needs a number above 0");
    spec.exponent = 1;
  }
  spec.padding = fields.number("padding");
  spec.padding_inner = fields.number("paddingInner");
  spec.padding_outer = fields.number("paddingOuter");
  spec.scheme = fields.string_or("scheme", "");
  report_without_effect(fields, {"interpolate", "round", "clamp", "base", "align"}, "livret decides it");
  report_unsupported(fields, {"domainMin", "domainMax", "domainMid", "rangeMin", "rangeMax", "bins", "constant"});
  fields.finish();
  return spec;
}

namespace {

std::optional<Orient> read_orient(yaml::Fields& fields) {
  auto const* orient = fields.optional("orient");
  if (!orient) return std::nullopt;
  return yaml::read_choice<Orient>(
      *orient, {{"top", Orient::Top}, {"bottom", Orient::Bottom}, {"left", Orient::Left}, {"right", Orient::Right}},
      fields.sink());
}

void read_shared_guide(yaml::Fields& fields, GuideSpec& spec) {
  spec.title = read_title(fields);
  spec.format = fields.string_or("format", "");
  if (auto const* values = fields.optional("values")) spec.values = scalar_values(*values, fields.sink());
  spec.orient = read_orient(fields);
  spec.label_limit = fields.number("labelLimit");
  report_without_effect(fields,
                        {"formatType", "labelFontSize", "labelFont", "labelFontWeight", "labelColor", "labelPadding",
                         "labelAlign", "labelBaseline", "labelOverlap", "titleFontSize", "titleFont", "titleFontWeight",
                         "titleColor", "titleAlign", "titleAnchor", "titlePadding", "offset", "zindex", "tickColor"},
                        "the theme decides it");
}

}  // namespace

GuideSpec read_axis(yaml::Node const& node, Reading const& reading) {
  GuideSpec spec;
  spec.presence = GuideSpec::Presence::Asked;
  yaml::Fields fields(node, "a field of an axis", *reading.sink);
  read_shared_guide(fields, spec);
  spec.labels = fields.boolean("labels");
  spec.ticks = fields.boolean("ticks");
  spec.domain = fields.boolean("domain");
  spec.grid = fields.boolean("grid");
  if (auto const* angle = fields.optional("labelAngle"))
    if (yaml::read_number(*angle, *reading.sink).value_or(0) != 0)
      reading.sink->warning(angle->span, "`labelAngle` has no effect: labels stay horizontal and are wrapped");
  spec.tick_count = fields.number("tickCount");
  if (auto const* expression = fields.optional("labelExpr")) {
    std::vector<table::Field> label_fields(2);
    label_fields[0].name = "value";
    label_fields[1].name = "label";
    Reading labels = reading;
    labels.fields = &label_fields;
    spec.label_expression = labels.expression(*expression);
  }
  report_without_effect(fields,
                        {"domainColor", "domainWidth", "gridColor", "gridDash", "gridWidth", "gridOpacity", "tickSize",
                         "tickWidth", "tickMinStep", "minExtent", "maxExtent", "titleAngle", "titleX", "titleY"},
                        "the theme decides it");
  fields.finish();
  return spec;
}

GuideSpec read_legend(yaml::Node const& node, Reading const& reading) {
  GuideSpec spec;
  spec.presence = GuideSpec::Presence::Asked;
  yaml::Fields fields(node, "a field of a legend", *reading.sink);
  read_shared_guide(fields, spec);
  report_without_effect(fields,
                        {"direction", "columns", "symbolType", "symbolSize", "symbolFillColor", "symbolStrokeColor",
                         "gradientLength", "gradientThickness", "tickCount", "fillColor", "padding", "cornerRadius"},
                        "the theme decides it");
  report_unsupported(fields, {"labelExpr", "type"});
  fields.finish();
  return spec;
}

Extent read_extent(yaml::Node const& node, diag::Sink& sink) {
  constexpr double largest = 2000;
  Extent extent;
  if (node.kind == yaml::Kind::Scalar && node.text == "container") return extent;
  std::optional<double> value;
  bool const stepped = node.kind == yaml::Kind::Mapping;
  if (stepped) {
    yaml::Fields fields(node, "a field of a size", sink);
    value = fields.number("step");
    fields.finish();
  } else {
    value = yaml::read_number(node, sink);
  }
  if (!value) return extent;
  if (!(*value > 0 && *value <= largest)) {
    sink.error(node.span,
               fmt::format("a size needs to be above 0 and at most 2000 pt, found `{}`", base::to_text(*value)));
    return extent;
  }
  (stepped ? extent.step : extent.length) = value;
  return extent;
}

std::optional<double> parse_date(std::string_view text) {
  text = text.substr(0, text.find('T'));
  int parts[3] = {0, 1, 1};
  for (int i = 0; i < 3; ++i) {
    std::size_t const dash = text.find('-');
    auto const piece = text.substr(0, dash);
    if (piece.size() != (i == 0 ? 4U : 2U) || piece.find_first_not_of("0123456789") != piece.npos) return std::nullopt;
    parts[i] = static_cast<int>(*base::parse_number(piece));
    if (dash == text.npos) return locale::milliseconds_of(parts[0], parts[1], parts[2]);
    text.remove_prefix(dash + 1);
  }
  return std::nullopt;
}

}  // namespace livret::chart
