#include "chart/description_channels.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "composite/tree.hpp"

namespace livret::chart {

namespace {

using composite::find;
using composite::is_sequence;
using composite::text_of;

/// What an expansion computes and a reader wants to know, in place of its channel or where the author gave none.
/// `column` may be that of a field: `mid_box_{}`; the titles then say what of it.
struct Computed {
  std::string_view kind, channel, column;
  Measure measure;
  std::string_view format, french, english;
  enum class Place { Instead, Beside } place = Place::Instead;
};
constexpr auto computed = std::to_array<Computed>({
    {"boxplot", "value", "mid_box_{}", Measure::Number, "", "{} (médiane)", "{} (median)"},
    {"boxplot", "q1", "lower_box_{}", Measure::Number, "", "{} (premier quartile)", "{} (first quartile)"},
    {"boxplot", "q3", "upper_box_{}", Measure::Number, "", "{} (troisième quartile)", "{} (third quartile)"},
    {"caterpillar", "verdict", "caterpillar_side", Measure::Category, "", "", "", Computed::Place::Beside},
    {"likert", "x", "likert_share", Measure::Number, ".0%", "part", "share"},
    {"spine", "verdict", "spine_verdict", Measure::Category, "", "", ""},
    {"timeline", "precision", "timeline_precision", Measure::Category, "", "", ""},
    {"timeline", "x", "timeline_start", Measure::Time, "", "", ""},
    {"timeline", "x2", "timeline_end", Measure::Time, "", "", ""},
    {"waffle", "theta", "waffle_value", Measure::Number, "", "", ""},
});

Measure measure_of(yaml::Node const& definition, table::Type declared) {
  auto const type = text_of(definition.find("type"));
  if (type == "quantitative") return Measure::Number;
  if (type == "temporal") return Measure::Time;
  if (!type.empty() || is_sequence(definition.find("sort"))) return Measure::Category;
  switch (declared) {
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

/// Whether a channel names units, although its values may be numbers.
bool names_units(std::string const& kind, std::string const& channel) {
  if (channel == "detail" || channel == "text" || channel == "key") return true;
  bool const along = kind == "slope" || kind == "bump" || kind == "matrix" || kind == "sparkline";
  bool const down = kind == "spine" || kind == "likert" || kind == "caterpillar" || kind == "dumbbell" ||
                    kind == "matrix" || kind == "coverage";
  return (along && channel == "x") || (down && channel == "y") || (kind == "waffle" && channel == "color");
}

class ChannelReader {
 public:
  ChannelReader(CompositeView const& view, table::Table const& table, locale::Locale const& locale)
      : view_(&view), table_(&table), is_french_(locale.tag.starts_with("fr")) {}

  std::vector<ShownField> read() {
    for (auto const* encoding : view_->encodings)
      for (auto const& [channel, definition] : encoding->entries) {
        auto const name = text_of(definition.find("field"));
        auto const column = table_->column_index(name);
        if (column && find_channel(channel.text) == fields_.end() && channel.text != "tooltip")
          fields_.push_back(field_of(channel.text, definition, table_->fields()[*column]));
      }
    for (auto const& extra : computed)
      if (extra.kind == view_->kind) add(extra);
    return std::move(fields_);
  }

 private:
  std::vector<ShownField>::iterator find_channel(std::string_view channel) {
    return std::find_if(fields_.begin(), fields_.end(),
                        [&](ShownField const& field) { return field.channel == channel; });
  }

  ShownField field_of(std::string const& channel, yaml::Node const& definition, table::Field const& column) const {
    ShownField field;
    field.channel = channel;
    field.column = column.name;
    field.title = first_text(
        {definition.find("title"), find(&definition, {"axis", "title"}), find(&definition, {"legend", "title"})});
    if (field.title.empty()) field.title = column.title.empty() ? column.name : column.title;
    field.measure = measure_of(definition, column.type);
    if (field.measure == Measure::Number && definition.find("type") == nullptr && names_units(view_->kind, channel))
      field.measure = Measure::Category;
    bool const is_number = field.measure == Measure::Number;
    field.format =
        first_text({definition.find("format"), find(&definition, {"axis", "format"}),
                    find(&definition, {"legend", "format"}), is_number ? view_->mark->find("format") : nullptr});
    field.order = column.categories;
    if (auto const* sort = definition.find("sort"); is_sequence(sort))
      for (field.order.clear(); auto const& value : sort->items) field.order.push_back(value.text);
    field.span = definition.span;
    return field;
  }

  void add(Computed const& extra) {
    if (extra.column.find("{}") == std::string_view::npos) return add_column(extra);
    for (auto const* encoding : view_->encodings)
      for (auto const& [channel, definition] : encoding->entries) {
        auto const name = text_of(definition.find("field"));
        auto const column = table_->column_index(fmt::format(fmt::runtime(extra.column), name));
        if (name.empty() || !column) continue;
        table::Field measured = table_->fields()[*column];
        measured.title = name;
        auto field = field_of(channel.text, definition, measured);
        field.channel = extra.channel;
        field.title = fmt::format(fmt::runtime(is_french_ ? extra.french : extra.english), field.title);
        field.measure = extra.measure;
        fields_.push_back(std::move(field));
      }
  }

  void add_column(Computed const& extra) {
    auto const known = find_channel(extra.channel);
    bool const is_known = known != fields_.end();
    if (!table_->column_index(extra.column) || (is_known && extra.place == Computed::Place::Beside)) return;
    ShownField field = is_known ? *known : ShownField();
    field.channel = extra.channel;
    field.column = extra.column;
    field.measure = extra.measure;
    if (!extra.format.empty()) field.format = extra.format;
    if (field.title.empty()) field.title = is_french_ ? extra.french : extra.english;
    if (is_known)
      *known = std::move(field);
    else
      fields_.push_back(std::move(field));
  }

  CompositeView const* view_;
  table::Table const* table_;
  bool is_french_;
  std::vector<ShownField> fields_;
};

}  // namespace

std::vector<std::string> computed_columns(CompositeView const& view, table::Table const& table) {
  std::vector<std::string> columns;
  auto const add = [&](std::string name) {
    if (table.column_index(name)) columns.push_back(std::move(name));
  };
  for (auto const& extra : computed) {
    if (extra.kind != view.kind) continue;
    if (extra.column.find("{}") == std::string_view::npos) {
      add(std::string(extra.column));
      continue;
    }
    for (auto const* encoding : view.encodings)
      for (auto const& entry : encoding->entries)
        add(fmt::format(fmt::runtime(extra.column), text_of(entry.value.find("field"))));
  }
  return columns;
}

std::vector<ShownField> shown_channels(CompositeView const& view, table::Table const& table,
                                       locale::Locale const& locale) {
  return ChannelReader(view, table, locale).read();
}

}  // namespace livret::chart
