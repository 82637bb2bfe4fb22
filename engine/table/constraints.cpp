#include "table/constraints.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "table/moments.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

/// Beyond it not every whole number is a double.
constexpr double largest_exact_integer = 9007199254740992.0;

std::optional<double> read_integer_text(std::string_view text) {
  auto digits = text;
  if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  auto const value = base::parse_number(text);
  return value && std::fabs(*value) <= largest_exact_integer ? value : std::nullopt;
}

std::optional<double> read_boolean_text(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE" || text == "1") return 1;
  if (text == "false" || text == "False" || text == "FALSE" || text == "0") return 0;
  return std::nullopt;
}

std::optional<double> read_bound(yaml::Node const* node, SchemaField const& field, diag::Sink& sink) {
  if (node == nullptr) return std::nullopt;
  if (field.field.type == Type::String || field.field.type == Type::Boolean || field.field.type == Type::Any) {
    sink.error(node->span, fmt::format("a field of type `{}` has no range", name_of(field.field.type)),
               "for texts use `minLength`, `maxLength`, `enum` or `pattern`");
    return std::nullopt;
  }
  auto const value = node->kind == yaml::Kind::Scalar ? read_typed(node->text, field) : std::nullopt;
  if (!value)
    sink.error(node->span, fmt::format("expected a value of type `{}`, found {}", name_of(field.field.type),
                                       yaml::describe(*node)));
  return value;
}

std::string range_text(yaml::Node const* minimum, yaml::Node const* maximum, Constraints const& constraints) {
  bool const has_minimum = constraints.minimum.has_value();
  bool const has_maximum = constraints.maximum.has_value();
  if (has_minimum && has_maximum) return fmt::format(" {} to {}", minimum->text, maximum->text);
  if (has_minimum) return fmt::format(" of at least {}", minimum->text);
  return has_maximum ? fmt::format(" of at most {}", maximum->text) : std::string();
}

std::optional<std::size_t> read_length(yaml::Node const* node, SchemaField const& field, diag::Sink& sink) {
  if (node == nullptr) return std::nullopt;
  if (field.field.type != Type::String) {
    sink.error(node->span, fmt::format("a field of type `{}` has no length", name_of(field.field.type)));
    return std::nullopt;
  }
  auto const length = yaml::read_integer(*node, 0, std::numeric_limits<std::int32_t>::max(), sink);
  return length ? std::optional(static_cast<std::size_t>(*length)) : std::nullopt;
}

void read_pattern(yaml::Node const* node, SchemaField& field, diag::Sink& sink) {
  if (node == nullptr) return;
  auto const text = yaml::read_string(*node, sink);
  if (!text) return;
  if (field.field.type != Type::String)
    return sink.error(node->span, fmt::format("a field of type `{}` has no pattern", name_of(field.field.type)));
  auto pattern = expr::Pattern::read("^(?:" + *text + ")$", expr::Pattern::Case::Kept);
  if (!pattern)
    return sink.error(node->span,
                      fmt::format("`{}` is no regular expression that can be used", yaml::quotation(*text)));
  field.constraints.pattern_text = *text;
  field.constraints.pattern = std::move(pattern);
}

void read_enum(yaml::Node const* node, SchemaField& field, diag::Sink& sink) {
  if (node == nullptr) return;
  if (node->kind != yaml::Kind::Sequence || node->items.empty())
    return sink.error(node->span, fmt::format("expected a list of values, found {}", yaml::describe(*node)));
  auto& constraints = field.constraints;
  for (auto const& item : node->items) {
    auto const text = yaml::read_string(item, sink);
    if (!text) continue;
    if (field.field.type == Type::String || field.field.type == Type::Any) {
      if (!constraints.enum_texts.insert(*text).second) {
        sink.error(item.span, fmt::format("`{}` stands twice in the list", yaml::quotation(*text)));
        continue;
      }
    } else if (auto const value = read_typed(*text, field)) {
      constraints.enum_numbers.insert(*value);
    } else {
      sink.error(item.span, fmt::format("expected a value of type `{}`, found {}", name_of(field.field.type),
                                        yaml::describe(item)));
      continue;
    }
    field.field.categories.push_back(*text);
  }
}

}  // namespace

std::optional<double> read_typed(std::string_view text, SchemaField const& field) {
  switch (field.field.type) {
    case Type::Integer:
      return read_integer_text(text);
    case Type::Number: {
      auto const value = base::parse_number(text);
      return value && std::isfinite(*value) ? value : std::nullopt;
    }
    case Type::Boolean:
      return read_boolean_text(text);
    case Type::Date:
      return read_date(text, field.format);
    case Type::Year:
      return read_year(text);
    case Type::YearMonth:
      return read_month(text);
    case Type::String:
    case Type::Any:
      return std::nullopt;
  }
  return std::nullopt;
}

void read_constraints(yaml::Node const& node, SchemaField& field, diag::Sink& sink) {
  yaml::Fields fields(node, "the constraints of a field", sink);
  auto& constraints = field.constraints;
  constraints.required = fields.boolean("required").value_or(false);
  constraints.unique = fields.boolean("unique").value_or(false);
  read_enum(fields.optional("enum"), field, sink);
  read_pattern(fields.optional("pattern"), field, sink);
  auto const* minimum = fields.optional("minimum");
  auto const* maximum = fields.optional("maximum");
  constraints.minimum = read_bound(minimum, field, sink);
  constraints.maximum = read_bound(maximum, field, sink);
  if (constraints.minimum && constraints.maximum && *constraints.minimum > *constraints.maximum)
    sink.error(maximum->span,
               fmt::format("the maximum `{}` is less than the minimum `{}`", maximum->text, minimum->text));
  constraints.range = range_text(minimum, maximum, constraints);
  constraints.min_length = read_length(fields.optional("minLength"), field, sink);
  constraints.max_length = read_length(fields.optional("maxLength"), field, sink);
  fields.finish();
}

}  // namespace livret::table
