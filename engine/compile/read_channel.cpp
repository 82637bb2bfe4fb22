#include "compile/read_channel.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::string_view known_properties =
    "aggregate align axis band bandPosition bin bounds center columns condition datum field format "
    "formatType header impute labelExpr legend scale sort spacing stack timeUnit title type value";

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
      is_wrong_ = !read_sort(definition_, *context_) || is_wrong_;
      read_stack();
    }
    read_guides();
    read_conditions();
    return is_wrong_ ? std::nullopt : std::optional(std::move(definition_));
  }

 private:
  Node const* find(std::string_view name) const { return node_->find(name); }

  void read_what() {
    if (auto const* field = find("field"); field != nullptr && field->kind != Kind::Null) {
      if (field->kind != Kind::Scalar) {
        sink_->error(field->span, fmt::format("needed the name of a field, found {}", yaml::describe(*field)));
        is_wrong_ = true;
        return;
      }
      definition_.field = field->text;
      is_wrong_ = !check_field(definition_.field, field->span, *context_);
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
        is_wrong_ = !check_field(aggregate.argument, node.entries.front().value.span, *context_) || is_wrong_;
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
      auto const known = find_field_type(type->text);
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
    definition_.type = default_type(definition_, *context_);
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

}  // namespace

std::optional<ChannelDef> read_channel(ChannelId id, Node const& node, ReadContext const& context) {
  return ChannelReader(id, node, context).read();
}

}  // namespace livret::compile
