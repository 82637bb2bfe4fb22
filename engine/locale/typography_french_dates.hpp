#pragma once

#include <string_view>

namespace livret::locale {

/// `janvier` to `décembre`, in small letters.
bool is_french_month(std::u32string_view word);

}  // namespace livret::locale
