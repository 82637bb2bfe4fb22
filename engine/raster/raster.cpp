#include "raster/raster.hpp"

#include "canvas/canvas.hpp"
#include "frame/path.hpp"
#include "frame/walk.hpp"

namespace livret::raster {

namespace {

frame::Vertex vertex(base::Point point) { return {point.x.to_pt(), point.y.to_pt()}; }

frame::Path moved(frame::Path path, frame::Vertex by) {
  auto const move = [&](frame::Vertex& vertex) { vertex = {vertex.x + by.x, vertex.y + by.y}; };
  for (frame::Segment& segment : path) {
    if (auto* start = std::get_if<frame::MoveTo>(&segment)) move(start->to);
    if (auto* line = std::get_if<frame::LineTo>(&segment)) move(line->to);
    if (auto* curve = std::get_if<frame::CurveTo>(&segment)) {
      move(curve->control1);
      move(curve->control2);
      move(curve->to);
    }
  }
  return path;
}

frame::Paint moved(frame::Paint paint, frame::Vertex by) {
  if (auto* gradient = std::get_if<frame::Gradient>(&paint)) {
    gradient->transform.x0 += by.x;
    gradient->transform.y0 += by.y;
  }
  return paint;
}

/// An operation of a drawing that lies at `by`.
frame::Operation moved(frame::Operation operation, frame::Vertex by) {
  if (auto* fill = std::get_if<frame::Fill>(&operation)) {
    fill->path = moved(std::move(fill->path), by);
    fill->paint = moved(std::move(fill->paint), by);
  } else if (auto* stroke = std::get_if<frame::Stroke>(&operation)) {
    stroke->path = moved(std::move(stroke->path), by);
    stroke->paint = moved(std::move(stroke->paint), by);
  } else if (auto* clip = std::get_if<frame::Clip>(&operation)) {
    clip->path = moved(std::move(clip->path), by);
  } else if (auto* glyphs = std::get_if<frame::Glyphs>(&operation)) {
    glyphs->origin = {glyphs->origin.x + by.x, glyphs->origin.y + by.y};
  } else if (auto* picture = std::get_if<frame::Picture>(&operation)) {
    picture->corner = {picture->corner.x + by.x, picture->corner.y + by.y};
  }
  return operation;
}

/// Turns items into operations on the page's drawing.
class PageDrawer {
 public:
  explicit PageDrawer(std::vector<frame::Operation>& out) : out_(out) {}

  void draw(frame::TextItem const& item, base::Point origin) const {
    out_.push_back(frame::Glyphs{vertex(origin + item.origin), 0, item.run});
  }

  void draw(frame::RectItem const& item, base::Point origin) const {
    frame::Path const path = frame::rectangle_path(vertex(origin + item.rect.origin), item.rect.size.width.to_pt(),
                                                   item.rect.size.height.to_pt(), item.radius.to_pt());
    if (item.fill) push_fill(path, *item.fill);
    if (item.stroke && item.stroke_width > base::Length()) push_stroke(path, *item.stroke, item.stroke_width);
  }

  void draw(frame::LineItem const& item, base::Point origin) const {
    push_stroke({frame::MoveTo{vertex(origin + item.from)}, frame::LineTo{vertex(origin + item.to)}}, item.colour,
                item.width);
  }

  void draw(frame::ImageItem const& item, base::Point origin) const {
    out_.push_back(frame::Picture{vertex(origin + item.area.origin), item.area.size.width.to_pt(),
                                  item.area.size.height.to_pt(), item.image});
  }

  void draw(frame::DrawingItem const& item, base::Point origin) const {
    out_.push_back(frame::Save{});
    for (frame::Operation const& operation : item.drawing->operations)
      out_.push_back(moved(operation, vertex(origin + item.origin)));
    out_.push_back(frame::Restore{});
  }

  void draw(frame::LinkItem const&, base::Point) const {}
  void draw(frame::GroupItem const&, base::Point) const {}

 private:
  void push_fill(frame::Path path, base::Colour colour) const {
    frame::Fill fill;
    fill.path = std::move(path);
    fill.paint = colour;
    out_.push_back(std::move(fill));
  }

  void push_stroke(frame::Path path, base::Colour colour, base::Length width) const {
    frame::Stroke stroke;
    stroke.path = std::move(path);
    stroke.paint = colour;
    stroke.width = width.to_pt();
    out_.push_back(std::move(stroke));
  }

  std::vector<frame::Operation>& out_;
};

}  // namespace

frame::Drawing drawing_of(frame::Page const& page) {
  frame::Drawing drawing;
  drawing.size = page.frame.size;
  PageDrawer const drawer(drawing.operations);
  frame::walk(page.frame, {}, [&](frame::Item const& item, base::Point origin) {
    std::visit([&](auto const& each) { drawer.draw(each, origin); }, item);
  });
  return drawing;
}

base::Result<std::string> to_png(frame::Page const& page, text::FontBook const& fonts, double dots_per_inch) {
  return canvas::to_png(drawing_of(page), fonts, dots_per_inch);
}

base::Result<std::string> to_svg(frame::Page const& page, text::FontBook const& fonts) {
  return canvas::to_svg(drawing_of(page), fonts);
}

}  // namespace livret::raster
