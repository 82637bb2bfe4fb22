#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "expr/expression.hpp"

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
};
struct ByRange {
  std::string field;
  std::optional<expr::Value> low, high;
};  ///< both ends belong to it; none: open
struct ByList {
  std::string field;
  std::vector<expr::Value> values;
};
struct ByValidity {
  std::string field;
  bool valid;
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
  std::variant<ByExpression, ByComparison, ByRange, ByList, ByValidity, AllOf, AnyOf, NoneOf> test;
};

/// Tests the row that `environment` calls `datum`, which is `datum`.
bool holds(Predicate const& predicate, expr::Object const& datum, expr::Environment const& environment);

}  // namespace livret::transform
