#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "content/document.hpp"
#include "diag/sink.hpp"
#include "text/paragraph.hpp"

namespace livret::layout {

/// How a paragraph is broken into lines.
struct LineRequest {
  content::ParagraphStyle const* style = nullptr;  ///< in the document, which outlives the cache
  text::Alignment alignment = text::Alignment::Justify;
  base::Length width = {};
  base::Length indent = {};
  base::Length hanging = {};
};

/// What the passes over one document have set, so that a pass sets only what it changes: broken lines, widths, charts.
/// What was reported then is reported again.
class SettingCache {
 public:
  explicit SettingCache(text::FontBook const& fonts) : fonts_(fonts) {}

  /// text::break_paragraph with the style's parameters, this alignment and these indents. The reference lasts as long
  /// as the cache.
  text::BrokenParagraph const& lines(LineRequest const& request, std::vector<text::Piece> const& pieces,
                                     diag::Sink& sink);
  text::IntrinsicWidths widths(content::ParagraphStyle const& style, std::vector<text::Piece> const& pieces,
                               diag::Sink& sink);
  /// The chart of a figure of the document, drawn.
  frame::DrawingPtr drawing(content::Figure const& figure, base::Length width, diag::Sink& sink);

 private:
  template <typename Value>
  struct Entry {
    LineRequest request;
    std::vector<text::Piece> pieces;
    Value value;
    std::vector<diag::Diagnostic> reported;
  };
  template <typename Value>
  using Entries = std::unordered_multimap<std::size_t, Entry<Value>>;
  struct Drawn {
    frame::DrawingPtr drawing;
    std::vector<diag::Diagnostic> reported;
  };

  template <typename Value, typename Set>
  static Value const& find_or_set(Entries<Value>& entries, LineRequest const& request,
                                  std::vector<text::Piece> const& pieces, diag::Sink& sink, Set const& set);

  text::FontBook const& fonts_;
  Entries<text::BrokenParagraph> lines_;
  Entries<text::IntrinsicWidths> widths_;
  std::map<std::pair<content::Figure const*, base::Length>, Drawn> drawings_;
};

}  // namespace livret::layout
