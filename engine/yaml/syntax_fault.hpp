#pragma once

#include <yaml-cpp/exceptions.h>

#include "yaml/source_text.hpp"
#include "yaml/tree_builder.hpp"

namespace livret::yaml {

/// Puts yaml-cpp's complaint into words that name what was found and what to do, at the place where the author has to
/// change something: that is often before the place where the parser noticed. `builder` tells how far it came.
Fault explain_syntax_error(YAML::Exception const& exception, SourceText const& source, TreeBuilder const& builder);

}  // namespace livret::yaml
