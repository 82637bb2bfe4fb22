#include <array>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "expr/parser.hpp"
#include "expr/unicode_text.hpp"

namespace livret::expr {
namespace {

/// ToInt32 (ECMA-262, 7.1.6), as the bits of an unsigned number.
std::uint32_t to_bits(double number) {
  if (!std::isfinite(number)) return 0;
  constexpr double range = 4294967296.0;
  double const rest = std::fmod(std::trunc(number), range);
  return static_cast<std::uint32_t>(rest < 0 ? rest + range : rest);
}

double as_signed(std::uint32_t bits) { return static_cast<double>(static_cast<std::int32_t>(bits)); }

bool is_text_like(Value const& value) {
  return value.as<std::string>() != nullptr || value.as<Array>() != nullptr || value.as<ObjectPtr>() != nullptr;
}

Value add(Value const& a, Value const& b) {
  if (is_text_like(a) || is_text_like(b)) {
    std::string text = a.to_text() + b.to_text();
    return text.size() <= longest_text ? Value(std::move(text)) : Value();
  }
  if (a.is_null() || b.is_null()) return {};
  return a.to_number() + b.to_number();
}

bool is_ordered(BinaryOperator sign, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return false;
  auto const decide = [sign](auto const& left, auto const& right) {
    switch (sign) {
      case BinaryOperator::Less:
        return left < right;
      case BinaryOperator::LessOrEqual:
        return left <= right;
      case BinaryOperator::Greater:
        return left > right;
      default:
        return left >= right;
    }
  };
  auto const* left = a.as<std::string>();
  auto const* right = b.as<std::string>();
  if (left != nullptr && right != nullptr) return decide(*left, *right);
  return decide(a.to_number(), b.to_number());
}

bool is_in(Value const& key, Value const& container) {
  if (auto const* array = container.as<Array>()) {
    double const index = key.to_number();
    return index >= 0 && index < static_cast<double>((*array)->size()) && std::floor(index) == index;
  }
  auto const* object = container.as<ObjectPtr>();
  if (object == nullptr || *object == nullptr) return false;
  auto const wanted = key.to_text();
  for (auto const& field : (*object)->fields())
    if (field == wanted) return true;
  return false;
}

Value compute(BinaryOperator sign, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return {};
  double const left = a.to_number();
  double const right = b.to_number();
  switch (sign) {
    case BinaryOperator::Subtract:
      return left - right;
    case BinaryOperator::Multiply:
      return left * right;
    case BinaryOperator::Divide:
      return left / right;
    case BinaryOperator::Remainder:
      return std::fmod(left, right);
    case BinaryOperator::BitAnd:
      return as_signed(to_bits(left) & to_bits(right));
    case BinaryOperator::BitOr:
      return as_signed(to_bits(left) | to_bits(right));
    case BinaryOperator::BitXor:
      return as_signed(to_bits(left) ^ to_bits(right));
    case BinaryOperator::ShiftLeft:
      return as_signed(to_bits(left) << (to_bits(right) & 31U));
    case BinaryOperator::ShiftRight:
      return static_cast<double>(static_cast<std::int32_t>(to_bits(left)) >> (to_bits(right) & 31U));
    case BinaryOperator::ShiftRightUnsigned:
      return static_cast<double>(to_bits(left) >> (to_bits(right) & 31U));
    default:
      break;
  }
  base::check(false, "no arithmetic operator");
  return {};
}

Value apply(BinaryOperator sign, Value const& a, Value const& b) {
  switch (sign) {
    case BinaryOperator::Add:
      return add(a, b);
    case BinaryOperator::Equal:
      return loosely_equal(a, b);
    case BinaryOperator::NotEqual:
      return !loosely_equal(a, b);
    case BinaryOperator::StrictlyEqual:
      return strictly_equal(a, b);
    case BinaryOperator::StrictlyNotEqual:
      return !strictly_equal(a, b);
    case BinaryOperator::Less:
    case BinaryOperator::LessOrEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterOrEqual:
      return is_ordered(sign, a, b);
    case BinaryOperator::In:
      return is_in(a, b);
    default:
      return compute(sign, a, b);
  }
}

Value element_at(Value const& container, double index) {
  if (!(index >= 0) || std::floor(index) != index) return {};
  if (auto const* array = container.as<Array>())
    return index < static_cast<double>((*array)->size()) ? (**array)[static_cast<std::size_t>(index)] : Value();
  auto const* text = container.as<std::string>();
  if (text == nullptr || index >= static_cast<double>(text->size())) return {};
  auto const code_points = decode(*text);
  auto const place = static_cast<std::size_t>(index);
  return place < code_points.size() ? Value(encode(code_points.substr(place, 1))) : Value();
}

Value field_of(Value const& container, std::string const& name) {
  if (auto const* object = container.as<ObjectPtr>()) return *object != nullptr ? (*object)->get(name) : Value();
  auto const* array = container.as<Array>();
  auto const* text = container.as<std::string>();
  if (name == "length" && array != nullptr) return static_cast<double>((*array)->size());
  if (name == "length" && text != nullptr) return static_cast<double>(count_code_points(*text));
  return element_at(container, name.empty() ? -1 : Value(name).to_number());
}

struct Evaluation {
  std::vector<Syntax> const& operands;
  Environment const& environment;

