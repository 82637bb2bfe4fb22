#include <algorithm>
#include <array>
#include <cmath>

#include "expr/functions.hpp"

namespace livret::expr {
namespace {

Value scale(Arguments const& arguments) { return arguments.environment.scale(arguments.text(0), arguments[1]); }
Value invert(Arguments const& arguments) { return arguments.environment.invert(arguments.text(0), arguments[1]); }
Value domain(Arguments const& arguments) { return arguments.environment.domain(arguments.text(0)); }
Value range(Arguments const& arguments) { return arguments.environment.range(arguments.text(0)); }
Value bandwidth(Arguments const& arguments) { return arguments.environment.bandwidth(arguments.text(0)); }

/// Steps that so many bands take, with padding between them and outside.
Value band_space(Arguments const& arguments) {
  double const count = arguments.number(0);
  double const inner = arguments.size() > 1 ? arguments.number(1) : 0;
  double const outer = arguments.size() > 2 ? arguments.number(2) : 0;
  double const space = count - inner + outer * 2;
  return count != 0 ? Value(space > 0 ? space : 1) : Value(0);
}

constexpr std::array functions = {
    Function{"scale", 2, 3, scale, Missing::IsSeen},
    Function{"invert", 2, 3, invert, Missing::IsSeen},
    Function{"domain", 1, 2, domain},
    Function{"range", 1, 2, range},
    Function{"bandwidth", 1, 2, bandwidth},
    Function{"bandspace", 1, 3, band_space},
};

}  // namespace

std::span<Function const> scale_functions() { return functions; }

}  // namespace livret::expr
