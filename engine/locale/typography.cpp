#include "locale/typography.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/check.hpp"
#include "locale/english_rules.hpp"
#include "locale/french_rules.hpp"
#include "locale/typography_draft.hpp"
#include "locale/typography_rules.hpp"

namespace livret::locale {

namespace {

/// A rule and the bytes of which one must be in the text for it to have any work.
struct Rule {
  RuleFunction run;
  std::string_view triggers;
};

/// Which bytes a text has.
class BytesPresent {
 public:
  explicit BytesPresent(std::string_view text) {
    for (char const byte : text) present_[static_cast<unsigned char>(byte)] = true;
  }
  bool has_any(std::string_view bytes) const {
    return std::ranges::any_of(bytes, [&](char byte) { return present_[static_cast<unsigned char>(byte)]; });
  }

 private:
  std::array<bool, 256> present_{};
};

constexpr std::string_view digits = "0123456789";
// Units first, for `35km` hides from the rules of numbers that it is one. Marks before the spaces that depend on them,
// numbers before the blanks round them, remarks on the text as it will be.
constexpr Rule french[] = {
    {protect_addresses, ":/@w"},
    {glue_units, digits},
    {set_ellipses, "."},
    {set_dashes, "-"},
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
    {glue_french, " \xc2\xe2"},  // the lead bytes of § and °, and of the other blanks
    {remark_on_accents, "ACEI"},
};
constexpr Rule english[] = {
    {protect_addresses, ":/@w"}, {glue_units, digits},
    {set_ellipses, "."},         {set_dashes, "-"},
    {set_ranges, "-"},           {set_english_quotes, "\""},
    {set_apostrophes, "'"},      {set_minus_signs, "-"},
    {glue_english, " "},         {remark_on_spaced_punctuation, ";:!?%"},
};
constexpr Rule other[] = {{protect_addresses, ":/@w"}, {set_ellipses, "."}};

std::span<Rule const> rules_of(Profile::Language language) {
  switch (language) {
    case Profile::Language::French:
      return french;
    case Profile::Language::BritishEnglish:
      return english;
    case Profile::Language::Other:
      return other;
  }
  base::check(false, "a language of the closed list");
  return {};
}

}  // namespace

Profile profile_of(std::string_view tag) {
  auto const primary = tag.substr(0, tag.find('-'));
  Profile profile;
  if (primary == "en")
    profile.language = Profile::Language::BritishEnglish;
  else if (primary != "fr")
    profile.language = Profile::Language::Other;
  return profile;
}

Correction correct(std::string_view text, Profile const& profile, std::span<Protected const> untouched) {
  Draft draft(text, untouched);
  BytesPresent const present(text);
  for (auto const& rule : rules_of(profile.language)) {
    if (!present.has_any(rule.triggers)) continue;
    rule.run(draft, profile);
    draft.commit();
  }
  return draft.correction();
}

std::vector<Remark> remarks_of(std::string_view text, Correction const& correction) {
  auto remarks = correction.remarks;
  for (auto const& edit : correction.edits) {
    auto const written = text.substr(edit.begin, edit.end - edit.begin);
    if (written == edit.replacement) continue;
    remarks.push_back(
        {edit.begin, edit.end, "typography: `" + std::string(written) + "` found", "write `" + edit.replacement + "`"});
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
