#include "canvas/glyph_texts.hpp"

#include <mutex>

#include "canvas/svg_text.hpp"
#include "text/outline.hpp"

namespace livret::canvas {

namespace {

std::string outline_data(std::vector<text::OutlineStep> const& outline) {
  std::string data;
  for (auto const& step : outline) {
    switch (step.kind) {
      case text::OutlineStep::Kind::Move:
        data += 'M';
        break;
      case text::OutlineStep::Kind::Line:
        data += 'L';
        break;
      case text::OutlineStep::Kind::Curve:
        data += 'C';
        append_point(data, step.x1, step.y1);
        data += ' ';
        append_point(data, step.x2, step.y2);
        data += ' ';
        break;
      case text::OutlineStep::Kind::Close:
        data += 'Z';
        continue;
    }
    append_point(data, step.x, step.y);
  }
  return data;
}

}  // namespace

std::string const& GlyphTexts::data(text::Face const& face, text::FaceId id, std::uint16_t glyph) {
  auto const key = std::uint64_t{id.index()} << 16 | glyph;
  {
    std::shared_lock const lock(mutex_);
    if (auto const known = texts_.find(key); known != texts_.end()) return known->second;
  }
  auto text = outline_data(text::glyph_outline(face, glyph));
  std::unique_lock const lock(mutex_);
  return texts_.try_emplace(key, std::move(text)).first->second;
}

}  // namespace livret::canvas
