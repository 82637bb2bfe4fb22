#pragma once

#include <map>
#include <vector>

#include "frame/structure.hpp"

namespace livret::pdf {

/// The header cells of each data cell (ISO 32000-1, table 349, Headers): those of its columns in the table's head, then
/// those of its rows. Only for tables with a header cell that spans, as Scope alone says it elsewhere.
std::map<frame::ElementId, std::vector<frame::ElementId>> find_table_headers(frame::StructureTree const& tree);

}  // namespace livret::pdf
