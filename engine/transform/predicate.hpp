#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "expr/expression.hpp"
#include "expr/time_unit.hpp"

namespace livret::transform {

struct Predicate;

enum class Comparison { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

// Vega-Lite's predicates.
struct ByExpression {
  expr::Expression expression;
};
struct ByComparison {
  std::string field;
  Comparison comparison;
  expr::Value operand;
  std::optional<expr::Expression> operand_expression = {};  ///< in place of `operand`
  expr::TimeUnits units = {};                               ///< the field is taken down to them, as milliseconds
};
struct ByRange {
  std::string field;
  std::optional<expr::Value> low, high;  ///< both ends belong to it; none: open
  expr::TimeUnits units = {};
};
struct ByList {
  std::string field;
  std::vector<expr::Value> values;
  expr::TimeUnits units = {};
};
struct ByValidity {
  std::string field;
  bool valid;  ///< neither missing nor, as a number, NaN or infinite
};
/// Holds where the parameter has a value that is true, and where it has none as `empty` says.
struct ByParameter {
  std::string name;
  bool empty = true;
};
struct AllOf {
  std::vector<Predicate> parts;
};
struct AnyOf {
  std::vector<Predicate> parts;
};
struct NoneOf {
  std::vector<Predicate> parts;
};

/// What rows have to satisfy. A missing value satisfies `equal: null` and `valid: false`, and no other comparison.
struct Predicate {
  std::variant<ByExpression, ByComparison, ByRange, ByList, ByValidity, ByParameter, AllOf, AnyOf, NoneOf> test;
};

/// Tests the row that `environment` calls `datum`, which is `datum`.
bool holds(Predicate const& predicate, expr::Object const& datum, expr::Environment const& environment);

}  // namespace livret::transform
