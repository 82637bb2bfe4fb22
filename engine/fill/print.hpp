#pragma once

#include <functional>
#include <string>

#include "diag/sink.hpp"
#include "expr/expression.hpp"

namespace livret::fill {

using PlaceOf = std::function<diag::Span(expr::Template::Part const&)>;

/// The text with its values in it, for readers: a value that is none to them, `NaN`, `Infinity` or `[object Object]`,
/// is reported where `place_of` says.
std::string print(expr::Template const& text, expr::Environment const& environment, PlaceOf const& place_of,
                  diag::Sink& sink);

}  // namespace livret::fill
