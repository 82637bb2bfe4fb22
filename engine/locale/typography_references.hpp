#pragma once

#include <cstddef>
#include <string_view>

namespace livret::locale {

/// Whether what stands before `number_begin` (a blank or none between) makes the digits there the number of a thing
/// rather than a quantity: `n°`, `p.`, `§`, `ODD`, `article`, `version`.
bool names_reference(std::u32string_view text, std::size_t number_begin);

/// Whether what stands before the number is read together with it: a reference, or `action 3`, `phase 2`.
bool names_numbered(std::u32string_view text, std::size_t number_begin);

/// Whether it makes them a code, which keeps its form: `n°`, `article`, `loi`, `code`, `INSEE`, `SIRET`, `version`.
bool names_code(std::u32string_view text, std::size_t number_begin);

}  // namespace livret::locale
