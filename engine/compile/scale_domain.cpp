#include <algorithm>

#include <fmt/format.h>

#include "compile/marks.hpp"
#include "compile/scales.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using plot::DomainOrder;
using yaml::Kind;
using yaml::Node;

/// Whether an interval of the unit, or of a view around it, is `bind: scales` along a channel.
bool is_bound_to_selection(Model const& unit, ChannelId channel) {
  auto const names = [](Node const* list, std::string_view name) {
    return list == nullptr ||
           std::any_of(list->items.begin(), list->items.end(), [&](Node const& item) { return item.text == name; });
  };
  if (!is_xy(channel)) return false;
  auto const* own_name = unit.node->find("name");
  for (auto const* view = &unit; view != nullptr; view = view->parent) {
    auto const* params = view->node->find("params");
    if (params == nullptr) continue;
    for (auto const& param : params->items) {
      auto const* bind = param.find("bind");
      if (bind == nullptr || bind->text != "scales") continue;
      if (names(compile::find(&param, {"select", "encodings"}), name_of(channel)) &&
          names(param.find("views"), own_name != nullptr ? own_name->text : std::string()))
        return true;
    }
  }
  return false;
}

/// The domain of one definition, as compile/scale/domain.ts finds it.
class DomainFinder {
 public:
  DomainFinder(Compilation const& compilation, ScaleShare& share)
      : compilation_(&compilation), share_(&share), unit_(share.unit), type_(*share.shared->type.value) {}

  void find() {
    find_raw();
    auto const* given = compile::find(share_->definition->scale, {"domain"});
    auto const id = share_->definition->id;
    auto const* first = unit_->encoding.data(id);
    auto const* second = is_xy(id) ? unit_->encoding.data(second_of(id)) : nullptr;
    bool const is_given =
        given != nullptr && given->kind != Kind::Null && given->text != "unaggregated" && read_given(*given);
    if (is_given) {
      if (first != nullptr) find_order(*first);
      return;
    }
    if (first != nullptr) add(*first);
    if (second != nullptr) add(*second);
  }

 private:
  void put(plot::DomainSource source, bool is_explicit = false) {
    auto& domain = share_->own.domain;
    if (!domain.value) domain.value.emplace();
    domain.value->push_back(std::move(source));
    domain.is_explicit = domain.is_explicit || is_explicit;
  }

  void put_field(plot::DataId data, std::vector<std::string> fields) {
    put(plot::DomainFields{data, std::move(fields)});
  }

  /// `domainRaw`; and whether whoever reads the chart on a screen could move the domain.
  void find_raw() {
    auto const* given = compile::find(share_->definition->scale, {"domainRaw"});
    if (given != nullptr && given->kind != Kind::Null)
      put_raw(domain_values(compilation_->values, *given, *share_->definition));
    if (scale::is_continuous(type_) && is_bound_to_selection(*unit_, share_->definition->id))
      share_->own.follows_selection = true;
  }

  void put_raw(std::vector<expr::Value> domain) {
    if (domain.size() >= 2) share_->own.domain_raw = {std::move(domain), true};
  }

  /// A domain that is what is selected elsewhere.
  void follow_selection(Node const& given) {
    share_->own.follows_selection = true;
    auto const* name = given.find("param") != nullptr ? given.find("param") : given.find("selection");
    auto selected = selected_from_start(*name, given.find("field"));
    if (selected.size() < 2)
      compilation_->sink.warning(given.span, "nothing is selected on paper: the domain is that of the data");
    put_raw(std::move(selected));
  }

  /// The interval of a field, else of the scale's own; none where nothing is selected.
  std::vector<expr::Value> selected_from_start(Node const& name, Node const* field) const {
    auto const& known = compilation_->values.parameters();
    auto const found =
        std::find_if(known.begin(), known.end(), [&](auto const& one) { return one.first == name.text; });
    auto const* selected = found != known.end() ? found->second.as<expr::ObjectPtr>() : nullptr;
    if (selected == nullptr || *selected == nullptr) return {};
    auto const interval = (*selected)->get(field != nullptr ? field->text : share_->definition->field);
    auto const* ends = interval.as<expr::Array>();
    return ends != nullptr ? **ends : std::vector<expr::Value>();
  }

