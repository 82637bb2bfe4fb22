#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/guides.hpp"
#include "compile/layout_size.hpp"
#include "compile/legends.hpp"
#include "compile/marks.hpp"
#include "compile/scales.hpp"
#include "compile/withheld.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::GroupPlan;
using yaml::Node;

constexpr auto view_properties = std::to_array<std::pair<std::string_view, plot::Channel>>({
    {"clip", plot::Channel::Clip},
    {"cornerRadius", plot::Channel::CornerRadius},
    {"cornerRadiusTopLeft", plot::Channel::CornerRadiusTopLeft},
    {"cornerRadiusTopRight", plot::Channel::CornerRadiusTopRight},
    {"cornerRadiusBottomLeft", plot::Channel::CornerRadiusBottomLeft},
    {"cornerRadiusBottomRight", plot::Channel::CornerRadiusBottomRight},
    {"fill", plot::Channel::Fill},
    {"fillOpacity", plot::Channel::FillOpacity},
    {"opacity", plot::Channel::Opacity},
    {"stroke", plot::Channel::Stroke},
    {"strokeCap", plot::Channel::StrokeCap},
    {"strokeDash", plot::Channel::StrokeDash},
    {"strokeDashOffset", plot::Channel::StrokeDashOffset},
    {"strokeJoin", plot::Channel::StrokeJoin},
    {"strokeMiterLimit", plot::Channel::StrokeMiterLimit},
    {"strokeOpacity", plot::Channel::StrokeOpacity},
    {"strokeWidth", plot::Channel::StrokeWidth},
});

constexpr std::string_view ground_properties =
    "clip cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusTopLeft cornerRadiusTopRight fill "
    "fillOpacity opacity stroke strokeCap=butt|round|square strokeDash strokeDashOffset strokeJoin=miter|round|bevel "
    "strokeMiterLimit strokeOpacity strokeWidth style";

bool is_plot(Model const& model) { return model.kind == Model::Kind::Unit || model.kind == Model::Kind::Layer; }

class Assembler {
 public:
  Assembler(Compilation& compilation, Model const& root)
      : compilation_(&compilation), values_(&compilation.values), sizes_(compilation, root), legends_(compilation) {}

  GroupPlan root(Model const& model) {
    GroupPlan group = group_of(model);
    group.role = scene::Role::Frame;
    group.name = "root";
    if (model.kind == Model::Kind::Concat) {
      set_size(model, ChannelId::X, group.width);
      set_size(model, ChannelId::Y, group.height);
    }
    return group;
  }

 private:
  /// The group of a view: its marks or its views, its guides.
  GroupPlan group_of(Model const& model) {
    GroupPlan group;
    group.role = scene::Role::Scope;
    group.name = model.name + "group";
    group.scales = model.scope_scales;
    group.projections = model.scope_projections;
    group.title = compile_title(*compilation_, model);
    if (is_plot(model)) {
      group.width = sizes_.find(model, ChannelId::X).value_or(plot::FixedSize{});
      group.height = sizes_.find(model, ChannelId::Y).value_or(plot::FixedSize{});
      group.encodes = ground_of(model);
      add_marks(model, group);
      group.axes = compile_axes(*compilation_, model);
    } else if (model.kind == Model::Kind::Facet) {
      add_facet(model, group);
    } else {
      add_views(model, group);
    }
    group.legends = legends_.plans_of(model, sizes_);
    return group;
  }

  /// Concatenated views that are all as high, or as wide, give the whole that side; not what they have room for, which
  /// is found in their place.
  void set_size(Model const& model, ChannelId channel, plot::SizePlan& size) const {
    auto const merged = sizes_.find(model, channel);
    if (merged && !std::holds_alternative<plot::ContainerSize>(*merged)) size = *merged;
  }

  void add_marks(Model const& model, GroupPlan& group) {
    if (model.kind == Model::Kind::Unit) {
      auto marks = compile_marks(model, compilation_->config, *values_);
      if (is_fixed_projection(model) && model.mark.find("clip") == nullptr)
        for (auto& mark : marks)
          if (auto* plan = std::get_if<plot::MarkPlan>(&mark)) plan->clip = true;
      if (auto const* drawn = marks.empty() ? nullptr : std::get_if<plot::MarkPlan>(&marks.front()))
        for (auto& mark : withheld_marks(*compilation_, model, *drawn)) marks.emplace_back(std::move(mark));
      std::move(marks.begin(), marks.end(), std::back_inserter(group.marks));
      return;
    }
    for (auto const& child : model.children) {
      add_marks(*child, group);
      if (child->scope_projections.empty() || child->kind == Model::Kind::Unit) continue;
      group.projections.insert(group.projections.end(), child->scope_projections.begin(),
                               child->scope_projections.end());
    }
  }

  /// Maps that are not fitted into the view may be larger.
  bool is_fixed_projection(Model const& unit) const {
    return !unit.projection.is_none() && compilation_->plan.projections[unit.projection.index()].fit.empty();
  }

  void add_views(Model const& model, GroupPlan& group) {
    group.grid = grid_of(model, "concat");
    group.grid->row_align = group.grid->column_align = plot::GridPlan::Alignment::Each;
    read_grid(model, *group.grid);
    if (model.columns) group.grid->columns = std::max(1.0, *model.columns);
    for (auto const& child : model.children) group.marks.emplace_back(std::make_shared<GroupPlan>(group_of(*child)));
  }

