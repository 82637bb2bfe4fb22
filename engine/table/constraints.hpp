#pragma once

#include "diag/sink.hpp"
#include "table/schema.hpp"
#include "yaml/node.hpp"

namespace livret::table {

/// Reads `constraints` into a field whose type and format are known.
void read_constraints(yaml::Node const& node, SchemaField& field, diag::Sink& sink);

/// The number that a text stands for in a field that is not a string's, in the form of YAML and ISO 8601.
std::optional<double> read_typed(std::string_view text, SchemaField const& field);

}  // namespace livret::table
