#include <algorithm>
#include <cmath>

#include "plot/grid_layout.hpp"
#include "plot/guides_labels.hpp"
#include "plot/guides_lettering.hpp"
#include "plot/guides_override.hpp"
#include "plot/layout_bounds.hpp"
#include "plot/legend_course.hpp"

namespace livret::plot {

namespace {

/// As Vega-Lite cuts entries whose symbols are sized by a continuous scale.
constexpr double default_clip_height = 20;

double clip_height(LegendPlan const& plan) {
  return plan.clip_height_pt.value_or(plan.clip_height ? default_clip_height : 0);
}

GridPlan::Alignment alignment_of(std::string const& name) {
  return name == "all"    ? GridPlan::Alignment::All
         : name == "each" ? GridPlan::Alignment::Each
                          : GridPlan::Alignment::None;
}

/// 0: as many as there are entries.
double columns_of(LegendPlan const& plan) {
  return std::floor(plan.columns.value_or(plan.direction == Direction::Vertical ? 1 : 0));
}

/// Where entries stand: their order in the scene, which is by rows, and the column of each.
struct EntryOrder {
  std::vector<std::size_t> entries;
  std::vector<std::size_t> columns;
};

EntryOrder order_of(LegendPlan const& plan, double asked, std::size_t count) {
  auto const columns = asked >= 1 ? static_cast<std::size_t>(std::min(asked, 1e6)) : std::size_t{1};
  EntryOrder order;
  bool const is_by_column = plan.direction == Direction::Vertical;
  auto const rows = (count + columns - 1) / columns;
  auto const add = [&](std::size_t entry, std::size_t column) {
    order.entries.push_back(entry);
    order.columns.push_back(asked >= 1 ? column : entry);
  };
  if (!is_by_column) {
    for (std::size_t i = 0; i < count; ++i) add(i, i % columns);
    return order;
  }
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t i = row; i < count; i += rows) add(i, i / rows);
  return order;
}

class EntryWriter {
 public:
  EntryWriter(LegendCourse const& legend, double columns, double widest)
      : legend_(legend),
        columns_(columns),
        widest_(widest),
        label_look_(text_of(legend.plan.label, 0)),
        symbol_overrides_(legend.plan.overrides, GuidePart::Symbols, legend.context.scope),
        label_overrides_(legend.plan.overrides, GuidePart::Labels, legend.context.scope) {
    if (!legend.plan.label.align) label_look_.align = scene::Align::Left;
    if (!legend.plan.label.baseline) label_look_.baseline = scene::Baseline::Middle;
  }

  /// The group of one entry: its symbol and its label.
  GroupContent write(LegendEntry const& entry, double index) const {
    auto const& plan = legend_.plan;
    double const height = clip_height(plan);
    double const width = columns_ == 0 ? entry.size : widest_;
    double const middle = (height > 0 ? height : entry.size) * 0.5;
    auto const datum = needs_datum() ? datum_of(entry.value, entry.label, index) : nullptr;
    GroupContent group;
    group.item.no_bound = height <= 0;
    group.item.height = std::max(0.0, height);

    auto symbol = symbol_for(legend_, entry.value);
    symbol.x = width * 0.5 + plan.symbol_offset;
    symbol.y = middle;
    symbol_overrides_.apply(symbol, datum);
    auto symbols = guide_mark(scene::Role::LegendSymbol, std::vector{std::move(symbol)});
    symbols.clip = height > 0;
    group.add(std::move(symbols), legend_.context.metrics);

    auto label = label_look_;
    label.text = label_lines(plan.format, entry.label, datum, legend_.context.scope);
    label.x = width + plan.symbol_offset + plan.label_offset;
    label.y = middle;
    label_overrides_.apply(label, datum);
    group.add(guide_mark(scene::Role::LegendLabel, std::vector{std::move(label)}), legend_.context.metrics);
    return group;
  }

 private:
  bool needs_datum() const {
    return legend_.plan.format.expression.has_value() || !symbol_overrides_.is_empty() || !label_overrides_.is_empty();
  }

  LegendCourse const& legend_;
  double columns_, widest_;
  scene::TextItem label_look_;
  Overrides symbol_overrides_, label_overrides_;
};

GridStyle grid_of(LegendPlan const& plan, double columns) {
  GridStyle style;
  style.column_align = style.row_align = alignment_of(plan.grid_align);
  style.column_padding = plan.column_padding;
  style.row_padding = plan.row_padding;
  style.row_centre = true;
  style.columns = columns;
  return style;
}

/// Entries of a column are all as wide as the widest.
void widen_entries(std::vector<scene::GroupItem>& items, std::vector<scene::Bounds> const& bounds,
                   std::vector<std::size_t> const& columns) {
  std::vector<double> widths(items.size(), 0);
  for (std::size_t i = 0; i < items.size(); ++i)
    widths[columns[i]] = std::max(widths[columns[i]], bounds[i].x2 - items[i].x);
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].width = widths[columns[i]];
    items[i].height = bounds[i].y2 - items[i].y;
  }
}

