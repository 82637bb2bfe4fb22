#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "plot/guides.hpp"
#include "plot/layout.hpp"

namespace livret::plot {

/// Scales by their order, and constants for rules: all that guides without conditions ask for.
class ConstantScope : public GuideScope {
 public:
  explicit ConstantScope(char const* language = "en") : locale_(*locale::find_locale(language)) {}
  ScaleId add(scale::Definition const& definition) {
    scales_.push_back(scale::Scale::make(definition));
    return ScaleId(scales_.size() - 1);
  }
  scale::Scale const* scale(ScaleId id) const override {
    return id.index() < scales_.size() ? &scales_[id.index()] : nullptr;
  }
  std::optional<Outcome> resolve(Rules const& rules, expr::ObjectPtr const& datum) const override {
    for (auto const& rule : rules) {
      if (auto const* field = std::get_if<FieldValue>(&rule.source)) return Outcome(datum->get(field->field));
      if (auto const* value = std::get_if<expr::Value>(&rule.source)) return Outcome(*value);
    }
    return std::nullopt;
  }
  expr::Value evaluate(expr::Expression const&, expr::ObjectPtr const& datum) const override {
    return datum->get("label").to_text() + "!";
  }
  locale::Locale const& locale() const override { return locale_; }

 private:
  locale::Locale const& locale_;
  std::vector<scale::Scale> scales_;
};

inline scale::Definition numbers(double low, double high, double from, double to) {
  scale::Definition definition;
  definition.domain = {low, high};
  definition.zero = false;
  definition.range = std::vector<expr::Value>{from, to};
  return definition;
}

inline scale::Definition categories(scale::Type type, std::vector<expr::Value> domain, std::vector<expr::Value> range) {
  scale::Definition definition;
  definition.type = type;
  definition.domain = std::move(domain);
  definition.range = std::move(range);
  return definition;
}

inline scene::Paint black() { return base::Colour{0, 0, 0, 255}; }

inline Lettering lettering(double size) {
  Lettering lettering;
  lettering.size = size;
  lettering.colour = black();
  return lettering;
}

/// With what Vega's configuration has for every axis.
inline AxisPlan axis(ScaleId scale, Orient orient) {
  AxisPlan plan;
  plan.scale = scale;
  plan.orient = orient;
  plan.domain.colour = plan.grid.colour = plan.ticks.colour = black();
  plan.label = lettering(10);
  plan.title_lettering = lettering(11);
  return plan;
}

inline LegendPlan legend() {
  LegendPlan plan;
  plan.label = lettering(10);
  plan.title_lettering = lettering(11);
  plan.symbol_base_stroke = black();
  plan.gradient_length = 200;
  return plan;
}

inline TitlePlan title(char const* text) {
  TitlePlan plan;
  Rule rule;
  rule.source = expr::Value(text);
  plan.text = {rule};
  plan.lettering = lettering(13);
  plan.subtitle_lettering = lettering(12);
  return plan;
}

inline std::array<LegendLayout, 9> legend_layouts() {
  std::array<LegendLayout, 9> layouts;
  for (auto& layout : layouts) layout.direction = Direction::Horizontal;
  layouts[static_cast<std::size_t>(Orient::Left)].direction = Direction::Vertical;
  layouts[static_cast<std::size_t>(Orient::Right)].direction = Direction::Vertical;
  return layouts;
}

/// A group with its guides, laid out with the widths that Vega estimates.
struct Laid {
  GroupContent content;
  GroupBounds bounds;
  ViewSize size;  ///< as the root of a plot with paddings of 5
};

inline Laid lay_out(ConstantScope const& scope, GroupPlan const& plan, double width, double height,
                    GroupContent content = {}, std::optional<double> page_width = std::nullopt,
                    std::array<LegendLayout, 9> const& layouts = legend_layouts()) {
  scene::EstimatedMetrics metrics;
  content.item.width = width;
  content.item.height = height;
  GuideContext const context{scope, metrics, width, height, page_width};
  append_axes(content, plan.axes, context);
  append_legends(content, plan.legends, context);
  if (plan.title) append_title(content, *plan.title, context);
  auto const bounds = layout_group(content, plan, {metrics, layouts, std::nullopt, Autosize::Pad});
  auto const size = size_view(Plan(), bounds.view, content.item, {width, height});
  return {std::move(content), bounds, size};
}

inline std::string sizes(Laid const& laid) {
  return fmt::format("{:g} {:g} from {:g} {:g}", laid.size.total_width, laid.size.total_height, laid.size.origin_x,
                     laid.size.origin_y);
}

inline void append_places(scene::Mark const& mark, scene::Role role, std::vector<std::string>& out) {
  auto const add = [&](auto const& items) {
    for (auto const& item : items) {
      using Item = std::decay_t<decltype(item)>;
      if constexpr (std::is_same_v<Item, scene::GroupItem>) {
        if (mark.role == role)
          out.push_back(fmt::format("{:g},{:g} {:g}×{:g}", item.x, item.y, item.width, item.height));
        for (auto const& inner : item.marks) append_places(inner, role, out);
      } else if constexpr (std::is_same_v<Item, scene::TextItem>) {
        if (mark.role == role && item.ink.opacity != 0)
          out.push_back(fmt::format("{:g},{:g} {}", item.x, item.y, fmt::join(item.text, "|")));
      } else if constexpr (std::is_same_v<Item, scene::RuleItem>) {
        if (mark.role == role) out.push_back(fmt::format("{:g},{:g}–{:g},{:g}", item.x, item.y, item.x2, item.y2));
      } else if constexpr (std::is_same_v<Item, scene::RectItem>) {
        if (mark.role == role)
          out.push_back(fmt::format("{:g},{:g} {:g}×{:g}", item.x, item.y, item.width, item.height));
      } else if constexpr (std::is_same_v<Item, scene::SymbolItem>) {
        if (mark.role == role) out.push_back(fmt::format("{:g},{:g} of {:g}", item.x, item.y, item.size));
      }
    }
  };
  std::visit(
      [&](auto const& items) {
        if constexpr (requires { items.begin(); }) add(items);
      },
      mark.items);
}

/// Places of what is seen of a role, in the order of the scene.
inline std::string places(Laid const& laid, scene::Role role) {
  std::vector<std::string> out;
  for (auto const& mark : laid.content.item.marks) append_places(mark, role, out);
  return fmt::format("{}", fmt::join(out, "; "));
}

}  // namespace livret::plot
