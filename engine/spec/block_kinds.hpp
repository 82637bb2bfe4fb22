#pragma once

#include "spec/block.hpp"
#include "spec/files.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

/// Each reads one kind of block from the mapping that has the key of its name, and tells whether there is something to
/// show.
using ReadKind = bool(yaml::Fields& outer, Block& block, Files& files);

ReadKind read_text_block, read_file_block, read_heading, read_key_figure, read_definitions;
ReadKind read_box, read_columns, read_table;
ReadKind read_figure, read_qr, read_image, read_logo;
ReadKind read_contents, read_list_of_figures, read_list_of_tables, read_glossary, read_bibliography;
ReadKind read_rule, read_space, read_page_break;

/// What blocks have of `style`, `placement`, `id` and `optional`, which stand beside the value of a block that is a
/// text and inside that of a block that is a mapping; `id` and `optional` may stand beside the latter, too.
void read_look(yaml::Fields& fields, Block& block);
void read_marks(yaml::Fields& fields, Block& block);

}  // namespace livret::spec
