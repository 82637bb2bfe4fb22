#include <array>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "expr/moment_text.hpp"
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

/// The field of a condition, with what its operands are read as.
struct Subject {
  std::string field;
  table::Type type = table::Type::Any;
  TimeUnitSetting unit;
};

/// What a field is compared with: a value of its type, or a date, in milliseconds where it is taken down to a unit.
std::optional<expr::Value> read_operand(Node const& node, Subject const& subject, diag::Sink& sink) {
  bool const has_unit = !subject.unit.units.is_empty();
  if (node.kind == yaml::Kind::Mapping) {
    auto const moment = read_date_time(node, sink);
    if (!moment) return std::nullopt;
    return has_unit || subject.type == table::Type::Any ? expr::Value(*moment) : expr::Value(expr::Moment{*moment});
  }
  if (!has_unit || node.kind == yaml::Kind::Null) return read_value(node, subject.type, sink);
  auto const units = subject.unit.units.list();
  if (units.size() == 1)
    if (auto const moment = read_part_of_date(node, units.front())) return expr::Value(*moment);
  double const moment = base::parse_number(node.text).value_or(expr::parse_date_text(node.text));
  if (moment == moment) return expr::Value(moment);
  sink.error(node.span, fmt::format("needed a date, found {}", yaml::describe(node)),
             "write `2024-03-01`, or `{year: 2024, month: 3}`");
  return std::nullopt;
}

std::optional<Predicate> read_range(Node const& node, Subject const& subject, Schema const& schema) {
  if (node.kind != yaml::Kind::Sequence || node.items.size() != 2) {
    schema.sink().error(node.span, fmt::format("a range needs its two ends, found {}", yaml::describe(node)),
                        "write `[0, 10]`");
    return std::nullopt;
  }
  auto const low = read_operand(node.items[0], subject, schema.sink());
  auto const high = read_operand(node.items[1], subject, schema.sink());
  if (!low || !high) return std::nullopt;
  auto const end_of = [](expr::Value const& value) { return value.is_null() ? std::nullopt : std::optional(value); };
  return Predicate{ByRange{subject.field, end_of(*low), end_of(*high), subject.unit.units}};
}

std::optional<Predicate> read_list(Node const& node, Subject const& subject, Schema const& schema) {
  ByList list{subject.field, {}, subject.unit.units};
  if (node.kind != yaml::Kind::Sequence) {
    schema.sink().error(node.span, fmt::format("`oneOf` needs a list of values, found {}", yaml::describe(node)));
    return std::nullopt;
  }
  bool correct = true;
  for (Node const& item : node.items) {
    auto value = read_operand(item, subject, schema.sink());
    correct = correct && value.has_value();
    if (value) list.values.push_back(std::move(*value));
  }
  return correct ? std::optional(Predicate{std::move(list)}) : std::nullopt;
}

/// A comparison with a value, or with an expression: `{expr: …}`.
std::optional<Predicate> read_compared(Node const& node, Comparison comparison, Subject const& subject,
                                       Schema const& schema) {
  ByComparison by{subject.field, comparison, {}, std::nullopt, subject.unit.units};
  auto const* expression = node.kind == yaml::Kind::Mapping ? node.find("expr") : nullptr;
  if (expression != nullptr) {
    by.operand_expression = schema.read_expression(*expression);
    return by.operand_expression ? std::optional(Predicate{std::move(by)}) : std::nullopt;
  }
  auto value = read_operand(node, subject, schema.sink());
  if (!value) return std::nullopt;
  by.operand = std::move(*value);
  return Predicate{std::move(by)};
}

std::optional<Predicate> read_comparison(yaml::Fields& keys, Subject const& subject, Schema const& schema) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 5> words = {{{"equal", Comparison::Equal},
                                                                             {"lt", Comparison::Less},
                                                                             {"lte", Comparison::LessOrEqual},
                                                                             {"gt", Comparison::Greater},
                                                                             {"gte", Comparison::GreaterOrEqual}}};
  for (auto const& [word, comparison] : words) {
    auto const* node = keys.optional(word);
    // `equal: null` is a comparison, though a null counts as absent elsewhere.
    if (node == nullptr && keys.node().find(word) == nullptr) continue;
    if (node == nullptr) return Predicate{ByComparison{subject.field, comparison, {}}};
    return read_compared(*node, comparison, subject, schema);
  }
  schema.sink().error(keys.node().span, fmt::format("a condition on `{}` needs what it compares with", subject.field),
                      "write `equal`, `lt`, `lte`, `gt`, `gte`, `range`, `oneOf` or `valid`");
  return std::nullopt;
}

std::optional<Predicate> read_field_predicate(yaml::Fields& keys, Schema const& schema) {
  auto const* node = keys.required("field");
  auto const* unit_node = keys.optional("timeUnit");
  auto const field = node != nullptr ? schema.read_field(*node) : std::nullopt;
  auto unit = unit_node != nullptr ? read_time_unit_setting(*unit_node, schema.sink())
                                   : std::optional<TimeUnitSetting>(TimeUnitSetting());
  if (!field || !unit) {
    // The rest is asked for, so that it is not reported as unknown.
    for (auto const* word : {"equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid"}) keys.optional(word);
    return std::nullopt;
  }
  Subject const subject{field->name, schema.operand_type(field->name), std::move(*unit)};
  if (auto const* range = keys.optional("range")) return read_range(*range, subject, schema);
  if (auto const* list = keys.optional("oneOf")) return read_list(*list, subject, schema);
  if (keys.has("valid")) {
    auto const valid = keys.boolean("valid");
    return valid ? std::optional(Predicate{ByValidity{field->name, *valid}}) : std::nullopt;
  }
  return read_comparison(keys, subject, schema);
}

std::optional<Predicate> read_parameter(yaml::Fields& keys, Node const& node, Schema const& schema) {
  auto const name = yaml::read_string(node, schema.sink());
  bool const empty = keys.boolean("empty").value_or(true);
  if (!name) return std::nullopt;
  return Predicate{ByParameter{*name, empty}};
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
  if (auto const* node = keys.optional("param")) return read_parameter(keys, *node, schema);
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
