#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "frame/page.hpp"
#include "text/glyph_run.hpp"

namespace livret::pdf {

/// Glyphs that stand together for a stretch of their run's text.
struct Cluster {
  std::span<text::Glyph const> glyphs;
  std::string_view text;
};

/// Calls `visit` with each cluster of a run, from left to right.
template <typename Visit>
void for_each_cluster(text::GlyphRun const& run, Visit const& visit) {
  std::span<text::Glyph const> const glyphs = run.glyphs;
  std::string_view const text = run.text;
  auto const start_of = [&](std::size_t glyph) { return std::min<std::size_t>(glyphs[glyph].cluster, text.size()); };
  for (std::size_t first = 0; first < glyphs.size();) {
    std::size_t last = first + 1;
    while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) ++last;
    std::size_t const begin = first == 0 ? 0 : start_of(first);
    std::size_t const end = last == glyphs.size() ? text.size() : std::max(begin, start_of(last));
    visit(Cluster{glyphs.subspan(first, last - first), text.substr(begin, end - begin)});
    first = last;
  }
}

/// What extraction should give for a cluster: its text without the characters that have no ink and no width (soft
/// hyphens, zero-width spaces and joiners), unless it has nothing else. `buffer` may be used to hold it.
std::string_view extracted_text(Cluster const& cluster, std::string& buffer);

/// How the codes of a font are chosen.
enum class Coding {
  Dense,     ///< 1 and up, one for each text of a glyph: the font maps codes to glyphs (CIDToGIDMap)
  GlyphIds,  ///< the glyph's own, so one text for each glyph: CFF programs have no such map
};

/// A code of a font, the glyph it shows and the text that ToUnicode gives it.
struct CodedGlyph {
  std::uint16_t code = 0;
  std::uint16_t glyph = 0;
  std::string text;
};

/// Codes for the glyphs of a face in one document. A glyph has a code for each text that it stands for alone, as a
/// reader maps a code to one text only; where that is not to be had, the page says what is meant by ActualText.
class GlyphCodes {
 public:
  void note(Cluster const& cluster);
  /// Glyphs that were noted, ascending.
  std::vector<std::uint16_t> glyphs() const;
  /// Chooses the codes; no notes after that, and none of the following before.
  void settle(Coding coding);

  /// The code that shows a cluster and tells its text; nothing where none does.
  std::optional<std::uint16_t> code_of(Cluster const& cluster) const;
  /// A code that shows a glyph, whatever the text.
  std::uint16_t code_of(std::uint16_t glyph) const;
  /// All codes, ascending.
  std::vector<CodedGlyph> const& codes() const { return codes_; }

 private:
  struct Meaning {
    std::string text;
    std::uint32_t count = 0;
    std::uint16_t code = 0;
  };
  std::vector<Meaning>& meanings(std::uint16_t glyph);
  std::vector<Meaning> const& meanings(std::uint16_t glyph) const;

  std::vector<std::uint32_t> slots_;  ///< by glyph: 1 + the index in `meanings_`, or 0
  std::vector<std::vector<Meaning>> meanings_;
  std::vector<CodedGlyph> codes_;
};

/// The glyphs on a document's pages with their texts, by face, not settled yet.
std::map<text::FaceId, GlyphCodes> gather_glyphs(frame::PagedDocument const& document);

}  // namespace livret::pdf
