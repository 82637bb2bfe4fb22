#include "chart/data.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "chart/reading.hpp"

namespace livret::chart {

namespace {

table::TablePtr find_table(yaml::Node const& name, Context const& context, diag::Sink& sink) {
  std::vector<std::string> known;
  if (context.data.tables) {
    auto const found = context.data.tables->find(name.text);
    if (found != context.data.tables->end()) return found->second;
    for (auto const& entry : *context.data.tables) known.push_back(entry.first);
  }
  auto const nearest = base::nearest_word(name.text, known);
  sink.error(name.span, fmt::format("unknown table `{}`", name.text),
             nearest ? fmt::format("did you mean `{}`?", *nearest) : "name a table of the project");
  return nullptr;
}

/// The type of a column of scalars: what all of its values are, or Any.
table::Type type_of(std::vector<expr::Value> const& values) {
  std::set<std::size_t> kinds;
  for (auto const& value : values)
    if (!value.is_null()) kinds.insert(value.state().index());
  if (kinds.size() != 1) return kinds.empty() ? table::Type::String : table::Type::Any;
  auto const is = [&](expr::Value const& sample) { return *kinds.begin() == sample.state().index(); };
  if (is(0.0)) return table::Type::Number;
  return is(true) ? table::Type::Boolean : table::Type::String;
}

table::TablePtr table_of_values(yaml::Node const& values, diag::Sink& sink) {
  std::vector<std::string> names;
  std::map<std::string, std::vector<expr::Value>> columns;
  std::vector<diag::Span> spans;
  for (auto const& item : values.items) {
    auto const put = [&](std::string const& name, yaml::Node const& node) {
      auto const [column, added] = columns.try_emplace(name);
      if (added) names.push_back(name);
      column->second.resize(spans.size());
      column->second.push_back(scalar_value(node));
    };
    if (item.kind == yaml::Kind::Mapping)
      for (auto const& [key, value] : item.entries) put(key.text, value);
    else
      put("data", item);
    spans.push_back(item.span);
  }
  if (names.empty() && !values.items.empty()) sink.error(values.span, "`values` needs rows with fields");
  std::vector<table::Field> fields;
  for (auto const& name : names) {
    columns[name].resize(spans.size());
    table::Field field;
    field.name = field.title = name;
    field.type = type_of(columns[name]);
    field.span = values.span;
    fields.push_back(std::move(field));
  }
  auto table = std::make_shared<table::Table>("values", fields);
  for (std::size_t i = 0; i < names.size(); ++i)
    for (auto const& value : columns[names[i]]) {
      if (value.is_null())
        table->column(i).append_missing(table::Missing::NotAnswered);
      else
        table->column(i).append(value);
    }
  table->set_row_spans(std::move(spans));
  return table;
}

}  // namespace

table::TablePtr read_data_source(yaml::Node const& node, Context const& context, diag::Sink& sink) {
  yaml::Fields fields(node, "a field of a chart's data", sink);
  auto const* name = fields.optional("name");
  auto const* values = fields.optional("values");
  report_without_effect(fields, {"format"}, "tables have a schema");
  report_unsupported(fields, {"url", "sequence", "sphere", "graticule"});
  fields.finish();
  if (values && values->kind == yaml::Kind::Sequence) return table_of_values(*values, sink);
  if (values) {
    sink.error(values->span, fmt::format("`values` needs a sequence of rows, found {}", yaml::describe(*values)));
    return nullptr;
  }
  if (name) return find_table(*name, context, sink);
  sink.error(node.span, "`data` needs a `name` or `values`");
  return nullptr;
}

table::TablePtr run_spec_transform(yaml::Node const* transforms, table::TablePtr rows, Context const& context,
                                   diag::Sink& sink) {
  if (!transforms || !rows) return rows;
  static table::Tables const none;
  std::vector<std::string> variables{"params"};
  for (auto const& variable : context.data.variables) variables.push_back(variable.first);
  auto const pipeline = transform::read_pipeline(*transforms, rows->fields(),
                                                 context.data.tables ? *context.data.tables : none, variables, sink);
  return transform::run(pipeline, rows, rows->name(), context.data, sink);
}

table::TablePtr with_columns_first(table::TablePtr const& table, std::vector<std::string> const& first) {
  std::vector<std::size_t> order;
  auto const add = [&](std::size_t index) {
    if (std::find(order.begin(), order.end(), index) == order.end()) order.push_back(index);
  };
  for (auto const& name : first)
    if (auto const index = table->column_index(name)) add(*index);
  for (std::size_t i = 0; i < table->fields().size(); ++i) add(i);
  std::vector<table::Field> fields;
  for (auto const index : order) fields.push_back(table->fields()[index]);
  auto result = std::make_shared<table::Table>(table->name(), std::move(fields));
  result->title = table->title;
  result->source = table->source;
  result->fictional = table->fictional;
  for (std::size_t i = 0; i < order.size(); ++i) result->column(i) = table->column(order[i]);
  return result;
}

}  // namespace livret::chart