  Value operand(std::size_t index) const { return evaluate(operands[index], environment); }

  Value operator()(Literal const& literal) const { return literal.value; }
  Value operator()(Variable const& variable) const { return environment.variable(variable.name); }
  Value operator()(FieldOf const& field) const { return field_of(operand(0), field.name); }
  Value operator()(ElementOf const&) const {
    Value const container = operand(0);
    Value const key = operand(1);
    if (key.is_null()) return {};
    return container.as<ObjectPtr>() != nullptr ? field_of(container, key.to_text())
                                                : element_at(container, key.to_number());
  }
  Value operator()(Call const& call) const;
  Value operator()(Unary const& unary) const;
  Value operator()(Binary const& binary) const { return apply(binary.sign, operand(0), operand(1)); }
  Value operator()(And const&) const {
    Value left = operand(0);
    return left.truthy() ? operand(1) : left;
  }
  Value operator()(Or const&) const {
    Value left = operand(0);
    return left.truthy() ? left : operand(1);
  }
  Value operator()(Conditional const&) const { return operand(operand(0).truthy() ? 1 : 2); }
  Value operator()(ArrayOf const&) const { return make_array(all_operands()); }
  Value operator()(ObjectOf const& object) const {
    std::vector<std::pair<std::string, Value>> fields;
    for (std::size_t i = 0; i < operands.size(); ++i) fields.emplace_back(object.names[i], operand(i));
    return make_object(std::move(fields));
  }

  std::vector<Value> all_operands() const {
    std::vector<Value> values;
    values.reserve(operands.size());
    for (Syntax const& syntax : operands) values.push_back(evaluate(syntax, environment));
    return values;
  }
};

Value Evaluation::operator()(Call const& call) const {
  // Most calls have few arguments: no allocation for those.
  std::array<Value, 3> few;
  std::vector<Value> many;
  std::span<Value const> arguments;
  if (operands.size() <= few.size()) {
    for (std::size_t i = 0; i < operands.size(); ++i) few[i] = operand(i);
    arguments = std::span(few).first(operands.size());
  } else {
    many = all_operands();
    arguments = many;
  }
  if (call.function->missing == Missing::GivesNull)
    for (Value const& argument : arguments)
      if (argument.is_null()) return {};
  return call.function->call({arguments, environment});
}

Value Evaluation::operator()(Unary const& unary) const {
  Value const value = operand(0);
  if (unary.sign == UnaryOperator::Not) return !value.truthy();
  if (value.is_null()) return {};
  switch (unary.sign) {
    case UnaryOperator::Plus:
      return value.to_number();
    case UnaryOperator::Minus:
      return -value.to_number();
    default:
      return as_signed(~to_bits(value.to_number()));
  }
}

}  // namespace

Value evaluate(Syntax const& syntax, Environment const& environment) {
  return std::visit(Evaluation{syntax.operands, environment}, syntax.form);
}

}  // namespace livret::expr
