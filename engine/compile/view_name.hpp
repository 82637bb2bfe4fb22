#pragma once

#include <string>

namespace livret::compile {

/// A view's own name as the beginning of the names of its marks and scales: what is neither letter, digit nor `_`
/// becomes `_`.
std::string prefix_of(std::string name);

}  // namespace livret::compile
