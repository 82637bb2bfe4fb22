#include "layout/paragraph.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "layout/box.hpp"

namespace livret::layout {

namespace {

using base::Length;
using content::ParagraphStyle;
using frame::ElementId;

constexpr double strike_height = 0.3;  // em above the baseline
constexpr int strike_divisor = 16;     // of the size: the line's thickness
// About 30 letters of text type: in shorter lines justification makes holes of the spaces (Bringhurst, The Elements of
// Typographic Style, on the measure, asks for 38 to 40).
constexpr Length least_justified = Length::from_mm(45);
constexpr Length unlimited = Length::from_units(std::int64_t{1} << 40);

/// The height of a paragraph's lines, and where the baseline stands in it.
struct LineBox {
  Length height;
  Length baseline;
};

LineBox line_box(Measuring const& measuring, ParagraphStyle const& style) {
  text::VerticalMetrics const metrics = text::vertical_metrics(measuring.fonts, style.text);
  Length const content = metrics.ascent + metrics.descent;
  Length const height = style.line_height > Length() ? style.line_height : content;
  return {height, (height - content) / 2 + metrics.ascent};
}

/// Turns broken lines into strips; remembers which leaves have been met, as only a leaf's first run is its place.
class LineSetter {
 public:
  LineSetter(std::vector<Leaf> const& leaves, LineBox box) : leaves_(leaves), box_(box), met_(leaves.size()) {}

  Strip start() const {
    Strip strip;
    strip.kind = StripKind::Line;
    strip.name = "line";
    strip.height = box_.height;
    strip.baseline = box_.baseline;
    return strip;
  }

  void add(Strip& strip, text::Line const& line, Length x) {
    for (text::PlacedRun const& placed : line.runs) {
      Leaf const& leaf = leaves_[placed.mark];
      strip.items.emplace_back(frame::TextItem{{x + placed.x, box_.baseline}, placed.run, leaf.marking});
      if (leaf.decoration == content::Decoration::LineThrough) strike(strip, leaf, x, placed, line.width);
      if (leaf.link) add_link(strip, *leaf.link, x, placed, line.width);
      if (met_[placed.mark]) continue;
      met_[placed.mark] = true;
      if (leaf.anchor) strip.anchors.push_back({*leaf.anchor, {x + placed.x, Length()}});
      if (leaf.note) strip.notes.push_back(*leaf.note);
    }
    for (frame::LinkItem& link : links_) strip.items.emplace_back(std::move(link));
    links_.clear();
  }

 private:
  /// Draws over a run without the space that ends the line. The line is decoration: its meaning is not extracted.
  void strike(Strip& strip, Leaf const& leaf, Length x, text::PlacedRun const& placed, Length line_width) const {
    text::TextStyle const& style = leaf.span.style;
    Length const y = box_.baseline - style.baseline_shift - style.size * strike_height;
    Length const right = x + min(placed.x + placed.run->width(), line_width);
    if (right <= x + placed.x) return;
    strip.items.emplace_back(frame::LineItem{
        {x + placed.x, y}, {right, y}, style.colour, style.size / strike_divisor, frame::Artifact::Layout});
  }

  void add_link(Strip const& strip, Link const& link, Length x, text::PlacedRun const& placed, Length line_width) {
    Length const right = x + min(placed.x + placed.run->width(), line_width);
    Length const left = x + placed.x;
    if (right <= left) return;
    if (!links_.empty() && links_.back().link == link.element) {
      links_.back().area.size.width = right - links_.back().area.left();
      return;
    }
    links_.push_back({{{left, Length()}, {right - left, strip.height}}, link.target, link.contents, link.element});
  }

