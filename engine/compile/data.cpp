#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "compile/compilation.hpp"
#include "compile/format.hpp"
#include "compile/marks.hpp"
#include "compile/projections.hpp"
#include "compile/rounded_stack.hpp"
#include "compile/scales.hpp"
#include "expr/expression.hpp"
#include "expr/field_path.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using transform::Step;
using yaml::Kind;
using yaml::Node;

using StepPtr = std::shared_ptr<Step const>;

table::Field field_of(std::string name, table::Type type = table::Type::Any) {
  table::Field field;
  field.name = std::move(name);
  field.type = type;
  return field;
}

bool has_field(std::vector<table::Field> const& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(), [&](auto const& field) { return field.name == name; });
}

void put_field(std::vector<table::Field>& fields, table::Field field) {
  if (!has_field(fields, field.name)) fields.push_back(std::move(field));
}

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

/// Units of time in transforms and predicates imply that their field is of dates.
void need_for_transforms(Compilation& compilation, plot::DataId loaded, Node const& node) {
  auto const* unit = node.find("timeUnit");
  auto const* field = node.find("field");
  if (unit != nullptr && field != nullptr && field->kind == Kind::Scalar)
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

/// Aggregates within a facet keep its fields.
StepPtr within_facet(StepPtr const& step, std::vector<std::string> const& columns, diag::Span place) {
  auto const* aggregate = std::get_if<transform::Aggregate>(&step->what);
  if (aggregate == nullptr || columns.empty()) return step;
  auto copy = *aggregate;
  for (auto const& column : columns) {
    auto const is_there = std::any_of(copy.group_by.begin(), copy.group_by.end(),
                                      [&](auto const& known) { return known.name == column; });
    if (!is_there) copy.group_by.push_back({column, place});
  }
  return std::make_shared<Step const>(Step{std::move(copy)});
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

/// The steps that encodings ask for, in Vega-Lite's order.
class EncodingSteps {
 public:
  EncodingSteps(Compilation& compilation, Model& model) : compilation_(&compilation), model_(&model) {}

  std::vector<Step> take() { return std::move(steps_); }

  /// Values within objects get columns of their own; then bins, time units and the places of listed values.
  void prepare(std::vector<ChannelDef> const& definitions) {
    for_each(definitions, [&](ChannelDef const& definition) { imply_conversion(definition); });
    for_each(definitions, [&](ChannelDef const& definition) { take_out(definition.field); });
    for (auto const& definition : definitions) add_constant_place(definition);
    for_each(definitions, [&](ChannelDef const& definition) { add_bin(definition); });
    for_each(definitions, [&](ChannelDef const& definition) { add_time_unit(definition); });
    for_each(definitions, [&](ChannelDef const& definition) { add_sort_index(definition); });
  }

  /// The places of categories in the list of their colours, where the order is by them.
  void add_colour_index() {
    auto const* colour = listed_colours(model_->encoding);
    auto const* order = model_->encoding.find(ChannelId::Order);
    if (colour == nullptr || order == nullptr || order->field != colour_index_column(*colour)) return;
    auto const list = domain_values(compilation_->values, *compile::find(colour->scale, {"domain"}), *colour);
    add_calculation(fmt::format("indexof([{}], datum[\"{}\"])", literals(list), colour->field), order->field);
  }

  void aggregate() {
    if (!model_->encoding.is_aggregate()) return;
    transform::Aggregate aggregate;
    std::vector<std::string> made;
    std::vector<std::pair<std::string, std::string>> paths;  // of argmin and argmax: column, path
    for (auto const& column : facet_columns()) group_by(aggregate, column);
    for_each(model_->encoding.all(), [&](ChannelDef const& definition) {
      if (!definition.aggregate) return add_dimension(aggregate, definition);
      add_measure(aggregate, definition, made, paths);
    });
    steps_.push_back(Step{std::move(aggregate)});
    for (auto const& [column, path] : paths) add_formula(path, column);
  }

  void impute() {
    auto const* x = model_->encoding.field(ChannelId::X);
    auto const* y = model_->encoding.field(ChannelId::Y);
    if (x == nullptr || y == nullptr) return;
    auto const* imputed = x->impute != nullptr && !is_null(x->impute)   ? x
                          : y->impute != nullptr && !is_null(y->impute) ? y
                                                                        : nullptr;
    if (imputed == nullptr) return;
    auto const* key = imputed == x ? y : x;
    Node step = *imputed->impute;
    transform::Impute impute;
    impute.field = {column_of(*imputed), imputed->span};
    impute.key = {column_of(*key), key->span};
    read_impute(*imputed->impute, impute);
    for (auto const& column : facet_columns()) impute.group_by.push_back({column, place()});
    for (auto const& column : series_columns(*model_)) impute.group_by.push_back({column, place()});
    steps_.push_back(Step{std::move(impute)});
  }

  void stack() {
    if (!model_->stack) return;
    auto const& spec = *model_->stack;
    auto const* measure = model_->encoding.data(spec.channel);
    if (measure == nullptr || !measure->is_field()) return;
    if (spec.impute) impute_stack(*measure, spec);
    transform::Stack stack;
    stack.field = {column_of(*measure), measure->span};
    stack.offset = spec.offset;
    for (auto const& column : facet_columns()) stack.group_by.push_back({column, place()});
    for (auto const id : spec.group_channels)
      if (auto const* dimension = model_->encoding.field(id)) add_stack_dimension(stack, *dimension, spec.impute);
    stack.sort = stack_order(spec);
    stack.start = field_of(column_of(*measure, {"start", {}}), table::Type::Number);
    stack.end = field_of(column_of(*measure, {"end", {}}), table::Type::Number);
    steps_.push_back(Step{std::move(stack)});
  }

  /// The extremes of each stack, within each facet.
  void add_stack_extremes() {
    auto step = stack_extremes(*model_);
    auto& aggregate = std::get<transform::Aggregate>(step.what);
    for (auto const& column : facet_columns()) group_by(aggregate, column);
    model_->stack_extremes = compilation_->add_data(model_->drawn, {std::move(step)}, model_->name + "stacks");
  }

 private:
  template <typename F>
  static void for_each(std::vector<ChannelDef> const& definitions, F&& act) {
    for (auto const& definition : definitions) {
      if (definition.is_field()) act(definition);
      for (auto const& condition : definition.conditions)
        if (condition.definition && condition.definition->is_field()) act(*condition.definition);
    }
  }

  /// Where what is wrong with steps of no channel of their own is told.
  diag::Span place() const { return model_->kind == Model::Kind::Unit ? model_->mark.span : model_->node->span; }

  void add_formula(std::string const& path, std::string const& column) {
    std::string text = "datum";
    for (auto const& part : expr::split_field_path(path)) text += "[" + text_literal(part) + "]";
    add_calculation(text, column);
  }

  void add_calculation(std::string const& text, std::string const& column) {
    expr::Names names;
    names.variables.push_back({"datum", std::nullopt});
    auto expression = expr::parse(
        text, names, [this](std::size_t, std::size_t) { return place(); }, compilation_->sink);
    if (!expression) return;
    steps_.push_back(Step{transform::Calculate{std::move(*expression), field_of(column)}});
    put_field(model_->fields, field_of(column));
  }

  /// Those of the facets above that this table has.
  std::vector<std::string> facet_columns() const {
    auto columns = model_->facet_columns();
    std::erase_if(columns,
                  [&](auto const& column) { return !has_field(model_->fields, column) && !model_->fields_open; });
    return columns;
  }

  void take_out(std::string const& field) {
    if (field.empty() || has_field(model_->fields, field)) return;
    if (field.find_first_of(".[\\") == std::string::npos) return;
    add_formula(field, field);
  }

  static bool is_place(ChannelId id) {
    return id == ChannelId::Longitude || id == ChannelId::Latitude || id == ChannelId::Longitude2 ||
           id == ChannelId::Latitude2;
  }

  /// A projection takes its places from columns.
  void add_constant_place(ChannelDef const& definition) {
    if (is_place(definition.id) && definition.is_datum() && !definition.is_field())
      add_calculation(literal_of(*definition.datum), place_column(&definition));
  }

  void imply_conversion(ChannelDef const& definition) {
    bool const is_position = is_place(definition.id);
    bool const is_time = definition.time_unit || definition.type == FieldType::Temporal;
    bool const counts = definition.aggregate && (definition.aggregate->operation == transform::Operation::Count ||
                                                 definition.aggregate->operation == transform::Operation::Valid ||
                                                 definition.aggregate->operation == transform::Operation::Missing ||
                                                 definition.aggregate->operation == transform::Operation::Distinct);
    if (is_time && !counts)
      need(*compilation_, model_->loaded, definition.field, table::FieldParse::Kind::Date);
    else if (is_position || (definition.type == FieldType::Quantitative && !counts))
      need(*compilation_, model_->loaded, definition.field, table::FieldParse::Kind::Number);
  }

  bool is_made(std::string const& column) const {
    return std::any_of(steps_.begin(), steps_.end(), [&](Step const& step) {
      if (auto const* bin = std::get_if<transform::Bin>(&step.what)) return bin->start.name == column;
      if (auto const* unit = std::get_if<transform::TimeUnit>(&step.what)) return unit->start.name == column;
      return false;
    });
  }

  void add_bin(ChannelDef const& definition) {
    if (!definition.is_binning()) return;
    std::string const start = column_of(definition);
    std::string const end = column_of(definition, {{}, "end"});
    if (!is_made(start)) {
      transform::Bin bin{{definition.field, definition.span},
                         definition.bin->parameters,
                         field_of(start, table::Type::Number),
                         field_of(end, table::Type::Number),
                         definition.bin->extent_param};
      steps_.push_back(Step{std::move(bin)});
    }
    if (is_discrete(definition.type) && (is_scaled(definition.id) || !model_->facet.all().empty())) {
      std::string const range = column_of(definition, {{}, "range"});
      if (!has_field(model_->fields, range)) add_calculation(range_text(definition, start, end), range);
    }
  }

  /// `a – b`, in the format of the guide.
  std::string range_text(ChannelDef const& definition, std::string const& start, std::string const& end) const {
    auto const* format_node = find(definition.guide, {"format"});
    auto format = compilation_->values.text(format_node);
    if (!format) format = compilation_->values.text(compilation_->config.find("numberFormat"));
    auto const shown = [&](std::string const& column) {
      return fmt::format("format(datum[\"{}\"], \"{}\")", column, format.value_or(""));
    };
    return fmt::format("!isValid(datum[\"{0}\"]) || !isFinite(+datum[\"{0}\"]) ? \"null\" : {1} + \" – \" + {2}", start,
                       shown(start), shown(end));
  }

  /// The length of a unit, as `timeOffset` needs it.
  static std::pair<std::string_view, double> length_of(TimeUnitSpec const& unit) {
    auto const part = unit.units.finest();
    if (part == expr::TimeUnit::Quarter) return {"month", unit.step * 3};
    return {expr::name_of(part), unit.step};
  }

  void add_time_unit(ChannelDef const& definition) {
    if (!definition.time_unit) return;
    auto const& unit = *definition.time_unit;
    if (unit.is_binned) {
      std::string const end = definition.field + "_end";
      if (unit.units.is_empty() || has_field(model_->fields, end)) return;
      auto const [name, step] = length_of(unit);
      add_calculation(fmt::format("timeOffset('{}', datum[\"{}\"], {})", name, definition.field, step), end);
      add_moved_unit(definition, end);
      return;
    }
    std::string const start = column_of(definition);
    if (is_made(start)) return;
    transform::TimeUnit step;
    step.field = {definition.field, definition.span};
    step.units = unit.units;
    step.step = unit.step;
    if (unit.maxbins > 0) step.maxbins = unit.maxbins;
    step.start = field_of(start, table::Type::Date);
    step.end = field_of(start + "_end", table::Type::Date);
    steps_.push_back(Step{std::move(step)});
    add_moved_unit(definition, start + "_end");
  }

  /// The ends of bars that stand elsewhere in their unit of time than in its middle.
  void add_moved_unit(ChannelDef const& definition, std::string const& end) {
    auto const& unit = *definition.time_unit;
    if (model_->kind != Model::Kind::Unit || unit.units.is_empty() ||
        !is_moved_unit(*model_, definition, compilation_->values))
      return;
    auto const* config = model_->mark.find_config("timeUnitBandPosition");
    double const band = definition.band_position.value_or(compilation_->values.number(config).value_or(0.5));
    auto const between = [&](std::string const& a, std::string const& b) {
      return fmt::format("{} * {} + {} * {}", 0.5 - band, a, band + 0.5, b);
    };
    std::string const start = fmt::format("datum[\"{}\"]", column_of(definition));
    auto const [part, step] = length_of(unit);
    add_calculation(between(fmt::format("timeOffset('{}', {}, {})", part, start, -step), start),
                    moved_unit_column(definition, "start"));
    add_calculation(between(start, fmt::format("datum[\"{}\"]", end)), moved_unit_column(definition, "end"));
  }

  void add_sort_index(ChannelDef const& definition) {
    if (definition.sort.by != SortSpec::By::List) return;
    std::string const column = sort_index_column(definition);
    if (has_field(model_->fields, column)) return;
    std::string const field = column_of(definition);
    bool const is_time = definition.type == FieldType::Temporal || definition.time_unit;
    constexpr std::size_t long_list = 50;  // from here on searching row by row takes longer than making an index
    if (definition.sort.list.size() > long_list && !is_time) return add_sort_lookup(definition, field, column);
    std::string const datum = datum_of(field);
    std::string const place =
        fmt::format("indexof([{}], {})", literals(definition.sort.list), is_time ? "+" + datum : datum);
    add_calculation(fmt::format("{0} < 0 ? {1} : {0}", place, definition.sort.list.size()), column);
  }

  static std::string literals(std::vector<expr::Value> const& values) {
    std::string list;
    for (auto const& value : values) list += (list.empty() ? "" : ",") + literal_of(value);
    return list;
  }

  void add_sort_lookup(ChannelDef const& definition, std::string const& field, std::string const& column) {
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
    steps_.push_back(Step{std::move(lookup)});
    put_field(model_->fields, field_of(column));
  }

  void group_by(transform::Aggregate& aggregate, std::string const& column) {
    auto const is_there = std::any_of(aggregate.group_by.begin(), aggregate.group_by.end(),
                                      [&](auto const& known) { return known.name == column; });
    if (!is_there) aggregate.group_by.push_back({column, place()});
  }

  void add_dimension(transform::Aggregate& aggregate, ChannelDef const& definition) {
    group_by(aggregate, column_of(definition));
    if (definition.is_binning()) {
      group_by(aggregate, column_of(definition, {{}, "end"}));
      if (is_discrete(definition.type) && is_scaled(definition.id))
        group_by(aggregate, column_of(definition, {{}, "range"}));
    }
    if (definition.time_unit) group_by(aggregate, column_of(definition, {"end", {}}));
    if (is_moved_unit(*model_, definition, compilation_->values))
      for (auto const end : {"start", "end"}) group_by(aggregate, moved_unit_column(definition, end));
    if (definition.sort.by == SortSpec::By::List) group_by(aggregate, sort_index_column(definition));
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

  void read_impute(Node const& node, transform::Impute& impute) {
    auto const& values = compilation_->values;
    auto const* method = node.find("method");
    if (auto const* value = node.find("value")) impute.fill = values.value(*value);
    if (method != nullptr && method->text != "value") {
      auto const operation = transform::find_operation(method->text);
      if (operation)
        impute.fill = *operation;
      else
        yaml::report_unknown_word(*method, {"value", "mean", "median", "max", "min"}, compilation_->sink);
    }
    if (auto const* frame = node.find("frame"); frame != nullptr && frame->items.size() == 2) {
      auto const end = [&](Node const& item) -> std::optional<long long> {
        auto const number = values.number(&item);
        return number ? std::optional(static_cast<long long>(*number)) : std::nullopt;
      };
      impute.frame = {end(frame->items[0]), end(frame->items[1])};
    }
    auto const* keys = node.find("keyvals");
    if (keys != nullptr && keys->kind == Kind::Sequence)
      for (auto const& item : keys->items) impute.key_values.push_back(values.value(item));
    if (keys != nullptr && keys->kind == Kind::Mapping) add_sequence(*keys, impute);
  }

  void add_sequence(Node const& node, transform::Impute& impute) {
    constexpr double most = 100'000;
    auto const& values = compilation_->values;
    double const start = values.number(node.find("start")).value_or(0);
    double const stop = values.number(node.find("stop")).value_or(0);
    double const step = values.number(node.find("step")).value_or(1);
    if (!(step != 0 && (stop - start) / step <= most)) {
      compilation_->sink.error(node.span, "`keyvals` needs a sequence of at most 100,000 values");
      return;
    }
    for (double at = start; step > 0 ? at < stop : at > stop; at += step) impute.key_values.emplace_back(at);
  }

  /// Path marks have a value at every place before they are stacked.
  void impute_stack(ChannelDef const& measure, StackSpec const& spec) {
    for (auto const id : spec.group_channels) {
      auto const* dimension = model_->encoding.field(id);
      if (dimension == nullptr) continue;
      std::string key = column_of(*dimension);
      if (dimension->is_binning()) {
        key = column_of(*dimension, {{}, "mid"});
        double const at = dimension->band_position.value_or(0.5);
        add_calculation(fmt::format("isValid(datum[\"{0}\"]) && isFinite(+datum[\"{0}\"]) ? "
                                    "{2}*datum[\"{0}\"]+{3}*datum[\"{1}\"] : datum[\"{0}\"]",
                                    column_of(*dimension), column_of(*dimension, {{}, "end"}), at, 1 - at),
                        key);
      }
      transform::Impute impute;
      impute.field = {column_of(measure), measure.span};
      impute.key = {key, dimension->span};
      impute.fill = expr::Value(0.0);
      for (auto const& by : spec.by) impute.group_by.push_back({by.column, place()});
      for (auto const& column : facet_columns()) impute.group_by.push_back({column, place()});
      steps_.push_back(Step{std::move(impute)});
    }
  }

  static void add_stack_dimension(transform::Stack& stack, ChannelDef const& dimension, bool impute) {
    if (dimension.is_binning() && impute) {
      stack.group_by.push_back({column_of(dimension, {{}, "mid"}), dimension.span});
      return;
    }
    stack.group_by.push_back({column_of(dimension), dimension.span});
    if (dimension.is_binning()) stack.group_by.push_back({column_of(dimension, {{}, "end"}), dimension.span});
  }

  std::vector<transform::SortKey> stack_order(StackSpec const& spec) const {
    std::vector<transform::SortKey> keys;
    auto const orders = model_->encoding.all_of(ChannelId::Order);
    bool has_field_order = false;
    auto direction = spec.channel == ChannelId::Y ? transform::Order::Descending : transform::Order::Ascending;
    for (auto const* order : orders) {
      if (order->is_field()) {
        has_field_order = true;
        keys.push_back({{column_of(*order), order->span}, order->sort.order});
      } else if (auto const* sort = order->node->find("sort")) {
        direction = sort->text == "descending" ? transform::Order::Descending : transform::Order::Ascending;
      }
    }
    if (has_field_order) return keys;
    for (auto const& by : spec.by) {
      auto const is_there =
          std::any_of(keys.begin(), keys.end(), [&](auto const& key) { return key.field.name == by.column; });
      if (!is_there) keys.push_back({{by.column, place()}, direction});
    }
    return keys;
  }

  Compilation* compilation_;
  Model* model_;
  std::vector<Step> steps_;
};

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

std::optional<Step> filter_of_invalid(Model const& unit) {
  transform::AllOf all;
  std::vector<std::string> columns;
  for (auto const& [channel, scale] : unit.scales) {
    auto const* definition = unit.encoding.data(channel);
    if (definition == nullptr || !definition->is_field() || is_count(*definition) || !scale->has_continuous_domain())
      continue;
    std::string column = column_of(*definition);
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) continue;
    columns.push_back(column);
    all.parts.push_back(transform::Predicate{transform::ByValidity{column, true}});
  }
  if (all.parts.empty()) return std::nullopt;
  return Step{transform::Filter{transform::Predicate{std::move(all)}}};
}

}  // namespace

std::string sort_index_column(ChannelDef const& definition) {
  return fmt::format("{}_{}_sort_index", name_of(definition.id), column_of(definition));
}

plot::DataId Compilation::add_data(plot::DataId source, std::vector<Step> steps, std::string name) {
  if (steps.empty()) return source;
  plot::DataPlan data;
  data.source = source;
  data.name = std::move(name);
  for (auto& step : steps) data.steps.push_back(std::make_shared<Step const>(std::move(step)));
  plan.data.push_back(std::move(data));
  return plot::DataId(plan.data.size() - 1);
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

void compile_facet_data(Compilation& compilation, Model& facet) {
  EncodingSteps steps(compilation, facet);
  steps.prepare(facet.facet.all());
  facet.source = compilation.add_data(facet.source, steps.take(), facet.name);
  for (auto const& definition : facet.facet.all()) {
    if (!definition.is_field()) continue;
    put_field(facet.fields, field_of(column_of(definition)));
    if (definition.is_binning()) put_field(facet.fields, field_of(column_of(definition, {{}, "end"})));
  }
}

void compile_unit_data(Compilation& compilation, Model& unit) {
  EncodingSteps steps(compilation, unit);
  steps.prepare(unit.encoding.all());
  steps.add_colour_index();
  unit.raw = compilation.add_data(unit.source, steps.take(), unit.name + "raw");
  steps.aggregate();
  steps.impute();
  steps.stack();
  auto const stacked = compilation.add_data(unit.raw, steps.take(), unit.name + "main");
  auto const invalid = invalid_of(unit, compilation.values);
  auto filter = invalid == Invalid::Show ? std::nullopt : filter_of_invalid(unit);
  unit.main = unit.drawn = stacked;
  if (filter) {
    auto const filtered = compilation.add_data(stacked, {std::move(*filter)}, unit.name + "valid");
    bool const breaks = invalid != Invalid::Filter;
    unit.drawn = breaks && is_path(unit.mark.kind) ? stacked : filtered;
    unit.main = invalid == Invalid::BreakShow ? stacked : filtered;
  }
  if (is_rounded_stack(unit, compilation.values)) steps.add_stack_extremes();
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
