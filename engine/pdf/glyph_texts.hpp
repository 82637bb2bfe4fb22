#pragma once

#include <cstdint>
#include <map>
#include <memory>
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
  for (std::size_t first = 0; first < glyphs.size();) {
    std::size_t last = first + 1;
    while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) ++last;
    std::size_t const begin = first == 0 ? 0 : std::min<std::size_t>(glyphs[first].cluster, text.size());
    std::size_t const end =
        last == glyphs.size() ? text.size() : std::min<std::size_t>(glyphs[last].cluster, text.size());
    visit(Cluster{glyphs.subspan(first, last - first), text.substr(begin, end > begin ? end - begin : 0)});
    first = last;
  }
}

/// What extraction should give for a cluster: its text without the characters that have no ink and no width (soft
/// hyphens, zero-width spaces and joiners), unless it has nothing else. `buffer` may be used to hold it.
std::string_view extracted_text(Cluster const& cluster, std::string& buffer);

/// Which text each glyph of a face stands for in a document: the one it has most often, as ToUnicode holds one. Where
/// it has another, and where several glyphs stand for one text, the page says so by ActualText.
class GlyphTexts {
 public:
  void note(Cluster const& cluster);
  /// Chooses; no notes after that.
  void settle();

  /// Whether ToUnicode alone gives the text of a cluster.
  bool tells(Cluster const& cluster) const;
  /// Glyphs that were noted, ascending.
  std::vector<std::uint16_t> glyphs() const;
  std::string const& text_of(std::uint16_t glyph) const;

 private:
  struct Candidate {
    std::string text;
    std::uint32_t count = 0;
  };
  std::vector<Candidate>& candidates(std::uint16_t glyph);

  std::vector<std::uint32_t> slots_;  ///< by glyph: 1 + the index in `candidates_`, or 0
  std::vector<std::vector<Candidate>> candidates_;
};

/// The texts of all glyphs on a document's pages, settled, by face.
std::map<text::FaceId, GlyphTexts> gather_glyph_texts(frame::PagedDocument const& document);

}  // namespace livret::pdf
