#include "text/subset.hpp"

#include <fmt/format.h>

#include "text/face.hpp"

namespace livret::text {

namespace {

/// Tables of no use inside a PDF, where glyphs are chosen and placed by number (ISO 32000-1, 9.9).
constexpr hb_tag_t dropped_tables[] = {hb_tag("GSUB"), hb_tag("GPOS"), hb_tag("GDEF"), hb_tag("BASE"), hb_tag("JSTF"),
                                       hb_tag("DSIG"), hb_tag("kern"), hb_tag("name"), hb_tag("post"), hb_tag("cmap"),
                                       hb_tag("OS/2"), hb_tag("STAT"), hb_tag("gasp"), hb_tag("meta"), hb_tag("vhea"),
                                       hb_tag("vmtx"), hb_tag("VORG"), hb_tag("LTSH"), hb_tag("hdmx"), hb_tag("VDMX")};

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  auto const* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

HbFace make_subset(hb_face_t* face, std::span<std::uint16_t const> glyphs) {
  HbSubsetInput const input(hb_subset_input_create_or_fail());
  if (!input) return nullptr;
  auto* const kept = hb_subset_input_glyph_set(input.get());
  hb_set_add(kept, 0);
  for (auto const glyph : glyphs) hb_set_add(kept, glyph);
  auto* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (auto const tag : dropped_tables) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return HbFace(hb_subset_or_fail(face, input.get()));
}

std::vector<std::uint16_t> sorted_with_notdef(Face const& face, std::span<std::uint16_t const> glyphs) {
  HbSet const set(hb_set_create());
  hb_set_add(set.get(), 0);
  for (auto const glyph : glyphs)
    if (glyph < face.glyph_count()) hb_set_add(set.get(), glyph);
  return glyphs_in(set.get());
}

int width_in_thousandths(Face const& face, std::uint16_t glyph) {
  auto const em = face.metrics().units_per_em;
  return (2000 * face.advance_of(glyph) + em) / (2 * em);
}

}  // namespace

base::Result<FontProgram> subset(Face const& face, std::span<std::uint16_t const> glyphs) {
  auto* const whole = hb_font_get_face(face.hb_font());
  auto const part = make_subset(whole, glyphs);
  if (!part) return base::Failure{fmt::format("`{}` cannot be subset", face.path())};
  FontProgram program;
  program.is_cff = face.is_cff();
  program.postscript_name = face.postscript_name();
  HbBlob const blob(program.is_cff ? hb_face_reference_table(part.get(), hb_tag("CFF "))
                                   : hb_face_reference_blob(part.get()));
  program.bytes = bytes_of(blob.get());
  if (program.bytes.empty()) return base::Failure{fmt::format("the subset of `{}` is empty", face.path())};
  program.glyphs = sorted_with_notdef(face, glyphs);
  for (auto const glyph : program.glyphs) program.widths.push_back(width_in_thousandths(face, glyph));
  return program;
}

}  // namespace livret::text
