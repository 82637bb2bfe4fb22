#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "table/table.hpp"

namespace livret::table {

/// Loads data packages: each file is one Data Package descriptor in YAML (`name title resources: [{name, title, path |
/// data, schema, dialect, fictional, sources}]`) or one resource alone (the same keys at top level). Paths are relative
/// to the descriptor and may not leave `root`. Reports every wrong cell with its place (it becomes missing, and the row
/// stays), duplicate primary keys, foreign keys without a target (over all tables loaded together), duplicate table
/// names. A table without a usable schema or file is left out. `files` are shown in messages by their path relative to
/// `root`.
Tables load_packages(std::vector<std::filesystem::path> const& files, std::filesystem::path const& root,
                     diag::SourceMap& sources, diag::Sink& sink);

}  // namespace livret::table
