#include "chart/marks.hpp"

#include <algorithm>
#include <cmath>

#include "chart/format.hpp"
#include "chart/placement.hpp"

namespace livret::chart {

namespace {

constexpr double point_size = 30;
constexpr double rule_width = 0.7;
constexpr double hollow_width = 1;
constexpr double free_tick_length = 12;

PolylineItem line_item(Plot const& plot, Layer const& layer, std::size_t row, frame::Vertex from, frame::Vertex to,
                       double width) {
  PolylineItem line;
  line.points = {from, to};
  line.colour = colour_at(plot, layer, row);
  line.width = width;
  line.dash = layer.mark.dash;
  return line;
}

/// A side of a rule: from end to end, or over the whole plot where the layer says nothing of it.
std::optional<Stretch> rule_side(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  double const whole = id == ChannelId::X ? plot.width : plot.height;
  if (!layer.encoding.find(id)) return Stretch{0, whole};
  if (layer.encoding.find(second_of(id))) return range_at(plot, layer, id, row);
  auto const place = place_at(plot, layer, id, row);
  return place ? std::optional(Stretch{*place, *place}) : std::nullopt;
}

/// What lies under a point of the plot: the last rectangle that holds it, on the page's ground.
base::Colour ground_at(Plot const& plot, Scene const& behind, double x, double y) {
  auto const ground = plot.config->background;
  for (auto item = behind.rbegin(); item != behind.rend(); ++item) {
    auto const* rect = std::get_if<RectItem>(&*item);
    if (!rect || x < rect->x || y < rect->y || x > rect->x + rect->width || y > rect->y + rect->height) continue;
    auto fill = rect->fill;
    double const opacity = fill.alpha / 255.0;
    fill.alpha = 255;
    return base::mix(ground, fill, opacity);
  }
  return ground;
}

base::Colour readable_on(Plot const& plot, base::Colour ground) {
  auto const dark = plot.config->label.colour, light = plot.config->background;
  return base::contrast_ratio(dark, ground) >= base::contrast_ratio(light, ground) ? dark : light;
}

/// Beyond this many rectangles, texts are dark: looking through them all would take too long.
constexpr std::size_t most_grounds = 4000;

bool chooses_colour(Layer const& layer, Scene const& behind) {
  return !layer.mark.color && !layer.mark.fill && !layer.encoding.find(ChannelId::Color) &&
         behind.size() <= most_grounds;
}

}  // namespace

ShapePaint shape_paint(Plot const& plot, Layer const& layer, std::size_t row) {
  auto const& mark = layer.mark;
  auto const colour = colour_at(plot, layer, row);
  double const fill = number_or(plot, layer, ChannelId::FillOpacity, row,
                                mark.fill_opacity.value_or(mark.filled.value_or(true) ? 1 : 0));
  ShapePaint paint{with_opacity(colour, fill), {colour, 0}};
  if (fill < 1) paint.outline.width = mark.stroke_width.value_or(hollow_width);
  if (mark.stroke) paint.outline = {*mark.stroke, mark.stroke_width.value_or(hollow_width)};
  // A hollow shape hides what runs behind it.
  if (fill == 0) paint.fill = plot.config->background;
  return paint;
}

std::string text_at(Plot const& plot, Layer const& layer, std::size_t row) {
  auto const* channel = layer.encoding.find(ChannelId::Text);
  if (!channel) return layer.mark.text;
  auto const seen = seen_at(layer, *channel, row);
  if (seen.kind == Seen::Kind::Visual) return seen.value.to_text();
  return format_value(seen.value, channel->measure, channel->format, *plot.locale);
}

namespace {

/// A pale symbol is outlined, so that its edge keeps the contrast that graphics need (WCAG 2.1, 1.4.11).
Outline visible_outline(Plot const& plot, ShapePaint const& paint) {
  constexpr double least_contrast = 3;
  if (paint.outline.width > 0 || paint.fill.alpha == 0) return paint.outline;
  auto const ground = plot.config->background;
  auto opaque = paint.fill;
  opaque.alpha = 255;
  bool const pale = base::contrast_ratio(base::mix(ground, opaque, paint.fill.alpha / 255.0), ground) < least_contrast;
  return pale ? Outline{plot.config->domain, 0.5} : paint.outline;
}

}  // namespace

Scene make_points(Plot const& plot, Layer const& layer) {
  Scene scene;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const x = place_at(plot, layer, ChannelId::X, row), y = place_at(plot, layer, ChannelId::Y, row);
    if (!x || !y) continue;
    auto const paint = shape_paint(plot, layer, row);
    double const size = number_or(plot, layer, ChannelId::Size, row, layer.mark.size.value_or(point_size));
    scene.push_back(SymbolItem{*x, *y, size, shape_at(plot, layer, row), paint.fill, visible_outline(plot, paint)});
  }
  // Small symbols are drawn over large ones, so none is lost.
  std::stable_sort(scene.begin(), scene.end(), [](SceneItem const& a, SceneItem const& b) {
    return std::get<SymbolItem>(a).size > std::get<SymbolItem>(b).size;
  });
  return scene;
}

