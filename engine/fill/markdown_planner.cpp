#include "fill/markdown_planner.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "fill/table_planner.hpp"

namespace livret::fill {

namespace {

using namespace content;

constexpr std::size_t longest_label = 200;

/// The labels of calls and definitions of notes, as they look in the text.
struct Labels {
  std::set<std::string> called;
  std::set<std::string> defined;
};

Labels labels_in(std::string_view text) {
  Labels labels;
  for (auto begin = text.find("[^"); begin != std::string_view::npos; begin = text.find("[^", begin + 2)) {
    auto const end = text.find_first_of(" \t\r\n[]", begin + 2);
    if (end == std::string_view::npos || text[end] != ']' || end == begin + 2 || end - begin > longest_label) continue;
    if (begin > 0 && text[begin - 1] == '\\') continue;
    auto& labels_of_kind =
        text.substr(end).starts_with("]:") && (begin == 0 || text[begin - 1] == '\n') ? labels.defined : labels.called;
    labels_of_kind.emplace(text.substr(begin + 2, end - begin - 2));
  }
  return labels;
}

/// A line of code with the blanks that lines of text would lose: those it begins with, and all but the first of
/// several.
std::string with_blanks_kept(std::string_view line) {
  constexpr std::size_t tab_stop = 4;
  constexpr std::string_view no_break_space = "\u00a0";
  std::string kept;
  std::size_t column = 0;
  bool was_blank = true;
  for (char const c : line) {
    bool const is_blank = c == ' ' || c == '\t';
    auto const width = c == '\t' ? tab_stop - column % tab_stop : 1;
    for (std::size_t i = 0; is_blank && i < width; ++i, was_blank = true) kept += was_blank ? no_break_space : " ";
    if (!is_blank) kept += c;
    was_blank = is_blank;
    if ((c & 0xC0) != 0x80) column += width;
  }
  return kept;
}

/// A code block as inlines, each line its own.
MdInlines lines_of(MdCodeBlock const& code, std::size_t begin) {
  MdInlines lines;
  auto const text = std::string_view(code.text).substr(0, code.text.find_last_not_of('\n') + 1);
  for (std::size_t from = 0; from < text.size();) {
    auto const end = std::min(text.find('\n', from), text.size());
    if (!lines.empty()) lines.push_back({MdBreak{}, begin, begin});
    lines.push_back({MdCode{with_blanks_kept(text.substr(from, end - from))}, begin, begin});
    from = end + 1;
  }
  return lines;
}

}  // namespace

Locate MarkdownPlanner::locate_after(std::size_t prefix) const {
  return [this, prefix](std::size_t begin, std::size_t end) {
    return text_.locate(begin - std::min(begin, prefix), end - std::min(end, prefix));
  };
}

// Markdown knows a call only by its definition. Notes of the layout are defined elsewhere, so an empty definition for
// each stands behind the text; it comes back as a note that is never set.
Markdown MarkdownPlanner::parse(std::string const& text) {
  auto const labels = labels_in(text);
  auto complete = text;
  for (auto const& label : labels.called)
    if (!labels.defined.contains(label)) complete += fmt::format("\n\n[^{}]: .\n", label);
  auto markdown = parse_markdown(complete, locate_after(prefix_), sink_);
  std::erase_if(markdown.notes, [&](MdNote const& note) { return !labels.defined.contains(note.label); });
  return markdown;
}

TextBlocks MarkdownPlanner::blocks(std::optional<spec::Declarations> const& style, bool follows_paragraph) {
  style_ = style;
  running_text_ = !style && planning_.layout.glossary ? Terms::Called : Terms::Ignored;
  after_paragraph_ = follows_paragraph;
  auto const markdown = parse(text_.text);
  auto const note_style = styles_.first_of({"note-text"});
  for (auto const& note : markdown.notes) {
    auto const* paragraph = note.blocks.size() == 1 ? std::get_if<MdParagraph>(&note.blocks[0].kind) : nullptr;
    auto const where =
        note.blocks.empty() ? text_.span() : text_.locate(note.blocks.front().begin, note.blocks.front().end);
    if (paragraph == nullptr) sink_.error(where, fmt::format("the note `{}` needs to be one paragraph", note.label));
    if (paragraph != nullptr)
      definitions_[note.label] = std::make_shared<PlannedParagraph const>(set(paragraph->inlines, note_style, where));
  }
  TextBlocks blocks;
  for (auto const& part : markdown.blocks) blocks.push_back(block(part));
  return blocks;
}

PlannedParagraph MarkdownPlanner::paragraph(spec::Declarations const& style, Counters counters) {
  counters_ = counters;
  // A full stop before the text keeps Markdown from seeing a list or a heading in it.
  constexpr std::string_view guard = ".";
  prefix_ = guard.size();
  auto markdown = parse(std::string(guard) + text_.text);
  PlannedParagraph result;
  auto* first = markdown.blocks.empty() ? nullptr : std::get_if<MdParagraph>(&markdown.blocks.front().kind);
  if (first == nullptr || markdown.blocks.size() != 1) {
    sink_.error(text_.span(), "a text of one paragraph is needed here");
    return result;
  }
  if (auto* text = first->inlines.empty() ? nullptr : std::get_if<MdText>(&first->inlines.front().kind)) {
    text->text.erase(0, guard.size());
    first->inlines.front().begin += guard.size();
  }
  return set(first->inlines, style, text_.span());
}

TextBlock MarkdownPlanner::block(MdBlock const& part) {
  auto const where = text_.locate(part.begin, part.end);
  auto const was_after_paragraph = std::exchange(after_paragraph_, false);
  if (auto const* text = std::get_if<MdParagraph>(&part.kind)) {
    after_paragraph_ = true;
    auto const follows = styles_.first_of({was_after_paragraph ? "paragraph-next" : "paragraph", "paragraph"});
    return {set(text->inlines, style_.value_or(follows), where, running_text_), where};
  }
  if (auto const* title = std::get_if<MdHeading>(&part.kind)) return {heading(*title, where), where};
  if (auto const* items = std::get_if<MdList>(&part.kind)) return {list(*items), where};
  if (auto const* quoted = std::get_if<MdQuote>(&part.kind)) return {quote(*quoted), where};
  if (auto const* cells = std::get_if<MdTable>(&part.kind)) return {table(*cells), where};
  if (auto const* code = std::get_if<MdCodeBlock>(&part.kind)) {
    return {set(lines_of(*code, part.begin), style_.value_or(styles_.first_of({"code-block", "paragraph"})), where),
            where};
  }
  auto const declared = styles_.first_of({"rule"});
  return {TextRule{{declared.border[0].value_or(Edge{}), {}}}, where};
}

TextHeading MarkdownPlanner::heading(MdHeading const& title, diag::Span where) {
  spec::Declarations style;
  for (int level = title.level; level > 0; --level) {
    auto const name = fmt::format("heading-{}", level);
    if (!styles_.has(name)) continue;
    style = styles_.first_of({name});
    break;
  }
  PlannedLabel label;
  label.label = {Label::Kind::Heading, title.id, planning_.layout.numbering.headings, title.level, where};
  if (!title.id.empty()) label.id = planning_.labels.add(label.label, sink_);
  if (label.id.is_none()) label.label.name.clear();
  if (label.label.numbered) label.number_style = styles_.runs(style, {"heading-number"});
  return {title.level, set(title.inlines, style, where), std::move(label)};
}

TextBlocks MarkdownPlanner::nested(MdBlocks const& parts, spec::Declarations const& style) {
  auto const outer = std::exchange(style_, style);
  TextBlocks blocks;
  for (auto const& part : parts) blocks.push_back(block(part));
  style_ = outer;
  after_paragraph_ = false;
  return blocks;
}

TextList MarkdownPlanner::list(MdList const& items) {
  auto const declared = styles_.first_of({"list"});
  auto const item_style = style_.value_or(styles_.first_of({"list-item", "paragraph"}));
  auto const size = styles_.font_size(item_style);
  TextList list;
  list.ordered = items.ordered;
  list.start = items.start;
  list.box = styles_.box(declared);
  list.label_width = declared.label_width ? declared.label_width->resolve(size) : size;
  if (declared.item_gap) list.item_gap = declared.item_gap->resolve(size);
  auto label_style = style_.value_or(styles_.first_of({"list-label", "paragraph"}));
  label_style.text_align = text::Alignment::Left;
  list.label = set({}, label_style, text_.span());
  for (auto const& item : items.items) list.items.push_back(nested(item, item_style));
  return list;
}

TextQuote MarkdownPlanner::quote(MdQuote const& quoted) {
  auto const outer = std::exchange(running_text_, Terms::Ignored);  // the words of others
  auto style = styles_.first_of({"quotation-text", "paragraph"});
  if (!style.typography) style.typography = locale::Profile::Mode::Verbatim;
  TextQuote result{nested(quoted.blocks, style), styles_.box(styles_.first_of({"quotation"}))};
  running_text_ = outer;
  return result;
}

std::shared_ptr<PlannedTable const> MarkdownPlanner::table(MdTable const& cells) {
  auto result = std::make_shared<PlannedTable>();
  auto const declared = styles_.first_of({"table"});
  set_table_look(declared, styles_, *result);
  auto const head_style = styles_.first_of({"table-head"});
  auto const cell_style = styles_.first_of({"table-cell"});
  auto const align_of = [&](std::size_t i) {
    auto const letter = i < cells.align.size() ? cells.align[i] : '\0';
    return letter == 'r' ? CellAlign::Right : letter == 'c' ? CellAlign::Centre : CellAlign::Left;
  };
  result->has_head = true;
  for (std::size_t i = 0; i < cells.head.size(); ++i) {
    PlannedColumn column;
    column.align = align_of(i);
    column.head = set(cells.head[i], head_style, text_.span());
    column.cell = set({}, cell_style, text_.span());
    result->columns.push_back(std::move(column));
  }
  for (auto const& row : cells.rows) {
    auto& planned = result->rows.emplace_back();
    for (auto const& cell : row)
      if (planned.size() < cells.head.size())
        planned.push_back({set(cell, cell_style, text_.span()), {}, planned.size()});
  }
  return result;
}

}  // namespace livret::fill
