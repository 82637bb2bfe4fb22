#include "chart/description_genre.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "composite/expand.hpp"
#include "composite/tree.hpp"

namespace livret::chart {

namespace {

using composite::find;
using composite::is_sequence;
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

/// What an expansion computes and a reader wants to know, in place of a channel or beside it.
struct Computed {
  std::string_view kind, channel, column, title, format;
  enum class Place { Instead, Beside } place = Place::Beside;
};
constexpr auto computed = std::to_array<Computed>({
    {"spine", "verdict", "spine_verdict", "", "", Computed::Place::Instead},
    {"caterpillar", "verdict", "caterpillar_side", "", ""},
    {"likert", "x", "likert_share", "", ".0%", Computed::Place::Instead},
    {"waffle", "theta", "waffle_value", "", "", Computed::Place::Instead},
    {"timeline", "precision", "timeline_precision", "", ""},
    {"timeline", "x", "timeline_start", "", "", Computed::Place::Instead},
    {"timeline", "x2", "timeline_end", "", "", Computed::Place::Instead},
});

Measure measure_of(yaml::Node const& definition, table::Table const& table, std::size_t column) {
  auto const type = text_of(definition.find("type"));
  if (type == "quantitative") return Measure::Number;
  if (type == "temporal") return Measure::Time;
  if (!type.empty() || is_sequence(definition.find("sort"))) return Measure::Category;
  switch (table.fields()[column].type) {
    case table::Type::Integer:
    case table::Type::Number:
      return Measure::Number;
    case table::Type::Date:
    case table::Type::Year:
    case table::Type::YearMonth:
      return Measure::Time;
    default:
      return Measure::Category;
  }
}

std::string first_text(std::initializer_list<yaml::Node const*> nodes) {
  for (auto const* node : nodes)
    if (node != nullptr && node->kind == yaml::Kind::Scalar) return node->text;
  return {};
}

std::string title_of(yaml::Node const& definition, table::Field const& field) {
  auto title = first_text(
      {definition.find("title"), find(&definition, {"axis", "title"}), find(&definition, {"legend", "title"})});
  if (title.empty()) title = field.title;
  return title.empty() ? field.name : title;
}

/// Which channels name a unit and which tell of it, where types do not say it.
bool names_rows(std::string const& kind, std::string const& channel) {
  if (channel == "detail" || channel == "text" || channel == "key") return true;
  bool const along = kind == "slope" || kind == "bump" || kind == "matrix" || kind == "sparkline";
  bool const down = kind == "spine" || kind == "likert" || kind == "caterpillar" || kind == "dumbbell" ||
                    kind == "matrix" || kind == "coverage";
  return (along && channel == "x") || (down && channel == "y") || (kind == "waffle" && channel == "color");
}

/// Reads the channels of a composite mark against a table.
class CompositeReader {
 public:
  CompositeReader(CompositeView const& view, table::Table const& table) : view_(&view), table_(&table) {}

  std::vector<ShownField> read() {
    for (auto const* encoding : view_->encodings)
      for (auto const& entry : encoding->entries) add_channel(entry.key.text, entry.value);
    if (view_->kind == "boxplot") replace_by_box();
    for (auto const& extra : computed)
      if (extra.kind == view_->kind) add_computed(extra);
    return std::move(fields_);
  }

 private:
  ShownField* field_of(std::string_view channel) {
    auto const found =
        std::find_if(fields_.begin(), fields_.end(), [&](ShownField const& field) { return field.channel == channel; });
    return found == fields_.end() ? nullptr : &*found;
  }

  void add_channel(std::string const& channel, yaml::Node const& definition) {
    auto const name = text_of(definition.find("field"));
    auto const column = table_->column_index(name);
    if (!column || field_of(channel) != nullptr || channel == "tooltip") return;
    ShownField field;
    field.channel = channel;
    field.column = name;
    field.title = title_of(definition, table_->fields()[*column]);
    field.format = first_text({definition.find("format"), find(&definition, {"axis", "format"}),
                               find(&definition, {"legend", "format"}), view_->mark->find("format")});
    field.measure = measure_of(definition, *table_, *column);
    if (names_rows(view_->kind, channel) && definition.find("type") == nullptr && field.measure == Measure::Number)
      field.measure = Measure::Category;
    if (field.measure != Measure::Number) field.format = first_text({find(&definition, {"axis", "format"})});
    field.order = table_->fields()[*column].categories;
    if (auto const* sort = definition.find("sort"); is_sequence(sort))
      for (field.order.clear(); auto const& value : sort->items) field.order.push_back(value.text);
    field.span = definition.span;
    fields_.push_back(std::move(field));
  }

