#pragma once

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "table/rows.hpp"
#include "table/schema.hpp"
#include "table/table.hpp"

namespace livret::table {

/// Reports the rows whose primary key, or whose cell of a field that is `unique`, stands in an earlier row.
void check_own_keys(LoadedRows const& rows, Schema const& schema, diag::SourceMap const& sources, diag::Sink& sink);

/// Reports the cells whose value no row of the table has that a foreign key names, and foreign keys that name none of
/// `tables`.
void check_foreign_keys(LoadedRows const& rows, Schema const& schema, Tables const& tables, diag::Sink& sink);

}  // namespace livret::table
