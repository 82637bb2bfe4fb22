#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expression.hpp"
#include "expr/value.hpp"

namespace livret::expr {

/// What a function is called with. Arguments that were left out are Null.
struct Arguments {
  std::span<Value const> values;
  Environment const& environment;

  std::size_t size() const { return values.size(); }
  Value const& operator[](std::size_t index) const {
    static Value const absent;
    return index < values.size() ? values[index] : absent;
  }
  double number(std::size_t index) const { return (*this)[index].to_number(); }
  std::string text(std::size_t index) const { return (*this)[index].to_text(); }
};

/// What a function does with a missing argument: gives a missing value without being called, or looks at it.
enum class Missing { GivesNull, IsSeen };

/// What the constant text of the last argument, or of the first one (Table, Pattern, TimeUnit), is checked for.
enum class Checked { Nothing, NumberFormat, TimeFormat, Table, Pattern, TimeUnit };

struct Function {
  static constexpr int any_number = 1000;
  std::string_view name;
  int least = 0;
  int most = 0;
  Value (*call)(Arguments const&) = nullptr;  ///< none for a function that is refused
  Missing missing = Missing::GivesNull;
  Checked checked = Checked::Nothing;
  std::string_view refusal = {};  ///< why it is not offered; with a `call`: not without random numbers
};

std::span<Function const> type_functions();
std::span<Function const> math_functions();
std::span<Function const> date_functions();
std::span<Function const> text_functions();
std::span<Function const> array_functions();
std::span<Function const> format_functions();
std::span<Function const> time_functions();
std::span<Function const> colour_functions();
std::span<Function const> statistics_functions();
std::span<Function const> scale_functions();
std::span<Function const> refused_functions();

/// The moment that a value stands for, as `new Date(value)`; NaN where it is none.
double moment_of(Value const& value);

/// The function of a name, or null; `if` is no function but a Conditional.
Function const* find_function(std::string_view name);
std::vector<std::string> function_names();

/// The constants of Vega (`PI`, `E`, `NaN` …) and `Infinity`; null where the name is none of them.
Value const* find_constant(std::string_view name);

}  // namespace livret::expr
