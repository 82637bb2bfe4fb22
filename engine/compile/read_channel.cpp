#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compile/channel.hpp"
#include "expr/field_path.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::string_view known_properties =
    "aggregate align axis band bandPosition bin bounds center columns condition datum field format "
    "formatType header impute labelExpr legend scale sort spacing stack timeUnit title type value";

std::optional<FieldType> field_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, FieldType>, 9> names = {{{"quantitative", FieldType::Quantitative},
                                                                            {"Q", FieldType::Quantitative},
                                                                            {"temporal", FieldType::Temporal},
                                                                            {"T", FieldType::Temporal},
                                                                            {"ordinal", FieldType::Ordinal},
                                                                            {"O", FieldType::Ordinal},
                                                                            {"nominal", FieldType::Nominal},
                                                                            {"N", FieldType::Nominal},
                                                                            {"geojson", FieldType::GeoJson}}};
  for (auto const& [known, type] : names)
    if (known == name) return type;
  return std::nullopt;
}

double automatic_maxbins(ChannelId id) {
  switch (id) {
    case ChannelId::Row:
    case ChannelId::Column:
    case ChannelId::Size:
    case ChannelId::Color:
    case ChannelId::Fill:
    case ChannelId::Stroke:
    case ChannelId::StrokeWidth:
    case ChannelId::Opacity:
    case ChannelId::FillOpacity:
    case ChannelId::StrokeOpacity:
    case ChannelId::Shape:
      return 6;
    case ChannelId::StrokeDash:
      return 4;
    default:
      return 10;
  }
}

/// Reads the definitions of one channel.
class ChannelReader {
 public:
  ChannelReader(ChannelId id, Node const& node, ReadContext const& context)
      : id_(id), node_(&node), context_(&context), values_(&context.values), sink_(&context.values.sink()) {}

  std::optional<ChannelDef> read() {
    definition_.id = id_;
    definition_.node = node_;
    definition_.span = node_->span;
    if (node_->kind != Kind::Mapping) {
      sink_->error(node_->span,
                   fmt::format("channel `{}` needs a definition, found {}", name_of(id_), yaml::describe(*node_)),
                   "write `{field: …}`, `{datum: …}` or `{value: …}`");
      return std::nullopt;
    }
    check_properties(*node_, fmt::format("channel `{}`", name_of(id_)), known_properties, {}, *sink_);
    read_what();
    if (definition_.is_data()) {
      read_type();
      read_sort();
      read_stack();
    }
    read_guides();
    read_conditions();
    return is_wrong_ ? std::nullopt : std::optional(std::move(definition_));
  }

 private:
  Node const* find(std::string_view name) const { return node_->find(name); }

  /// Whether the field is there; a path leads from a field into its values.
  bool is_known_field(std::string const& name) const {
    auto const path = expr::split_field_path(name);
    auto const matches = [&](table::Field const& field) {
      return field.name == name || (!path.empty() && field.name == path.front());
    };
    return context_->is_open || std::any_of(context_->fields.begin(), context_->fields.end(), matches);
  }

