#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "compile/format.hpp"
#include "compile/guide_properties.hpp"
#include "compile/guides.hpp"
#include "compile/known_properties.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::GroupPlan;
using plot::Orient;
using yaml::Node;

/// The side of the grid that a header stands on.
enum class Side { Row, Column };

/// One channel of a facet with the cascade of its header.
struct FacetChannel {
  ChannelDef const* definition = nullptr;
  Node const* node = nullptr;
  Properties properties;
};

FacetChannel channel_of(Compilation const& compilation, ChannelDef const& definition) {
  FacetChannel channel;
  channel.definition = &definition;
  auto const* header = definition.node->find("header");
  channel.node = header != nullptr && header->kind == yaml::Kind::Mapping ? header : nullptr;
  channel.properties.add(channel.node);
  std::string_view const own = definition.id == ChannelId::Row      ? "headerRow"
                               : definition.id == ChannelId::Column ? "headerColumn"
                                                                    : "headerFacet";
  channel.properties.add(compilation.config.find(own));
  channel.properties.add(compilation.config.find("header"));
  return channel;
}

std::optional<Orient> orient_of(FacetChannel const& channel, std::string_view property, Values const& values) {
  auto word = values.text(channel.properties.find(property));
  if (!word) word = values.text(channel.properties.find("orient"));
  return word ? find_orient(*word) : std::nullopt;
}

Side side_of(ChannelId id, std::optional<Orient> orient) {
  if (orient == Orient::Top || orient == Orient::Bottom) return Side::Column;
  if (orient == Orient::Left || orient == Orient::Right) return Side::Row;
  return id == ChannelId::Row ? Side::Row : Side::Column;
}

bool is_hidden(FacetChannel const& channel) {
  auto const* header = channel.definition->node->find("header");
  return is_null(header) || is_false(header);
}

/// Alignment and baseline that an angle asks for, as of labels of axes at the left or the top.
void align_by_angle(Side side, std::optional<double> angle, std::optional<plot::Anchor> anchor,
                    plot::Lettering& lettering) {
  using plot::Align;
  using plot::Baseline;
  bool const is_row = side == Side::Row;
  if (!lettering.align) {
    if (anchor == plot::Anchor::Start) {
      lettering.align = Align::Left;
    } else if (anchor == plot::Anchor::End) {
      lettering.align = Align::Right;
    } else if (angle) {
      double const start = is_row ? 90 : 0;
      if (std::fmod(*angle + start, 180) == 0)
        lettering.align = is_row ? std::optional(Align::Centre) : std::nullopt;
      else
        lettering.align = (start < *angle && *angle < 180 + start) == is_row ? Align::Left : Align::Right;
    }
  }
  if (lettering.baseline || !angle) return;
  double const a = *angle;
  if (is_row) {
    if (a <= 45 || 315 <= a || (135 <= a && a <= 225))
      lettering.baseline = Baseline::Middle;
    else
      lettering.baseline = (45 <= a && a <= 135) ? Baseline::Top : Baseline::Bottom;
  } else if ((45 < a && a < 135) || (225 < a && a < 315)) {
    lettering.baseline = Baseline::Middle;
  } else {
    lettering.baseline = a <= 45 || 315 <= a ? Baseline::Bottom : Baseline::Top;
  }
}

void read_title(FacetChannel const& channel, std::string_view prefix, Side side, Compilation const& compilation,
                plot::TitlePlan& plan) {
  auto const& values = compilation.values;
  GuideReader const reader(channel.properties, values);
  auto const named = [&](std::string_view rest) { return std::string(prefix) + std::string(rest); };
  reader.lettering(prefix, plan.lettering);
  reader.number(named("Padding"), plan.offset);
  std::optional<plot::Anchor> anchor;
  reader.anchor(named("Anchor"), anchor);
  if (anchor) plan.anchor = *anchor;
  if (auto const orient = orient_of(channel, named("Orient"), values)) plan.orient = *orient;
  auto angle = plan.lettering.angle;
  if (angle && prefix == "title") angle = std::fmod(std::fmod(*angle, 360) + 360, 360);
  align_by_angle(side, angle, anchor, plan.lettering);
}

