#pragma once

#include <optional>
#include <string>

#include "locale/locale.hpp"

namespace livret::locale {

enum class Gender { Masculine, Feminine };

/// A whole number from 0 to 100 in words (`vingt et un`, `quatre-vingts`, `twenty-one`); nothing beyond. Gender changes
/// French numbers that end in `un`.
std::optional<std::string> number_word(double number, Gender gender, Locale const& locale);

/// `1er`, `1re`, `2e`; `1st`, `2nd`, `11th`. Plain letters: typography raises them. Nothing but whole numbers from 0
/// have an ordinal.
std::optional<std::string> ordinal(double number, Gender gender, Locale const& locale);

/// Whether a noun after the number is singular: below 2 in French (0, 1, 1,5), 1 alone in English (Unicode CLDR, plural
/// rules).
bool is_singular(double number, Locale const& locale);

}  // namespace livret::locale
