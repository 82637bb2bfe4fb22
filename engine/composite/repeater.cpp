#include "composite/repeater.hpp"

#include <fmt/format.h>

#include "composite/channel.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

enum class Replacement { None, Done, Failed };

Replacement replace_property(yaml::Node& mapping, char const* name, Repeater const& repeater, diag::Sink& sink) {
  auto const* property = mapping.find(name);
  auto const* reference = is_mapping(property) ? property->find("repeat") : nullptr;
  if (!reference) return Replacement::None;
  auto const found = repeater.find(text_of(reference));
  if (found == repeater.end()) {
    sink.error(reference->span, fmt::format("nothing is repeated as `{}` here", text_of(reference)),
               "`row`, `column`, `layer` or `repeat`, as the `repeat` around it says");
    return Replacement::Failed;
  }
  set(mapping, name, found->second);
  return Replacement::Done;
}

std::optional<yaml::Node> replace_in_field_or_datum(yaml::Node definition, Repeater const& repeater, diag::Sink& sink) {
  if (!is_field(&definition)) {
    auto const replacement = replace_property(definition, "datum", repeater, sink);
    if (replacement == Replacement::Failed) return std::nullopt;
    if (replacement == Replacement::Done && !definition.find("type"))
      set(definition, "type", give_span(*Value("nominal").node(), definition.span));
    return definition;
  }
  if (replace_property(definition, "field", repeater, sink) == Replacement::Failed) return std::nullopt;
  if (auto const* sort = definition.find("sort"); is_mapping(sort) && sort->find("field")) {
    auto replaced = *sort;
    if (replace_property(replaced, "field", repeater, sink) == Replacement::Done)
      set(definition, "sort", std::move(replaced));
  }
  return definition;
}

}  // namespace

std::optional<yaml::Node> replace_repeated_in_definition(yaml::Node const& definition, Repeater const& repeater,
                                                         diag::Sink& sink) {
  if (is_field_or_datum(&definition)) {
    if (auto replaced = replace_in_field_or_datum(definition, repeater, sink)) return replaced;
    auto const* condition = definition.find("condition");
    return condition ? std::optional(map({{"condition", condition}})) : std::nullopt;
  }
  auto const* condition = condition_with_field(&definition);
  if (!condition) return definition;
  auto replaced = replace_in_field_or_datum(*condition, repeater, sink);
  if (!replaced) return without(definition, {"condition"});
  auto result = definition;
  set(result, "condition", std::move(*replaced));
  return result;
}

yaml::Node replace_repeated(yaml::Node const& mapping, Repeater const& repeater, diag::Sink& sink) {
  auto result = map({});
  result.span = mapping.span;
  for (auto const& [channel, definition] : mapping.entries) {
    if (!is_sequence(&definition)) {
      if (auto replaced = replace_repeated_in_definition(definition, repeater, sink))
        result.entries.push_back({channel, std::move(*replaced)});
      continue;
    }
    auto items = list(std::vector<yaml::Node>());
    items.span = definition.span;
    for (auto const& item : definition.items)
      if (auto replaced = replace_repeated_in_definition(item, repeater, sink))
        items.items.push_back(std::move(*replaced));
    result.entries.push_back({channel, std::move(items)});
  }
  return result;
}

}  // namespace livret::composite
