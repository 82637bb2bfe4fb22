#include "expr/functions.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

namespace livret::expr {
namespace {

using Groups = std::array<std::span<Function const>, 11>;

Groups groups() {
  return {type_functions(),       math_functions(),   date_functions(),   text_functions(),
          array_functions(),      format_functions(), time_functions(),   colour_functions(),
          statistics_functions(), scale_functions(),  refused_functions()};
}

}  // namespace

Function const* find_function(std::string_view name) {
  for (auto group : groups())
    for (Function const& function : group)
      if (function.name == name) return &function;
  return nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names = {"if"};
  for (auto group : groups())
    for (Function const& function : group)
      if (function.call != nullptr) names.emplace_back(function.name);
  return names;
}

Value const* find_constant(std::string_view name) {
  using namespace std::numbers;
  static std::map<std::string_view, Value> const constants = {{"NaN", std::numeric_limits<double>::quiet_NaN()},
                                                              {"Infinity", std::numeric_limits<double>::infinity()},
                                                              {"E", e},
                                                              {"LN2", ln2},
                                                              {"LN10", ln10},
                                                              {"LOG2E", log2e},
                                                              {"LOG10E", log10e},
                                                              {"PI", pi},
                                                              {"SQRT1_2", sqrt2 / 2},
                                                              {"SQRT2", sqrt2},
                                                              {"MIN_VALUE", std::numeric_limits<double>::denorm_min()},
                                                              {"MAX_VALUE", std::numeric_limits<double>::max()}};
  auto const found = constants.find(name);
  return found == constants.end() ? nullptr : &found->second;
}

}  // namespace livret::expr
