#include <algorithm>
#include <set>

#include "compile/encoding_steps.hpp"
#include "expr/field_path.hpp"

namespace livret::compile {

using transform::Step;
using yaml::Kind;
using yaml::Node;

using StepPtr = std::shared_ptr<Step const>;

namespace {

std::vector<table::Field> fields_of(table::Table const& table) { return table.fields(); }

/// Fields of lists and objects: what they hold is no text of a number or a date.
std::set<std::string> lists_of(table::Table const& table) {
  std::set<std::string> names;
  for (std::size_t column = 0; column < table.fields().size(); ++column) {
    if (table.fields()[column].type != table::Type::Any) continue;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      auto const value = table.column(column).value(row);
      if (value.is_null()) continue;
      if (value.as<expr::Array>() != nullptr || value.as<expr::ObjectPtr>() != nullptr)
        names.insert(table.fields()[column].name);
      break;
    }
  }
  return names;
}

/// Whether a predicate compares with a date that is written part by part.
bool has_date_operand(Node const& predicate) {
  for (auto const* name : {"equal", "lt", "lte", "gt", "gte", "range", "oneOf"}) {
    auto const* operand = predicate.find(name);
    if (operand != nullptr && operand->kind == Kind::Sequence && !operand->items.empty())
      operand = &operand->items.front();
    if (operand != nullptr && operand->kind == Kind::Mapping && !is_expression(*operand)) return true;
  }
  return false;
}

/// Units of time in transforms and predicates, and dates there, imply that their field is of dates.
void need_for_transforms(Compilation& compilation, plot::DataId loaded, Node const& node) {
  auto const* unit = node.find("timeUnit");
  auto const* field = node.find("field");
  if (field != nullptr && field->kind == Kind::Scalar && (unit != nullptr || has_date_operand(node)))
    need(compilation, loaded, field->text, table::FieldParse::Kind::Date);
  for (auto const& item : node.items) need_for_transforms(compilation, loaded, item);
  for (auto const& entry : node.entries) need_for_transforms(compilation, loaded, entry.value);
}

std::vector<std::string> variables_of(Compilation const& compilation) {
  std::vector<std::string> names;
  for (auto const& [name, value] : compilation.values.parameters()) names.push_back(name);
  for (auto const& [name, value] : compilation.context.data.variables) names.push_back(name);
  if (compilation.context.data.params) names.emplace_back("params");
  auto const& found = compilation.values.found_names();
  names.insert(names.end(), found.begin(), found.end());
  return names;
}

/// Steps that look at several rows look, within a facet, at those of one of its cells.
StepPtr within_facet(StepPtr const& step, std::vector<std::string> const& columns, diag::Span place) {
  auto copy = *step;
  auto const group_by = std::visit(
      [](auto& what) -> std::vector<transform::FieldName>* {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, transform::Aggregate> || std::is_same_v<What, transform::JoinAggregate> ||
                      std::is_same_v<What, transform::Window> || std::is_same_v<What, transform::Stack>)
          return &what.group_by;
        else
          return nullptr;
      },
      copy.what);
  if (group_by == nullptr || columns.empty()) return step;
  for (auto const& column : columns) {
    auto const is_there =
        std::any_of(group_by->begin(), group_by->end(), [&](auto const& known) { return known.name == column; });
    if (!is_there) group_by->push_back({column, place});
  }
  return std::make_shared<Step const>(std::move(copy));
}

bool is_named_table(Node const& data) { return data.find("name") != nullptr && data.entries.size() == 1; }

