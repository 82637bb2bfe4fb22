#include "layout/figure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "layout/box.hpp"
#include "layout/paragraph.hpp"
#include "layout/scale_drawing.hpp"

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

bool is_empty(base::Size size) { return size.width <= Length() || size.height <= Length(); }

/// The largest size of these proportions within `room`.
base::Size fit(base::Size size, base::Size room) {
  double const factor = std::min(room.width / size.width, room.height / size.height);
  return {size.width * factor, size.height * factor};
}

/// How large the image or drawing is set: as asked for, else an image in its own size or scaled down to the width.
base::Size set_size(content::Figure const& figure, base::Size own, Length width) {
  if (is_empty(own)) return own;
  if (!is_empty(figure.size)) return fit(own, figure.size);
  if (!figure.image || own.width <= width) return own;
  return fit(own, {width, own.height});
}

frame::DrawingPtr drawing_at(Measuring& measuring, content::Figure const& figure, Length width) {
  if (figure.chart) return measuring.cache.drawing(figure, width, measuring.sink);
  if (!figure.drawing || is_empty(figure.size) || is_empty(figure.drawing->size)) return figure.drawing;
  double const factor = set_size(figure, figure.drawing->size, width).width / figure.drawing->size.width;
  return std::make_shared<frame::Drawing const>(scale_drawing(*figure.drawing, factor));
}

/// By how much a picture may be wider than its frame: what lengths in mm and pt lose to rounding.
constexpr Length least_excess = Length::from_pt(0.05);

std::string in_words(Length length) { return fmt::format("{:.1f} pt ({:.1f} mm)", length.to_pt(), length.to_mm()); }

bool is_image(frame::Item const& item) { return std::holds_alternative<frame::ImageItem>(item); }

/// What a figure shows, not yet marked; nothing where it shows nothing.
struct Picture {
  base::Size size;
  frame::Item item;
};

std::optional<Picture> picture_at(Measuring& measuring, content::Figure const& figure, Length width) {
  if (auto drawing = drawing_at(measuring, figure, width)) {
    base::Size const size = drawing->size;
    return Picture{size, frame::DrawingItem{{}, std::move(drawing), frame::Artifact::Layout}};
  }
  if (!figure.image) return std::nullopt;
  base::Size const size = set_size(figure, natural_size(*figure.image), width);
  return Picture{size, frame::ImageItem{{{}, size}, figure.image, frame::Artifact::Layout}};
}

void mark(frame::Item& item, frame::Marking marking) {
  if (auto* drawing = std::get_if<frame::DrawingItem>(&item)) drawing->marking = marking;
  if (auto* image = std::get_if<frame::ImageItem>(&item)) image->marking = marking;
}

void add_picture(Measuring& measuring, content::Figure const& figure, ElementId parent, Flow& flow, Length width,
                 diag::Span where) {
  auto picture = picture_at(measuring, figure, width);
  if (!picture) return;
  if (picture->size.width > width + least_excess) {
    measuring.sink.error(
        where,
        fmt::format("{} is {} wide, and there is room for {}", is_image(picture->item) ? "image" : "drawing",
                    in_words(picture->size.width), in_words(width)),
        "give it a smaller `width`, or a `height`");
  }
  Strip strip;
  strip.height = picture->size.height;
  std::string const& alternative = figure.chart ? figure.chart->alternative_text() : figure.alternative_text;
  if (!alternative.empty() && !measuring.artifact) {
    ElementId const element = measuring.open(parent, Role::Figure, where);
    measuring.result.structure.element(element).alt = alternative;
    mark(picture->item, measuring.leaf(element));
    strip.areas.push_back({element, {{}, picture->size}});
    attach_data(measuring, figure.data_name, figure.data_csv, figure.title, element);
  }
  strip.items.push_back(std::move(picture->item));
  flow.add(std::move(strip));
}

}  // namespace

base::Size natural_size(frame::Image const& image) {
  double const pt = 72 / (image.ppi > 0 ? image.ppi : 96);
  return {Length::from_pt(image.width * pt), Length::from_pt(image.height * pt)};
}

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
  measuring.result.attachments.push_back({unique, "text/csv", title ? plain_text(*title, measuring.settled) : "", csv,
                                          frame::Attachment::Relationship::Data, element});
}

void measure_figure(Measuring& measuring, content::Figure const& figure, ElementId parent, Flow& flow, Length width,
                    diag::Span where) {
  measure_box(measuring, figure.box, flow, width, where, [&](Flow& outer, Length inner_width) {
    bool const has_words = figure.title || figure.subtitle || !figure.notes.empty();
    ElementId const group = has_words ? measuring.open(parent, Role::Div, where) : parent;
    Flow inner(FlowKind::Inside);
    add_captions(measuring, figure, group, inner, inner_width, where);
    add_picture(measuring, figure, group, inner, inner_width, where);
    measure_blocks(measuring, figure.notes, group, inner, inner_width);
    Strip whole = stack(inner.finish());
    whole.name = figure.image && !has_words ? "image" : "figure";
    whole.where = where;
    outer.add(std::move(whole));
  });
}

}  // namespace livret::layout