  void add_computed(Computed const& extra) {
    auto const column = table_->column_index(extra.column);
    if (!column) return;
    auto* known = field_of(extra.channel);
    if (known != nullptr && extra.place == Computed::Place::Beside) return;
    ShownField field = known != nullptr ? *known : ShownField{};
    field.channel = extra.channel;
    field.column = extra.column;
    if (!extra.format.empty()) field.format = extra.format;
    auto const type = table_->fields()[*column].type;
    bool const is_category = extra.channel == "verdict" || extra.channel == "precision" || type == table::Type::String;
    field.measure = is_category ? Measure::Category : view_->kind == "timeline" ? Measure::Time : Measure::Number;
    if (known != nullptr)
      *known = std::move(field);
    else
      fields_.push_back(std::move(field));
  }

  /// Five numbers stand for the values of a box.
  void replace_by_box() {
    auto const found = std::find_if(fields_.begin(), fields_.end(), [&](ShownField const& field) {
      return table_->column_index("mid_box_" + field.column).has_value();
    });
    if (found == fields_.end()) return;
    auto const measured = *found;
    fields_.erase(found);
    for (auto const& [channel, prefix] :
         {std::pair("value", "mid_box_"), std::pair("q1", "lower_box_"), std::pair("q3", "upper_box_")}) {
      ShownField field = measured;
      field.channel = channel;
      field.column = prefix + measured.column;
      field.measure = Measure::Number;
      if (table_->column_index(field.column)) fields_.push_back(std::move(field));
    }
  }

  CompositeView const* view_;
  table::Table const* table_;
  std::vector<ShownField> fields_;
};

/// The columns that a view needs: those of its channels, or what stands in for them.
std::size_t columns_in(CompositeView const& view, table::Table const& table) {
  std::size_t count = 0;
  for (auto const* encoding : view.encodings)
    for (auto const& entry : encoding->entries)
      if (table.column_index(text_of(entry.value.find("field")))) ++count;
  for (auto const& extra : computed)
    if (extra.kind == view.kind && table.column_index(extra.column)) ++count;
  if (view.kind == "boxplot" &&
      std::any_of(table.fields().begin(), table.fields().end(),
                  [](table::Field const& field) { return field.name.starts_with("mid_box_"); }))
    count += 2;
  return count;
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

/// The cells of a waffle back to a row for each category.
table::TablePtr categories_of_cells(table::Table const& cells, std::vector<ShownField> const& shown) {
  std::vector<std::size_t> columns;
  std::vector<table::Field> fields;
  for (auto const& field : shown) columns.push_back(*cells.column_index(field.column));
  for (auto const column : columns) fields.push_back(cells.fields()[column]);
  auto categories = std::make_shared<table::Table>(cells.name(), std::move(fields));
  categories->fictional = cells.fictional;
  std::set<std::string> known;
  for (std::size_t row = 0; row < cells.row_count(); ++row) {
    if (!known.insert(cells.column(columns.front()).value(row).to_text()).second) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) categories->column(i).append(cells.column(columns[i]).value(row));
  }
  return categories;
}

}  // namespace

CompositeViews find_composite_views(yaml::Node const& spec) {
  CompositeFinder finder;
  finder.visit(spec, {});
  return std::move(finder.views);
}

ShownMark shown_composite(CompositeView const& view, std::string const& prefix, PlannedMarks const& marks) {
  ShownMark mark;
  mark.kind = view.kind;
  mark.table = table_for(view, prefix, marks);
  if (mark.table) mark.fields = CompositeReader(view, *mark.table).read();
  if (mark.kind == "waffle" && !mark.fields.empty()) mark.table = categories_of_cells(*mark.table, mark.fields);
  auto const planned = marks.within(prefix);
  mark.plan = planned.empty() ? nullptr : planned.front();
  return mark;
}

}  // namespace livret::chart
