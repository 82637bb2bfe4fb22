#pragma once

#include "spec/block.hpp"
#include "spec/files.hpp"

namespace livret::spec {

/// Reads a sequence of blocks; a block that cannot be understood is reported and left out. Files they name are read
/// from `files`.
Blocks read_blocks(yaml::Node const& sequence, Files& files);

}  // namespace livret::spec
