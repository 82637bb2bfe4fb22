#include <array>

#include "text/face.hpp"
#include "text/subset.hpp"

namespace livret::text {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Basic Latin, Latin-1, the rest of French and its neighbours, general punctuation, superior figures, currencies, and
/// the arrows, operators and shapes of reports.
constexpr Range repertoire_ranges[] = {
    {0x20, 0x7E},     {0xA0, 0xFF},     {0x100, 0x17F},   {0x1E9E, 0x1E9E}, {0x218, 0x21B},   {0x2B3, 0x2B3},
    {0x2E2, 0x2E2},   {0x1D48, 0x1D49}, {0x2000, 0x200B}, {0x2010, 0x2027}, {0x202F, 0x203A}, {0x2044, 0x2044},
    {0x2070, 0x208E}, {0x20AC, 0x20AC}, {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2153, 0x215E}, {0x2190, 0x2199},
    {0x2212, 0x2212}, {0x221E, 0x221E}, {0x2248, 0x2248}, {0x2260, 0x2265}, {0x25A0, 0x25CF}, {0x2713, 0x2717}};

/// Features that a style may switch on and that livret's own styles use; ended by 0, as HarfBuzz wants it.
constexpr std::array<hb_tag_t, 17> repertoire_features = {hb_tag("ccmp"),
                                                          hb_tag("locl"),
                                                          hb_tag("liga"),
                                                          hb_tag("clig"),
                                                          hb_tag("calt"),
                                                          hb_tag("smcp"),
                                                          hb_tag("c2sc"),
                                                          hb_tag("lnum"),
                                                          hb_tag("onum"),
                                                          hb_tag("tnum"),
                                                          hb_tag("pnum"),
                                                          hb_tag("sups"),
                                                          hb_tag("sinf"),
                                                          hb_tag("ordn"),
                                                          hb_tag("case"),
                                                          hb_tag("zero"),
                                                          0};

HbSet nominal_glyphs(Face const& face) {
  HbSet glyphs(hb_set_create());
  hb_set_add(glyphs.get(), 0);
  for (auto const& range : repertoire_ranges)
    for (auto c = range.first; c <= range.last; ++c)
      if (auto const glyph = face.glyph_of(c); glyph != 0) hb_set_add(glyphs.get(), glyph);
  return glyphs;
}

HbSet substitutions(hb_face_t* face) {
  HbSet lookups(hb_set_create());
  hb_ot_layout_collect_lookups(face, hb_tag("GSUB"), nullptr, nullptr, repertoire_features.data(), lookups.get());
  return lookups;
}

}  // namespace

std::vector<std::uint16_t> repertoire(Face const& face) {
  auto* const whole = hb_font_get_face(face.hb_font());
  auto const glyphs = nominal_glyphs(face);
  auto const lookups = substitutions(whole);
  hb_ot_layout_lookups_substitute_closure(whole, lookups.get(), glyphs.get());
  return glyphs_in(glyphs.get());
}

}  // namespace livret::text
