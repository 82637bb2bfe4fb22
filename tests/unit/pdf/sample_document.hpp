#pragma once

#include <string>
#include <string_view>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "frame/page.hpp"
#include "text/font_book.hpp"
#include "text/glyph_run.hpp"

namespace livret::test {

/// The shipped fonts, and pages set by hand with them.
class Typesetter {
 public:
  Typesetter();

  text::FontBook const& fonts() const { return fonts_; }
  text::TextStyle style(std::string const& family, double size, base::Colour colour = {}, int weight = 400,
                        text::Slant slant = text::Slant::Upright);
  text::GlyphRunPtr run(std::string_view text, text::TextStyle const& style);

 private:
  diag::SourceMap sources_;
  diag::Sink sink_;
  text::FontBook fonts_;
};

/// Two pages with what a note has: headings, paragraphs with a note and links, a list, a table with spanning heads, a
/// figure with its drawing, running heads, an outline, and an attachment of the figure's data.
frame::PagedDocument sample_document(Typesetter& typesetter);

}  // namespace livret::test
