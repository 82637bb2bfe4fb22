#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "compile/axes.hpp"
#include "compile/guides.hpp"
#include "compile/known_properties.hpp"
#include "compile/marks.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::Orient;
using yaml::Node;

double normalised(double angle) {
  double const turned = std::fmod(angle, 360);
  return turned < 0 ? turned + 360 : turned;
}

/// Makes the plan of one axis; the rules are those of Vega-Lite's compile/axis/properties.ts.
class AxisPlanner {
 public:
  AxisPlanner(AxisComponent const& axis, Compilation const& compilation)
      : axis_(&axis), compilation_(&compilation), values_(&compilation.values), type_(*axis.scale->type.value) {
    properties_.add(axis.given);
    properties_.add(axis.standard);
  }

  plot::AxisPlan plan() {
    GuideReader const reader(properties_, *values_);
    plan_.scale = axis_->scale->id;
    plan_.orient = *axis_->orient.value;
    double zindex = default_zindex();
    reader.number("zindex", zindex);
    plan_.zindex = static_cast<int>(zindex);
    reader.text("description", plan_.description);
    find_ticks(reader);
    find_place(reader);
    find_lines(reader);
    find_labels(reader);
    find_title(reader);
    find_overrides();
    bool aria = true;
    reader.boolean("aria", aria);
    plan_.is_aria_hidden = !aria;
    return std::move(plan_);
  }

 private:
  bool is_x() const { return axis_->channel == ChannelId::X; }
  double outward() const { return plan_.orient == Orient::Top || plan_.orient == Orient::Left ? -1 : 1; }
  ChannelDef const& definition() const { return *axis_->definition; }

  int default_zindex() const {
    bool const is_cell =
        axis_->unit->mark.kind == MarkKind::Rect &&
        (is_discrete(definition().type) || (definition().type == FieldType::Quantitative && definition().bin));
    return is_cell ? 1 : 0;
  }

  void find_ticks(GuideReader const& reader) {
    plan_.values = guide_values(reader.find("values"), definition(), *values_);
    if (auto const count = tick_count(reader.find("tickCount"), *values_))
      plan_.tick_count = *count;
    else
      plan_.tick_count = default_count();
    reader.number("tickMinStep", plan_.tick_min_step);
    plan_.format = label_format(definition(), properties_, *axis_->scale, GuideKind::Axis,
                                axis_->unit->stack ? &*axis_->unit->stack : nullptr, *compilation_);
    if (!plan_.tick_min_step) plan_.tick_min_step = default_min_step();
  }

  plot::TickCount default_count() const {
    if (plan_.values || axis_->scale->has_discrete_domain() || type_ == scale::Type::Log) return {};
    if (definition().is_field()) {
      if (definition().is_binning()) return plot::TicksEach{10};
      if (definition().time_unit) {
        auto const name = definition().time_unit->units.name();
        if (name == "month" || name == "hours" || name == "day" || name == "quarter") return {};
      }
    }
    return plot::TicksEach{40};
  }

  std::optional<double> default_min_step() const {
    if (plan_.format.specifier == "d" && plan_.format.kind == plot::FormatKind::Number) return 1;
    if (!definition().is_field() || !definition().time_unit || definition().time_unit->units.is_empty())
      return std::nullopt;
    auto const finest = definition().time_unit->units.finest();
    if (finest == expr::TimeUnit::Day) return std::nullopt;
    constexpr double start = 978307200000;  // 2001-01-01, in no leap year
    auto unit = finest;
    double step = definition().time_unit->step;
    if (unit == expr::TimeUnit::Quarter) {
      unit = expr::TimeUnit::Month;
      step *= 3;
    }
    return expr::offset_time(start, unit, step) - start;
  }

  void find_place(GuideReader const& reader) {
    plan_.offset = 0;
    reader.number("offset", plan_.offset);
    reader.number("translate", plan_.translate);
    reader.number("minExtent", plan_.min_extent);
    reader.number("maxExtent", plan_.max_extent);
    if (auto const position = values_->number(reader.find("position"))) {
      plot::Rule rule;
      rule.source = expr::Value(*position);
      plan_.position = {std::move(rule)};
    }
    reader.number("bandPosition", plan_.band_position);
    if (is_ranged_offset(*axis_->unit, axis_->channel) && axis_->given.find("bandPosition") == nullptr)
      stand_at_base_line();
  }

  /// Ticks and labels of bands whose marks grow from one side stand at that side.
  void stand_at_base_line() {
    plan_.band_position = is_x() ? 0 : 1;
    plot::Rule label;
    label.source = plot::FieldValue{"value"};
    label.scale = axis_->scale->id;
    label.band = plan_.band_position;
    plan_.overrides.push_back(
        {plot::GuidePart::Labels, {is_x() ? plot::Channel::X : plot::Channel::Y, {std::move(label)}}});
  }

