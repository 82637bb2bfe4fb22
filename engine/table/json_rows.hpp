#pragma once

#include <optional>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "expr/value.hpp"
#include "table/row_builder.hpp"
#include "yaml/node.hpp"

namespace livret::table {

inline constexpr std::size_t most_loaded_rows = 10'000'000;

/// Adds the rows of a JSON text that is an array, straight to columns, or of one value the one row. False where the
/// text is faulty, which is reported.
bool read_json_rows(diag::SourceMap const& sources, diag::SourceId source, RowBuilder& rows, diag::Sink& sink);

/// A whole JSON text as a value; nothing where it is faulty.
std::optional<expr::Value> read_json_value(diag::SourceMap const& sources, diag::SourceId source, diag::Sink& sink);

/// A node of a specification as a value, typed as JSON has it: only plain scalars are numbers, booleans or null.
expr::Value value_of(yaml::Node const& node);

/// Adds the rows that a value is: the items of an array, or itself.
void add_rows(RowBuilder& rows, expr::Value const& value, diag::Span span);

}  // namespace livret::table
