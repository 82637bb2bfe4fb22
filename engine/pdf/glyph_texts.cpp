#include "pdf/glyph_texts.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "frame/walk.hpp"

namespace livret::pdf {

namespace {

/// What a glyph gets that never stands for a text alone: PDF/A wants a mapping (ISO 19005-3, 6.2.11.7.2), and this one
/// adds nothing to what is extracted.
constexpr std::string_view zero_width_space = "\xE2\x80\x8B";

/// Code points of no ink and no width, and those that ToUnicode may not hold.
bool is_silent(char32_t code_point) {
  return code_point == 0 || code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200D) ||
         code_point == 0x2060 || code_point == 0xFEFF || code_point == 0xFFFE;
}

bool may_hold_silent(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c == '\xC2' || c == '\xE2' || c == '\xEF' || c == '\0'; });
}

}  // namespace

std::string_view extracted_text(Cluster const& cluster, std::string& buffer) {
  if (!may_hold_silent(cluster.text)) return cluster.text;
  buffer.clear();
  for (std::size_t offset = 0; offset < cluster.text.size();) {
    auto const [value, length] = base::decode_utf8(cluster.text, offset);
    if (!is_silent(value)) buffer.append(cluster.text.substr(offset, length));
    offset += length;
  }
  return buffer.empty() ? cluster.text : std::string_view(buffer);
}

std::vector<GlyphTexts::Candidate>& GlyphTexts::candidates(std::uint16_t glyph) {
  if (glyph >= slots_.size()) slots_.resize(std::size_t{glyph} + 1, 0);
  if (slots_[glyph] == 0) {
    candidates_.emplace_back();
    slots_[glyph] = static_cast<std::uint32_t>(candidates_.size());
  }
  return candidates_[slots_[glyph] - 1];
}

void GlyphTexts::note(Cluster const& cluster) {
  if (cluster.glyphs.size() != 1) {
    for (text::Glyph const& glyph : cluster.glyphs) candidates(glyph.id);
    return;
  }
  std::string buffer;
  std::string_view const text = extracted_text(cluster, buffer);
  auto& known = candidates(cluster.glyphs.front().id);
  for (Candidate& candidate : known) {
    if (candidate.text == text) {
      ++candidate.count;
      return;
    }
  }
  known.push_back({std::string(text), 1});
}

void GlyphTexts::settle() {
  auto const better = [](Candidate const& a, Candidate const& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  };
  for (auto& known : candidates_) {
    std::erase_if(known, [](Candidate const& each) { return each.text.empty() || each.text == std::string(1, '\0'); });
    if (known.empty()) known.push_back({std::string(zero_width_space), 0});
    std::sort(known.begin(), known.end(), better);
    known.resize(1);
  }
}

bool GlyphTexts::tells(Cluster const& cluster) const {
  std::string buffer;
  return cluster.glyphs.size() == 1 && extracted_text(cluster, buffer) == text_of(cluster.glyphs.front().id);
}

std::vector<std::uint16_t> GlyphTexts::glyphs() const {
  std::vector<std::uint16_t> out;
  for (std::size_t glyph = 0; glyph < slots_.size(); ++glyph) {
    if (slots_[glyph] != 0) out.push_back(static_cast<std::uint16_t>(glyph));
  }
  return out;
}

std::string const& GlyphTexts::text_of(std::uint16_t glyph) const {
  base::check(glyph < slots_.size() && slots_[glyph] != 0, "a glyph is shown that was not noted");
  return candidates_[slots_[glyph] - 1].front().text;
}

std::map<text::FaceId, GlyphTexts> gather_glyph_texts(frame::PagedDocument const& document) {
  std::map<text::FaceId, GlyphTexts> faces;
  auto const note_run = [&](text::GlyphRun const& run) {
    if (run.glyphs.empty()) return;
    GlyphTexts& face = faces[run.face];
    for_each_cluster(run, [&](Cluster const& cluster) { face.note(cluster); });
  };
  for (frame::Page const& page : document.pages) {
    frame::walk(page.frame, {}, [&](frame::Item const& item, base::Point) {
      if (auto const* text = std::get_if<frame::TextItem>(&item)) note_run(*text->run);
      auto const* drawing = std::get_if<frame::DrawingItem>(&item);
      if (drawing == nullptr) return;
      for (frame::Operation const& operation : drawing->drawing->operations) {
        if (auto const* glyphs = std::get_if<frame::Glyphs>(&operation)) note_run(*glyphs->run);
      }
    });
  }
  for (auto& [id, face] : faces) face.settle();
  return faces;
}

}  // namespace livret::pdf
