#include "pdf/glyph_codes.hpp"

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

bool is_mappable(std::string_view text) { return !text.empty() && text != std::string_view("\0", 1); }

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

std::vector<GlyphCodes::Meaning>& GlyphCodes::meanings(std::uint16_t glyph) {
  if (glyph >= slots_.size()) slots_.resize(std::size_t{glyph} + 1, 0);
  if (slots_[glyph] == 0) {
    meanings_.emplace_back();
    slots_[glyph] = static_cast<std::uint32_t>(meanings_.size());
  }
  return meanings_[slots_[glyph] - 1];
}

std::vector<GlyphCodes::Meaning> const& GlyphCodes::meanings(std::uint16_t glyph) const {
  base::check(glyph < slots_.size() && slots_[glyph] != 0, "a glyph is shown that was not noted");
  return meanings_[slots_[glyph] - 1];
}

void GlyphCodes::note(Cluster const& cluster) {
  if (cluster.glyphs.size() != 1) {
    for (text::Glyph const& glyph : cluster.glyphs) meanings(glyph.id);
    return;
  }
  std::string buffer;
  std::string_view const text = extracted_text(cluster, buffer);
  auto& known = meanings(cluster.glyphs.front().id);
  for (Meaning& meaning : known) {
    if (meaning.text == text) {
      ++meaning.count;
      return;
    }
  }
  if (is_mappable(text)) known.push_back({std::string(text), 1});
}

std::vector<std::uint16_t> GlyphCodes::glyphs() const {
  std::vector<std::uint16_t> out;
  for (std::size_t glyph = 0; glyph < slots_.size(); ++glyph) {
    if (slots_[glyph] != 0) out.push_back(static_cast<std::uint16_t>(glyph));
  }
  return out;
}

void GlyphCodes::settle(Coding coding) {
  auto const comes_first = [](Meaning const& a, Meaning const& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  };
  for (std::uint16_t glyph : glyphs()) {
    auto& known = meanings(glyph);
    if (known.empty()) known.push_back({std::string(zero_width_space)});
    std::sort(known.begin(), known.end(), comes_first);
    if (coding == Coding::GlyphIds) known.resize(1);
    for (Meaning& meaning : known) {
      meaning.code = coding == Coding::GlyphIds ? glyph : static_cast<std::uint16_t>(codes_.size() + 1);
      base::check(codes_.empty() || meaning.code > codes_.back().code, "a font has more meanings than codes");
      codes_.push_back({meaning.code, glyph, meaning.text});
    }
  }
}

std::optional<std::uint16_t> GlyphCodes::code_of(Cluster const& cluster) const {
  if (cluster.glyphs.size() != 1) return std::nullopt;
  std::string buffer;
  std::string_view const text = extracted_text(cluster, buffer);
  for (Meaning const& meaning : meanings(cluster.glyphs.front().id)) {
    if (meaning.text == text) return meaning.code;
  }
  return std::nullopt;
}

std::uint16_t GlyphCodes::code_of(std::uint16_t glyph) const { return meanings(glyph).front().code; }

std::map<text::FaceId, GlyphCodes> gather_glyphs(frame::PagedDocument const& document) {
  std::map<text::FaceId, GlyphCodes> faces;
  auto const note_run = [&](text::GlyphRun const& run) {
    if (run.glyphs.empty()) return;
    GlyphCodes& face = faces[run.face];
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
  return faces;
}

}  // namespace livret::pdf