  table::Field const* declared() const {
    auto const& fields = context_->fields;
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.name == definition_.field; });
    return found == fields.end() || !context_->are_declared ? nullptr : &*found;
  }

  void check_field(std::string const& name, diag::Span span) {
    if (name.empty() || is_known_field(name)) return;
    std::vector<std::string> names;
    for (auto const& field : context_->fields) names.push_back(field.name);
    auto const near = base::nearest_word(name, names);
    std::string hint = near ? fmt::format("did you mean `{}`?", *near) : std::string();
    if (hint.empty() && !names.empty() && names.size() <= 30)
      hint = fmt::format("there are: `{}`", fmt::join(names, "`, `"));
    sink_->error(span, fmt::format("unknown field `{}`", name), std::move(hint));
    is_wrong_ = true;
  }

  void read_what() {
    if (auto const* field = find("field"); field != nullptr && field->kind != Kind::Null) {
      if (field->kind != Kind::Scalar) {
        sink_->error(field->span, fmt::format("needed the name of a field, found {}", yaml::describe(*field)));
        is_wrong_ = true;
        return;
      }
      definition_.field = field->text;
      check_field(definition_.field, field->span);
    }
    if (auto const* aggregate = find("aggregate"); aggregate != nullptr && aggregate->kind != Kind::Null)
      read_aggregate(*aggregate);
    if (auto const* unit = find("timeUnit"); unit != nullptr && unit->kind != Kind::Null) read_time_unit(*unit);
    if (auto const* bin = find("bin"); bin != nullptr && bin->kind != Kind::Null && !is_false(bin)) read_bin(*bin);
    if (auto const* datum = find("datum")) definition_.datum = values_->value(*datum);
    if (!definition_.is_data()) definition_.value = find("value");
    for (auto const* name : {"datum", "value"}) {
      bool const gives_way = definition_.is_field() || (definition_.is_data() && std::string_view(name) == "value");
      if (auto const* given = find(name); given != nullptr && gives_way)
        sink_->warning(given->span, fmt::format("`{}` gives way to the {} of the channel", name,
                                                definition_.is_field() ? "field" : "datum"));
    }
  }

  void read_aggregate(Node const& node) {
    AggregateSpec aggregate;
    Node const* name = &node;
    if (node.kind == Kind::Mapping && !node.entries.empty()) {
      aggregate.name = node.entries.front().key.text;
      if (aggregate.name == "argmin" || aggregate.name == "argmax") {
        aggregate.argument = node.entries.front().value.text;
        check_field(aggregate.argument, node.entries.front().value.span);
      } else {
        aggregate.parameter = values_->number(&node.entries.front().value).value_or(0);
      }
      name = &node.entries.front().key;
    } else {
      aggregate.name = node.text;
    }
    auto const operation = transform::find_operation(aggregate.name);
    if (!operation) {
      yaml::report_unknown_word(*name, transform::operation_names(), *sink_);
      is_wrong_ = true;
      return;
    }
    aggregate.operation = *operation;
    if (definition_.field.empty() && *operation != transform::Operation::Count) {
      sink_->error(node.span, fmt::format("`aggregate: {}` needs a field", aggregate.name));
      is_wrong_ = true;
      return;
    }
    definition_.aggregate = std::move(aggregate);
  }

  void read_time_unit(Node const& node) {
    TimeUnitSpec unit;
    Node const* name = &node;
    if (node.kind == Kind::Mapping) {
      name = node.find("unit");
      unit.step = values_->number(node.find("step")).value_or(1);
      unit.maxbins = values_->number(node.find("maxbins")).value_or(name == nullptr ? 40 : 0);
      unit.is_utc = values_->boolean(node.find("utc")).value_or(false);
      unit.is_binned = values_->boolean(node.find("binned")).value_or(false);
    }
    if (name != nullptr) {
      std::string text = name->text;
      if (text.starts_with("binned")) {
        unit.is_binned = true;
        text.erase(0, 6);
      }
      unit.is_utc = unit.is_utc || text.starts_with("utc");
      auto const units = expr::read_time_units(text);
      if (!units) {
        sink_->error(name->span, fmt::format("unknown time unit `{}`", yaml::quotation(name->text)),
                     "write `year`, `yearmonth`, `month`, `day`, `hours` and the like");
        is_wrong_ = true;
        return;
      }
      unit.units = *units;
    }
    definition_.time_unit = unit;
  }

  void read_bin(Node const& node) {
    BinSpec bin;
    bin.parameters.maxbins = automatic_maxbins(id_);
    bin.is_binned = node.kind == Kind::Scalar && node.text == "binned";
    if (node.kind == Kind::Mapping) {
      bin.is_binned = values_->boolean(node.find("binned")).value_or(false);
      auto& parameters = bin.parameters;
      parameters.step = values_->number(node.find("step"));
      parameters.anchor = values_->number(node.find("anchor"));
      if (auto const maxbins = values_->number(node.find("maxbins"))) parameters.maxbins = *maxbins;
      if (auto const minstep = values_->number(node.find("minstep"))) parameters.minstep = *minstep;
      if (auto const base = values_->number(node.find("base"))) parameters.base = *base;
      if (auto const nice = values_->boolean(node.find("nice"))) parameters.nice = *nice;
      if (auto steps = values_->numbers(node.find("steps"))) parameters.steps = std::move(*steps);
      if (auto divide = values_->numbers(node.find("divide"))) parameters.divide = std::move(*divide);
      read_extent(node.find("extent"), bin);
    }
    definition_.bin = std::move(bin);
  }

  void read_extent(Node const* extent, BinSpec& bin) {
    if (extent == nullptr) return;
    if (extent->kind == Kind::Mapping && extent->find("param") != nullptr) {
      bin.extent_param = extent->find("param")->text;
      return;
    }
    auto const ends = values_->numbers(extent);
    if (ends && ends->size() == 2) bin.parameters.extent = {(*ends)[0], (*ends)[1]};
  }

  void read_type() {
    if (auto const* type = find("type"); type != nullptr && type->kind == Kind::Scalar) {
      auto const known = field_type(type->text);
      if (!known) {
        yaml::report_unknown_word(*type, {"quantitative", "temporal", "ordinal", "nominal", "geojson"}, *sink_);
        is_wrong_ = true;
        return;
      }
      definition_.type = *known;
      bool const counts = definition_.aggregate && (definition_.aggregate->operation == transform::Operation::Count ||
                                                    definition_.aggregate->operation == transform::Operation::Valid ||
                                                    definition_.aggregate->operation == transform::Operation::Missing ||
                                                    definition_.aggregate->operation == transform::Operation::Distinct);
      if (counts) definition_.type = FieldType::Quantitative;
      return;
    }
    definition_.type = default_type();
  }

  FieldType default_type() const {
    if (definition_.is_datum() && !definition_.is_field()) return type_of_datum();
    switch (id_) {
      case ChannelId::Latitude:
      case ChannelId::Longitude:
      case ChannelId::Latitude2:
      case ChannelId::Longitude2:
        return FieldType::Quantitative;
      case ChannelId::Row:
      case ChannelId::Column:
      case ChannelId::Facet:
      case ChannelId::Shape:
      case ChannelId::StrokeDash:
        return FieldType::Nominal;
      case ChannelId::Order:
        return context_->are_declared ? declared_type() : FieldType::Ordinal;
      default:
        break;
    }
    auto const* sort = find("sort");
    if (sort != nullptr && sort->kind == Kind::Sequence) return FieldType::Ordinal;
    if (definition_.time_unit) return FieldType::Temporal;
    if (definition_.bin || (definition_.aggregate && definition_.aggregate->argument.empty()))
      return FieldType::Quantitative;
    if (auto const* type = compile::find(find("scale"), {"type"})) {
      auto const scale = scale::find_type(type->text);
      if (scale && (scale::is_temporal(*scale))) return FieldType::Temporal;
      if (scale && (scale::is_continuous(*scale) || scale::is_discretizing(*scale))) return FieldType::Quantitative;
    }
    return declared_type();
  }

  FieldType type_of_datum() const {
    auto const& datum = *definition_.datum;
    if (datum.as<double>() != nullptr) return FieldType::Quantitative;
    if (datum.as<expr::Moment>() != nullptr) return FieldType::Temporal;
    return FieldType::Nominal;
  }

  /// What the table's schema says, where it has one.
  FieldType declared_type() const {
    auto const* field = declared();
    if (field == nullptr) return FieldType::Nominal;
    switch (field->type) {
      case table::Type::Integer:
      case table::Type::Number:
        return FieldType::Quantitative;
      case table::Type::Date:
      case table::Type::Year:
      case table::Type::YearMonth:
        return FieldType::Temporal;
      default:
        return field->categories.empty() ? FieldType::Nominal : FieldType::Ordinal;
    }
  }

  void read_sort() {
    auto const* sort = find("sort");
    if (sort == nullptr) {
      auto const* field = declared();
      if (field == nullptr || field->categories.empty() || !is_discrete(definition_.type)) return;
      definition_.sort.by = SortSpec::By::List;
      for (auto const& category : field->categories) definition_.sort.list.emplace_back(category);
      return;
    }
    definition_.has_sort = true;
    switch (sort->kind) {
      case Kind::Null:
        definition_.sort.by = SortSpec::By::None;
        return;
      case Kind::Sequence:
        definition_.sort.by = SortSpec::By::List;
        for (auto const& item : sort->items) definition_.sort.list.push_back(sort_value(item));
        return;
      case Kind::Scalar:
        return read_sort_word(*sort);
      case Kind::Mapping:
        return read_sort_mapping(*sort);
    }
  }

  /// With a single unit of time a number or a name is that unit's: 3 or `mar` of months.
  expr::Value sort_value(Node const& item) const {
    auto const& unit = definition_.time_unit;
    if (unit && unit->units.list().size() == 1 && item.kind == Kind::Scalar) {
      Node date;
      date.kind = Kind::Mapping;
      date.span = item.span;
      Node key;
      key.kind = Kind::Scalar;
      key.text = std::string(expr::name_of(unit->units.finest()));
      date.entries.push_back({std::move(key), item});
      return values_->value(date);
    }
    return definition_.type == FieldType::Temporal ? values_->time_value(item) : values_->value(item);
  }

  void read_sort_word(Node const& node) {
    std::string_view word = node.text;
    if (word == "ascending" || word == "descending") {
      definition_.sort.by = SortSpec::By::Value;
      definition_.sort.order = word == "descending" ? transform::Order::Descending : transform::Order::Ascending;
      return;
    }
    if (word.starts_with('-')) {
      definition_.sort.order = transform::Order::Descending;
      word.remove_prefix(1);
    }
    read_sort_channel(node, word);
  }

  void read_sort_channel(Node const& node, std::string_view word) {
    auto const channel = find_channel(word);
    if (!channel) {
      sink_->error(
          node.span, fmt::format("unknown order `{}`", yaml::quotation(node.text)),
          "write `ascending`, `descending`, a channel such as `-x`, a list of values, or `{field, op, order}`");
      is_wrong_ = true;
      return;
    }
    definition_.sort.by = SortSpec::By::Channel;
    definition_.sort.channel = *channel;
  }

  void read_sort_mapping(Node const& node) {
    if (auto const* order = node.find("order"); order != nullptr && order->text == "descending")
      definition_.sort.order = transform::Order::Descending;
    if (auto const* encoding = node.find("encoding")) return read_sort_channel(*encoding, encoding->text);
    definition_.sort.by = SortSpec::By::Field;
    if (auto const* field = node.find("field"); field != nullptr && field->kind == Kind::Scalar) {
      definition_.sort.field = field->text;
      check_field(field->text, field->span);
    }
    if (auto const* operation = node.find("op"); operation != nullptr && operation->kind == Kind::Scalar) {
      definition_.sort.operation = transform::find_operation(operation->text);
      if (!definition_.sort.operation) {
        yaml::report_unknown_word(*operation, transform::operation_names(), *sink_);
        is_wrong_ = true;
      }
    }
  }

  void read_stack() {
    auto const* stack = find("stack");
    if (stack == nullptr) return;
    if (stack->kind == Kind::Null || is_false(stack)) {
      definition_.stack = StackMode::None;
      return;
    }
    constexpr std::array<std::pair<std::string_view, StackMode>, 4> modes = {{{"true", StackMode::Zero},
                                                                              {"zero", StackMode::Zero},
                                                                              {"center", StackMode::Center},
                                                                              {"normalize", StackMode::Normalize}}};
    for (auto const& [word, mode] : modes)
      if (word == stack->text) definition_.stack = mode;
    if (definition_.stack != StackMode::Default) return;
    yaml::report_unknown_word(*stack, {"zero", "center", "normalize", "true", "false"}, *sink_);
  }

  void read_guides() {
    definition_.band_position = values_->number(find("bandPosition"));
    definition_.title = find("title");
    definition_.scale = find("scale");
    definition_.impute = find("impute");
    definition_.format = find("format");
    definition_.format_type = find("formatType");
    for (auto const* name : {"axis", "legend", "header"})
      if (auto const* guide = find(name)) definition_.guide = guide;
    for (auto const* name : {"axis", "legend", "header", "scale"}) check_described(name);
  }

  /// Guides and scales are described, or taken away.
  void check_described(std::string_view name) const {
    auto const* node = find(name);
    if (node == nullptr || node->kind == Kind::Mapping || node->kind == Kind::Null || is_false(node)) return;
    sink_->error(node->span, fmt::format("`{}` needs properties or `null`, found {}", name, yaml::describe(*node)));
  }

  void read_conditions() {
    auto const* conditions = find("condition");
    if (conditions == nullptr || conditions->kind == Kind::Null) return;
    auto const add = [&](Node const& node) {
      auto test = read_test(node, *context_);
      if (!test) return;
      Condition condition{std::move(test), node.find("value"), nullptr};
      if (condition.value == nullptr) condition.definition = read_conditional(node);
      if (condition.value != nullptr || condition.definition != nullptr)
        definition_.conditions.push_back(std::move(condition));
    };
    if (conditions->kind == Kind::Sequence)
      for (auto const& node : conditions->items) add(node);
    else
      add(*conditions);
  }

  /// A field or datum of a condition, read without what says when it holds.
  std::shared_ptr<ChannelDef const> read_conditional(Node const& node) {
    auto rest = std::make_shared<Node>(node);
    std::erase_if(rest->entries, [](yaml::Entry const& entry) {
      return entry.key.text == "test" || entry.key.text == "param" || entry.key.text == "empty";
    });
    auto definition = ChannelReader(id_, *rest, *context_).read();
    if (!definition) return nullptr;
    // The definition points into `rest`, which lives as long as it does.
    struct Kept {
      std::shared_ptr<Node> node;
      ChannelDef definition;
    };
    auto kept = std::make_shared<Kept>(Kept{rest, std::move(*definition)});
    return {kept, &kept->definition};
  }

  ChannelId id_;
  Node const* node_;
  ReadContext const* context_;
  Values const* values_;
  diag::Sink* sink_;
  ChannelDef definition_;
  bool is_wrong_ = false;
};