  /// Whether the author's `domain` says it all.
  bool read_given(Node const& given) {
    auto const& values = compilation_->values;
    if (given.kind == Kind::Mapping && given.find("unionWith") != nullptr) {
      auto const list = domain_values(values, *given.find("unionWith"), *share_->definition);
      auto const* definition = unit_->encoding.data(share_->definition->id);
      put(plot::DomainValues{list}, true);
      if (definition != nullptr) add(*definition);
      return true;
    }
    if (given.kind == Kind::Mapping && (given.find("param") != nullptr || given.find("selection") != nullptr)) {
      follow_selection(given);
      return false;
    }
    if (given.kind != Kind::Sequence && !is_expression(given)) {
      compilation_->sink.error(given.span,
                               fmt::format("`domain` needs a list of values, found {}", yaml::describe(given)));
      return false;
    }
    put(plot::DomainValues{domain_values(values, given, *share_->definition)}, true);
    return true;
  }

  void add(ChannelDef const& definition) {
    auto const id = definition.id;
    if (unit_->stack && unit_->stack->channel == id && definition.is_field()) return add_stacked(definition);
    if (definition.is_datum() && !definition.is_field()) return put(plot::DomainValues{{datum_of(definition)}});
    if (id == share_->definition->id) find_order(definition);
    auto const* domain = compile::find(definition.scale, {"domain"});
    if (domain != nullptr && domain->text == "unaggregated" && definition.aggregate) {
      put_field(unit_->main, {"min_" + definition.field});
      return put_field(unit_->main, {"max_" + definition.field});
    }
    if (definition.is_binning()) return add_binned(definition);
    if (scale::is_temporal(type_) && is_moved_unit(*unit_, definition, compilation_->values))
      return put_field(unit_->main, {moved_unit_column(definition, "start"), moved_unit_column(definition, "end")});
    if (definition.time_unit && scale::is_temporal(type_) && has_band_end(definition)) {
      put_field(unit_->main, {column_of(definition)});
      return put_field(unit_->main, {column_of(definition, {"end", {}})});
    }
    put_field(data_of_order(), {column_of(definition)});
  }

  void add_stacked(ChannelDef const& definition) {
    if (unit_->stack->offset == transform::StackOffset::Normalize) return put(plot::DomainValues{{0.0, 1.0}});
    put_field(unit_->main, {column_of(definition, {"start", {}}), column_of(definition, {"end", {}})});
  }

  expr::Value datum_of(ChannelDef const& definition) const {
    auto const* node = definition.node->find("datum");
    bool const is_time = definition.type == FieldType::Temporal || definition.time_unit;
    return node != nullptr && is_time ? compilation_->values.time_value(*node) : *definition.datum;
  }

  void add_binned(ChannelDef const& definition) {
    if (type_ == scale::Type::BinOrdinal) {
      share_->own.domain.value.emplace();
      return;
    }
    if (scale::is_discrete(type_)) {
      put_field(data_of_order(), {column_of(definition, is_discrete(definition.type) ? Part{{}, "range"} : Part())});
      auto& order = share_->own.order;
      if (order.value && order.value->by != DomainOrder::By::Value) return;
      DomainOrder by_start;
      by_start.by = DomainOrder::By::Aggregate;
      by_start.operation = transform::Operation::Min;
      by_start.field = column_of(definition);
      by_start.data = unit_->main;
      if (order.value) by_start.order = order.value->order;
      order.value = by_start;
      return;
    }
    put(plot::DomainBins{{unit_->raw, column_of(definition)}});
  }

