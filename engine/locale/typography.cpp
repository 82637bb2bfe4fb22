#include "locale/typography.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "base/check.hpp"
#include "locale/english_rules.hpp"
#include "locale/french_rules.hpp"
#include "locale/typography_characters.hpp"
#include "locale/typography_draft.hpp"
#include "locale/typography_rules.hpp"

namespace livret::locale {

namespace {

/// A rule and the bytes of which one must be in the text for it to have any work.
struct Rule {
  RuleFunction run;
  std::string_view triggers;
};

/// The rules of a language, and for each byte those that it triggers: bit n for the nth. Most labels trigger none.
class RuleSet {
 public:
  explicit constexpr RuleSet(std::span<Rule const> rules) : rules_(rules) {
    for (std::size_t n = 0; n < rules.size(); ++n)
      for (char const byte : rules[n].triggers) triggered_[static_cast<unsigned char>(byte)] |= std::uint32_t{1} << n;
  }

  std::span<Rule const> rules() const { return rules_; }
  std::uint32_t triggered_by(std::string_view text) const {
    std::uint32_t triggered = 0;
    for (char const byte : text) triggered |= triggered_[static_cast<unsigned char>(byte)];
    return triggered;
  }

 private:
  std::span<Rule const> rules_;
  std::array<std::uint32_t, 256> triggered_{};
};

constexpr std::string_view digits = "0123456789";
constexpr std::string_view blanks = " \xc2\xe2";  // the lead bytes of U+00A0, and of U+202F and U+2009
// Hours and units before numbers, for `35km` hides from the rules of numbers that it is one. Marks before the spaces
// that depend on them, numbers before the blanks round them, remarks on the text as it will be.
constexpr Rule french_rules[] = {
    {protect_addresses, ":/@w"},
    {set_single_blanks, blanks},
    {set_ellipses, "."},
    {end_et_cetera, "t"},
    {close_up, blanks},
    {set_dashes, "-"},
    {glue_times, digits},
    {glue_units, digits},
    {set_ranges, "-"},
    {set_french_quotes, "\"\xc2\xe2"},  // the lead bytes of « » and of “ ”
    {set_apostrophes, "'"},
    {set_minus_signs, "-"},
    {space_high_punctuation, ";!?"},
    {space_colons, ":"},
    {set_ordinals, digits},
    {set_first_days, "1"},
    {set_roman_ordinals, "IVX"},
    {set_decimals, digits},
    {set_thousands, digits},
    {glue_phone_numbers, "0+"},
    {glue_asides, "-\xe2"},      // the lead byte of – and —
    {glue_french, " \xc2\xe2"},  // the lead bytes of § and °, and of the other blanks
    {remark_on_accents, "ACEI"},
};
constexpr Rule english_rules[] = {
    {protect_addresses, ":/@w"},
    {set_single_blanks, blanks},
    {set_ellipses, "."},
    {end_et_cetera, "t"},
    {close_up, blanks},
    {set_dashes, "-"},
    {glue_units, digits},
    {set_ranges, "-"},
    {set_english_quotes, "\""},
    {set_apostrophes, "'"},
    {set_minus_signs, "-"},
    {glue_english, blanks},
    {remark_on_spaced_punctuation, ";:!?%"},
};
constexpr Rule other_rules[] = {{protect_addresses, ":/@w"}, {set_single_blanks, blanks}, {set_ellipses, "."}};
constexpr RuleSet french(french_rules), english(english_rules), other(other_rules);

RuleSet const& rules_of(Profile::Language language) {
  switch (language) {
    case Profile::Language::French:
      return french;
    case Profile::Language::BritishEnglish:
      return english;
    case Profile::Language::Other:
      return other;
  }
  base::check(false, "a language of the closed list");
  return other;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

/// Where the character before `place` begins; `place` at the head of a line.
std::size_t character_before(std::string_view text, std::size_t place) {
  if (place > 0 && text[place - 1] == '\n') return place;
  while (place > 0 && is_continuation(text[--place])) {
  }
  return place;
}

/// Where the character at `place` ends; `place` at the end of a line.
std::size_t character_after(std::string_view text, std::size_t place) {
  if (place < text.size() && text[place] == '\n') return place;
  while (place < text.size() && ++place < text.size() && is_continuation(text[place])) {
  }
  return place;
}

/// No-break spaces look like any other: `<U+202F>` tells them.
std::string with_named_spaces(std::string_view text) {
  constexpr std::string_view wide = "\u00a0";
  constexpr std::string_view narrow = "\u202f";
  std::string result;
  while (!text.empty()) {
    auto const space = text.starts_with(wide) ? wide : text.starts_with(narrow) ? narrow : text.substr(0, 1);
    result += space == wide ? "<U+00A0>" : space == narrow ? "<U+202F>" : space;
    text.remove_prefix(space.size());
  }
  return result;
}

}  // namespace

Profile profile_of(std::string_view tag) {
  auto const primary = tag.substr(0, tag.find('-'));
  Profile profile;
  if (primary == "en")
    profile.language = Profile::Language::BritishEnglish;
  else if (primary != "fr")
    profile.language = Profile::Language::Other;
  if (tag == "fr-CH") profile.colon_space = narrow_no_break_space;
  if (tag == "fr-CA") profile.guillemet_space = no_break_space;
  return profile;
}

Correction correct(std::string_view text, Profile const& profile, std::span<Protected const> untouched) {
  if (profile.mode == Profile::Mode::Verbatim) return {};
  RuleSet const& set = rules_of(profile.language);
  std::uint32_t triggered = set.triggered_by(text);
  if (triggered == 0) return {};
  Draft draft(text, untouched);
  for (; triggered != 0; triggered &= triggered - 1) {
    set.rules()[static_cast<std::size_t>(std::countr_zero(triggered))].run(draft, profile);
    draft.commit();
  }
  auto correction = draft.correction();
  if (profile.mode == Profile::Mode::Correct) return correction;
  return {{}, remarks_of(text, correction)};
}

std::vector<Remark> remarks_of(std::string_view text, Correction const& correction) {
  auto remarks = correction.remarks;
  auto next = correction.remarks.begin();
  std::size_t told_until = 0;  // the furthest end of the remarks that begin before an edit
  for (auto const& edit : correction.edits) {
    for (; next != correction.remarks.end() && next->begin <= edit.begin; ++next)
      told_until = std::max(told_until, next->end);
    if (edit.begin < told_until && edit.end <= told_until) continue;
    auto const written = text.substr(edit.begin, edit.end - edit.begin);
    if (written == edit.replacement) continue;
    // With the character on either side: an edit of blanks alone would show nothing.
    auto const begin = character_before(text, edit.begin);
    auto const end = character_after(text, edit.end);
    auto const right = std::string(text.substr(begin, edit.begin - begin)) + edit.replacement +
                       std::string(text.substr(edit.end, end - edit.end));
    remarks.push_back({begin, end, "typography: `" + with_named_spaces(text.substr(begin, end - begin)) + "` found",
                       "write `" + with_named_spaces(right) + "`"});
  }
  std::ranges::stable_sort(remarks, {}, &Remark::begin);
  return remarks;
}

std::string apply_plain(std::string_view text, std::span<Edit const> edits) {
  std::string result;
  result.reserve(text.size() + edits.size() * 2);
  std::size_t done = 0;
  for (auto const& edit : edits) {
    result.append(text, done, edit.begin - done);
    result += edit.replacement;
    done = edit.end;
  }
  return result.append(text, done, std::string_view::npos);
}

}  // namespace livret::locale
