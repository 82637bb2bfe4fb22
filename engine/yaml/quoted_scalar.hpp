#pragma once

#include "yaml/scalar.hpp"

namespace livret::yaml {

/// Reads the scalar in single or double quotes at `begin`.
ScannedScalar scan_quoted(SourceText const& source, std::size_t begin);

}  // namespace livret::yaml
