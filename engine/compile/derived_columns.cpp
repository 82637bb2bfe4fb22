#include <algorithm>

#include <fmt/format.h>

#include "compile/encoding_steps.hpp"
#include "compile/format.hpp"
#include "compile/marks.hpp"
#include "compile/projections.hpp"
#include "compile/scales.hpp"

namespace livret::compile {

using transform::Step;

namespace {

void take_out(EncodingSteps& steps, std::string const& field) {
  if (field.empty() || has_field(steps.model().fields, field)) return;
  if (field.find_first_of(".[\\") == std::string::npos) return;
  steps.add_formula(field, field);
}

bool is_place(ChannelId id) {
  return id == ChannelId::Longitude || id == ChannelId::Latitude || id == ChannelId::Longitude2 ||
         id == ChannelId::Latitude2;
}

/// A projection takes its places from columns.
void add_constant_place(EncodingSteps& steps, ChannelDef const& definition) {
  if (is_place(definition.id) && definition.is_datum() && !definition.is_field())
    steps.add_calculation(literal_of(*definition.datum), place_column(&definition));
}

void imply_conversion(EncodingSteps& steps, ChannelDef const& definition) {
  bool const is_position = is_place(definition.id);
  bool const is_time = definition.time_unit || definition.type == FieldType::Temporal;
  bool const counts = definition.aggregate && (definition.aggregate->operation == transform::Operation::Count ||
                                               definition.aggregate->operation == transform::Operation::Valid ||
                                               definition.aggregate->operation == transform::Operation::Missing ||
                                               definition.aggregate->operation == transform::Operation::Distinct);
  // An order is asked of texts as well, whatever type it is said to have.
  bool const is_measure = definition.type == FieldType::Quantitative && definition.id != ChannelId::Order;
  if (is_time && !counts)
    need(steps.compilation(), steps.model().loaded, definition.field, table::FieldParse::Kind::Date);
  else if (is_position || (is_measure && !counts))
    need(steps.compilation(), steps.model().loaded, definition.field, table::FieldParse::Kind::Number);
}

bool makes(Step const& step, std::string const& column) {
  if (auto const* bin = std::get_if<transform::Bin>(&step.what)) return bin->start.name == column;
  if (auto const* unit = std::get_if<transform::TimeUnit>(&step.what)) return unit->start.name == column;
  return false;
}

bool is_made(EncodingSteps const& steps, std::string const& column) {
  return std::any_of(steps.so_far().begin(), steps.so_far().end(),
                     [&](Step const& step) { return makes(step, column); });
}

/// The table of a layer's unit that does nothing but choose rows, or null. Its bins come before the choice, as
/// Vega-Lite's do: layers that show some of the rows then have the bins of all of them.
plot::DataPlan* own_choice(EncodingSteps const& steps) {
  auto const& unit = steps.model();
  bool const is_in_layer = unit.parent != nullptr && unit.parent->kind == Model::Kind::Layer;
  if (!is_in_layer || unit.source == unit.parent->source) return nullptr;
  auto& plan = steps.compilation().plan.data[unit.source.index()];
  bool const only_chooses =
      !plan.steps.empty() && std::all_of(plan.steps.begin(), plan.steps.end(), [](auto const& step) {
        return std::holds_alternative<transform::Filter>(step->what) ||
               std::holds_alternative<transform::Bin>(step->what);
      });
  return only_chooses ? &plan : nullptr;
}

void put_in_front(std::vector<std::shared_ptr<Step const>>& steps, transform::Bin bin) {
  bool const is_there =
      std::any_of(steps.begin(), steps.end(), [&](auto const& step) { return makes(*step, bin.start.name); });
  if (!is_there) steps.insert(steps.begin(), std::make_shared<Step const>(Step{std::move(bin)}));
}

/// `a – b`, in the format of the guide.
std::string range_text(EncodingSteps const& steps, ChannelDef const& definition, std::string const& start,
                       std::string const& end) {
  auto const* format_node = find(definition.guide, {"format"});
  auto format = steps.compilation().values.text(format_node);
  if (!format) format = steps.compilation().values.text(steps.compilation().config.find("numberFormat"));
  auto const shown = [&](std::string const& column) {
    return fmt::format("format({}, {})", datum_of(column), text_literal(format.value_or("")));
  };
  return fmt::format("!isValid({0}) || !isFinite(+{0}) ? \"null\" : {1} + \" – \" + {2}", datum_of(start), shown(start),
                     shown(end));
}

void add_bin(EncodingSteps& steps, ChannelDef const& definition) {
  if (!definition.is_binning()) return;
  std::string const start = column_of(definition);
  std::string const end = column_of(definition, {{}, "end"});
  if (!is_made(steps, start)) {
    transform::Bin bin{{definition.field, definition.span},
                       definition.bin->parameters,
                       field_of(start, table::Type::Number),
                       field_of(end, table::Type::Number),
                       definition.bin->extent_param};
    if (auto* choice = own_choice(steps))
      put_in_front(choice->steps, std::move(bin));
    else
      steps.add(Step{std::move(bin)});
  }
  if (is_discrete(definition.type) && (is_scaled(definition.id) || !steps.model().facet.all().empty())) {
    std::string const range = column_of(definition, {{}, "range"});
    if (!has_field(steps.model().fields, range))
      steps.add_calculation(range_text(steps, definition, start, end), range);
  }
}

/// The length of a unit, as `timeOffset` needs it.
std::pair<std::string_view, double> length_of(TimeUnitSpec const& unit) {
  auto const part = unit.units.finest();
  if (part == expr::TimeUnit::Quarter) return {"month", unit.step * 3};
  return {expr::name_of(part), unit.step};
}

/// The ends of bars that stand elsewhere in their unit of time than in its middle.
void add_moved_unit(EncodingSteps& steps, ChannelDef const& definition, std::string const& end) {
  auto const& unit = *definition.time_unit;
  if (steps.model().kind != Model::Kind::Unit || unit.units.is_empty() ||
      !is_moved_unit(steps.model(), definition, steps.compilation().values))
    return;
  auto const* config = steps.model().mark.find_config("timeUnitBandPosition");
  double const band = definition.band_position.value_or(steps.compilation().values.number(config).value_or(0.5));
  auto const between = [&](std::string const& a, std::string const& b) {
    return fmt::format("{} * {} + {} * {}", 0.5 - band, a, band + 0.5, b);
  };
  std::string const start = datum_of(column_of(definition));
  auto const [part, step] = length_of(unit);
  steps.add_calculation(between(fmt::format("timeOffset('{}', {}, {})", part, start, -step), start),
                        moved_unit_column(definition, "start"));
  steps.add_calculation(between(start, datum_of(end)), moved_unit_column(definition, "end"));
}

void add_time_unit(EncodingSteps& steps, ChannelDef const& definition) {
  if (!definition.time_unit) return;
  auto const& unit = *definition.time_unit;
  if (unit.is_binned) {
    std::string const end = definition.field + "_end";
    if (unit.units.is_empty() || has_field(steps.model().fields, end)) return;
    auto const [name, step] = length_of(unit);
    steps.add_calculation(fmt::format("timeOffset('{}', {}, {})", name, datum_of(definition.field), step), end);
    add_moved_unit(steps, definition, end);
    return;
  }
  std::string const start = column_of(definition);
  if (is_made(steps, start)) return;
  transform::TimeUnit step;
  step.field = {definition.field, definition.span};
  step.units = unit.units;
  step.step = unit.step;
  if (unit.maxbins > 0) step.maxbins = unit.maxbins;
  step.start = field_of(start, table::Type::Date);
  step.end = field_of(start + "_end", table::Type::Date);
  steps.add(Step{std::move(step)});
  add_moved_unit(steps, definition, start + "_end");
}

std::string literals(std::vector<expr::Value> const& values) {
  std::string list;
  for (auto const& value : values) list += (list.empty() ? "" : ",") + literal_of(value);
  return list;
}

void add_sort_lookup(EncodingSteps& steps, ChannelDef const& definition, std::string const& field,
                     std::string const& column) {
  auto places = std::make_shared<table::Table>(
      "order", std::vector<table::Field>{field_of("value"), field_of("place", table::Type::Number)});
  for (auto const& value : definition.sort.list) {
    places->column(1).append(static_cast<double>(places->row_count()));
    places->column(0).append(value);
  }
  expr::Value const last(static_cast<double>(definition.sort.list.size()));
  transform::Lookup lookup{{field, definition.span},
                           places,
                           {"value", definition.span},
                           {{"place", definition.span}},
                           {field_of(column, table::Type::Number)},
                           last};
  steps.add(Step{std::move(lookup)});
  put_field(steps.model().fields, field_of(column));
}

void add_sort_index(EncodingSteps& steps, ChannelDef const& definition) {
  if (definition.sort.by != SortSpec::By::List) return;
  std::string const column = sort_index_column(definition);
  if (has_field(steps.model().fields, column)) return;
  std::string const field = column_of(definition);
  bool const is_time = definition.type == FieldType::Temporal || definition.time_unit;
  constexpr std::size_t long_list = 50;  // from here on searching row by row takes longer than making an index
  if (definition.sort.list.size() > long_list && !is_time) return add_sort_lookup(steps, definition, field, column);
  std::string const datum = datum_of(field);
  std::string const place =
      fmt::format("indexof([{}], {})", literals(definition.sort.list), is_time ? "+" + datum : datum);
  steps.add_calculation(fmt::format("{0} < 0 ? {1} : {0}", place, definition.sort.list.size()), column);
}

}  // namespace

void add_derived_columns(EncodingSteps& steps, std::vector<ChannelDef> const& definitions) {
  for_each_field(definitions, [&](ChannelDef const& definition) { imply_conversion(steps, definition); });
  for_each_field(definitions, [&](ChannelDef const& definition) { take_out(steps, definition.field); });
  for (auto const& definition : definitions) add_constant_place(steps, definition);
  for_each_field(definitions, [&](ChannelDef const& definition) { add_bin(steps, definition); });
  for_each_field(definitions, [&](ChannelDef const& definition) { add_time_unit(steps, definition); });
  for_each_field(definitions, [&](ChannelDef const& definition) { add_sort_index(steps, definition); });
}

void add_colour_index(EncodingSteps& steps) {
  auto const* colour = listed_colours(steps.model().encoding);
  auto const* order = steps.model().encoding.find(ChannelId::Order);
  if (colour == nullptr || order == nullptr || order->field != colour_index_column(*colour)) return;
  auto const list = domain_values(steps.compilation().values, *compile::find(colour->scale, {"domain"}), *colour);
  steps.add_calculation(fmt::format("indexof([{}], {})", literals(list), datum_of(colour->field)), order->field);
}

std::string sort_index_column(ChannelDef const& definition) {
  return fmt::format("{}_{}_sort_index", name_of(definition.id), column_of(definition));
}

}  // namespace livret::compile
