#include <array>

#include <fmt/format.h>

#include "transform/reading.hpp"

namespace livret::transform {
namespace {

using yaml::Node;

/// Predicates nest as deeply as YAML does, which is bounded.
std::optional<Predicate> read_predicate(Node const& node, Schema const& schema);

std::optional<std::vector<Predicate>> read_parts(Node const& node, Schema const& schema) {
  std::vector<Predicate> parts;
  bool correct = true;
  if (node.kind != yaml::Kind::Sequence) {
    schema.sink().error(node.span, fmt::format("needed a list of conditions, found {}", yaml::describe(node)));
    return std::nullopt;
  }
  for (Node const& item : node.items) {
    auto part = read_predicate(item, schema);
    correct = correct && part.has_value();
    if (part) parts.push_back(std::move(*part));
  }
  return correct ? std::optional(std::move(parts)) : std::nullopt;
}

std::optional<Predicate> read_range(Node const& node, std::string const& field, Schema const& schema) {
  if (node.kind != yaml::Kind::Sequence || node.items.size() != 2) {
    schema.sink().error(node.span, fmt::format("a range needs its two ends, found {}", yaml::describe(node)),
                        "write `[0, 10]`");
    return std::nullopt;
  }
  auto const low = read_value(node.items[0], schema.type_of(field), schema.sink());
  auto const high = read_value(node.items[1], schema.type_of(field), schema.sink());
  if (!low || !high) return std::nullopt;
  auto const end_of = [](expr::Value const& value) { return value.is_null() ? std::nullopt : std::optional(value); };
  return Predicate{ByRange{field, end_of(*low), end_of(*high)}};
}

std::optional<Predicate> read_list(Node const& node, std::string const& field, Schema const& schema) {
  ByList list{field, {}};
  if (node.kind != yaml::Kind::Sequence) {
    schema.sink().error(node.span, fmt::format("`oneOf` needs a list of values, found {}", yaml::describe(node)));
    return std::nullopt;
  }
  bool correct = true;
  for (Node const& item : node.items) {
    auto value = read_value(item, schema.type_of(field), schema.sink());
    correct = correct && value.has_value();
    if (value) list.values.push_back(std::move(*value));
  }
  return correct ? std::optional(Predicate{std::move(list)}) : std::nullopt;
}

std::optional<Predicate> read_comparison(yaml::Fields& keys, std::string const& field, Schema const& schema) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 5> words = {{{"equal", Comparison::Equal},
                                                                             {"lt", Comparison::Less},
                                                                             {"lte", Comparison::LessOrEqual},
                                                                             {"gt", Comparison::Greater},
                                                                             {"gte", Comparison::GreaterOrEqual}}};
  for (auto const& [word, comparison] : words) {
    auto const* node = keys.optional(word);
    // `equal: null` is a comparison, though a null counts as absent elsewhere.
    if (node == nullptr && keys.node().find(word) == nullptr) continue;
    if (node == nullptr) return Predicate{ByComparison{field, comparison, {}}};
    auto value = read_value(*node, schema.type_of(field), schema.sink());
    if (!value) return std::nullopt;
    return Predicate{ByComparison{field, comparison, std::move(*value)}};
  }
  schema.sink().error(keys.node().span, fmt::format("a condition on `{}` needs what it compares with", field),
                      "write `equal`, `lt`, `lte`, `gt`, `gte`, `range`, `oneOf` or `valid`");
  return std::nullopt;
}

std::optional<Predicate> read_field_predicate(yaml::Fields& keys, Schema const& schema) {
  auto const* node = keys.required("field");
  auto const field = node != nullptr ? schema.read_field(*node) : std::nullopt;
  if (!field) {
    // The rest is asked for, so that it is not reported as unknown.
    for (auto const* word : {"equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid"}) keys.optional(word);
    return std::nullopt;
  }
  if (auto const* range = keys.optional("range")) return read_range(*range, field->name, schema);
  if (auto const* list = keys.optional("oneOf")) return read_list(*list, field->name, schema);
  if (keys.has("valid")) {
    auto const valid = keys.boolean("valid");
    return valid ? std::optional(Predicate{ByValidity{field->name, *valid}}) : std::nullopt;
  }
  return read_comparison(keys, field->name, schema);
}

std::optional<Predicate> read_composed(yaml::Fields& keys, Schema const& schema) {
  if (auto const* node = keys.optional("and")) {
    auto parts = read_parts(*node, schema);
    return parts ? std::optional(Predicate{AllOf{std::move(*parts)}}) : std::nullopt;
  }
  if (auto const* node = keys.optional("or")) {
    auto parts = read_parts(*node, schema);
    return parts ? std::optional(Predicate{AnyOf{std::move(*parts)}}) : std::nullopt;
  }
  if (auto const* node = keys.optional("not")) {
    auto part = read_predicate(*node, schema);
    if (!part) return std::nullopt;
    NoneOf none;
    none.parts.push_back(std::move(*part));
    return Predicate{std::move(none)};
  }
  return read_field_predicate(keys, schema);
}

std::optional<Predicate> read_predicate(Node const& node, Schema const& schema) {
  if (node.kind == yaml::Kind::Mapping) {
    yaml::Fields keys(node, "a condition", schema.sink());
    auto predicate = read_composed(keys, schema);
    keys.finish();
    return predicate;
  }
  auto expression = schema.read_expression(node);
  return expression ? std::optional(Predicate{ByExpression{std::move(*expression)}}) : std::nullopt;
}

}  // namespace

std::optional<Step> read_filter(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("filter");
  if (node == nullptr) return std::nullopt;
  auto predicate = read_predicate(*node, schema);
  return predicate ? std::optional(Step{Filter{std::move(*predicate)}}) : std::nullopt;
}

}  // namespace livret::transform
