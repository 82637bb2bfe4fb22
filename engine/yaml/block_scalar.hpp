#pragma once

#include <cstddef>
#include <optional>

#include "yaml/scalar.hpp"

namespace livret::yaml {

/// Reads the literal (`|`) or folded (`>`) scalar whose indicator stands at `begin`.
ScannedScalar scan_block(SourceText const& source, std::size_t begin, std::optional<std::size_t> parent_column);

}  // namespace livret::yaml
