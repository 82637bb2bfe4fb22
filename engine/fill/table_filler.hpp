#pragma once

#include <functional>

#include "content/document.hpp"
#include "fill/paragraph_setter.hpp"
#include "fill/plan.hpp"
#include "fill/words.hpp"

namespace livret::fill {

/// Fills the blocks of a cell.
using FillBlocks = std::function<content::Blocks(PlannedBlocks const& blocks)>;

/// The columns and rows of a table; its words and its attachment are the caller's. `data` is null where the rows are
/// written out.
content::Table fill_rows(PlannedTable const& plan, table::TablePtr const& data, std::vector<std::size_t> const& rows,
                         Bindings& bindings, ParagraphSetter& setter, Words const& words,
                         FillBlocks const& fill_blocks);

/// The fields that `plan` shows of these rows, as a table.
table::Table shown_data(PlannedTable const& plan, table::Table const& data, std::vector<std::size_t> const& rows);

/// Reports each column with a field that holds `NaN` or `Infinity` in a row that is shown.
void check_numbers(PlannedTable const& plan, table::Table const& data, std::vector<std::size_t> const& rows,
                   diag::Sink& sink);

}  // namespace livret::fill
