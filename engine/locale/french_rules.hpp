#pragma once

#include "locale/typography_draft.hpp"

namespace livret::locale {

/// `" "` and `“ ”` become « », inside others “ ”, with the profile's space; unpaired marks are remarked on and stay.
void set_french_quotes(Draft& draft, Profile const& profile);
/// The profile's space before `; ! ?`.
void space_high_punctuation(Draft& draft, Profile const& profile);
/// The profile's space before `:`, except in times, ratios and names.
void space_colons(Draft& draft, Profile const& profile);
/// `35 000` takes U+202F between groups of three; so does `35000` before what it
/// counts, else it is remarked on.
void set_thousands(Draft& draft, Profile const& profile);
/// `3.5` becomes `3,5` where what surrounds it shows a quantity; otherwise it is remarked on.
void set_decimals(Draft& draft, Profile const& profile);
/// `1er`, `1re`, `2e`, `2nd` get superior letters; `17ème` becomes `17e` and is remarked on.
void set_ordinals(Draft& draft, Profile const& profile);
/// `1 mars` becomes `1er mars`.
void set_first_days(Draft& draft, Profile const& profile);
/// `XIXe siècle`: the numeral in small capitals, the letters superior.
void set_roman_ordinals(Draft& draft, Profile const& profile);
/// The blanks inside the dashes of an aside, and behind the dash that begins a line, become U+00A0.
void glue_asides(Draft& draft, Profile const& profile);
/// `10h30` and `10 h 30` hold together by U+00A0, as does `5 min 30 s`.
void glue_times(Draft& draft, Profile const& profile);
/// The pairs of `01 23 45 67 89` are held together by U+00A0.
void glue_phone_numbers(Draft& draft, Profile const& profile);
/// `n° 3`, `M. X`, `J. Gourault`, `ODD 17`, `12 territoires`, `5 octobre`: the blank becomes U+00A0.
void glue_french(Draft& draft, Profile const& profile);
/// Remarks on `Etat`, `ETUDE`, `A mi-chemin`.
void remark_on_accents(Draft& draft, Profile const& profile);

}  // namespace livret::locale
