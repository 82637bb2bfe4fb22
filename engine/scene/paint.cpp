#include "scene/paint.hpp"

#include <algorithm>

#include "scene/brush.hpp"
#include "scene/image_place.hpp"
#include "scene/in_order.hpp"
#include "scene/reach.hpp"
#include "scene/shapes.hpp"
#include "scene/text_painter.hpp"
#include "scene/text_place.hpp"

namespace livret::scene {

namespace {

class Painter {
 public:
  Painter(canvas::Canvas& canvas, FontMetrics& metrics) : canvas_(canvas), metrics_(metrics), brush_(canvas) {}

  /// `holder` is the group that the mark is in, or null.
  void paint(Mark const& mark, GroupItem const* holder) {
    bool const is_clipped = mark.clip && holder != nullptr && can_save();
    if (is_clipped) save_clipped(*holder);
    std::visit([this](auto const& items) { paint_items(items); }, mark.items);
    if (is_clipped) canvas_.restore();
  }

 private:
  template <typename Item>
  void paint_items(std::vector<Item> const& items) {
    canvas_.reserve(items.size());
    visit_in_order(items, [this](Item const& item) { paint(item); });
  }
  void paint_items(LineItems const& line) { brush_.paint(line_path(line), {}, line.course.ink); }
  void paint_items(AreaItems const& area) { brush_.paint(area_path(area), {}, area.course.ink); }
  void paint_items(TrailItems const& trail) { brush_.paint(trail_path(trail), {}, trail.course.ink); }

  void paint(ArcItem const& item) {
    if (is_within_reach(item.x, item.y, item.inner_radius, item.outer_radius, item.start_angle, item.end_angle))
      paint_turned(arc_path(item), item.angle, item);
  }
  void paint(RectItem const& item) {
    static Corners const square;
    if (!is_within_reach(item.x, item.y, item.width, item.height)) return;
    auto const& corners = item.corner_radius ? *item.corner_radius : square;
    brush_.paint(rectangle_path(0, 0, item.width, item.height, corners), {item.x, item.y}, item.ink);
  }
  void paint(RuleItem const& item) {
    if (!is_within_reach(item.x, item.y, item.x2, item.y2)) return;
    brush_.paint({frame::MoveTo{{0, 0}}, frame::LineTo{{item.x2 - item.x, item.y2 - item.y}}}, {item.x, item.y},
                 item.ink, Brush::Parts::Stroke);
  }
  void paint(SymbolItem const& item) {
    if (!is_within_reach(item.x, item.y, item.size, item.angle) || item.size < 0) return;
    bool const is_known = item.custom == nullptr && !symbol_.empty() && item.shape == shape_ && item.size == size_;
    if (!is_known) {
      symbol_ = symbol_path(item);
      shape_ = item.shape;
      size_ = item.custom == nullptr ? item.size : -1;
    }
    if (item.angle == 0) return brush_.paint(symbol_, {item.x, item.y}, item.ink);
    paint_turned(symbol_, item.angle, item);
  }
  void paint(PathItem const& item) {
    if (is_within_reach(item.x, item.y, item.scale_x, item.scale_y, item.angle))
      paint_turned(path_of(item), item.angle, item);
  }
  void paint(ShapeItem const& item) {
    if (item.outline == nullptr || !is_within_reach(item.x, item.y, item.angle)) return;
    if (item.angle == 0) return brush_.paint(*item.outline, {item.x, item.y}, item.ink);
    paint_turned(*item.outline, item.angle, item);
  }
  void paint(TextItem const& item) { paint_text(item, canvas_, metrics_); }
  void paint(ImageItem const& item);
  void paint(GroupItem const& group);

  template <typename Item>
  void paint_turned(frame::Path outline, double degrees, Item const& item) {
    if (degrees != 0) transform(outline, degrees, 0, 0);
    brush_.paint(outline, {item.x, item.y}, item.ink);
  }

  /// A level is left for hatches and turned texts.
  bool can_save() const { return canvas_.save_depth() + 1 < canvas::Canvas::deepest_save; }
  void save_clipped(GroupItem const& group) {
    canvas_.save();
    canvas_.add_path(group_path(group, 0));
    canvas_.clip();
  }

  canvas::Canvas& canvas_;
  FontMetrics& metrics_;
  Brush brush_;
  /// Symbols mostly have the outline of the one before.
  frame::Path symbol_;
  Symbol shape_ = Symbol::Circle;
  double size_ = -1;
};

void Painter::paint(ImageItem const& item) {
  auto [width, height] = size_of(item);
  if (item.image == nullptr || !(item.opacity > 0) || !(width > 0 && height > 0)) return;
  if (!is_within_reach(item.x, item.y, width, height)) return;
  double x = item.x - align_shift(item.align, width), y = item.y - baseline_shift(item.baseline, height);
  if (double const ratio = static_cast<double>(item.image->width) / item.image->height;
      item.aspect == ImageItem::Aspect::Keep && item.width && item.height && ratio > 0) {
    double const fitting_width = std::min(width, height * ratio), fitting_height = std::min(height, width / ratio);
    x += (width - fitting_width) / 2;
    y += (height - fitting_height) / 2;
    width = fitting_width;
    height = fitting_height;
  }
  canvas_.show(item.image, x, y, width, height, item.opacity);
}

void Painter::paint(GroupItem const& group) {
  if (!is_within_reach(group.x, group.y, group.width, group.height)) return;
  bool const is_seen = group.ink.has_fill() || group.ink.has_stroke();
  frame::Path const outline = is_seen ? group_path(group, stroke_offset(group)) : frame::Path();
  if (is_seen)
    brush_.paint(outline, {group.x, group.y}, group.ink,
                 group.stroke_foreground ? Brush::Parts::Fill : Brush::Parts::FillAndStroke);
  canvas_.translate(group.x, group.y);
  bool const is_clipped = group.clip && can_save();
  if (is_clipped) save_clipped(group);
  visit_in_order(group.marks, [&](Mark const& mark) { paint(mark, &group); });
  if (is_clipped) canvas_.restore();
  canvas_.translate(-group.x, -group.y);
  if (is_seen && group.stroke_foreground) brush_.paint(outline, {group.x, group.y}, group.ink, Brush::Parts::Stroke);
}

}  // namespace

void paint(Mark const& mark, canvas::Canvas& canvas, FontMetrics& metrics) {
  Painter(canvas, metrics).paint(mark, nullptr);
}

}  // namespace livret::scene
