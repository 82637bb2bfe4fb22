#include "chart/description_genre.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "chart/description_channels.hpp"
#include "composite/expand.hpp"
#include "composite/tree.hpp"

namespace livret::chart {

namespace {

using composite::text_of;

bool is_composite(std::string const& kind) {
  auto const names = composite::composite_marks();
  return std::find(names.begin(), names.end(), kind) != names.end();
}

class CompositeFinder {
 public:
  CompositeViews views;

  void visit(yaml::Node const& node, std::vector<yaml::Node const*> const& inherited) {
    if (node.kind != yaml::Kind::Mapping) return;
    std::vector<yaml::Node const*> encodings;
    if (auto const* own = node.find("encoding")) encodings.push_back(own);
    if (auto const* mark = node.find("mark")) {
      auto const kind = text_of(mark->kind == yaml::Kind::Mapping ? mark->find("type") : mark);
      encodings.insert(encodings.end(), inherited.begin(), inherited.end());
      if (is_composite(kind)) views[mark->span] = {kind, mark, std::move(encodings)};
      return;
    }
    if (auto const* layers = node.find("layer")) {
      encodings.insert(encodings.end(), inherited.begin(), inherited.end());
      for (auto const& layer : layers->items) visit(layer, encodings);
    }
    for (auto const* name : {"hconcat", "vconcat", "concat"})
      if (auto const* children = node.find(name))
        for (auto const& child : children->items) visit(child, {});
    if (auto const* child = node.find("spec")) visit(*child, {});
  }
};

/// The columns that a view needs: those of its channels, or what stands in for them.
std::size_t columns_in(CompositeView const& view, table::Table const& table) {
  std::size_t count = 0;
  for (auto const* encoding : view.encodings)
    for (auto const& entry : encoding->entries)
      if (table.column_index(text_of(entry.value.find("field")))) ++count;
  // What was computed tells more than what it was computed from.
  return count + 2 * computed_columns(view, table).size();
}

/// The table that shows most of a view's channels: the last that does on the way to each mark, of these the longest.
table::TablePtr table_for(CompositeView const& view, std::string const& prefix, PlannedMarks const& marks) {
  table::TablePtr best;
  std::pair<std::size_t, std::size_t> best_size;
  for (auto const* mark : marks.within(prefix)) {
    std::size_t most = 0;
    for (auto const& table : marks.history(marks.whole_table(*mark))) {
      auto const columns = columns_in(view, *table);
      if (columns <= most) continue;
      most = columns;
      if (std::pair(columns, table->row_count()) <= best_size) continue;
      best = table;
      best_size = {columns, table->row_count()};
    }
  }
  return best;
}

/// What is shown, once: the cells of a waffle and the two ends of a dumbbell repeat their row.
table::TablePtr without_repetition(table::Table const& table, std::vector<ShownField> const& shown) {
  std::vector<std::size_t> columns;
  std::vector<table::Field> fields;
  for (auto const& field : shown) columns.push_back(*table.column_index(field.column));
  for (auto const column : columns) fields.push_back(table.fields()[column]);
  auto once = std::make_shared<table::Table>(table.name(), std::move(fields));
  once->title = table.title;
  once->source = table.source;
  once->fictional = table.fictional;
  std::set<std::vector<std::string>> known;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    std::vector<std::string> texts;
    for (auto const column : columns) texts.push_back(table.column(column).value(row).to_text());
    if (!known.insert(std::move(texts)).second) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto const& cells = table.column(columns[i]);
      if (cells.is_missing(row))
        once->column(i).append_missing(cells.missing(row));
      else
        once->column(i).append(cells.value(row));
    }
  }
  return once;
}

}  // namespace

CompositeViews find_composite_views(yaml::Node const& spec) {
  CompositeFinder finder;
  finder.visit(spec, {});
  return std::move(finder.views);
}

ShownMark shown_composite(CompositeView const& view, std::string const& prefix, PlannedMarks const& marks,
                          locale::Locale const& locale) {
  ShownMark mark;
  mark.kind = view.kind;
  mark.is_composite = true;
  mark.table = table_for(view, prefix, marks);
  if (mark.table) mark.fields = shown_channels(view, *mark.table, locale);
  bool const repeats = mark.kind == "waffle" || mark.kind == "dumbbell";
  if (repeats && !mark.fields.empty()) mark.table = without_repetition(*mark.table, mark.fields);
  auto const planned = marks.within(prefix);
  if (planned.empty()) return mark;
  mark.plan = planned.front();
  mark.source = marks.history(mark.plan->data).back();
  return mark;
}

}  // namespace livret::chart
