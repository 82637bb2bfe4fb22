#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expr/value.hpp"

namespace livret::expr {

/// The parts of a path as Vega writes it: `a.b[0]['c d']`, with a backslash before a dot or bracket that is part of a
/// name.
std::vector<std::string> split_field_path(std::string_view path);

/// A field of an object or an item of an array; Null where there is none.
Value value_at(Value const& container, std::string const& key);

/// The field of a row, or what a path leads to where the row has no field of that name.
Value value_at_path(Object const& row, std::string const& path);

}  // namespace livret::expr
