#include "composite/channel.hpp"
#include "composite/normaliser.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

bool passes_on(yaml::Node const& definition) {
  return is_sequence(&definition) || is_field_or_datum(&definition) || definition.find("value") ||
         definition.find("signal");
}

yaml::Node merged_definition(yaml::Node const* parent, yaml::Node const& own) {
  auto base = is_mapping(parent) ? *parent : map({});
  if (is_field_or_datum(&own)) {
    lay_over(base, own);
    base.span = own.span;
    return base;
  }
  auto const* condition = condition_with_field(&own);
  if (!condition) return own;
  lay_over(base, *condition);
  auto result = own;
  set(result, "condition", std::move(base));
  return result;
}

}  // namespace

std::optional<yaml::Node> merge_encodings(std::optional<yaml::Node> const& parent, yaml::Node const* own,
                                          MergeFor use) {
  auto const given = [](yaml::Node const* encoding) { return is_mapping(encoding) && !encoding->entries.empty(); };
  if (!parent) return given(own) ? std::optional(*own) : std::nullopt;
  auto merged = map({});
  merged.span = own ? own->span : parent->span;
  for (auto const& [channel, inherited] : parent->entries) {
    auto const* definition = is_mapping(own) ? own->find(channel.text) : nullptr;
    if (definition)
      merged.entries.push_back({channel, merged_definition(&inherited, *definition)});
    else if (use == MergeFor::Layer || passes_on(inherited))
      merged.entries.push_back({channel, inherited});
  }
  if (is_mapping(own))
    for (auto const& entry : own->entries)
      if (!parent->find(entry.key.text)) merged.entries.push_back(entry);
  return given(&merged) ? std::optional(std::move(merged)) : std::nullopt;
}

}  // namespace livret::composite