  void find_lines(GuideReader const& reader) {
    reader.boolean("domain", plan_.has_domain);
    reader.boolean("labels", plan_.has_labels);
    reader.boolean("ticks", plan_.has_ticks);
    reader.pen("domain", plan_.domain);
    reader.pen("tick", plan_.ticks);
    reader.pen("grid", plan_.grid);
    if (auto const band = values_->text(reader.find("tickBand"))) plan_.tick_band_extent = *band == "extent";
    reader.boolean("tickExtra", plan_.tick_extra);
    reader.number("tickOffset", plan_.tick_offset);
    reader.boolean("tickRound", plan_.tick_round);
    reader.number("tickSize", plan_.tick_size);
  }

  void find_labels(GuideReader const& reader) {
    read_text_style(compilation_->config.style("guide-label"), *values_, plan_.label);
    auto const angle = label_angle(reader);
    reader.lettering("label", plan_.label);
    plan_.label.angle = angle;
    auto const is_given = [&](std::string_view name) {
      return reader.find(name) != nullptr && !is_null(reader.find(name));
    };
    if (!is_given("labelAlign")) plan_.label.align = default_align(angle);
    if (!is_given("labelBaseline")) plan_.label.baseline = default_baseline(angle);
    read_bound(reader.find("labelBound"), plan_.label_bound);
    if (reader.find("labelFlush") != nullptr)
      read_bound(reader.find("labelFlush"), plan_.label_flush);
    else
      plan_.label_flush =
          is_x() && (definition().type == FieldType::Quantitative || definition().type == FieldType::Temporal);
    reader.number("labelFlushOffset", plan_.label_flush_offset);
    reader.number("labelOffset", plan_.label_offset);
    reader.number("labelSeparation", plan_.label_separation);
    reader.number("labelPadding", plan_.label_padding);
    plan_.label_overlap = label_overlap(reader);
  }

  std::optional<double> label_angle(GuideReader const& reader) const {
    if (auto const* node = reader.find("labelAngle"); node != nullptr && !is_null(node)) {
      auto const angle = values_->number(is_conditional(node) ? node->find("value") : node);
      return angle ? std::optional(normalised(*angle)) : std::nullopt;
    }
    if (is_x() && is_discrete(definition().type) && !(definition().is_field() && definition().time_unit)) return 270;
    return std::nullopt;
  }

  std::optional<plot::Align> default_align(std::optional<double> angle) const {
    if (!angle) return std::nullopt;
    double const start = is_x() ? 0 : 90;
    if (std::fmod(*angle + start, 180) == 0) return is_x() ? std::nullopt : std::optional(plot::Align::Centre);
    bool const is_main = plan_.orient == (is_x() ? Orient::Bottom : Orient::Left);
    return (start < *angle && *angle < 180 + start) == is_main ? plot::Align::Left : plot::Align::Right;
  }

  std::optional<plot::Baseline> default_baseline(std::optional<double> angle) const {
    using plot::Baseline;
    if (!angle) return std::nullopt;
    double const a = *angle;
    if (is_x()) {
      if ((45 < a && a < 135) || (225 < a && a < 315)) return Baseline::Middle;
      return (a <= 45 || 315 <= a) == (plan_.orient == Orient::Top) ? Baseline::Bottom : Baseline::Top;
    }
    if (a <= 45 || 315 <= a || (135 <= a && a <= 225)) return std::nullopt;
    return (45 <= a && a <= 135) == (plan_.orient == Orient::Left) ? Baseline::Top : Baseline::Bottom;
  }

  void read_bound(Node const* node, std::variant<bool, double>& target) const {
    if (node == nullptr || is_null(node)) return;
    if (node->text == "true" || node->text == "false")
      target = node->text == "true";
    else if (auto const number = values_->number(node))
      target = *number;
  }

  plot::LabelOverlap label_overlap(GuideReader const& reader) const {
    using plot::LabelOverlap;
    if (auto const word = values_->text(reader.find("labelOverlap"))) {
      if (*word == "true" || *word == "parity") return LabelOverlap::Parity;
      if (*word == "greedy") return LabelOverlap::Greedy;
      return LabelOverlap::Keep;
    }
    bool const has_unit = definition().is_field() && definition().time_unit &&
                          definition().sort.by != SortSpec::By::Field &&
                          definition().sort.by != SortSpec::By::Channel && definition().sort.by != SortSpec::By::List;
    if (!has_unit && is_discrete(definition().type)) return LabelOverlap::Keep;
    return type_ == scale::Type::Log || type_ == scale::Type::Symlog ? LabelOverlap::Greedy : LabelOverlap::Parity;
  }

  void find_title(GuideReader const& reader) {
    plan_.title = lines_of(axis_->title);
    read_text_style(compilation_->config.style("guide-title"), *values_, plan_.title_lettering);
    reader.lettering("title", plan_.title_lettering);
    reader.anchor("titleAnchor", plan_.title_anchor);
    reader.number("titlePadding", plan_.title_padding);
    reader.number("titleX", plan_.title_x);
    reader.number("titleY", plan_.title_y);
  }

