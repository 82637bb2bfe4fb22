#pragma once

#include <cstddef>
#include <string_view>

namespace livret::locale {

/// Whether the blank at `blank`, before the character at `next`, stands within what is read as one name: `M. X`,
/// `J. Gourault`, `Louis XIV`, `chapitre II`, `av. J.-C.`
bool is_within_name(std::u32string_view text, std::size_t blank, std::size_t next);

}  // namespace livret::locale
