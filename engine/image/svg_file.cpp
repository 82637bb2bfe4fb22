#include <algorithm>

#include <fmt/format.h>

#include "image/image.hpp"
#include "image/svg_painter.hpp"
#include "image/svg_scanner.hpp"
#include "image/svg_shapes.hpp"

namespace livret::image {

namespace {

constexpr double pt_per_pixel = 0.75;
constexpr double longest_side = 1e5;  ///< user units

/// The drawing's own size and user space.
struct Canvas {
  Box viewport;
  Box view;
};

/// A side of the root element; nothing where it is absent or a part of what is around.
std::optional<double> own_length(SvgElement const& root, std::string_view name) {
  auto const text = root.attribute(name);
  if (text.empty() || text.ends_with('%') || text == "auto") return std::nullopt;
  return read_length(text, 0);
}

/// Where one side is missing, the view box gives the ratio; where both are, the size.
std::optional<Canvas> read_canvas(SvgElement const& root, Faults& faults) {
  auto const numbers = read_numbers(root.attribute("viewBox"));
  bool const has_view = numbers && numbers->size() == 4 && (*numbers)[2] > 0 && (*numbers)[3] > 0;
  if (!has_view && !root.attribute("viewBox").empty()) {
    faults.error(root.place, fmt::format("`viewBox` needs four numbers, the last two above 0, found `{}`",
                                         root.attribute("viewBox").substr(0, 40)));
    return std::nullopt;
  }
  auto width = own_length(root, "width"), height = own_length(root, "height");
  Box view;
  if (has_view) {
    view = {(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
    if (!width) width = height ? *height * view.width / view.height : view.width;
    if (!height) height = *width * view.height / view.width;
  }
  if (!width || !height) {
    faults.error(root.place, "a drawing needs a size, found neither `viewBox` nor `width` and `height`");
    return std::nullopt;
  }
  Box const viewport{0, 0, *width, *height};
  if (!(*width > 0 && *height > 0 && *width <= longest_side && *height <= longest_side)) {
    faults.error(root.place, fmt::format("a drawing needs sides above 0 and at most {:g} pixels, found `{:g} × {:g}`",
                                         longest_side, *width, *height));
    return std::nullopt;
  }
  return Canvas{viewport, has_view ? view : viewport};
}

/// Whether anything may be painted outside: strokes count with what a miter can add to their width.
bool overflows(frame::Operation const& operation, Box const& page) {
  double margin = 0;
  frame::Path const* path = nullptr;
  if (auto const* fill = std::get_if<frame::Fill>(&operation)) path = &fill->path;
  if (auto const* stroke = std::get_if<frame::Stroke>(&operation)) {
    path = &stroke->path;
    margin = stroke->width / 2 * (stroke->join == frame::Join::Miter ? stroke->miter_limit : 1.5);
  }
  auto const bounds = path == nullptr ? std::nullopt : bounds_of(*path);
  if (!bounds) return false;
  constexpr double slack = 0.01;
  return bounds->x - margin < -slack || bounds->y - margin < -slack ||
         bounds->x + bounds->width + margin > page.width + slack ||
         bounds->y + bounds->height + margin > page.height + slack;
}

/// Keeps the drawing off what is around it, where it would go over.
void clip_to(Box const& page, std::vector<frame::Operation>& operations) {
  auto const goes_over = [&](frame::Operation const& operation) { return overflows(operation, page); };
  if (std::none_of(operations.begin(), operations.end(), goes_over)) return;
  operations.insert(operations.begin(), {frame::Save{}, frame::Clip{rounded_path(page, 0, 0)}});
  operations.push_back(frame::Restore{});
}

}  // namespace

frame::DrawingPtr read_svg(std::string_view bytes, Origin const& origin, diag::Sink& sink) {
  if (bytes.size() > most_svg_bytes) {
    sink.error(origin.asked, fmt::format("the SVG file has `{}` bytes, and a drawing needs at most {}", bytes.size(),
                                         most_svg_bytes));
    return nullptr;
  }
  Faults faults(origin, bytes, sink);
  auto const root = read_svg_elements(bytes, faults);
  if (root == nullptr) return nullptr;
  if (root->name != "svg") {
    faults.error(root->place, fmt::format("a drawing needs the root element `svg`, found `{}`", root->name));
    return nullptr;
  }
  auto const canvas = read_canvas(*root, faults);
  if (!canvas) return nullptr;
  SvgContext context;
  context.to_drawing = compose({pt_per_pixel, 0, 0, pt_per_pixel, 0, 0},
                               fit(canvas->view, canvas->viewport, root->attribute("preserveAspectRatio")));
  context.viewport = canvas->view;
  SvgPainter painter(*root, faults);
  painter.paint_root(context);
  Box const page{0, 0, canvas->viewport.width * pt_per_pixel, canvas->viewport.height * pt_per_pixel};
  clip_to(page, painter.operations());
  frame::Drawing drawing{{base::Length::from_pt(page.width), base::Length::from_pt(page.height)},
                         std::move(painter.operations())};
  return std::make_shared<frame::Drawing const>(std::move(drawing));
}

}  // namespace livret::image
