#pragma once

#include <string_view>

namespace livret::fill {

/// Whether a published document may link to `address`: it names its scheme, and that is `http`, `https`, `mailto` or
/// `tel`.
bool may_be_linked(std::string_view address);

}  // namespace livret::fill
