#pragma once

#include "spec/block.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

/// The fields of a `table`, its style and placement apart.
TableBlock read_table_block(yaml::Fields& fields);

}  // namespace livret::spec
