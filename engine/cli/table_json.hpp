#pragma once

#include <string>

#include "table/table.hpp"

namespace livret::cli {

/// A JSON array (RFC 8259) with an object a row: numbers and booleans as such, dates ISO 8601, missing cells null.
std::string to_json(table::Table const& table);

}  // namespace livret::cli