/// A condition's test as the value of a filter.
Node filter_of(Node const& condition) {
  if (auto const* test = condition.find("test")) return *test;
  Node filter = condition;
  std::erase_if(filter.entries, [](yaml::Entry const& entry) {
    return entry.key.text != "param" && entry.key.text != "empty" && entry.key.text != "selection";
  });
  return filter;
}

}  // namespace

std::shared_ptr<transform::Predicate const> read_test(Node const& node, ReadContext const& context) {
  auto& sink = context.values.sink();
  if (node.kind != Kind::Mapping || (node.find("test") == nullptr && node.find("param") == nullptr)) {
    sink.error(node.span, fmt::format("a condition needs a `test`, found {}", yaml::describe(node)));
    return nullptr;
  }
  Node filter;
  filter.kind = Kind::Mapping;
  filter.span = node.span;
  Node key;
  key.kind = Kind::Scalar;
  key.text = "filter";
  key.span = node.span;
  filter.entries.push_back({std::move(key), filter_of(node)});
  Node steps;
  steps.kind = Kind::Sequence;
  steps.span = node.span;
  steps.items.push_back(std::move(filter));

  auto variables = context.values.constant_names();
  auto const& found = context.values.found_names();
  variables.insert(variables.end(), found.begin(), found.end());
  static table::Tables const no_tables;
  auto const* tables = context.values.context().data.tables;
  auto const pipeline =
      transform::read_pipeline(steps, context.fields, tables != nullptr ? *tables : no_tables, variables, sink);
  if (pipeline.steps.empty()) return nullptr;
  auto const* read = std::get_if<transform::Filter>(&pipeline.steps.front()->what);
  if (read == nullptr) return nullptr;
  return {pipeline.steps.front(), &read->predicate};
}

