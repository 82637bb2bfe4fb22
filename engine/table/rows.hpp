#pragma once

#include <functional>
#include <memory>

#include "diag/sink.hpp"
#include "table/schema.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::table {

/// Where the cell of a field in a row stands in its source.
using CellPlaces = std::function<diag::Span(std::size_t row, std::size_t field)>;

/// A table whose rows have been read, with what finding faults in its keys needs.
struct LoadedRows {
  std::shared_ptr<Table> table;
  CellPlaces places;
};

/// A table of the schema's fields, without rows.
std::shared_ptr<Table> make_table(std::string const& name, Schema const& schema);

/// Reads `data`, a list of mappings. The places refer to `data`, which has to outlive them.
LoadedRows read_inline_rows(std::string const& name, Schema const& schema, yaml::Node const& data, diag::Sink& sink);

}  // namespace livret::table
