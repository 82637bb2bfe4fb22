#include <algorithm>
#include <limits>

#include "text/characters.hpp"
#include "text/harfbuzz.hpp"
#include "text/shape_cache.hpp"

namespace livret::text {

namespace {

std::vector<hb_feature_t> hb_features(ShapingStyle const& style) {
  std::vector<hb_feature_t> features;
  auto const add = [&](hb_tag_t tag, std::uint32_t value) {
    features.push_back({tag, value, HB_FEATURE_GLOBAL_START, std::numeric_limits<unsigned>::max()});
  };
  if (style.ligatures == Ligatures::None) {
    add(hb_tag("liga"), 0);
    add(hb_tag("clig"), 0);
  }
  for (auto const& feature : style.features) {
    auto const& tag = feature.tag;
    add(hb_tag({tag[0], tag[1], tag[2], tag[3], 0}), feature.value);
  }
  return features;
}

HbBuffer shaped_buffer(Face const& face, ShapingStyle const& style, std::string_view text) {
  HbBuffer buffer(hb_buffer_create());
  auto const length = static_cast<int>(text.size());
  hb_buffer_add_utf8(buffer.get(), text.data(), length, 0, length);
  hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  hb_buffer_guess_segment_properties(buffer.get());
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  if (hb_buffer_get_script(buffer.get()) == HB_SCRIPT_INVALID) hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
  hb_buffer_set_language(buffer.get(),
                         hb_language_from_string(style.language.data(), static_cast<int>(style.language.size())));
  auto const features = hb_features(style);
  hb_shape(face.hb_font(), buffer.get(), features.data(), static_cast<unsigned>(features.size()));
  return buffer;
}

int space_advance(Face const& face, char32_t space) {
  auto const of = [&](char32_t c) { return face.advance_of(face.glyph_of(c)); };
  if (space == 0x202F && face.glyph_of(0x2009) != 0) return of(0x2009);
  if (space == 0x2007) return of(U'0');
  if (space == 0x2008) return of(U'.');
  auto const part = fallback_advance(space);
  return part == 0 ? of(U' ') : part * face.metrics().units_per_em / 3600;
}

/// A space that the face lacks stands on the glyph of U+0020.
ShapedWord substituted_space(Face const& face, char32_t space) {
  return {{{face.glyph_of(U' '), 0, space_advance(face, space), 0, 0, true}}, {}};
}

void note_missing(ShapedWord& word, char32_t c) {
  if (std::find(word.missing.begin(), word.missing.end(), c) == word.missing.end()) word.missing.push_back(c);
}

}  // namespace

ShapedWord shape_word(Face const& face, ShapingStyle const& style, std::string_view text) {
  if (text.empty()) return {};
  auto const first = code_point_at(text, 0);
  bool const is_space = first.length == text.size() && space_kind(first.value) != SpaceKind::None;
  if (is_space && face.glyph_of(first.value) == 0 && face.glyph_of(U' ') != 0)
    return substituted_space(face, first.value);

  auto const buffer = shaped_buffer(face, style, text);
  unsigned count = 0;
  auto const* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  auto const* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  ShapedWord word;
  word.glyphs.reserve(count);
  std::uint32_t cluster = 0;
  for (unsigned i = 0; i < count; ++i) {
    cluster = std::max(cluster, infos[i].cluster);
    auto const id = static_cast<std::uint16_t>(infos[i].codepoint);
    bool const is_safe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) == 0;
    word.glyphs.push_back({id, cluster, positions[i].x_advance, positions[i].x_offset, positions[i].y_offset, is_safe});
    if (id == 0) note_missing(word, code_point_at(text, infos[i].cluster).value);
  }
  return word;
}

}  // namespace livret::text