std::optional<ChannelDef> read_channel(ChannelId id, Node const& node, ReadContext const& context) {
  return ChannelReader(id, node, context).read();
}

namespace {

/// Fields of a tooltip, which nobody sees on paper, still group what is aggregated.
void add_groups_of_tooltip(Node const& tooltip, ReadContext const& context, Encoding& encoding) {
  auto const add = [&](Node const& item) {
    if (item.kind != Kind::Mapping) return;
    bool const is_measure = item.find("aggregate") != nullptr;
    if (encoding.is_aggregate() == is_measure || (item.find("field") == nullptr && !is_measure)) return;
    if (auto definition = read_channel(ChannelId::Tooltip, item, context)) encoding.add(std::move(*definition));
  };
  if (tooltip.kind != Kind::Sequence) add(tooltip);
  for (auto const& item : tooltip.items) add(item);
}

}  // namespace

Encoding read_encoding(Node const& node, ReadContext const& context) {
  Encoding encoding;
  Node const* tooltip = nullptr;
  auto& sink = context.values.sink();
  if (node.kind != Kind::Mapping) {
    if (node.kind != Kind::Null)
      sink.error(node.span, fmt::format("`encoding` needs channels, found {}", yaml::describe(node)));
    return encoding;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < channel_count; ++i) names.emplace_back(name_of(static_cast<ChannelId>(i)));
  for (auto const& entry : node.entries) {
    auto const id = find_channel(entry.key.text);
    if (entry.key.text == "time") {
      sink.warning(entry.key.span, "`time` has no effect on paper: all moments are drawn at once");
      continue;
    }
    if (!id) {
      auto const near = base::nearest_word(entry.key.text, names);
      sink.error(entry.key.span, fmt::format("unknown channel `{}`", yaml::quotation(entry.key.text)),
                 near ? fmt::format("did you mean `{}`?", *near) : std::string());
      continue;
    }
    if (entry.value.kind == Kind::Null) continue;
    if (*id == ChannelId::Tooltip) {
      sink.warning(entry.key.span, "`tooltip` has no effect on paper and is ignored");
      tooltip = &entry.value;
      continue;
    }
    if (*id == ChannelId::Href) sink.warning(entry.key.span, "`href` has no effect on paper and is ignored");
    auto const add = [&](Node const& item) {
      if (auto definition = read_channel(*id, item, context)) encoding.add(std::move(*definition));
    };
    if (entry.value.kind == Kind::Sequence)
      for (auto const& item : entry.value.items) add(item);
    else
      add(entry.value);
  }
  if (tooltip != nullptr) add_groups_of_tooltip(*tooltip, context, encoding);
  return encoding;
}

}  // namespace livret::compile