  void add_facet(Model const& model, GroupPlan& group) {
    auto const& child = *model.children.front();
    group.grid = grid_of(model, "facet");
    read_grid(model, *group.grid);
    std::vector<ChannelDef const*> channels;
    for (auto const& definition : model.facet.all()) channels.push_back(&definition);
    for (auto& header : compile_headers(*compilation_, model, *group.grid)) group.marks.emplace_back(std::move(header));
    GroupPlan cell = group_of(child);
    cell.name = model.name + "cell";
    cell.facet = facet_plan(*compilation_, model, channels);
    if (auto title = compile_cell_title(*compilation_, model)) cell.title = std::move(title);
    auto const* column = model.facet.find(ChannelId::Column);
    if (column != nullptr)
      group.grid->columns_of = distinct(model, *column, cell.facet->data);
    else if (model.facet.has(ChannelId::Row))
      group.grid->columns = 1;
    else if (model.columns)
      group.grid->columns = std::max(1.0, *model.columns);
    group.marks.emplace_back(std::make_shared<GroupPlan>(std::move(cell)));
  }

  /// The different values of a facet's channel, as a table.
  plot::DataId distinct(Model const& facet, ChannelDef const& definition, plot::DataId data) {
    transform::Aggregate aggregate;
    aggregate.group_by.push_back({column_of(definition), definition.span});
    return compilation_->add_data(data, {transform::Step{std::move(aggregate)}}, facet.name + "column");
  }

  plot::GridPlan grid_of(Model const&, std::string_view config) const {
    plot::GridPlan grid;
    auto const spacing = values_->number(compilation_->config.find(config, "spacing")).value_or(20);
    grid.row_padding = grid.column_padding = spacing;
    return grid;
  }

  void read_grid(Model const& model, plot::GridPlan& grid) const {
    auto const& node = *model.node;
    auto const* config = compilation_->config.find(model.kind == Model::Kind::Facet ? "facet" : "concat");
    auto const* facet = model.facet.find(ChannelId::Facet);
    auto const find_in = [&](std::string_view name) -> Node const* {
      if (auto const* value = node.find(name)) return value;
      if (auto const* value = facet != nullptr ? facet->node->find(name) : nullptr) return value;
      return config != nullptr && name != "spacing" ? config->find(name) : nullptr;
    };
    auto const both = [&](Node const* value, std::string_view name) -> Node const* {
      return value != nullptr && value->kind == yaml::Kind::Mapping ? value->find(name) : value;
    };
    if (auto const* spacing = find_in("spacing")) {
      if (auto const row = values_->number(both(spacing, "row"))) grid.row_padding = *row;
      if (auto const column = values_->number(both(spacing, "column"))) grid.column_padding = *column;
    }
    if (auto const* align = find_in("align")) {
      read_alignment(both(align, "row"), grid.row_align);
      read_alignment(both(align, "column"), grid.column_align);
    }
    if (auto const* centre = find_in("center")) {
      grid.row_centre = values_->boolean(both(centre, "row")).value_or(false);
      grid.column_centre = values_->boolean(both(centre, "column")).value_or(false);
    }
    if (auto const* bounds = find_in("bounds")) grid.flush_bounds = bounds->text == "flush";
  }

  void read_alignment(Node const* node, plot::GridPlan::Alignment& alignment) const {
    if (node == nullptr) return;
    using Alignment = plot::GridPlan::Alignment;
    auto const word = yaml::read_choice<Alignment>(
        *node, {{"all", Alignment::All}, {"each", Alignment::Each}, {"none", Alignment::None}}, compilation_->sink);
    if (word) alignment = *word;
  }

  static bool has_place(Model const& model) {
    if (model.kind == Model::Kind::Unit) return model.encoding.has(ChannelId::X) || model.encoding.has(ChannelId::Y);
    return std::any_of(model.children.begin(), model.children.end(),
                       [](auto const& child) { return has_place(*child); });
  }

  /// `view` of the spec, over the config's; plots with places have the style of cells.
  plot::Encodes ground_of(Model const& model) const {
    auto const* view = model.node->find("view");
    if (view != nullptr) check_properties(*view, "the view", ground_properties, "cursor", compilation_->sink);
    Properties properties{view};
    auto const* style = view != nullptr ? view->find("style") : nullptr;
    bool const is_cell = has_place(model);
    if (style != nullptr) {
      if (style->kind == yaml::Kind::Scalar) properties.add(compilation_->config.style(style->text));
      for (auto item = style->items.rbegin(); item != style->items.rend(); ++item)
        properties.add(compilation_->config.style(item->text));
    } else if (is_cell) {
      properties.add(compilation_->config.find("view"));
      properties.add(compilation_->config.style("cell"));
    } else {
      properties.add(compilation_->config.style("view"));
    }
    plot::Encodes encodes;
    for (auto const& [name, channel] : view_properties) {
      auto const* node = properties.find(name);
      if (node == nullptr) continue;
      plot::Rule rule;
      if (channel == plot::Channel::Fill || channel == plot::Channel::Stroke) {
        auto const paint = values_->paint(node);
        if (!paint) continue;
        rule.source = *paint;
      } else {
        rule.source = values_->value(*node);
      }
      encodes.push_back({channel, {std::move(rule)}});
    }
    return encodes;
  }

  Compilation* compilation_;
  Values const* values_;
  LayoutSizes sizes_;
  Legends legends_;
};

}  // namespace

void assemble(Compilation& compilation, Model& root) {
  compilation.plan.root = Assembler(compilation, root).root(root);
  explain_withheld(compilation, root);
}

}  // namespace livret::compile
