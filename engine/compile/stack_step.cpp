#include <algorithm>

#include "compile/encoding_steps.hpp"
#include "compile/rounded_stack.hpp"

namespace livret::compile {

using transform::Step;

namespace {

void add_stack_dimension(transform::Stack& stack, ChannelDef const& dimension, bool impute) {
  if (dimension.is_binning() && impute) {
    stack.group_by.push_back({column_of(dimension, {{}, "mid"}), dimension.span});
    return;
  }
  stack.group_by.push_back({column_of(dimension), dimension.span});
  if (dimension.is_binning()) stack.group_by.push_back({column_of(dimension, {{}, "end"}), dimension.span});
}

std::vector<transform::SortKey> stack_order(EncodingSteps const& steps, StackSpec const& spec) {
  std::vector<transform::SortKey> keys;
  auto const orders = steps.model().encoding.all_of(ChannelId::Order);
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
    if (!is_there) keys.push_back({{by.column, steps.place()}, direction});
  }
  return keys;
}

}  // namespace

void add_stack(EncodingSteps& steps) {
  if (!steps.model().stack) return;
  auto const& spec = *steps.model().stack;
  auto const* measure = steps.model().encoding.data(spec.channel);
  if (measure == nullptr || !measure->is_field()) return;
  if (spec.impute) impute_stack(steps, *measure, spec);
  transform::Stack stack;
  stack.field = {column_of(*measure), measure->span};
  stack.offset = spec.offset;
  for (auto const& column : steps.facet_columns()) stack.group_by.push_back({column, steps.place()});
  for (auto const id : spec.group_channels)
    if (auto const* dimension = steps.model().encoding.field(id)) add_stack_dimension(stack, *dimension, spec.impute);
  stack.sort = stack_order(steps, spec);
  stack.start = field_of(column_of(*measure, {"start", {}}), table::Type::Number);
  stack.end = field_of(column_of(*measure, {"end", {}}), table::Type::Number);
  steps.add(Step{std::move(stack)});
}

void add_stack_extremes(EncodingSteps& steps) {
  auto step = stack_extremes(steps.model());
  auto& aggregate = std::get<transform::Aggregate>(step.what);
  for (auto const& column : steps.facet_columns()) group_by(steps, aggregate, column);
  steps.model().stack_extremes =
      steps.compilation().add_data(steps.model().drawn, {std::move(step)}, steps.model().name + "stacks");
}

}  // namespace livret::compile
