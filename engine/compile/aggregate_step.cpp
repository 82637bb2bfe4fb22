#include <algorithm>

#include "compile/encoding_steps.hpp"
#include "compile/marks.hpp"
#include "compile/scales.hpp"

namespace livret::compile {

using transform::Step;

namespace {

void add_dimension(EncodingSteps& steps, transform::Aggregate& aggregate, ChannelDef const& definition) {
  group_by(steps, aggregate, column_of(definition));
  if (definition.is_binning()) {
    group_by(steps, aggregate, column_of(definition, {{}, "end"}));
    if (is_discrete(definition.type) && is_scaled(definition.id))
      group_by(steps, aggregate, column_of(definition, {{}, "range"}));
  }
  if (definition.time_unit) group_by(steps, aggregate, column_of(definition, {"end", {}}));
  if (is_moved_unit(steps.model(), definition, steps.compilation().values))
    for (auto const end : {"start", "end"}) group_by(steps, aggregate, moved_unit_column(definition, end));
  if (definition.sort.by == SortSpec::By::List) group_by(steps, aggregate, sort_index_column(definition));
}

void add_measure(transform::Aggregate& aggregate, ChannelDef const& definition, std::vector<std::string>& made,
                 std::vector<std::pair<std::string, std::string>>& paths) {
  auto const& spec = *definition.aggregate;
  std::string column = column_of(definition);
  bool const gives_row = !spec.argument.empty();
  if (gives_row) {
    if (std::find(made.begin(), made.end(), column) == made.end())
      paths.emplace_back(column, spec.name + "_" + spec.argument + "['" + definition.field + "']");
    made.push_back(column);
    column = spec.name + "_" + spec.argument;
  }
  auto const add = [&](transform::Operation operation, std::string const& output, std::string const& field) {
    if (std::find(made.begin(), made.end(), output) != made.end()) return;
    made.push_back(output);
    transform::Measure measure;
    measure.operation = operation;
    if (operation != transform::Operation::Count) measure.field = transform::FieldName{field, definition.span};
    measure.output = field_of(output, gives_row ? table::Type::Any : table::Type::Number);
    measure.parameter = spec.parameter;
    if (operation == transform::Operation::Min || operation == transform::Operation::Max)
      measure.output.type = table::Type::Any;
    aggregate.measures.push_back(std::move(measure));
  };
  add(spec.operation, column, gives_row ? spec.argument : definition.field);
  auto const* domain = find(definition.scale, {"domain"});
  if (domain == nullptr || domain->text != "unaggregated") return;
  add(transform::Operation::Min, "min_" + definition.field, definition.field);
  add(transform::Operation::Max, "max_" + definition.field, definition.field);
}

}  // namespace

void group_by(EncodingSteps& steps, transform::Aggregate& aggregate, std::string const& column) {
  auto const is_there = std::any_of(aggregate.group_by.begin(), aggregate.group_by.end(),
                                    [&](auto const& known) { return known.name == column; });
  if (!is_there) aggregate.group_by.push_back({column, steps.place()});
}

void add_aggregate(EncodingSteps& steps) {
  if (!steps.model().encoding.is_aggregate()) return;
  transform::Aggregate aggregate;
  std::vector<std::string> made;
  std::vector<std::pair<std::string, std::string>> paths;  // of argmin and argmax: column, path
  for (auto const& column : steps.facet_columns()) group_by(steps, aggregate, column);
  for_each_field(steps.model().encoding.all(), [&](ChannelDef const& definition) {
    if (!definition.aggregate) return add_dimension(steps, aggregate, definition);
    add_measure(aggregate, definition, made, paths);
  });
  steps.add(Step{std::move(aggregate)});
  for (auto const& [column, path] : paths) steps.add_formula(path, column);
}

}  // namespace livret::compile