/// The text of a label, from the values of its group.
plot::Rules label_text(FacetChannel const& channel, Compilation const& compilation) {
  ChannelDef labelled = *channel.definition;
  labelled.format = channel.properties.find("format");
  labelled.format_type = channel.properties.find("formatType");
  std::string text = text_expression(labelled, compilation.config, compilation.values);
  plot::Rule rule;
  if (auto const* expression = channel.properties.find("labelExpr");
      expression != nullptr && expression->kind == yaml::Kind::Scalar) {
    std::string written = expression->text;
    auto const replace = [&](std::string_view name, std::string const& by) {
      for (std::size_t at = written.find(name); at != std::string::npos; at = written.find(name, at + by.size()))
        written.replace(at, name.size(), by);
    };
    replace("datum.label", "(" + text + ")");
    replace("datum.value", datum_of(column_of(labelled)));
    expr::Names names;
    names.variables.push_back({"datum", std::nullopt});
    for (auto const& [name, value] : compilation.values.parameters()) names.variables.push_back({name, std::nullopt});
    auto const span = expression->span;
    auto const parsed = expr::parse(
        written, names, [span](std::size_t, std::size_t) { return span; }, compilation.sink);
    if (parsed) rule.source = plot::Formula{*parsed};
    return {std::move(rule)};
  }
  auto const place = labelled.format != nullptr ? labelled.format->span : labelled.span;
  rule.source = plot::Formula{own_expression(text, place, compilation.sink)};
  return {std::move(rule)};
}

plot::TitlePlan label_title(FacetChannel const& channel, Side side, Compilation const& compilation) {
  plot::TitlePlan plan;
  plan.text = label_text(channel, compilation);
  plan.frame_is_group = true;
  if (channel.definition->id == ChannelId::Row) plan.orient = Orient::Left;
  read_text_style(compilation.config.style("guide-label"), compilation.values, plan.lettering);
  plan.offset = 10;
  read_title(channel, "label", side, compilation, plan);
  auto const* frame = channel.properties.find("labelFrame");  // ours, as `frame` of titles
  if (frame != nullptr) plan.frame_is_group = frame->text != "bounds";
  return plan;
}

bool has_labels(FacetChannel const& channel, Values const& values) {
  return !is_hidden(channel) && values.boolean(channel.properties.find("labels")).value_or(true);
}

/// Whether labels of the channel stand across its direction, so that cells carry them as their titles.
bool labels_are_across(FacetChannel const& channel, Values const& values) {
  auto const orient = orient_of(channel, "labelOrient", values);
  if (channel.definition->id == ChannelId::Row) return orient == Orient::Top || orient == Orient::Bottom;
  return channel.definition->id == ChannelId::Column && (orient == Orient::Left || orient == Orient::Right);
}

bool is_blank(std::vector<std::string> const& lines) {
  return lines.empty() || (lines.size() == 1 && lines.front().empty());
}

std::optional<std::vector<std::string>> own_title(Compilation const& compilation, Model const& facet,
                                                  FacetChannel const& channel) {
  if (is_hidden(channel)) return std::nullopt;
  auto const* own = channel.node != nullptr ? channel.node->find("title") : nullptr;
  if (own == nullptr) own = channel.definition->title;
  if (own == nullptr && channel.properties.find("title") != nullptr) own = channel.properties.find("title");
  if (own != nullptr) return compilation.values.lines(own);
  return std::vector<std::string>{
      default_title(*channel.definition, compilation.config, compilation.values, facet.fields)};
}

/// Facets in facets along one channel share one title: `Outer / Inner`.
std::optional<std::vector<std::string>> title_of(Compilation const& compilation, Model const& facet,
                                                 FacetChannel const& channel) {
  auto title = own_title(compilation, facet, channel);
  Model const& child = *facet.children.front();
  auto const* inner = child.kind == Model::Kind::Facet ? child.facet.find(channel.definition->id) : nullptr;
  if (!title || inner == nullptr) return title;
  auto const within = title_of(compilation, child, channel_of(compilation, *inner));
  if (!within || is_blank(*within)) return title;
  return std::vector<std::string>{fmt::format("{} / {}", fmt::join(*title, ", "), fmt::join(*within, ", "))};
}

