#include <array>
#include <span>

#include "text/face.hpp"
#include "text/subset.hpp"

namespace livret::text {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Basic Latin, Latin-1, the other letters of French, general punctuation, superior figures, and the arrows and signs
/// of reports. 295 glyphs of Vollkorn with what follows from them, 22 KB deflated; all of Latin Extended-A with small
/// capitals would be 713 and more than twice that in every document.
constexpr Range text_ranges[] = {
    {0x20, 0x7E},     {0xA0, 0xFF},     {0x152, 0x153},   {0x178, 0x178},   {0x2009, 0x200A}, {0x2010, 0x2015},
    {0x2018, 0x201F}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x202F, 0x2030}, {0x2039, 0x203A}, {0x2070, 0x2079},
    {0x20AC, 0x20AC}, {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2190, 0x2193}, {0x2212, 0x2212}, {0x2248, 0x2248},
    {0x2260, 0x2265}, {0x25A0, 0x25A0}, {0x25CF, 0x25CF}};
constexpr std::array<hb_tag_t, 12> text_features = {hb_tag("ccmp"), hb_tag("locl"), hb_tag("liga"), hb_tag("clig"),
                                                    hb_tag("calt"), hb_tag("lnum"), hb_tag("onum"), hb_tag("tnum"),
                                                    hb_tag("pnum"), hb_tag("sups"), hb_tag("ordn"), 0};

/// Small capitals: for centuries and acronyms, so of the letters of French only.
constexpr Range small_capital_ranges[] = {{U'a', U'z'}, {0xE0, 0xE0}, {0xE2, 0xE2}, {0xE7, 0xEB},  {0xEE, 0xEF},
                                          {0xF4, 0xF4}, {0xF9, 0xF9}, {0xFB, 0xFB}, {0x153, 0x153}};
constexpr std::array<hb_tag_t, 2> small_capital_features = {hb_tag("smcp"), 0};

HbSet nominal_glyphs(Face const& face, std::span<Range const> ranges) {
  HbSet glyphs(hb_set_create());
  for (auto const& range : ranges)
    for (auto c = range.first; c <= range.last; ++c)
      if (auto const glyph = face.glyph_of(c); glyph != 0) hb_set_add(glyphs.get(), glyph);
  return glyphs;
}

/// The glyphs of `ranges` and all that `features` (ended by 0, as HarfBuzz wants them) may put in their place.
HbSet closure(Face const& face, std::span<Range const> ranges, std::span<hb_tag_t const> features) {
  auto* const whole = hb_font_get_face(face.hb_font());
  auto glyphs = nominal_glyphs(face, ranges);
  HbSet const lookups(hb_set_create());
  hb_ot_layout_collect_lookups(whole, hb_tag("GSUB"), nullptr, nullptr, features.data(), lookups.get());
  hb_ot_layout_lookups_substitute_closure(whole, lookups.get(), glyphs.get());
  return glyphs;
}

}  // namespace

std::vector<std::uint16_t> repertoire(Face const& face) {
  auto const glyphs = closure(face, text_ranges, text_features);
  auto const small_capitals = closure(face, small_capital_ranges, small_capital_features);
  hb_set_union(glyphs.get(), small_capitals.get());
  hb_set_add(glyphs.get(), 0);
  return glyphs_in(glyphs.get());
}

}  // namespace livret::text
