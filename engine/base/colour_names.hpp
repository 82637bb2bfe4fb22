#pragma once

#include <string>
#include <vector>

namespace livret::base {

/// The CSS Level 4 named colours, ascending; `transparent` is not among them.
std::vector<std::string> css_colour_names();

}  // namespace livret::base
