#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/markdown.hpp"
#include "content/markdown_mask.hpp"
#include "content/markdown_places.hpp"

namespace livret::content {

/// The text between two other inlines: cmark's text nodes and soft breaks, gathered so that a citation in it is seen as
/// one, over the end of a line too.
class RunningText {
 public:
  explicit RunningText(MaskedText const& masked) : masked_(masked) {}

  /// `literal` is of the masked text, without escapes; `place` is where it was written.
  void add(std::string_view literal, Place place);
  /// Texts and citations, as they follow one another; nothing is left. An item of a citation that has no key is
  /// reported and left out.
  MdInlines take(Locate const& locate, diag::Sink& sink);

 private:
  struct Piece {
    std::size_t begin;  ///< in `text_`
    Place place;
  };
  struct Found {
    std::size_t begin = 0;  ///< in `text_`, at `[`
    std::size_t end = 0;    ///< behind `]`
    Place place;            ///< in the masked text
    MdCitation citation;
  };
  std::vector<std::size_t> align() const;
  std::vector<Found> find_citations(Locate const& locate, diag::Sink& sink) const;

  MaskedText const& masked_;
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace livret::content
