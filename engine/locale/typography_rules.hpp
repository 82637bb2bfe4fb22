#pragma once

#include "locale/typography_draft.hpp"

namespace livret::locale {

/// A rule reads the draft's text and asks it for changes; those of one rule are made together after it. Its own result
/// is none of its business any more: run on it again, it asks for nothing.
using RuleFunction = void (*)(Draft& draft, Profile const& profile);

/// URLs, e-mail addresses and `domain.org/path` are protected from all rules that follow.
void protect_addresses(Draft& draft, Profile const& profile);
/// Several blanks become one.
void set_single_blanks(Draft& draft, Profile const& profile);
/// The blank of `mot ,`, `mot .`, `( mot )` and of `mot …` at the end goes, that of `mot ,mot` changes
/// sides.
void close_up(Draft& draft, Profile const& profile);
/// `...` becomes `…`; longer runs of dots are leaders and stay.
void set_ellipses(Draft& draft, Profile const& profile);
/// `etc…` becomes `etc.`
void end_et_cetera(Draft& draft, Profile const& profile);
/// `--` and ` - ` between words become `–`, `---` becomes `—`.
void set_dashes(Draft& draft, Profile const& profile);
/// `2018-2022` and `12-16` become ranges with `–`; dates, codes and articles of law do not.
void set_ranges(Draft& draft, Profile const& profile);
/// `-5` becomes `−5`.
void set_minus_signs(Draft& draft, Profile const& profile);
/// `'` becomes `’` as an apostrophe, and `‘ ’` round a word.
void set_apostrophes(Draft& draft, Profile const& profile);
/// `%`, currencies and units after a number: the blank before them becomes U+00A0.
void glue_units(Draft& draft, Profile const& profile);

}  // namespace livret::locale
