#pragma once

#include "spec/block.hpp"
#include "spec/files.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

/// The fields of a `table`, its look apart. Blocks in cells read files from `files`.
TableBlock read_table_block(yaml::Fields& fields, Files& files);

}  // namespace livret::spec
