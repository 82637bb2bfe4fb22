#include <algorithm>

#include <fmt/format.h>

#include "compile/guides.hpp"

namespace livret::compile {

namespace {

std::string order_column(ChannelDef const& definition) { return fmt::format("{}_order", column_of(definition)); }

/// The column that cells are ordered by, and what makes it.
transform::SortKey order_of(ChannelDef const& definition, std::vector<transform::Step>& steps) {
  transform::SortKey key{{column_of(definition), definition.span}, definition.sort.order};
  if (definition.sort.by == SortSpec::By::List)
    key = {{sort_index_column(definition), definition.span}, transform::Order::Ascending};
  if (definition.sort.by != SortSpec::By::Field) return key;
  transform::JoinAggregate join;
  join.group_by.push_back({column_of(definition), definition.span});
  transform::Measure measure;
  measure.operation = definition.sort.operation.value_or(definition.sort.field.empty() ? transform::Operation::Count
                                                                                       : transform::Operation::Min);
  if (!definition.sort.field.empty()) measure.field = transform::FieldName{definition.sort.field, definition.span};
  measure.output.name = order_column(definition);
  measure.output.type = table::Type::Any;
  join.measures.push_back(std::move(measure));
  steps.push_back(transform::Step{std::move(join)});
  key.field.name = order_column(definition);
  return key;
}

/// The rows that fall into cells: those that a plot in them draws, where nothing else needs the others; what has no
/// place makes no cell.
plot::DataId rows_of_cells(Model const& facet, std::vector<ChannelDef const*> const& channels) {
  Model const& child = *facet.children.front();
  bool const is_sorted = std::any_of(channels.begin(), channels.end(), [](ChannelDef const* channel) {
    return channel->sort.by == SortSpec::By::Field || channel->sort.by == SortSpec::By::List;
  });
  bool const is_plain = child.kind == Model::Kind::Unit && !child.encoding.is_aggregate() && !is_sorted;
  return is_plain && !child.drawn.is_none() ? child.drawn : facet.source;
}

}  // namespace

plot::FacetPlan facet_plan(Compilation& compilation, Model const& facet,
                           std::vector<ChannelDef const*> const& channels) {
  plot::FacetPlan plan;
  std::vector<transform::Step> steps;
  for (auto const* channel : channels) {
    plan.fields.push_back(column_of(*channel));
    plan.sort.push_back(order_of(*channel, steps));
  }
  plan.data = compilation.add_data(rows_of_cells(facet, channels), std::move(steps), facet.name + "facet");
  plan.cross = channels.size() > 1;
  return plan;
}

}  // namespace livret::compile
