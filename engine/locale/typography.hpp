#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace livret::locale {

/// The rules of one language with its choices, and what is done with them.
struct Profile {
  enum class Language { French, BritishEnglish, Other };
  enum class Mode {
    Correct,   ///< faults are set right, what needs an author's eye is remarked on
    Report,    ///< the text stays, everything is remarked on
    Verbatim,  ///< the text stays, nothing is said: quotations, code
  };
  Language language = Language::French;
  char32_t colon_space = 0x00a0;      ///< before `:`
  char32_t guillemet_space = 0x202f;  ///< inside « »
  char32_t high_space = 0x202f;       ///< before `; ! ?`
  Mode mode = Mode::Correct;
};

/// The profile of a BCP 47 tag: `fr` and its regions, of which Switzerland sets U+202F before `:` (Guide du typographe)
/// and Canada U+00A0 inside « » (Office québécois de la langue française); `en` and its regions; any other language has
/// only what all share.
Profile profile_of(std::string_view language_tag);

/// How a stretch is to be drawn, beside its characters.
enum class Drawn { AsIs, Superior, SmallCapitals };

/// Replace bytes [begin, end) of the text by `replacement`, drawn so. The replacement is what a reader extracts: the
/// numeral of a century stays `XIX` in capitals with Drawn::SmallCapitals, and whoever draws it asks the font for
/// `c2sc`, or shapes the lower-case letters with `smcp` and keeps the capitals as the actual text. An edit may change
/// no character and only the drawing.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement;
  Drawn drawn = Drawn::AsIs;
};

/// Something an author should look at: `Etat` for `État`, `17ème`.
struct Remark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string hint;
};

struct Correction {
  std::vector<Edit> edits;      ///< ascending, not overlapping
  std::vector<Remark> remarks;  ///< ascending
};

/// A stretch that no rule may touch: code, a URL, a quotation set verbatim. Bytes [begin, end).
struct Protected {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The typographic corrections of one paragraph's text in the profile's mode (requirements: section 1 of the genre;
/// Lexique des règles typographiques en usage à l'Imprimerie nationale). URLs and e-mail addresses are found and
/// protected by themselves. Linear in the text. Idempotent: the corrected text, corrected again, has no edit that
/// changes a character. Ordinals are given as an edit with `Drawn::Superior` over their letters.
/// `%`, currencies and units take U+00A0; signs may touch their number in other languages than French. What may be a
/// code, a version or a section number is remarked on, never changed. In report mode there are no edits, in verbatim
/// mode no remarks either.
Correction correct(std::string_view text, Profile const& profile, std::span<Protected const> untouched = {});

/// For a text that is to be reported on and left as it is: the remarks of `correction`, and one for each edit
/// beside them that changes characters of `text`, over the characters on either side of it too. No-break spaces are
/// named, as in
/// `<U+202F>`. Ascending by their beginnings.
std::vector<Remark> remarks_of(std::string_view text, Correction const& correction);

/// `text` with the edits made, for places that have no drawing (alternative text, outline, chart labels): superiors
/// become plain letters.
std::string apply_plain(std::string_view text, std::span<Edit const> edits);

}  // namespace livret::locale
