#include <algorithm>

#include "compile/encoding_steps.hpp"
#include "compile/rounded_stack.hpp"
#include "compile/scales.hpp"

namespace livret::compile {

using transform::Step;

namespace {

/// Whether rows that have no place are left out, kept, or kept by lines alone.
enum class Invalid { Filter, BreakShow, BreakFilter, Show };

Invalid invalid_of(Model const& unit, Values const& values) {
  auto const* node = unit.mark.find("invalid");
  bool const path = is_path(unit.mark.kind);
  if (is_null(node)) return Invalid::Show;
  auto const mode = values.text(node).value_or("break-paths-show-path-domains");
  if (mode == "filter") return Invalid::Filter;
  if (mode == "show") return Invalid::Show;
  if (mode == "break-paths-filter-domains") return Invalid::BreakFilter;
  if (mode == "break-paths-show-domains") return Invalid::BreakShow;
  return path ? Invalid::BreakShow : Invalid::Filter;
}

bool is_count(ChannelDef const& definition) {
  return definition.aggregate && definition.aggregate->operation == transform::Operation::Count;
}

std::optional<Step> filter_of_invalid(Model const& unit, Config const& config) {
  transform::AllOf all;
  std::vector<std::string> columns;
  for (auto const& [channel, scale] : unit.scales) {
    auto const* definition = unit.encoding.data(channel);
    if (definition == nullptr || !definition->is_field() || is_count(*definition) || !scale->has_continuous_domain())
      continue;
    if (shows_invalid(config, channel)) continue;
    std::string column = column_of(*definition);
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) continue;
    columns.push_back(column);
    all.parts.push_back(transform::Predicate{transform::ByValidity{column, true}});
  }
  if (all.parts.empty()) return std::nullopt;
  return Step{transform::Filter{transform::Predicate{std::move(all)}}};
}

}  // namespace

plot::DataId Compilation::add_data(plot::DataId source, std::vector<Step> steps, std::string name) {
  if (steps.empty()) return source;
  plot::DataPlan data;
  data.source = source;
  data.name = std::move(name);
  for (auto& step : steps) data.steps.push_back(std::make_shared<Step const>(std::move(step)));
  plan.data.push_back(std::move(data));
  return plot::DataId(plan.data.size() - 1);
}

void compile_facet_data(Compilation& compilation, Model& facet) {
  EncodingSteps steps(compilation, facet);
  add_derived_columns(steps, facet.facet.all());
  facet.source = compilation.add_data(facet.source, steps.take(), facet.name);
  for (auto const& definition : facet.facet.all()) {
    if (!definition.is_field()) continue;
    put_field(facet.fields, field_of(column_of(definition)));
    if (definition.is_binning()) put_field(facet.fields, field_of(column_of(definition, {{}, "end"})));
  }
}

void compile_unit_data(Compilation& compilation, Model& unit) {
  EncodingSteps steps(compilation, unit);
  add_derived_columns(steps, unit.encoding.all());
  add_colour_index(steps);
  unit.raw = compilation.add_data(unit.source, steps.take(), unit.name + "raw");
  add_aggregate(steps);
  add_impute(steps);
  add_stack(steps);
  auto const stacked = compilation.add_data(unit.raw, steps.take(), unit.name + "main");
  auto const invalid = invalid_of(unit, compilation.values);
  auto filter = invalid == Invalid::Show ? std::nullopt : filter_of_invalid(unit, compilation.config);
  unit.main = unit.drawn = stacked;
  if (filter) {
    auto const filtered = compilation.add_data(stacked, {std::move(*filter)}, unit.name + "valid");
    bool const breaks = invalid != Invalid::Filter;
    unit.drawn = breaks && is_path(unit.mark.kind) ? stacked : filtered;
    unit.main = invalid == Invalid::BreakShow ? stacked : filtered;
  }
  if (is_rounded_stack(unit, compilation.values)) add_stack_extremes(steps);
}

}  // namespace livret::compile