  std::vector<Leaf> const& leaves_;
  LineBox box_;
  std::vector<bool> met_;
  std::vector<frame::LinkItem> links_;
};

text::BrokenParagraph set_on_one_line(Measuring& measuring, std::vector<text::Piece> const& pieces) {
  text::BreakParameters parameters;
  parameters.alignment = text::Alignment::Left;
  return text::break_paragraph(
      measuring.fonts, pieces, [](std::size_t) { return unlimited; }, parameters, measuring.sink);
}

/// Where the parts of a line with Fills start. Of three, the one in the middle stands in the line's middle if it can.
std::vector<Length> spread(std::vector<text::Line> const& parts, Length width) {
  Length free = width;
  for (text::Line const& part : parts) free -= part.width;
  std::vector<Length> starts;
  Length x;
  for (text::Line const& part : parts) {
    starts.push_back(x);
    x += part.width + max(free, Length()) / static_cast<double>(std::max<std::size_t>(parts.size() - 1, 1));
  }
  if (parts.size() > 1) starts.back() = max(width - parts.back().width, starts.back());
  if (parts.size() == 3) {
    Length const middle = (width - parts[1].width) / 2;
    if (middle >= parts[0].width && middle + parts[1].width <= width - parts[2].width) starts[1] = middle;
  }
  return starts;
}

/// One line of leaves [from, to) with Fills between its parts.
Strip set_filled_line(Measuring& measuring, std::vector<text::Piece> const& pieces,
                      std::vector<std::size_t> const& part_ends, LineSetter& setter, Length width) {
  std::vector<text::Line> parts;
  std::size_t begin = 0;
  for (std::size_t end : part_ends) {
    std::vector<text::Piece> const part(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                                        pieces.begin() + static_cast<std::ptrdiff_t>(end));
    auto broken = part.empty() ? text::BrokenParagraph{} : set_on_one_line(measuring, part);
    parts.push_back(broken.lines.empty() ? text::Line{} : std::move(broken.lines.front()));
    begin = end;
  }
  Length total;
  for (text::Line const& part : parts) total += part.width;
  if (total > width) {
    diag::Span const where = pieces.empty() ? diag::Span{} : std::get<text::Span>(pieces.front()).where;
    measuring.sink.error(
        where, fmt::format("line is {:.1f} pt wide, and there is room for {:.1f} pt", total.to_pt(), width.to_pt()),
        "shorten its parts, or set them on two lines");
  }
  Strip strip = setter.start();
  std::vector<Length> const starts = spread(parts, width);
  for (std::size_t i = 0; i < parts.size(); ++i) setter.add(strip, parts[i], starts[i]);
  return strip;
}

std::vector<Strip> set_filled_lines(Measuring& measuring, std::vector<Leaf> const& leaves, LineSetter& setter,
                                    Length width) {
  std::vector<Strip> strips;
  std::vector<text::Piece> line;
  std::vector<std::size_t> part_ends;
  auto const end_line = [&] {
    part_ends.push_back(line.size());
    strips.push_back(set_filled_line(measuring, line, part_ends, setter, width));
    line.clear();
    part_ends.clear();
  };
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    if (leaves[i].kind == LeafKind::Fill) part_ends.push_back(line.size());
    if (leaves[i].kind == LeafKind::Break) end_line();
    if (leaves[i].kind != LeafKind::Text) continue;
    text::Span span = leaves[i].span;
    span.mark = static_cast<std::uint32_t>(i);
    line.emplace_back(std::move(span));
  }
  end_line();
  return strips;
}

ParagraphReport report_on(text::BrokenParagraph const& broken, text::Alignment alignment) {
  ParagraphReport report;
  report.lines = broken.lines.size();
  report.rivers = broken.rivers;
  report.demerits = broken.demerits;
  for (text::Line const& line : broken.lines) {
    report.hyphens += line.hyphenated ? 1 : 0;
    report.overfull = report.overfull || line.overfull;
    if (std::abs(line.expansion) > std::abs(report.expansion)) report.expansion = line.expansion;
    if (alignment != text::Alignment::Justify) continue;
    report.worst_badness = std::max(report.worst_badness, line.badness);
    report.loosest = std::max(report.loosest, line.ratio);
    report.tightest = std::min(report.tightest, line.ratio);
  }
  return report;
}

/// Only content is reported on: headers, footers and repeated heads are not.
void add_report(Measuring& measuring, std::vector<Leaf> const& leaves, text::BrokenParagraph const& broken,
                text::Alignment alignment) {
  auto const* content = std::get_if<frame::ContentId>(&leaves.front().marking);
  if (content == nullptr || broken.lines.empty()) return;
  MeasuredParagraph& paragraph = measuring.result.paragraphs.emplace_back();
  paragraph.report = report_on(broken, alignment);
  paragraph.report.where = leaves.front().span.where;
  paragraph.content = *content;
}

/// How a paragraph is broken at this width: ragged where lines are short, without indents that leave a line no width.
LineRequest request_at(Measuring& measuring, ParagraphStyle const& style, Length width, diag::Span where) {
  text::BreakParameters const& breaking = style.breaking;
  LineRequest request{&style, measuring.alignment.value_or(breaking.alignment), width, breaking.indent,
                      breaking.hanging};
  if (request.alignment == text::Alignment::Justify && width < least_justified)
    request.alignment = text::Alignment::Left;
  Length const indent = max(breaking.indent, breaking.hanging);
  if (indent <= Length() || width - indent >= least_inside) return request;
  measuring.sink.error(
      where,
      fmt::format("an indent of {:.1f} pt leaves no width of a line of {:.1f} pt", indent.to_pt(), width.to_pt()),
      "make `text-indent` smaller, or give the text more room");
  request.indent = request.hanging = Length();
  return request;
}

std::vector<Strip> set_broken_lines(Measuring& measuring, std::vector<Leaf> const& leaves, ParagraphStyle const& style,
                                    LineSetter& setter, Length width) {
  LineRequest const request = request_at(measuring, style, width, leaves.front().span.where);
  text::BrokenParagraph const& broken = measuring.cache.lines(request, pieces_of(leaves), measuring.sink);
  add_report(measuring, leaves, broken, request.alignment);
  std::vector<Strip> strips;
  strips.reserve(broken.lines.size());
  for (text::Line const& line : broken.lines) {
    Strip& strip = strips.emplace_back(setter.start());
    setter.add(strip, line, Length());
    if (strips.size() > 1 && broken.lines[strips.size() - 2].hyphenated) strip.break_cost = cost::after_hyphen;
  }
  return strips;
}

/// Makes breaks dear that leave fewer than `orphans` lines before them or fewer than `widows` after them.
void guard_ends(std::vector<Strip>& lines, ParagraphStyle const& style) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    bool const orphan = i < static_cast<std::size_t>(std::max(style.orphans, 1));
    bool const widow = lines.size() - i < static_cast<std::size_t>(std::max(style.widows, 1));
    if (orphan || widow) lines[i].break_cost = std::max(lines[i].break_cost, cost::orphan);
  }
}

