#pragma once

#include <string_view>

#include "locale/locale.hpp"

namespace livret::locale {

/// The order of a dictionary in the locale's language, by the collation of Unicode: negative where `a` stands before
/// `b`, positive where after, 0 only for the same bytes. Letters count before their accents and accents before capitals
/// (`cote, Cote, coté, côte, côté`); what collation holds to be equal goes by its bytes. Texts that are no UTF-8 are
/// ordered as if with U+FFFD. Safe from several threads.
int compare(std::string_view a, std::string_view b, Locale const& locale);

}  // namespace livret::locale