/// The entries of a legend in their grid.
struct SetEntries {
  scene::Mark mark;
  Extent extent;
};

SetEntries set_entries(LegendCourse const& legend, std::vector<LegendEntry> const& entries, double columns) {
  double widest = 0;
  for (auto const& entry : entries)
    if (!entry.counts_others) widest = std::max(widest, entry.size);
  auto const order = order_of(legend.plan, columns, entries.size());
  EntryWriter const writer(legend, columns, widest);
  std::vector<scene::GroupItem> items;
  SetEntries set;
  items.reserve(entries.size());
  for (auto const index : order.entries) {
    auto entry = writer.write(entries[index], static_cast<double>(index));
    set.extent.members.push_back(bounds_of_group(entry));
    items.push_back(std::move(entry.item));
  }
  set.mark = guide_mark(scene::Role::Scope, std::move(items));
  std::vector<GridCell> cells;
  append_cells(cells, set.mark, set.extent);
  set_grid(cells, grid_of(legend.plan, columns));
  unite_members(set.extent);
  widen_entries(std::get<std::vector<scene::GroupItem>>(set.mark.items), set.extent.members, order.columns);
  return set;
}

/// Fewer columns than do not fit into `width`: at once so few that the grid, were they all alike, would be narrow
/// enough, so that a long legend is not set over and over.
std::size_t fewer_columns(std::size_t columns, SetEntries const& set, double width) {
  double const share = width / set.extent.bounds.width();
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(static_cast<double>(columns) * share)), 1,
                                 columns - 1);
}

void set_colour(scale::Scale const* scale, expr::Value const& value, scene::Paint& paint) {
  if (scale == nullptr) return;
  auto const colour = scale->colour(value);
  paint = colour ? scene::Paint(*colour) : scene::Paint();
}

void set_number(scale::Scale const* scale, expr::Value const& value, double& number) {
  if (scale == nullptr) return;
  if (auto const outcome = number_of(scale->value(value))) number = *outcome;
}

}  // namespace

scene::SymbolItem symbol_for(LegendCourse const& legend, expr::Value const& value) {
  auto const& plan = legend.plan;
  auto const scale_of = [&](ScaleId id) { return id.is_none() ? nullptr : legend.context.scope.scale(id); };
  bool const has_fill_scale = !plan.fill.is_none();
  auto const base = [&](auto const& own, auto const& fallback) {
    return own ? *own : !has_fill_scale && fallback ? *fallback : scene::Paint();
  };
  scene::SymbolItem item;
  item.size = plan.symbol_size;
  set_shape(item, plan.symbol_type);
  item.ink.fill = base(plan.symbol_fill, plan.symbol_base_fill);
  item.ink.stroke = base(plan.symbol_stroke, plan.symbol_base_stroke);
  item.ink.stroke_width = plan.symbol_stroke_width;
  item.ink.opacity = plan.symbol_opacity;
  item.ink.fill_opacity = plan.symbol_fill_opacity;
  item.ink.stroke_opacity = plan.symbol_stroke_opacity;
  item.ink.stroke_style = dash_of(plan.symbol_dash, plan.symbol_dash_offset);

  set_number(scale_of(plan.size), value, item.size);
  if (auto const* shapes = scale_of(plan.shape)) set_shape(item, shapes->value(value).to_text());
  set_colour(scale_of(plan.fill), value, item.ink.fill);
  set_colour(scale_of(plan.stroke), value, item.ink.stroke);
  set_number(scale_of(plan.stroke_width), value, item.ink.stroke_width);
  if (auto const* dashes = scale_of(plan.stroke_dash))
    item.ink.stroke_style = dash_of(dashes_of(dashes->value(value)), plan.symbol_dash_offset);
  set_number(scale_of(plan.opacity), value, item.ink.opacity);
  return item;
}

void fill_symbols(LegendCourse const& legend, std::vector<LegendEntry> const& entries, GroupContent& group) {
  auto set = set_entries(legend, entries, columns_of(legend.plan));
  for (auto columns = entries.size(); legend.width && columns > 1 && set.extent.bounds.width() > *legend.width;) {
    columns = fewer_columns(columns, set, *legend.width);
    set = set_entries(legend, entries, static_cast<double>(columns));
  }
  group.add(std::move(set.mark), std::move(set.extent));
}

}  // namespace livret::plot
