#include "layout/figure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "layout/box.hpp"
#include "layout/paragraph.hpp"

namespace livret::layout {

namespace {

using base::Length;
using frame::ElementId;
using frame::Role;

void add_captions(Measuring& measuring, content::Figure const& figure, ElementId parent, Flow& flow, Length width,
                  diag::Span where) {
  if (!figure.title && !figure.subtitle) return;
  ElementId const caption = measuring.open(parent, Role::Caption, where);
  for (auto const& words : {figure.title, figure.subtitle}) {
    if (!words) continue;
    measure_paragraph(measuring, *words, Role::P, caption, flow, width, where);
    flow.discourage(cost::keep_next);
  }
}

frame::DrawingPtr drawing_at(Measuring& measuring, content::Figure const& figure, Length width) {
  if (!figure.chart) return figure.drawing;
  return std::make_shared<frame::Drawing const>(figure.chart->draw(width, measuring.fonts, measuring.sink));
}

void add_drawing(Measuring& measuring, content::Figure const& figure, ElementId parent, Flow& flow, Length width,
                 diag::Span where) {
  frame::DrawingPtr const drawing = drawing_at(measuring, figure, width);
  if (!drawing) return;
  if (drawing->size.width > width) {
    measuring.sink.error(where, fmt::format("drawing is {:.1f} pt wide, and there is room for {:.1f} pt",
                                            drawing->size.width.to_pt(), width.to_pt()));
  }
  Strip strip;
  strip.height = drawing->size.height;
  frame::DrawingItem item{{}, drawing, frame::Artifact::Layout};
  std::string const& alternative = figure.chart ? figure.chart->alternative_text() : figure.alternative_text;
  if (!alternative.empty() && !measuring.artifact) {
    ElementId const element = measuring.open(parent, Role::Figure, where);
    measuring.result.structure.element(element).alt = alternative;
    item.marking = measuring.leaf(element);
    strip.areas.push_back({element, {{}, drawing->size}});
    attach_data(measuring, figure.data_name, figure.data_csv, figure.title, element);
  }
  strip.items.emplace_back(std::move(item));
  flow.add(std::move(strip));
}

}  // namespace

void attach_data(Measuring& measuring, std::string const& name, std::string const& csv,
                 std::optional<content::Paragraph> const& title, ElementId element) {
  if (name.empty() || measuring.artifact) return;
  std::size_t const dot = std::min(name.rfind('.'), name.size());
  std::string unique = name;
  while (measuring.file_names.contains(unique)) {
    std::size_t const number = ++measuring.file_names[name];
    unique = fmt::format("{}-{}{}", name.substr(0, dot), number, name.substr(dot));
  }
  measuring.file_names[unique] = 1;
  measuring.result.attachments.push_back(
      {unique, "text/csv", title ? plain_text(*title) : "", csv, frame::Attachment::Relationship::Data, element});
}

void measure_figure(Measuring& measuring, content::Figure const& figure, ElementId parent, Flow& flow, Length width,
                    diag::Span where) {
  measure_box(measuring, figure.box, flow, width, [&](Flow& outer, Length inner_width) {
    bool const has_words = figure.title || figure.subtitle || !figure.notes.empty();
    ElementId const group = has_words ? measuring.open(parent, Role::Div, where) : parent;
    Flow inner(FlowKind::Inside);
    add_captions(measuring, figure, group, inner, inner_width, where);
    add_drawing(measuring, figure, group, inner, inner_width, where);
    measure_blocks(measuring, figure.notes, group, inner, inner_width);
    Strip whole = stack(inner.finish());
    whole.name = "figure";
    whole.where = where;
    outer.add(std::move(whole));
  });
}

}  // namespace livret::layout
