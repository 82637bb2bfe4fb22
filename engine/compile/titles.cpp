#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/guide_properties.hpp"
#include "compile/guides.hpp"
#include "compile/known_properties.hpp"

namespace livret::compile {

namespace {

using yaml::Node;

plot::Rules constant_text(std::vector<std::string> lines) {
  plot::Rule rule;
  if (lines.size() == 1) {
    rule.source = expr::Value(std::move(lines.front()));
  } else {
    std::vector<expr::Value> values;
    for (auto& line : lines) values.emplace_back(std::move(line));
    rule.source = expr::make_array(std::move(values));
  }
  return {std::move(rule)};
}

void read_lettering(Properties const& properties, Values const& values, plot::TitlePlan& plan) {
  GuideReader const reader(properties, values);
  for (auto layer = properties.layers().rbegin(); layer != properties.layers().rend(); ++layer)
    read_text_style(*layer, values, plan.lettering);
  reader.lettering("subtitle", plan.subtitle_lettering);
  if (auto const* limit = properties.find("limit")) plan.subtitle_lettering.limit = values.number(limit).value_or(0);
  if (properties.find("baseline") != nullptr) plan.subtitle_lettering.baseline = plan.lettering.baseline;
}

}  // namespace

std::optional<plot::TitlePlan> compile_title(Compilation const& compilation, Model const& view) {
  auto const* node = view.node->find("title");
  if (node == nullptr || is_null(node)) return std::nullopt;
  auto const& values = compilation.values;
  bool const is_object = node->kind == yaml::Kind::Mapping && !is_expression(*node);
  if (is_object) check_properties(*node, "the title", title_properties, {}, compilation.sink);
  auto lines = values.lines(is_object ? node->find("text") : node);
  if (!lines || lines->empty() || (lines->size() == 1 && lines->front().empty())) return std::nullopt;
  plot::TitlePlan plan;
  plan.text = constant_text(std::move(*lines));
  if (is_object)
    if (auto subtitle = values.lines(node->find("subtitle"))) plan.subtitle = std::move(*subtitle);
  Properties properties{is_object ? node : nullptr};
  properties.add(compilation.config.find("title"));
  GuideReader const reader(properties, values);
  std::string style = "group-title";
  reader.text("style", style);
  read_text_style(compilation.config.style(style), values, plan.lettering);
  read_text_style(compilation.config.style("group-subtitle"), values, plan.subtitle_lettering);
  read_lettering(properties, values, plan);
  reader.orient("orient", plan.orient);
  reader.number("offset", plan.offset);
  reader.number("dx", plan.dx);
  reader.number("dy", plan.dy);
  reader.number("subtitlePadding", plan.subtitle_padding);
  double zindex = 0;
  reader.number("zindex", zindex);
  plan.zindex = static_cast<int>(zindex);

  // The default anchor of Vega's config stands below what composed views take.
  std::optional<plot::Anchor> anchor;
  if (is_object) GuideReader(Properties{node}, values).anchor("anchor", anchor);
  auto const* configured = compilation.config.find("title", "anchor");
  bool const is_plot = view.kind == Model::Kind::Unit || view.kind == Model::Kind::Layer;
  auto const standard =
      configured != nullptr && configured->span.source.is_none() ? std::nullopt : values.text(configured);
  if (!anchor && standard) anchor = find_anchor(*standard);
  auto const frame = values.text(properties.find("frame"));
  if (frame) plan.frame_is_group = *frame == "group";
  if (is_plot) {
    if ((!anchor || anchor == plot::Anchor::Middle) && !frame) plan.frame_is_group = true;
  } else if (!anchor) {
    anchor = plot::Anchor::Start;
  }
  plan.anchor = anchor.value_or(plot::Anchor::Middle);
  return plan;
}

}  // namespace livret::compile
