#pragma once

#include <string>
#include <string_view>

namespace livret::locale {

/// Full case mapping of Unicode (`ß` to `SS`), the same in every locale.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

}  // namespace livret::locale
