#include "text/glyph_run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "text/characters.hpp"
#include "text/run_builder.hpp"

namespace livret::text {

namespace {

constexpr std::int64_t widest = 0x7fffffff;

/// Where the word or the single space that starts at `begin` ends.
std::size_t end_of_part(std::string_view text, std::size_t begin) {
  auto offset = begin;
  while (offset < text.size()) {
    auto const c = code_point_at(text, offset);
    bool const is_space = space_kind(c.value) != SpaceKind::None;
    if (is_space) return offset == begin ? offset + c.length : offset;
    offset += c.length;
  }
  return offset;
}

}  // namespace

Scale Scale::expanded(std::int32_t thousandths) const {
  auto scale = *this;
  scale.expansion_ = thousandths;
  scale.spacing_ += spacing_ * thousandths / 1000;
  return scale;
}

std::int32_t Scale::advance(ShapedWord const& word, std::size_t index) const {
  auto const& glyphs = word.glyphs;
  if (spacing_ == 0) return along(glyphs[index].advance);
  bool const ends_cluster = index + 1 == glyphs.size() || glyphs[index + 1].cluster != glyphs[index].cluster;
  auto const scaled = std::int64_t{along(glyphs[index].advance)} + (ends_cluster ? spacing_ : 0);
  return static_cast<std::int32_t>(std::clamp(scaled, -widest, widest));
}

base::Length Scale::width(ShapedWord const& word) const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < word.glyphs.size(); ++i) sum += advance(word, i);
  return base::Length::from_units(sum);
}

RunBuilder::RunBuilder(Scale scale, TextStyle const& style) : scale_(scale) {
  run_.face = style.face;
  run_.size = style.size;
  run_.colour = style.colour;
  run_.baseline_shift = style.baseline_shift;
  run_.language = style.language;
  run_.expansion = scale.expansion();
}

void RunBuilder::append(ShapedWord const& word, std::string_view text, std::int32_t kerning) {
  auto const base = static_cast<std::uint32_t>(run_.text.size());
  run_.text += text;
  for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
    auto const& glyph = word.glyphs[i];
    run_.glyphs.push_back({glyph.id, base + glyph.cluster, scale_.advance(word, i), scale_.along(glyph.x_offset),
                           scale_.to_length(glyph.y_offset)});
  }
  if (kerning != 0 && !word.glyphs.empty()) run_.glyphs.back().advance += scale_.along(kerning);
}

void RunBuilder::append_space(ShapedWord const& space, std::string_view text, base::Length advance) {
  append(space, text);
  if (!space.glyphs.empty())
    run_.glyphs.back().advance = static_cast<std::int32_t>(std::clamp(advance.units(), -widest, widest));
}

void report_missing(Face const& face, ShapedWord const& word, diag::Span where, diag::Sink& sink) {
  for (auto const c : word.missing) {
    std::string character;
    base::append_utf8(character, c);
    auto message = fmt::format("the font `{}` has no glyph for `{}` (`U+{:04X}`)", face.postscript_name(), character,
                               static_cast<std::uint32_t>(c));
    auto const reported = sink.sorted();
    bool const known = std::any_of(reported.begin(), reported.end(),
                                   [&](diag::Diagnostic const& one) { return one.message == message; });
    if (!known) sink.error(where, std::move(message), "choose a face that has it, or write something else");
  }
}

base::Length GlyphRun::width() const {
  std::int64_t sum = 0;
  for (auto const& glyph : glyphs) sum += glyph.advance;
  return base::Length::from_units(sum);
}

GlyphRun shape(FontBook const& fonts, std::string_view text, TextStyle const& style, diag::Span where,
               diag::Sink& sink) {
  auto const& face = fonts.face(style.face);
  auto& cache = fonts.shapes();
  auto const shaping = cache.style_of(style);
  RunBuilder builder(Scale(face, style), style);
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = end_of_part(text, begin);
    auto const part = text.substr(begin, end - begin);
    auto const word = cache.word(face, shaping, part);
    if (!word->missing.empty()) report_missing(face, *word, where, sink);
    builder.append(*word, part);
    begin = end;
  }
  return builder.take();
}

base::Length measure(FontBook const& fonts, std::string_view text, TextStyle const& style, diag::Sink& sink) {
  auto const& face = fonts.face(style.face);
  auto& cache = fonts.shapes();
  auto const shaping = cache.style_of(style);
  Scale const scale(face, style);
  base::Length width;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = end_of_part(text, begin);
    auto const word = cache.word(face, shaping, text.substr(begin, end - begin));
    if (!word->missing.empty()) report_missing(face, *word, {}, sink);
    width += scale.width(*word);
    begin = end;
  }
  return width;
}

VerticalMetrics vertical_metrics(FontBook const& fonts, TextStyle const& style) {
  auto const& face = fonts.face(style.face);
  auto const& metrics = face.metrics();
  Scale const scale(face, style);
  auto const length = [&](int units) { return base::Length::from_units(scale.to_length(units)); };
  return {length(metrics.ascender), length(-metrics.descender), length(metrics.cap_height), length(metrics.x_height)};
}

}  // namespace livret::text
