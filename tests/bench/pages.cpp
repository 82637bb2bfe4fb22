#include "bench/pages.hpp"

#include <cstdio>
#include <string>

#include "bench/clock.hpp"
#include "layout/break_pages.hpp"
#include "layout/layout.hpp"
#include "pdf/pdf.hpp"

namespace livret::bench {

namespace {

using base::Length;

constexpr int sections = 440;
constexpr int paragraphs_of_section = 4;
constexpr int strips_of_list = 25'000;

constexpr char const* words =
    " Dans chaque territoire, des élus, des associations et des entreprises apprennent à travailler ensemble sur des "
    "questions qu’aucun d’entre eux ne saurait résoudre seul : la mobilité des jeunes, la transmission des ateliers, "
    "l’accès aux soins. Cette coopération demande des compétences que l’on nomme rarement, parce qu’elles s’exercent à "
    "la frontière des métiers, dans la patience des rencontres, et que leurs effets se mesurent longtemps après.";

/// A4 with a column of 128 mm, of 57 lines of 12 pt.
content::PageMaster a4() {
  content::PageMaster master;
  master.size = {Length::from_mm(210), Length::from_mm(297)};
  master.margin = {Length::from_mm(28), Length::from_mm(41), Length::from_mm(28), Length::from_mm(41)};
  return master;
}

/// Over 400 pages with notes, floats, a table of contents and a reference to a page in each section.
class LongDocument {
 public:
  LongDocument() {
    fonts_.add_folder(LIVRET_LIBRARY_FOLDER "/fonts", sources_, sink_);
    style_.face = fonts_.find({"Vollkorn", 400, text::Slant::Upright}, {}, sink_);
    style_.size = Length::from_pt(10);
    document_.metadata = {"Essai", "Essai", {}, {}, "fr", "2024-01-15"};
    document_.first = document_.rest = a4();
    document_.note_style.number = style_;
    add_contents();
    for (int i = 0; i < sections; ++i) add_section(i);
  }

  text::FontBook const& fonts() const { return fonts_; }
  frame::PagedDocument lay_out() { return layout::layout_document(document_, fonts_, sink_, &report_); }
  std::size_t passes() const { return report_.passes; }

 private:
  content::Paragraph paragraph(int number) const {
    content::Paragraph made;
    content::TextRun run;
    run.text = std::to_string(number) + words;
    run.style = style_;
    made.inlines.emplace_back(std::move(run));
    made.style.text = style_;
    made.style.line_height = Length::from_pt(12);
    return made;
  }

  void add_contents() {
    content::Contents contents;
    contents.number = style_;
    contents.leader = " .";
    for (int i = 0; i < sections; ++i)
      contents.entries.push_back({paragraph(i), content::LabelId(static_cast<std::size_t>(i)), {}});
    document_.blocks.push_back({std::move(contents), {}});
  }

  void add_section(int number) {
    content::LabelId const label(document_.labels.size());
    document_.labels.push_back({content::Label::Kind::Heading, {}, false, 1, {}});
    content::Heading heading;
    heading.title = paragraph(number);
    heading.title.style.box.margin = {Length::from_pt(12), {}, Length::from_pt(6), {}};
    document_.blocks.push_back({heading, {}, label});
    auto referring = paragraph(number);
    content::LabelId const target(static_cast<std::size_t>(sections - 1 - number));
    referring.inlines.emplace_back(content::ReferenceRun{content::ReferenceRun::Shows::Page, target, style_, {}});
    document_.blocks.push_back({std::move(referring), {}});
    for (int i = 0; i < paragraphs_of_section; ++i) document_.blocks.push_back({paragraph(i), {}});
    auto calling = paragraph(number);
    calling.inlines.emplace_back(content::NoteCall{content::NoteId(document_.notes.size()), style_, {}});
    document_.notes.push_back({paragraph(number), {}});
    document_.blocks.push_back({std::move(calling), {}});
    content::Box box;
    box.style.floating = content::Float::Top;
    box.style.padding.top = Length::from_pt(60);
    if (number % 3 == 0) document_.blocks.push_back({std::move(box), {}});
  }

  diag::SourceMap sources_;
  diag::Sink sink_;
  text::FontBook fonts_;
  text::TextStyle style_;
  content::Document document_;
  layout::Report report_;
};

/// Time to break a list of lines, paragraphs of six.
void time_breaking(bool has_budget) {
  content::Document document;
  document.first = document.rest = a4();
  if (has_budget) document.pages = content::PageBudget{1, 450, {}};
  layout::MeasuredDocument measured;
  for (int i = 0; i < strips_of_list; ++i) {
    layout::Strip& strip = measured.strips.emplace_back();
    strip.height = Length::from_pt(12);
    bool const at_edge = i % 6 == 1 || i % 6 == 5;
    if (at_edge) strip.break_cost = layout::cost::orphan;
  }
  diag::Sink sink;
  double const start = cpu_milliseconds();
  std::size_t const pages = layout::break_pages(document, measured, sink).size();
  std::printf("breaking %d strips into %zu pages%s: %.1f ms\n", strips_of_list, pages,
              has_budget ? " with a budget" : "", cpu_milliseconds() - start);
}

}  // namespace

void time_pages() {
  time_breaking(false);
  time_breaking(true);
  LongDocument document;
  for (char const* cache : {"cold", "warm"}) {
    double const start = cpu_milliseconds();
    frame::PagedDocument const pages = document.lay_out();
    double const laid_out = cpu_milliseconds();
    pdf::FontPrograms const programs(document.fonts(), pdf::FontGlyphs::Used);
    auto const bytes = pdf::write(pages, programs, {});
    std::printf("document of %zu pages, %zu passes, %s word cache: layout %.0f ms, PDF %.0f ms\n", pages.pages.size(),
                document.passes(), cache, laid_out - start, bytes ? cpu_milliseconds() - laid_out : 0.0);
  }
}

}  // namespace livret::bench