/// The table that `data` means, as the first table of the plan's chain.
void load(Compilation& compilation, Model& model, Node const& data) {
  plot::DataPlan plan;
  Loaded loaded;
  std::set<std::string> lists;
  auto const* name = data.kind == Kind::Mapping ? data.find("name") : nullptr;
  auto const* tables = compilation.context.data.tables;
  bool const is_known = name != nullptr && tables != nullptr && tables->contains(name->text);
  if (is_known && is_named_table(data)) {
    plan.source = name->text;
    plan.name = name->text;
    loaded.fields = fields_of(*tables->find(name->text)->second);
    model.are_declared = true;
  } else {
    auto table = compilation.context.load ? compilation.context.load(data) : nullptr;
    if (table == nullptr) table = std::make_shared<table::Table const>("data", std::vector<table::Field>());
    loaded.fields = fields_of(*table);
    lists = lists_of(*table);
    plan.name = table->name();
    plan.source = std::move(table);
    model.are_declared = false;
  }
  loaded.id = plot::DataId(compilation.plan.data.size());
  compilation.plan.data.push_back(std::move(plan));
  model.loaded = model.source = loaded.id;
  model.fields = loaded.fields;
  model.fields_open = loaded.fields.empty();
  std::erase_if(loaded.fields, [&](auto const& field) { return lists.contains(field.name); });
  compilation.loaded.push_back(std::move(loaded));
}

}  // namespace

/// Asks for a field of a loaded table to be converted, where it is one of texts or mixed values.
void need(Compilation& compilation, plot::DataId loaded, std::string const& written, table::FieldParse::Kind kind) {
  auto const path = expr::split_field_path(written);
  auto const& field = path.size() == 1 ? path.front() : written;
  for (auto& table : compilation.loaded) {
    if (table.id != loaded) continue;
    auto const found =
        std::find_if(table.fields.begin(), table.fields.end(), [&](auto const& known) { return known.name == field; });
    if (found == table.fields.end()) return;
    if (found->type != table::Type::String && found->type != table::Type::Any) return;
    auto const [entry, added] = table.conversions.try_emplace(field, kind);
    if (!added && kind == table::FieldParse::Kind::Date) entry->second = kind;
  }
}

void read_view_data(Compilation& compilation, Model& model) {
  auto const* data = model.node->find("data");
  if (data != nullptr && data->kind != Kind::Null) {
    load(compilation, model, *data);
  } else if (model.parent != nullptr) {
    model.loaded = model.parent->loaded;
    model.source = model.parent->source;
    model.fields = model.parent->fields;
    model.fields_open = model.parent->fields_open;
    model.are_declared = model.parent->are_declared;
  } else {
    Node one_row;
    one_row.kind = Kind::Mapping;
    plot::DataPlan plan;
    auto table = std::make_shared<table::Table>("data", std::vector<table::Field>{field_of("data")});
    table->column(0).append(expr::Value());
    plan.source = table::TablePtr(table);
    model.loaded = model.source = plot::DataId(compilation.plan.data.size());
    compilation.plan.data.push_back(std::move(plan));
  }
  auto const* transforms = model.node->find("transform");
  if (transforms == nullptr || transforms->kind == Kind::Null) return;
  need_for_transforms(compilation, model.loaded, *transforms);
  static table::Tables const no_tables;
  auto const* tables = compilation.context.data.tables;
  auto const pipeline = transform::read_pipeline(*transforms, model.fields, tables != nullptr ? *tables : no_tables,
                                                 variables_of(compilation), compilation.sink, compilation.context.load);
  compilation.values.add_found_names(pipeline.params);
  if (pipeline.steps.empty()) return;
  plot::DataPlan plan;
  plan.source = model.source;
  plan.name = model.name;
  auto const facets = model.facet_columns();
  for (auto const& step : pipeline.steps) plan.steps.push_back(within_facet(step, facets, transforms->span));
  compilation.plan.data.push_back(std::move(plan));
  model.source = plot::DataId(compilation.plan.data.size() - 1);
  model.fields = pipeline.output;
  model.fields_open = model.fields_open || pipeline.is_open;
  for (auto const& column : facets) put_field(model.fields, field_of(column));
}

void add_conversions(Compilation& compilation) {
  for (auto const& loaded : compilation.loaded) {
    if (loaded.conversions.empty()) continue;
    // Whatever was made from the table refers to its id: the rows as they came move behind a new one.
    auto& plan = compilation.plan.data[loaded.id.index()];
    for (auto const& [field, kind] : loaded.conversions) {
      transform::Convert convert;
      convert.field = {field, {}};
      convert.parse.kind = kind;
      convert.output = field_of(field, kind == table::FieldParse::Kind::Date ? table::Type::Date : table::Type::Number);
      plan.steps.push_back(std::make_shared<Step const>(Step{std::move(convert)}));
    }
  }
}

}  // namespace livret::compile
