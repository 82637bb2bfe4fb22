#pragma once

#include <string_view>

namespace livret::locale {

/// `janvier` to `décembre`, in small letters.
bool is_french_month(std::u32string_view word);

/// Whether `siècle`, `millénaire` or `s.` stands at `begin`.
bool names_century(std::u32string_view text, std::size_t begin);

}  // namespace livret::locale