  /// Whether marks take the whole of a time unit.
  bool has_band_end(ChannelDef const& definition) const {
    if (definition.band_position) return true;
    auto const second = second_of(definition.id);
    if (second != definition.id && unit_->encoding.has(second)) return false;
    return unit_->mark.find_config("timeUnitBandPosition") != nullptr;
  }

  /// Sorting by another field looks at rows before they are aggregated.
  plot::DataId data_of_order() const {
    auto const& order = share_->own.order.value;
    return order && order->by == DomainOrder::By::Aggregate ? order->data : unit_->main;
  }

  void find_order(ChannelDef const& definition) {
    if (!scale::is_discrete(type_)) return;
    if (!definition.is_field()) return;
    DomainOrder order;
    order.order = definition.sort.order;
    auto const by_aggregate = [&](transform::Operation operation, std::string field, plot::DataId data) {
      order.by = DomainOrder::By::Aggregate;
      order.operation = operation;
      order.field = std::move(field);
      order.data = data;
    };
    switch (definition.sort.by) {
      case SortSpec::By::None:
        order.by = DomainOrder::By::Appearance;
        break;
      case SortSpec::By::Default:
      case SortSpec::By::Value:
        order.by = DomainOrder::By::Value;
        break;
      case SortSpec::By::List:
        order.order = transform::Order::Ascending;
        by_aggregate(transform::Operation::Min, sort_index_column(definition), unit_->raw);
        break;
      case SortSpec::By::Field:
        by_aggregate(definition.sort.operation.value_or(default_operation(definition.sort.field)),
                     definition.sort.field, unit_->raw);
        if (definition.sort.field.empty())
          order.operation = definition.sort.operation.value_or(transform::Operation::Count);
        break;
      case SortSpec::By::Channel:
        find_channel_order(definition, order);
        break;
    }
    share_->own.order = {order, definition.has_sort};
  }

  transform::Operation default_operation(std::string const& field) const {
    if (!unit_->stack) return transform::Operation::Min;
    auto const& groups = unit_->stack->group_columns;
    bool const is_dimension = std::find(groups.begin(), groups.end(), field) != groups.end() ||
                              std::any_of(unit_->stack->by.begin(), unit_->stack->by.end(),
                                          [&](auto const& by) { return by.column == field; });
    return is_dimension ? transform::Operation::Min : transform::Operation::Sum;
  }

  void find_channel_order(ChannelDef const& definition, DomainOrder& order) {
    auto const* other = unit_->encoding.data(definition.sort.channel);
    if (other == nullptr || !other->is_field()) {
      compilation_->sink.error(definition.span,
                               fmt::format("channel `{}` is sorted by channel `{}`, which has no field",
                                           name_of(definition.id), name_of(definition.sort.channel)));
      order.by = DomainOrder::By::Value;
      return;
    }
    order.by = DomainOrder::By::Aggregate;
    order.data = unit_->raw;
    if (other->aggregate && !other->aggregate->argument.empty()) {
      order.operation = transform::Operation::Min;
      order.field = column_of(*other);
      order.data = unit_->main;
      return;
    }
    order.operation = other->aggregate ? other->aggregate->operation : default_operation(other->field);
    order.field = other->field;
  }

  Compilation const* compilation_;
  ScaleShare* share_;
  Model* unit_;
  scale::Type type_;
};

}  // namespace

std::vector<expr::Value> domain_values(Values const& values, Node const& list, ChannelDef const& definition) {
  bool const is_time = definition.type == FieldType::Temporal || definition.time_unit;
  std::vector<expr::Value> domain;
  if (auto const value = values.expression(list)) {
    if (auto const* items = value->as<expr::Array>()) domain = **items;
    return domain;
  }
  for (auto const& item : list.items) domain.push_back(is_time ? values.time_value(item) : values.value(item));
  return domain;
}

void find_domain(Compilation const& compilation, ScaleShare& share) { DomainFinder(compilation, share).find(); }

}  // namespace livret::compile
