#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "expr/functions.hpp"
#include "expr/value.hpp"

namespace livret::expr {

enum class UnaryOperator { Plus, Minus, Not, BitNot };
enum class BinaryOperator {
  Add,
  Subtract,
  Multiply,
  Divide,
  Remainder,
  Equal,
  NotEqual,
  StrictlyEqual,
  StrictlyNotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  In,
  BitAnd,
  BitOr,
  BitXor,
  ShiftLeft,
  ShiftRight,
  ShiftRightUnsigned
};

// The forms an expression can take; what they apply to are the operands of their Syntax.
struct Literal {
  Value value;
};
struct Variable {
  std::string name;
};
struct FieldOf {
  std::string name;
  std::size_t name_begin = 0;
};                    ///< operand: the object
struct ElementOf {};  ///< operands: the object, the key
struct Call {
  std::string name;
  Function const* function = nullptr;
};
struct Unary {
  UnaryOperator sign;
};
struct Binary {
  BinaryOperator sign;
};
struct And {};
struct Or {};
struct Conditional {};
struct ArrayOf {};
struct ObjectOf {
  std::vector<std::string> names;
};

using Form =
    std::variant<Literal, Variable, FieldOf, ElementOf, Call, Unary, Binary, And, Or, Conditional, ArrayOf, ObjectOf>;

struct Syntax {
  Form form;
  std::vector<Syntax> operands;
  std::size_t begin = 0;  ///< bytes in the expression's text
  std::size_t end = 0;
  std::size_t height = 1;  ///< nodes on the longest way down: bounds the recursion of all who walk over it
};

}  // namespace livret::expr
