#include "transform/predicate.hpp"

#include <algorithm>
#include <cmath>

#include "expr/field_path.hpp"
#include "expr/moment_text.hpp"

namespace livret::transform {
namespace {

using expr::Value;

/// Vega-Lite's `isValid(x) && isFinite(+x)`.
bool is_valid(Value const& value) { return !value.is_null() && std::isfinite(value.to_number()); }

/// Only values of one kind have an order: a text is neither below nor above a number.
bool are_ordered(Value const& a, Value const& b) {
  bool const texts = a.as<std::string>() != nullptr && b.as<std::string>() != nullptr;
  return texts || (!std::isnan(a.to_number()) && !std::isnan(b.to_number()));
}

bool compares(Value const& value, Comparison comparison, Value const& operand) {
  if (comparison == Comparison::Equal) return expr::strictly_equal(value, operand);
  if (!are_ordered(value, operand)) return false;
  int const order = expr::compare(value, operand);
  switch (comparison) {
    case Comparison::Less:
      return order < 0;
    case Comparison::LessOrEqual:
      return order <= 0;
    case Comparison::Greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

/// As selections compare: moments are numbers.
bool is_same(Value const& a, Value const& b) {
  bool const is_moment = a.as<expr::Moment>() != nullptr || b.as<expr::Moment>() != nullptr;
  return is_moment ? a.to_number() == b.to_number() : expr::strictly_equal(a, b);
}

/// Between two numbers, or among several values.
bool is_within(Value const& chosen, Value const& value) {
  auto const* items = chosen.as<expr::Array>();
  if (items == nullptr) return is_same(chosen, value);
  auto const& list = **items;
  bool const is_range = list.size() == 2 && std::isfinite(list[0].to_number()) && std::isfinite(list[1].to_number());
  if (!is_range) return std::any_of(list.begin(), list.end(), [&](Value const& one) { return is_same(one, value); });
  double const number = value.to_number(), first = list[0].to_number(), second = list[1].to_number();
  return number >= std::min(first, second) && number <= std::max(first, second);
}

struct Test {
  expr::Object const& datum;
  expr::Environment const& environment;

  bool any(std::vector<Predicate> const& parts) const {
    return std::any_of(parts.begin(), parts.end(),
                       [&](Predicate const& part) { return holds(part, datum, environment); });
  }
  bool operator()(ByExpression const& by) const { return by.expression.evaluate(environment).truthy(); }
  /// The field's value, or the unit of time that it is in, in milliseconds.
  Value value_of(std::string const& field, expr::TimeUnits const& units) const {
    Value value = expr::value_at_path(datum, field);
    if (units.is_empty() || value.is_null()) return value;
    auto const* text = value.as<std::string>();
    double const moment = text != nullptr ? expr::parse_date_text(*text) : value.to_number();
    return expr::floor_time(moment, units);
  }
  bool operator()(ByComparison const& by) const {
    return compares(value_of(by.field, by.units), by.comparison,
                    by.operand_expression ? by.operand_expression->evaluate(environment) : by.operand);
  }
  bool operator()(ByRange const& by) const {
    Value const value = value_of(by.field, by.units);
    auto const* number = value.as<double>();
    bool const has_value = !value.is_null() && (number == nullptr || !std::isnan(*number));
    return has_value && (!by.low || compares(value, Comparison::GreaterOrEqual, *by.low)) &&
           (!by.high || compares(value, Comparison::LessOrEqual, *by.high));
  }
  bool operator()(ByList const& by) const {
    Value const value = value_of(by.field, by.units);
    return std::any_of(by.values.begin(), by.values.end(),
                       [&](Value const& one) { return expr::strictly_equal(one, value); });
  }
  bool operator()(ByValidity const& by) const { return is_valid(expr::value_at_path(datum, by.field)) == by.valid; }
  /// A selection is an object as Vega-Lite's signal of one: no fields, points, or an interval for each field.
  bool operator()(ByParameter const& by) const {
    Value const value = environment.variable(by.name);
    if (value.is_null()) return false;
    auto const* selection = value.as<expr::ObjectPtr>();
    if (selection == nullptr) return value.truthy();
    auto const fields = (*selection)->fields();
    if (fields.empty()) return by.empty;
    auto const points = (*selection)->get("vlPoint");
    if (!points.is_null()) return is_among(points);
    return std::all_of(fields.begin(), fields.end(), [&](std::string const& field) {
      return is_within((*selection)->get(field), expr::value_at_path(datum, field));
    });
  }
  bool is_among(Value const& points) const {
    auto const* object = points.as<expr::ObjectPtr>();
    auto const list = object != nullptr ? (*object)->get("or") : Value();
    auto const* items = list.as<expr::Array>();
    return items != nullptr && std::any_of((*items)->begin(), (*items)->end(), [&](Value const& item) {
             auto const* point = item.as<expr::ObjectPtr>();
             return point != nullptr && has_values_of(**point);
           });
  }
  bool has_values_of(expr::Object const& point) const {
    auto const fields = point.fields();
    return std::all_of(fields.begin(), fields.end(), [&](std::string const& field) {
      return is_same(point.get(field), expr::value_at_path(datum, field));
    });
  }
  bool operator()(AllOf const& all) const {
    return std::all_of(all.parts.begin(), all.parts.end(),
                       [&](Predicate const& part) { return holds(part, datum, environment); });
  }
  bool operator()(AnyOf const& some) const { return any(some.parts); }
  bool operator()(NoneOf const& none) const { return !any(none.parts); }
};

}  // namespace

bool holds(Predicate const& predicate, expr::Object const& datum, expr::Environment const& environment) {
  return std::visit(Test{datum, environment}, predicate.test);
}

}  // namespace livret::transform
