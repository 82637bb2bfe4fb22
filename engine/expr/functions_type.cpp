#include <array>
#include <cmath>

#include "expr/functions.hpp"
#include "expr/regular_expression.hpp"

namespace livret::expr {
namespace {

template <typename T>
Value is_a(Arguments const& arguments) {
  return arguments[0].as<T>() != nullptr;
}

Value is_defined(Arguments const& arguments) { return !arguments[0].is_null(); }

Value is_object(Arguments const& arguments) {
  Value const& value = arguments[0];
  return value.as<Array>() != nullptr || value.as<ObjectPtr>() != nullptr || value.as<Moment>() != nullptr;
}

Value is_regular_expression(Arguments const& arguments) { return as_regular_expression(arguments[0]) != nullptr; }

Value is_valid(Arguments const& arguments) {
  auto const* number = arguments[0].as<double>();
  return !arguments[0].is_null() && !(number != nullptr && std::isnan(*number));
}

bool is_empty_text(Value const& value) {
  return value.as<std::string>() != nullptr && value.as<std::string>()->empty();
}

Value to_boolean(Arguments const& arguments) {
  Value const& value = arguments[0];
  if (is_empty_text(value)) return {};
  auto const* text = value.as<std::string>();
  return text != nullptr ? *text != "false" && *text != "0" : value.truthy();
}

Value to_date(Arguments const& arguments) {
  Value const& value = arguments[0];
  if (is_empty_text(value)) return {};
  return Moment{moment_of(value)};
}

Value to_number(Arguments const& arguments) {
  return is_empty_text(arguments[0]) ? Value() : Value(arguments.number(0));
}

Value to_text(Arguments const& arguments) { return is_empty_text(arguments[0]) ? Value() : Value(arguments.text(0)); }

constexpr std::array functions = {
    Function{"isArray", 1, 1, is_a<Array>, Missing::IsSeen},
    Function{"isBoolean", 1, 1, is_a<bool>, Missing::IsSeen},
    Function{"isDate", 1, 1, is_a<Moment>, Missing::IsSeen},
    Function{"isDefined", 1, 1, is_defined, Missing::IsSeen},
    Function{"isNumber", 1, 1, is_a<double>, Missing::IsSeen},
    Function{"isObject", 1, 1, is_object, Missing::IsSeen},
    Function{"isRegExp", 1, 1, is_regular_expression, Missing::IsSeen},
    Function{"isString", 1, 1, is_a<std::string>, Missing::IsSeen},
    Function{"isTuple", 1, 1, is_a<ObjectPtr>, Missing::IsSeen},
    Function{"isValid", 1, 1, is_valid, Missing::IsSeen},
    Function{"toBoolean", 1, 1, to_boolean},
    Function{"toDate", 1, 1, to_date},
    Function{"toNumber", 1, 1, to_number},
    Function{"toString", 1, 1, to_text},
};

}  // namespace

std::span<Function const> type_functions() { return functions; }

}  // namespace livret::expr
