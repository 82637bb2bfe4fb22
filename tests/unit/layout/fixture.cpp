#include "unit/layout/fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace livret::layout_test {

using namespace base::literals;

std::ostream& operator<<(std::ostream& out, Found const& found) {
  return out << fmt::format("page {} at {} {}", found.page, found.x, found.y);
}

Sheet::Sheet() {
  fonts_.add_folder(LIVRET_SOURCE_DIR "/tests/fonts", sources_, sink_);
  style_.face = fonts_.find({"Square", 400, text::Slant::Upright}, {}, sink_);
  style_.size = 10_pt;
  style_.hyphens = text::Hyphens::None;
  REQUIRE(messages().empty());
  document.first.size = {120_pt, 120_pt};
  document.first.margin = {10_pt, 10_pt, 10_pt, 10_pt};
  document.rest = document.first;
  document.note_style.number = style_;
}

content::TextRun Sheet::run(std::string text) const {
  content::TextRun made;
  made.text = std::move(text);
  made.style = style_;
  return made;
}

content::Paragraph Sheet::paragraph(std::string text) const {
  content::Paragraph made;
  made.style.text = style_;
  made.style.line_height = 10_pt;
  made.style.breaking.alignment = text::Alignment::Left;
  made.style.breaking.protrusion = false;
  if (!text.empty()) made.inlines.emplace_back(run(std::move(text)));
  return made;
}

content::Paragraph Sheet::lines(char first, int count) const {
  content::Paragraph made = paragraph("");
  for (int i = 0; i < count; ++i) {
    if (i > 0) made.inlines.emplace_back(content::LineBreak{});
    made.inlines.emplace_back(run(std::string(1, static_cast<char>(first + i))));
  }
  return made;
}

content::Heading Sheet::heading(int level, std::string text) const {
  content::Heading made;
  made.level = level;
  made.title = paragraph(std::move(text));
  return made;
}

content::Cell Sheet::cell(std::string text) const {
  content::Cell made;
  made.blocks = blocks(paragraph(std::move(text)));
  return made;
}

content::NoteCall Sheet::call(std::size_t note) const { return {content::NoteId(note), style_, {}}; }

content::Box Sheet::filler(base::Length height) {
  content::Box box;
  box.style.padding.top = height;
  return box;
}

void Sheet::add_note(std::string text) { document.notes.push_back({paragraph(std::move(text)), {}}); }

frame::PagedDocument const& Sheet::layout() {
  pages = layout::layout_document(document, fonts_, sink_);
  return pages;
}

layout::Report Sheet::report() {
  layout::Report report;
  pages = layout::layout_document(document, fonts_, sink_, &report);
  return report;
}

Found Sheet::find(std::string const& text) const {
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (auto const& item : items<frame::TextItem>(page + 1)) {
      if (item.run->text == text || item.run->text == text + " ")
        return {page + 1, item.origin.x.to_pt(), item.origin.y.to_pt()};
    }
  }
  return {};
}

std::vector<std::string> Sheet::texts(std::size_t page) const {
  std::vector<std::string> found;
  for (auto const& item : items<frame::TextItem>(page)) found.push_back(item.run->text);
  return found;
}

std::string Sheet::structure() const {
  std::string const dump = frame::dump(pages);
  return dump.substr(dump.find("structure\n") + 10);
}

std::vector<std::string> Sheet::messages() const {
  std::vector<std::string> found;
  for (auto const& each : sink_.sorted()) found.push_back(each.message);
  return found;
}

}  // namespace livret::layout_test
