#include <fmt/format.h>

#include "compile/read_channel.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

using yaml::Kind;
using yaml::Node;

namespace {

/// With a single unit of time a number or a name is that unit's: 3 or `mar` of months.
expr::Value sort_value(Node const& item, ChannelDef const& definition, Values const& values) {
  auto const& unit = definition.time_unit;
  if (unit && unit->units.list().size() == 1 && item.kind == Kind::Scalar) {
    Node date;
    date.kind = Kind::Mapping;
    date.span = item.span;
    Node key;
    key.kind = Kind::Scalar;
    key.text = std::string(expr::name_of(unit->units.finest()));
    date.entries.push_back({std::move(key), item});
    return values.value(date);
  }
  return definition.type == FieldType::Temporal ? values.time_value(item) : values.value(item);
}

bool read_sort_channel(Node const& node, std::string_view word, SortSpec& sort, diag::Sink& sink) {
  auto const channel = find_channel(word);
  if (!channel) {
    sink.error(node.span, fmt::format("unknown order `{}`", yaml::quotation(node.text)),
               "write `ascending`, `descending`, a channel such as `-x`, a list of values, or `{field, op, order}`");
    return false;
  }
  sort.by = SortSpec::By::Channel;
  sort.channel = *channel;
  return true;
}

bool read_sort_word(Node const& node, SortSpec& sort, diag::Sink& sink) {
  std::string_view word = node.text;
  if (word == "ascending" || word == "descending") {
    sort.by = SortSpec::By::Value;
    sort.order = word == "descending" ? transform::Order::Descending : transform::Order::Ascending;
    return true;
  }
  if (word.starts_with('-')) {
    sort.order = transform::Order::Descending;
    word.remove_prefix(1);
  }
  return read_sort_channel(node, word, sort, sink);
}

bool read_sort_mapping(Node const& node, SortSpec& sort, ReadContext const& context) {
  auto& sink = context.values.sink();
  if (auto const* order = node.find("order"); order != nullptr && order->text == "descending")
    sort.order = transform::Order::Descending;
  if (auto const* encoding = node.find("encoding")) return read_sort_channel(*encoding, encoding->text, sort, sink);
  sort.by = SortSpec::By::Field;
  bool is_right = true;
  if (auto const* field = node.find("field"); field != nullptr && field->kind == Kind::Scalar) {
    sort.field = field->text;
    is_right = check_field(field->text, field->span, context);
  }
  auto const* operation = node.find("op");
  if (operation == nullptr || operation->kind != Kind::Scalar) return is_right;
  sort.operation = transform::find_operation(operation->text);
  if (sort.operation) return is_right;
  yaml::report_unknown_word(*operation, transform::operation_names(), sink);
  return false;
}

/// The order of a declared list of categories.
void sort_as_declared(ChannelDef& definition, ReadContext const& context) {
  auto const* field = declared_field(definition, context);
  if (field == nullptr || field->categories.empty() || !is_discrete(definition.type)) return;
  definition.sort.by = SortSpec::By::List;
  for (auto const& category : field->categories) definition.sort.list.emplace_back(category);
}

}  // namespace

bool read_sort(ChannelDef& definition, ReadContext const& context) {
  auto const* node = definition.node->find("sort");
  auto& sort = definition.sort;
  if (node == nullptr) {
    sort_as_declared(definition, context);
    return true;
  }
  definition.has_sort = true;
  switch (node->kind) {
    case Kind::Null:
      sort.by = SortSpec::By::None;
      return true;
    case Kind::Sequence:
      sort.by = SortSpec::By::List;
      for (auto const& item : node->items) sort.list.push_back(sort_value(item, definition, context.values));
      return true;
    case Kind::Scalar:
      return read_sort_word(*node, sort, context.values.sink());
    case Kind::Mapping:
      return read_sort_mapping(*node, sort, context);
  }
  return true;
}

}  // namespace livret::compile