/// Whether a note called here stands in the margin column. Floats leave the lines that it stands beside.
bool stands_in_margin(Measuring const& measuring) {
  bool const may = measuring.document.note_style.place == content::NoteStyle::Place::Margin && !measuring.in_float;
  return may && measuring.page.margin_width > Length();
}

void measure_note(Measuring& measuring, content::NoteId id, ElementId parent) {
  content::Note const& note = measuring.document.notes[id.index()];
  ElementId const element = measuring.open(parent, frame::Role::Note, note.where);
  ElementId const link =
      measuring.open(measuring.open(element, frame::Role::Lbl, note.where), frame::Role::Link, note.where);
  std::size_t const number = measuring.settled.note_numbers[id.index()];
  Leaf label;
  label.span = {fmt::format("{}\u00a0", number), measuring.document.note_style.number, 0, note.where};
  label.anchor = measuring.result.notes[id.index()].note;
  label.link = Link{measuring.result.notes[id.index()].call,
                    fmt::format("{} {}", measuring.document.note_style.return_words, number), link};
  label.marking = measuring.leaf(link);

  std::vector<Leaf> leaves{std::move(label)};
  measuring.in_note = true;
  for (Leaf& leaf : leaves_of(measuring, note.text, measuring.open(element, frame::Role::P, note.where)))
    leaves.push_back(std::move(leaf));
  measuring.in_note = false;
  bool const in_margin = stands_in_margin(measuring);
  Length const width = in_margin ? measuring.page.margin_width : measuring.page.main_width;
  auto lines = set_lines(measuring, leaves, note.text.style, width);
  for (Strip& line : lines) line.where = note.where;
  measuring.result.notes[id.index()].lines = std::move(lines);
  measuring.result.notes[id.index()].in_margin = in_margin;
}

}  // namespace

std::vector<Strip> set_lines(Measuring& measuring, std::vector<Leaf> const& leaves, ParagraphStyle const& style,
                             Length width) {
  if (leaves.empty()) return {};
  LineSetter setter(leaves, line_box(measuring, style));
  bool const has_fill =
      std::any_of(leaves.begin(), leaves.end(), [](Leaf const& leaf) { return leaf.kind == LeafKind::Fill; });
  std::vector<Strip> lines = has_fill ? set_filled_lines(measuring, leaves, setter, width)
                                      : set_broken_lines(measuring, leaves, style, setter, width);
  guard_ends(lines, style);
  for (Strip& line : lines) line.snap = style.line_snap;
  return lines;
}

bool has_content(content::Paragraph const& paragraph) {
  return std::any_of(paragraph.inlines.begin(), paragraph.inlines.end(), [](content::Inline const& each) {
    auto const* run = std::get_if<content::TextRun>(&each);
    return run == nullptr || !run->text.empty();
  });
}

void measure_called_notes(Measuring& measuring, std::vector<Leaf> const& leaves, ElementId parent) {
  for (Leaf const& leaf : leaves) {
    if (leaf.note) measure_note(measuring, *leaf.note, parent);
  }
}

void measure_paragraph(Measuring& measuring, content::Paragraph const& paragraph, frame::Role role, ElementId parent,
                       Flow& flow, Length width, diag::Span where) {
  if (!has_content(paragraph)) return;
  ElementId const element = measuring.open(parent, role, where);
  std::vector<Leaf> const leaves = leaves_of(measuring, paragraph, element);
  measure_box(measuring, paragraph.style.box, flow, width, where, [&](Flow& inner, Length inner_width) {
    for (Strip& line : set_lines(measuring, leaves, paragraph.style, inner_width)) inner.add(std::move(line));
  });
  measure_called_notes(measuring, leaves, parent);
}

}  // namespace livret::layout
