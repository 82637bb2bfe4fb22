// A page of 10 lines of 10 squares: paper of 120 x 120 pt with margins of 10, text of 10 pt on 10 pt with every glyph
// as wide as it is high, its baseline 8 pt below the line's top.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "layout/layout.hpp"

namespace livret::layout_test {

/// Where a text stands: its page from 1 and its origin in pt.
struct Found {
  std::size_t page = 0;
  double x = 0;
  double y = 0;
  bool operator==(Found const&) const = default;
};

std::ostream& operator<<(std::ostream& out, Found const& found);

class Sheet {
 public:
  Sheet();

  text::TextStyle square() const { return style_; }
  content::TextRun run(std::string text) const;
  content::Paragraph paragraph(std::string text) const;
  /// A paragraph of one line for each letter from `first` on, `count` of them.
  content::Paragraph lines(char first, int count) const;
  content::Heading heading(int level, std::string text) const;
  content::Cell cell(std::string text) const;
  content::NoteCall call(std::size_t note) const;
  /// A box with nothing in it, `height` high.
  static content::Box filler(base::Length height);

  template <typename Kind>
  void add(Kind kind) {
    document.blocks.push_back({std::move(kind), {}});
  }
  void add_note(std::string text);

  frame::PagedDocument const& layout();
  /// How a layout of the document is set.
  layout::Report report();
  /// The first text item that is `text`, trailing space aside, or page 0.
  Found find(std::string const& text) const;
  /// All texts of a page (from 1) in painting order.
  std::vector<std::string> texts(std::size_t page) const;
  template <typename Item>
  std::vector<Item> items(std::size_t page) const {
    std::vector<Item> found;
    for (auto const& item : pages.pages.at(page - 1).frame.items) {
      if (auto const* each = std::get_if<Item>(&item)) found.push_back(*each);
    }
    return found;
  }
  /// The structure part of frame::dump.
  std::string structure() const;
  std::vector<std::string> messages() const;

  content::Document document;
  frame::PagedDocument pages;

 private:
  diag::SourceMap sources_;
  diag::Sink sink_;
  text::FontBook fonts_;
  text::TextStyle style_;
};

template <typename Kind>
content::Blocks blocks(Kind kind) {
  content::Blocks made;
  made.push_back({std::move(kind), {}});
  return made;
}

}  // namespace livret::layout_test
