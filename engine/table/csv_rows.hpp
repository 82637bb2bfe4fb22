#pragma once

#include <string>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "table/csv.hpp"
#include "table/rows.hpp"

namespace livret::table {

/// Adds a CSV's bytes to the sources, as UTF-8, and reads its rows. The places refer to `sources`. Reports wrong bytes,
/// a header that does not match the schema and rows of another length; such a row is left out.
LoadedRows read_csv_rows(std::string const& name, Schema const& schema, Dialect const& dialect, std::string file_name,
                         std::string bytes, diag::SourceMap& sources, diag::Sink& sink);

}  // namespace livret::table
