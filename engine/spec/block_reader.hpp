#pragma once

#include <optional>
#include <string>

#include "spec/block.hpp"
#include "spec/files.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

/// Each reads one value of a layout or project and reports what is wrong with it.
std::optional<SourceText> read_text(yaml::Fields& fields, std::string_view key);
/// An expression; one in `{{ }}`, as texts have them, is reported and not given.
std::optional<SourceText> read_condition(yaml::Fields& fields, std::string_view key);
std::optional<SourceText> read_required_text(yaml::Fields& fields, std::string_view key);
std::optional<Name> read_name(yaml::Fields& fields, std::string_view key);
/// `table` and `where` of a mapping.
std::optional<RowSource> read_row_source(yaml::Fields& fields);
/// `for-each` (the name of a table, or `{table, where}`) and `as` of a mapping, where they are there.
std::optional<ForEach> read_for_each(yaml::Fields& fields);

/// Reads a sequence of blocks; a block that cannot be understood is reported and left out. Files they name are read
/// from `files`.
Blocks read_blocks(yaml::Node const& sequence, Files& files);

}  // namespace livret::spec
