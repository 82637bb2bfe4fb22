#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace livret::locale {

/// Whether the blank at `blank`, before the character at `next`, parts an initial from a name: `J. Gourault`,
/// `J. P. Dupont`. `first_words`, ascending, are those with which a sentence begins after `plan B.` more often than a
/// name does.
bool follows_initial(std::u32string_view text, std::size_t blank, std::size_t next,
                     std::span<std::u32string_view const> first_words);

}  // namespace livret::locale
