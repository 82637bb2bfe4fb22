#pragma once

#include <optional>
#include <string_view>

#include "expr/complaints.hpp"
#include "expr/syntax.hpp"

namespace livret::expr {

inline constexpr std::size_t greatest_nesting = 200;

/// The tree of an expression whose names are not yet checked; nothing after a syntax error, which is reported.
std::optional<Syntax> parse_syntax(std::string_view text, Complaints const& complaints);

/// Checks names, fields, functions and their arguments; true where all are right.
bool check_syntax(Syntax const& syntax, Names const& names, Complaints const& complaints);

Value evaluate(Syntax const& syntax, Environment const& environment);

}  // namespace livret::expr