/// Whether the facet stands in another one along the channel, which then has the title of both.
bool within_alike(Model const& facet, ChannelId channel) {
  return facet.parent != nullptr && facet.parent->kind == Model::Kind::Facet && facet.parent->facet.has(channel);
}

class HeaderCompiler {
 public:
  HeaderCompiler(Compilation& compilation, Model const& facet, plot::GridPlan& grid)
      : compilation_(&compilation), facet_(&facet), grid_(&grid) {
    for (auto const& definition : facet.facet.all()) channels_.push_back(channel_of(compilation, definition));
    for (auto const& channel : channels_)
      if (channel.node != nullptr)
        check_properties(*channel.node, "the header", header_properties, {}, compilation.sink);
    settle_axes();
  }

  std::vector<std::shared_ptr<GroupPlan>> groups() {
    std::vector<std::shared_ptr<GroupPlan>> groups;
    for (auto const& channel : channels_)
      if (auto title = title_group(channel)) groups.push_back(std::move(title));
    for (auto const side : {Side::Row, Side::Column})
      for (bool const is_header : {true, false})
        if (auto header = header_group(side, is_header)) groups.push_back(std::move(header));
    settle_alignment();
    return groups;
  }

 private:
  Values const& values() const { return compilation_->values; }

  FacetChannel const* channel(Side side) const {
    auto const id = side == Side::Row ? ChannelId::Row : ChannelId::Column;
    auto const found =
        std::find_if(channels_.begin(), channels_.end(), [&](auto const& known) { return known.definition->id == id; });
    return found == channels_.end() ? nullptr : &*found;
  }

  /// Axes at the top or the left stand in headers, the others in footers.
  void settle_axes() {
    for (auto const channel : {ChannelId::X, ChannelId::Y})
      for (auto& axis : compile_shared_axes(*compilation_, *facet_, channel)) {
        bool const is_header = axis.orient == Orient::Top || axis.orient == Orient::Left;
        axes_of(channel == ChannelId::X ? Side::Column : Side::Row, is_header).push_back(std::move(axis));
      }
  }

  std::vector<plot::AxisPlan>& axes_of(Side side, bool is_header) {
    return axes_[side == Side::Row ? 0 : 1][is_header ? 0 : 1];
  }

  std::shared_ptr<GroupPlan> title_group(FacetChannel const& channel) {
    if (within_alike(*facet_, channel.definition->id)) return nullptr;
    auto lines = title_of(*compilation_, *facet_, channel);
    if (!lines || is_blank(*lines)) return nullptr;
    auto const orient = orient_of(channel, "titleOrient", values());
    Side const side = side_of(channel.definition->id, orient);
    auto group = std::make_shared<GroupPlan>();
    group->name = std::string(name_of(channel.definition->id)) + "-title";
    group->role = side == Side::Row ? scene::Role::RowTitle : scene::Role::ColumnTitle;
    plot::TitlePlan plan;
    plot::Rule text;
    std::vector<expr::Value> values_of_lines(lines->begin(), lines->end());
    text.source = lines->size() == 1 ? values_of_lines.front() : expr::make_array(std::move(values_of_lines));
    plan.text = {std::move(text)};
    if (channel.definition->id == ChannelId::Row) plan.orient = Orient::Left;
    read_text_style(compilation_->config.style("guide-title"), values(), plan.lettering);
    plan.offset = 10;
    read_title(channel, "title", side, *compilation_, plan);
    group->title = std::move(plan);
    settle_title(channel, side, orient);
    return group;
  }

  void settle_title(FacetChannel const& channel, Side side, std::optional<Orient> orient) {
    if (orient == Orient::Right || orient == Orient::Bottom)
      (side == Side::Row ? grid_->row_title_anchor : grid_->column_title_anchor) = plot::Anchor::End;
    std::optional<plot::Anchor> anchor;
    GuideReader(channel.properties, values()).anchor("titleAnchor", anchor);
    if (anchor == plot::Anchor::Start || anchor == plot::Anchor::End) {
      bool const is_start = anchor == plot::Anchor::Start;
      auto& band = side == Side::Row ? grid_->row_title_band : grid_->column_title_band;
      band = side == Side::Row ? (is_start ? 1 : 0) : (is_start ? 0 : 1);
    }
    if (channel.definition->id != ChannelId::Facet)
      grid_->offsets[channel.definition->id == ChannelId::Row ? "rowTitle" : "columnTitle"] = 10;
  }