Scene make_rules(Plot const& plot, Layer const& layer) {
  Scene scene;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const x = rule_side(plot, layer, ChannelId::X, row), y = rule_side(plot, layer, ChannelId::Y, row);
    if (!x || !y) continue;
    double const width = number_or(plot, layer, ChannelId::Size, row,
                                   layer.mark.stroke_width.value_or(layer.mark.size.value_or(rule_width)));
    scene.push_back(line_item(plot, layer, row, {x->from, y->from}, {x->to, y->to}, width));
  }
  return scene;
}

Scene make_ticks(Plot const& plot, Layer const& layer) {
  Scene scene;
  bool const horizontal = layer.orientation == Orientation::Horizontal;
  ChannelId const along = horizontal ? ChannelId::X : ChannelId::Y, across = horizontal ? ChannelId::Y : ChannelId::X;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const place = place_at(plot, layer, along, row), centre = place_at(plot, layer, across, row);
    if (!place || !centre) continue;
    auto const& scale = plot.position(across);
    auto const* band = scale ? std::get_if<BandScale>(&*scale) : nullptr;
    double const room = band ? (band->bandwidth() > 0 ? band->bandwidth() : band->step()) * 0.75 : free_tick_length;
    double const half = layer.mark.size.value_or(room * layer.mark.band.value_or(1)) / 2;
    double const width = layer.mark.thickness.value_or(1);
    scene.push_back(horizontal
                        ? line_item(plot, layer, row, {*place, *centre - half}, {*place, *centre + half}, width)
                        : line_item(plot, layer, row, {*centre - half, *place}, {*centre + half, *place}, width));
  }
  return scene;
}

Scene make_texts(Plot const& plot, Layer const& layer, Scene const& behind) {
  Scene scene;
  auto const& mark = layer.mark;
  bool const chooses = chooses_colour(layer, behind);
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const x = place_at(plot, layer, ChannelId::X, row), y = place_at(plot, layer, ChannelId::Y, row);
    if (!x || !y) continue;
    auto style = mark.style;
    style.colour = colour_at(plot, layer, row);
    TextItem item{{}, *x + mark.dx, *y + mark.dy, mark.align, mark.baseline, mark.angle};
    if (chooses)
      style.colour =
          with_opacity(readable_on(plot, ground_at(plot, behind, item.x, item.y)), style.colour.alpha / 255.0);
    item.label = set_label(plot.lettering, text_at(plot, layer, row), style, mark.limit);
    if (!item.label.is_empty()) scene.push_back(std::move(item));
  }
  return scene;
}

Scene make_marks(Plot const& plot, Layer const& layer, Scene const& behind) {
  switch (layer.mark.kind) {
    case MarkKind::Bar:
      return make_bars(plot, layer);
    case MarkKind::Rect:
      return make_cells(plot, layer);
    case MarkKind::Area:
    case MarkKind::Line:
      return make_lines(plot, layer);
    case MarkKind::Point:
      return make_points(plot, layer);
    case MarkKind::Rule:
      return make_rules(plot, layer);
    case MarkKind::Tick:
      return make_ticks(plot, layer);
    case MarkKind::Text:
      return make_texts(plot, layer, behind);
    case MarkKind::Timeline:
      break;
  }
  return {};
}

}  // namespace livret::chart
