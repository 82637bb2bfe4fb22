#pragma once

#include "locale/typography_draft.hpp"

namespace livret::locale {

/// `" "` becomes “ ”.
void set_english_quotes(Draft& draft, Profile const& profile);
/// Remarks on a blank before `; : ! ?` and `%`.
void remark_on_spaced_punctuation(Draft& draft, Profile const& profile);
/// `p. 3`, `Dr X`, `5 October`: the blank becomes U+00A0.
void glue_english(Draft& draft, Profile const& profile);

}  // namespace livret::locale
