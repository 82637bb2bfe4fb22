#pragma once

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "spec/project.hpp"
#include "table/table.hpp"

namespace livret::fill {

/// The datasets that a project names, from its own folder and the library. A table name that stands in both is
/// reported.
table::Tables load_tables(spec::Project const& project, diag::SourceMap& sources, diag::Sink& sink);

/// `tables` and the project's derived tables, each made after those it is made of. A table is fictional when its
/// source, or a table that its transforms look up or read, is. Reported: unknown sources, cycles, names that are taken.
table::Tables derive_tables(spec::Project const& project, table::Tables tables, diag::Sink& sink);

}  // namespace livret::fill
