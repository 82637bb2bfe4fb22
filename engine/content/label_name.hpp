#pragma once

#include <string_view>

namespace livret::content {

/// Whether references can call a place by this name: letters, digits, `-`, `_` and `.`.
bool is_label_name(std::string_view name);

}  // namespace livret::content
