#pragma once

#include <string>
#include <variant>
#include <vector>

#include "fill/fill.hpp"
#include "fill/tables.hpp"
#include "unit/spec/spec_fixture.hpp"

namespace livret::fill::testing {

/// A project of one document, filled with the square font: `blocks` are the layout's, indented by two.
class Filled {
 public:
  static inline std::string const plain_theme =
      "families: {all: Square}\nstyles:\n"
      "  text: {font-family: all, font-size: 10pt, color: black}\n"
      "  paragraph: {extends: text}\n"
      "  paragraph-next: {extends: text, text-indent: 10pt}\n"
      "  superior: {font-size: 0.6em, vertical-align: 0.5em}\n"
      "  note-call: {font-size: 0.6em}\n"
      "  link: {color: blue}\n"
      "  loud: {extends: text, color: red}\n"
      "  heading-1: {extends: text, font-size: 20pt}\n"
      "  table-cell: {extends: text}\n";

  spec::testing::Folders folders;
  table::Tables tables;
  text::FontBook fonts;
  PreparedPtr prepared;
  content::Document document;
  std::string extra_styles;   ///< styles of the theme, indented by two, and keys of the theme
  std::string extra_layout;   ///< keys of the layout beside `blocks`
  std::string extra_project;  ///< keys of the project
  std::string extra_document = "output: sheet.pdf";
  std::string data =
      "name: set\nresources:\n"
      "  - name: towns\n    schema: {primaryKey: code, fields: [{name: code, type: string}, {name: name, type: "
      "string}, {name: size, type: integer}]}\n"
      "    data:\n      - {code: A, name: Alpha, size: 12000}\n      - {code: B, name: Beta, size: 3}\n      - {code: "
      "C, name: Beta}\n"
      "  - name: invented\n    fictional: true\n    schema: {fields: [{name: name, type: string}, {name: share, type: "
      "number}]}\n"
      "    data:\n      - {name: X, share: 0.92}\n";

  void prepare(std::string const& blocks) {
    folders.write("library/layouts/themes/plain.yaml", plain_theme + extra_styles);
    folders.write("library/layouts/sheet.yaml", extra_layout + "blocks:\n" + blocks);
    folders.write("project/data/set.yaml", data);
    folders.project("title: T\nlanguage: fr\ndate: 2023-10-05\ntheme: plain\ndata: [data/*.yaml]\n" + extra_project +
                    "documents:\n  sheet: {layout: sheet, " + extra_document + "}\n");
    fonts.add_folder(std::filesystem::path(LIVRET_SOURCE_DIR) / "tests/fonts", folders.sources, folders.sink);
    project_ = folders.load();
    REQUIRE(project_);
    REQUIRE(project_->documents.size() == 1);
    tables = derive_tables(*project_, load_tables(*project_, folders.sources, folders.sink), folders.sink);
    prepared = fill::prepare(*project_, project_->documents[0], {tables, fonts, folders.sources}, folders.sink);
  }

  content::Blocks const& fill(std::string const& blocks, std::size_t job = 0) {
    prepare(blocks);
    REQUIRE(prepared);
    auto const jobs = jobs_of(*prepared);
    REQUIRE(jobs.size() > job);
    document = fill::fill(*prepared, jobs[job], folders.sink);
    return document.blocks;
  }

  /// The texts of blocks, a line for each paragraph; notes as `[1]`, forced breaks as `/`, fills as `|`, references as
  /// `<number 0>` or `<page 0>` by the label they lead to.
  std::string text() const { return text_of(document.blocks); }
  static std::string text_of(content::Blocks const& blocks) {
    std::string all;
    for (auto const& block : blocks) std::visit([&](auto const& kind) { all += text_of(kind); }, block.kind);
    return all;
  }
  static std::string text_of(content::Paragraph const& paragraph) {
    std::string line;
    for (auto const& part : paragraph.inlines) {
      if (auto const* run = std::get_if<content::TextRun>(&part)) line += run->text;
      if (auto const* call = std::get_if<content::NoteCall>(&part))
        line += "[" + std::to_string(call->note.index() + 1) + "]";
      if (std::holds_alternative<content::LineBreak>(part)) line += "/";
      if (std::holds_alternative<content::Fill>(part)) line += "|";
      if (auto const* counter = std::get_if<content::CounterRun>(&part))
        line += counter->counter == content::Counter::Page ? "<page>" : "<pages>";
      if (auto const* reference = std::get_if<content::ReferenceRun>(&part))
        line += std::string(reference->shows == content::ReferenceRun::Shows::Page ? "<page " : "<number ") +
                std::to_string(reference->target.index()) + ">";
      if (auto const* heading = std::get_if<content::HeadingRun>(&part))
        line += "<heading " + std::to_string(heading->level) + ">";
    }
    return line + "\n";
  }
  static std::string text_of(content::Heading const& heading) {
    return "# " + text_of(heading.title) + (heading.accroche ? "> " + text_of(*heading.accroche) : "");
  }
  static std::string text_of(content::Contents const& contents) {
    std::string all;
    for (auto const& entry : contents.entries) all += text_of(entry.title);
    return all;
  }
  static std::string text_of(content::Box const& box) { return text_of(box.blocks); }
  static std::string text_of(content::List const& list) {
    std::string all;
    for (auto const& item : list.items) all += text_of(item.label) + text_of(item.blocks);
    return all;
  }
  static std::string text_of(content::Columns const& columns) {
    std::string all;
    for (auto const& part : columns.parts) all += text_of(part.blocks);
    return all;
  }
  static std::string text_of(content::Table const& table) {
    std::string all = table.caption ? text_of(*table.caption) : "";
    for (auto const* rows : {&table.head, &table.body})
      for (auto const& row : *rows)
        for (auto const& cell : row.cells) all += text_of(cell.blocks);
    return all + text_of(table.notes);
  }
  static std::string text_of(content::Figure const& figure) {
    return (figure.title ? text_of(*figure.title) : "") + text_of(figure.notes);
  }
  static std::string text_of(content::Rule const&) { return "---\n"; }
  static std::string text_of(content::Space const&) { return ""; }
  static std::string text_of(content::PageBreak const&) { return "===\n"; }

 private:
  std::optional<spec::Project> project_;
};

template <typename Kind>
Kind const& block(content::Blocks const& blocks, std::size_t index) {
  return std::get<Kind>(blocks.at(index).kind);
}
inline content::TextRun const& run(content::Paragraph const& paragraph, std::size_t index) {
  return std::get<content::TextRun>(paragraph.inlines.at(index));
}

}  // namespace livret::fill::testing