  void find_overrides() {
    struct Conditional {
      std::string_view property;
      plot::GuidePart part;
      plot::Channel channel;
      bool is_paint;
    };
    using plot::Channel;
    using plot::GuidePart;
    static constexpr std::array<Conditional, 18> conditionals = {
        {{"labelAlign", GuidePart::Labels, Channel::Align, false},
         {"labelBaseline", GuidePart::Labels, Channel::Baseline, false},
         {"labelColor", GuidePart::Labels, Channel::Fill, true},
         {"labelFont", GuidePart::Labels, Channel::Font, false},
         {"labelFontSize", GuidePart::Labels, Channel::FontSize, false},
         {"labelFontStyle", GuidePart::Labels, Channel::FontStyle, false},
         {"labelFontWeight", GuidePart::Labels, Channel::FontWeight, false},
         {"labelOpacity", GuidePart::Labels, Channel::Opacity, false},
         {"gridColor", GuidePart::Grid, Channel::Stroke, true},
         {"gridDash", GuidePart::Grid, Channel::StrokeDash, false},
         {"gridDashOffset", GuidePart::Grid, Channel::StrokeDashOffset, false},
         {"gridOpacity", GuidePart::Grid, Channel::Opacity, false},
         {"gridWidth", GuidePart::Grid, Channel::StrokeWidth, false},
         {"tickColor", GuidePart::Ticks, Channel::Stroke, true},
         {"tickDash", GuidePart::Ticks, Channel::StrokeDash, false},
         {"tickDashOffset", GuidePart::Ticks, Channel::StrokeDashOffset, false},
         {"tickOpacity", GuidePart::Ticks, Channel::Opacity, false},
         {"tickWidth", GuidePart::Ticks, Channel::StrokeWidth, false}}};
    for (auto const& [property, part, channel, is_paint] : conditionals) {
      auto const* node = properties_.find(property);
      if (!is_conditional(node)) continue;
      auto rules = conditional_rules(*node, is_paint, *compilation_);
      if (!rules.empty()) plan_.overrides.push_back({part, {channel, std::move(rules)}});
    }
    find_tick_sizes();
    find_label_paddings();
    for (auto const* layer : properties_.layers())
      for (auto const& entry : layer->entries) {
        auto const name = entry.key.text;
        bool const is_known = name == "tickSize" || name == "labelPadding" ||
                              std::any_of(conditionals.begin(), conditionals.end(),
                                          [&](Conditional const& known) { return known.property == name; });
        if (is_conditional(&entry.value) && !is_known)
          compilation_->sink.warning(
              entry.key.span, fmt::format("`{}` is the same all along the axis: its conditions are ignored", name));
      }
  }

  void find_label_paddings() {
    auto const* node = properties_.find("labelPadding");
    if (!is_conditional(node)) return;
    auto rules = conditional_rules(*node, false, *compilation_);
    double const start = plan_.has_ticks ? plan_.tick_size : 0;
    for (auto& rule : rules)
      if (auto const* padding = std::get_if<expr::Value>(&rule.source))
        rule.source = expr::Value(outward() * (start + padding->to_number()));
    plan_.overrides.push_back(
        {plot::GuidePart::Labels, {is_x() ? plot::Channel::Y : plot::Channel::X, std::move(rules)}});
  }

  /// Sizes of ticks by tests end the ticks and move the labels.
  void find_tick_sizes() {
    auto const* node = properties_.find("tickSize");
    if (!is_conditional(node)) return;
    auto const sizes = conditional_rules(*node, false, *compilation_);
    auto const add = [&](plot::GuidePart part, plot::Channel channel, double padding) {
      auto rules = sizes;
      for (auto& rule : rules)
        if (auto const* size = std::get_if<expr::Value>(&rule.source))
          rule.source = expr::Value(outward() * (size->to_number() + padding));
      plan_.overrides.push_back({part, {channel, std::move(rules)}});
    };
    add(plot::GuidePart::Ticks, is_x() ? plot::Channel::Y2 : plot::Channel::X2, 0);
    add(plot::GuidePart::Labels, is_x() ? plot::Channel::Y : plot::Channel::X, plan_.label_padding);
  }

  AxisComponent const* axis_;
  Compilation const* compilation_;
  Values const* values_;
  scale::Type type_;
  Properties properties_;
  plot::AxisPlan plan_;
};

}  // namespace

std::optional<plot::AxisPlan> plan_axis(AxisComponent const& axis, AxisPart part, Compilation const& compilation) {
  if (axis.disable.value.value_or(false)) return std::nullopt;
  bool const has_grid = axis.grid.value.value_or(false);
  if (part == AxisPart::Grid && !has_grid) return std::nullopt;
  for (auto const* node : axis.given.layers())
    check_properties(*node, "the axis", axis_properties, {}, compilation.sink);
  auto plan = AxisPlanner(axis, compilation).plan();
  if (part == AxisPart::Main) {
    plan.has_grid = false;
    return plan;
  }
  plan.has_grid = true;
  plan.has_domain = plan.has_labels = plan.has_ticks = false;
  plan.title.clear();
  plan.position.clear();
  plan.min_extent = plan.max_extent = 0;
  if (axis.grid_scale) plan.grid_scale = *axis.grid_scale;
  std::erase_if(plan.overrides, [](auto const& guide) { return guide.part != plot::GuidePart::Grid; });
  plan.is_aria_hidden = true;
  return plan;
}

}  // namespace livret::compile
