#include "image/svg_painter.hpp"

#include <fmt/format.h>

#include "image/svg_clip.hpp"
#include "image/svg_elements.hpp"
#include "image/svg_scanner.hpp"
#include "image/svg_shapes.hpp"

namespace livret::image {

namespace {

/// Saves of a drawing are at most 20 deep, some of them around it.
constexpr int deepest_clip = 15;

frame::Path rectangle(Box const& box) { return rounded_path(box, 0, 0); }

}  // namespace

SvgPainter::SvgPainter(SvgElement const& root, Faults& faults)
    : root_(root), faults_(faults), gradients_(index_, sheet_, faults) {
  index(root);
}

void SvgPainter::index(SvgElement const& element) {
  auto const id = element.attribute("id");
  if (!id.empty()) index_.try_emplace(std::string(id), &element);
  if (element.name == "style") sheet_.add(element, faults_);
  for (auto const& kid : element.kids) index(*kid);
}

SvgElement const* SvgPainter::target_of(std::string_view id) const {
  auto const found = index_.find(id);
  return found == index_.end() ? nullptr : found->second;
}

bool SvgPainter::has_room(SvgElement const& element, std::size_t segments) {
  segments_ += segments;
  bool const has_too_many = elements_ > most_svg_elements;
  if (!has_too_many && segments_ <= most_svg_segments) return true;
  if (!is_full_) {
    faults_.error(element.place, has_too_many
                                     ? fmt::format("the drawing paints more than {} elements", most_svg_elements)
                                     : fmt::format("paths have more than {} segments", most_svg_segments));
  }
  is_full_ = true;
  return false;
}

std::optional<frame::Transform> SvgPainter::transform_of(SvgElement const& element) {
  auto const text = element.attribute("transform");
  auto const transform = read_transform(text);
  if (!transform) faults_.error(element.place, fmt::format("`transform` is none of SVG: `{}`", text.substr(0, 40)));
  return transform;
}

void SvgPainter::paint_root(SvgContext const& context) {
  SvgContext inner = context;
  inner.style = style_of(root_, sheet_.declared(root_), {}, context.viewport.width, faults_);
  if (inner.style.is_displayed) paint_kids(root_, inner);
}

void SvgPainter::paint_kids(SvgElement const& element, SvgContext const& context) {
  for (auto const& kid : element.kids) paint(*kid, context);
}

void SvgPainter::paint(SvgElement const& element, SvgContext const& outer) {
  Treatment const treatment = treatment_of(element.name);
  if (treatment == Treatment::PaintNothing || is_full_) return;
  ++elements_;
  if (!has_room(element, 0)) return;
  if (outer.depth >= deepest_svg) {
    faults_.error(element.place,
                  fmt::format("elements lie more than {} deep in each other, `use` followed", deepest_svg));
    is_full_ = true;
    return;
  }
  SvgContext context = outer;
  ++context.depth;
  context.style = style_of(element, sheet_.declared(element), outer.style, outer.viewport.width, faults_);
  if (!context.style.is_displayed) return;
  if (treatment == Treatment::ReportLoss || treatment == Treatment::ReportDifference)
    return report_unread(element, treatment, faults_);
  auto const own = transform_of(element);
  if (!own) return;
  context.to_drawing = compose(outer.to_drawing, *own);
  bool const is_clipped = open_clip(element, context);
  if (is_clipped) ++context.clips;
  paint_inside(element, context);
  if (is_clipped) operations_.push_back(frame::Restore{});
}

void SvgPainter::paint_inside(SvgElement const& element, SvgContext& context) {
  std::size_t const before = operations_.size();
  if (is_shape(element.name)) {
    paint_shape(element, context);
  } else {
    paint_container(element, context);
  }
  if (context.style.opacity < 1 && operations_.size() > before + 1)
    faults_.warning(element.place, "`opacity` applies to each shape alone, so that shapes show through each other",
                    "give the shapes the colours that they have on the paper");
}

void SvgPainter::paint_container(SvgElement const& element, SvgContext const& context) {
  if (element.name == "use") return paint_use(element, context);
  if (element.name == "switch") return paint_switch(element, context);
  if (element.name != "svg") return paint_kids(element, context);
  Box const& outer = context.viewport;
  auto const length = [&](std::string_view name, double whole, double otherwise) {
    return length_of(element, name, whole, otherwise, faults_);
  };
  paint_viewport(element,
                 {length("x", outer.width, 0), length("y", outer.height, 0), length("width", outer.width, outer.width),
                  length("height", outer.height, outer.height)},
                 context);
}

/// SVG 1.1, 5.8.2: the first kid that needs nothing special.
void SvgPainter::paint_switch(SvgElement const& element, SvgContext const& context) {
  for (auto const& kid : element.kids) {
    bool const is_plain = kid->attribute("requiredExtensions").empty() && kid->attribute("systemLanguage").empty();
    if (is_plain && treatment_of(kid->name) == Treatment::Paint) return paint(*kid, context);
  }
}

void SvgPainter::paint_use(SvgElement const& use, SvgContext const& context) {
  auto const href = use.attribute("href");
  SvgElement const* const target = href.starts_with('#') ? target_of(href.substr(1)) : nullptr;
  if (target == nullptr) {
    faults_.error(use.place, fmt::format("`use` needs an element of the drawing, found `{}`", href.substr(0, 40)));
    return;
  }
  Box const& outer = context.viewport;
  Box const area{length_of(use, "x", outer.width, 0, faults_), length_of(use, "y", outer.height, 0, faults_),
                 length_of(use, "width", outer.width, outer.width, faults_),
                 length_of(use, "height", outer.height, outer.height, faults_)};
  SvgContext inner = context;
  if (target->name == "symbol") {
    if (target->attribute("viewBox").empty()) {
      inner.to_drawing = compose(context.to_drawing, {1, 0, 0, 1, area.x, area.y});
      return paint_kids(*target, inner);
    }
    return paint_viewport(*target, area, context);
  }
  inner.to_drawing = compose(context.to_drawing, {1, 0, 0, 1, area.x, area.y});
  paint(*target, inner);
}

void SvgPainter::paint_viewport(SvgElement const& element, Box const& viewport, SvgContext const& context) {
  auto const numbers = read_numbers(element.attribute("viewBox")).value_or(std::vector<double>());
  Box const view = numbers.size() == 4 ? Box{numbers[0], numbers[1], numbers[2], numbers[3]}
                                       : Box{0, 0, viewport.width, viewport.height};
  if (!(view.width > 0 && view.height > 0 && viewport.width > 0 && viewport.height > 0)) return;
  if (context.depth >= deepest_svg) return;
  SvgContext inner = context;
  ++inner.depth;
  inner.to_drawing = compose(context.to_drawing, fit(view, viewport, element.attribute("preserveAspectRatio")));
  inner.viewport = view;
  bool const is_clipped = context.clips < deepest_clip;
  if (is_clipped) {
    add_clip({mapped(context.to_drawing, rectangle(viewport))});
    ++inner.clips;
  }
  paint_kids(element, inner);
  if (is_clipped) operations_.push_back(frame::Restore{});
}

bool SvgPainter::open_clip(SvgElement const& element, SvgContext const& context) {
  std::string const& id = context.style.clip_path;
  if (id.empty()) return false;
  SvgElement const* const clip_path = target_of(id);
  if (clip_path == nullptr || clip_path->name != "clipPath") {
    faults_.error(element.place, fmt::format("`clip-path` needs a `clipPath` of the drawing, found `#{}`", id));
    return false;
  }
  if (context.clips >= deepest_clip) {
    faults_.error(element.place, fmt::format("clips lie more than {} deep in each other", deepest_clip));
    return false;
  }
  if (!has_room(element, outline_effort(element))) return false;
  auto read = read_clip(element, *clip_path, {context.to_drawing, context.viewport, sheet_, index_}, faults_);
  if (!read || !has_room(element, read->effort) || !read->clip) return false;
  add_clip(*std::move(read->clip));
  return true;
}

void SvgPainter::add_clip(frame::Clip clip) {
  operations_.push_back(frame::Save{});
  operations_.push_back(std::move(clip));
}

}  // namespace livret::image