  std::shared_ptr<GroupPlan> header_group(Side side, bool is_header) {
    auto const* own = channel(side);
    auto& axes = axes_of(side, is_header);
    bool const has_label = own != nullptr && has_labels(*own, values()) && !labels_are_across(*own, values()) &&
                           label_is_in_header(*own) == is_header;
    if (!has_label && axes.empty()) return nullptr;
    auto group = std::make_shared<GroupPlan>();
    group->name =
        fmt::format("{}{}_{}", facet_->name, side == Side::Row ? "row" : "column", is_header ? "header" : "footer");
    group->role = side == Side::Row ? (is_header ? scene::Role::RowHeader : scene::Role::RowFooter)
                                    : (is_header ? scene::Role::ColumnHeader : scene::Role::ColumnFooter);
    if (own != nullptr)
      group->facet = facet_plan(*compilation_, *facet_, {own->definition});
    else if (auto const* wrapped = facet_->facet.find(ChannelId::Facet))
      group->facet = wrapped_facet(*wrapped, side);
    if (has_label) group->title = label_title(*own, side, *compilation_);
    group->size_of_cells = side == Side::Row ? GroupPlan::CellSide::Height : GroupPlan::CellSide::Width;
    group->axes = std::move(axes);
    return group;
  }

  /// Axes of a wrapped facet: one for each row or column of the grid.
  plot::FacetPlan wrapped_facet(ChannelDef const& definition, Side side) {
    auto plan = facet_plan(*compilation_, *facet_, {&definition});
    plan.wrapped = plot::FacetPlan::Wrapped{side == Side::Row, facet_->columns};
    return plan;
  }

  bool label_is_in_header(FacetChannel const& channel) const {
    auto const orient = orient_of(channel, "labelOrient", values());
    return orient != Orient::Bottom && orient != Orient::Right;
  }

  void settle_alignment() {
    auto const& scale = facet_->resolve.scale;
    auto const is_independent = [&](ChannelId id) {
      auto const found = scale.find(id);
      return found != scale.end() && found->second == Resolve::Independent;
    };
    bool const has_row = facet_->facet.has(ChannelId::Row), has_column = facet_->facet.has(ChannelId::Column);
    if ((!has_row && is_independent(ChannelId::X)) || (!has_column && is_independent(ChannelId::Y)))
      grid_->row_align = grid_->column_align = plot::GridPlan::Alignment::None;
    // Cells without a size of their own have their headers in the middle.
    auto const& child = *facet_->children.front();
    bool const is_composed = child.kind == Model::Kind::Facet || child.kind == Model::Kind::Concat;
    if (!is_composed) return;
    grid_->row_header_band = grid_->column_header_band = grid_->row_footer_band = grid_->column_footer_band = 0.5;
  }

  Compilation* compilation_;
  Model const* facet_;
  plot::GridPlan* grid_;
  std::vector<FacetChannel> channels_;
  std::array<std::array<std::vector<plot::AxisPlan>, 2>, 2> axes_;
};

}  // namespace

std::vector<std::shared_ptr<GroupPlan>> compile_headers(Compilation& compilation, Model const& facet,
                                                        plot::GridPlan& grid) {
  return HeaderCompiler(compilation, facet, grid).groups();
}

std::optional<plot::TitlePlan> compile_cell_title(Compilation const& compilation, Model const& facet) {
  for (auto const& definition : facet.facet.all()) {
    auto const channel = channel_of(compilation, definition);
    bool const is_cell = definition.id == ChannelId::Facet || labels_are_across(channel, compilation.values);
    if (!is_cell || !has_labels(channel, compilation.values)) continue;
    return label_title(channel, side_of(definition.id, orient_of(channel, "labelOrient", compilation.values)),
                       compilation);
  }
  return std::nullopt;
}

}  // namespace livret::compile
