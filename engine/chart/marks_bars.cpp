#include <algorithm>

#include "chart/marks.hpp"
#include "chart/placement.hpp"

namespace livret::chart {

namespace {

constexpr double free_bar_thickness = 5;  ///< of a bar on a continuous cross axis
constexpr double bin_gap = 1;
constexpr double cell_gap = 0.5;  ///< on each side of a cell

/// Where bars without a second end start: at zero, or at the near end of the plot where the scale does not have it.
double origin(Plot const& plot, ChannelId id) {
  auto const& scale = plot.position(id);
  double const near = id == ChannelId::X ? 0 : plot.height;
  auto const* continuous = scale ? std::get_if<ContinuousScale>(&*scale) : nullptr;
  if (!continuous || continuous->domain().kind == ContinuousDomain::Kind::Log ||
      continuous->domain().kind == ContinuousDomain::Kind::Time)
    return near;
  double const far = id == ChannelId::X ? plot.width : plot.height;
  return std::clamp(continuous->place(0).value_or(near), 0.0, far);
}

std::optional<Stretch> length_of(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  if (!layer.stack.empty()) {
    auto const* scale = std::get_if<ContinuousScale>(&*plot.position(id));
    auto const from = scale ? scale->place(layer.stack[row].from) : std::nullopt;
    auto const to = scale ? scale->place(layer.stack[row].to) : std::nullopt;
    if (!from || !to) return std::nullopt;
    return Stretch{std::min(*from, *to), std::max(*from, *to)};
  }
  if (layer.encoding.find(second_of(id))) return range_at(plot, layer, id, row);
  if (auto const band = band_at(plot, layer, id, row)) return band;
  auto const end = place_at(plot, layer, id, row);
  if (!end) return std::nullopt;
  double const start = origin(plot, id);
  return Stretch{std::min(start, *end), std::max(start, *end)};
}

Stretch resized(Stretch stretch, MarkSpec const& mark) {
  double length = stretch.length();
  if (mark.band) length *= std::clamp(*mark.band, 0.0, 1.0);
  if (mark.size) length = std::max(0.0, *mark.size);
  return {stretch.centre() - length / 2, stretch.centre() + length / 2};
}

std::optional<Stretch> thickness_of(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  if (auto const band = band_at(plot, layer, id, row)) return resized(*band, layer.mark);
  if (auto const range = range_at(plot, layer, id, row)) {
    double const gap = range->length() > 4 * bin_gap ? bin_gap / 2 : 0;
    return Stretch{range->from + gap, range->to - gap};
  }
  auto const place = place_at(plot, layer, id, row);
  if (!place) return std::nullopt;
  double const half = layer.mark.size.value_or(free_bar_thickness) / 2;
  return Stretch{*place - half, *place + half};
}

RectItem rect_item(Plot const& plot, Layer const& layer, std::size_t row, Stretch x, Stretch y) {
  auto const paint = shape_paint(plot, layer, row);
  return RectItem{x.from, y.from, x.length(), y.length(), paint.fill, paint.outline, layer.mark.corner_radius};
}

/// One side of a cell: between its ends, its band, or the whole plot.
std::optional<Stretch> side_of(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  double const whole = id == ChannelId::X ? plot.width : plot.height;
  if (!layer.encoding.find(id)) return Stretch{0, whole};
  if (layer.encoding.find(second_of(id))) return range_at(plot, layer, id, row);
  auto const band = band_at(plot, layer, id, row);
  if (!band) return thickness_of(plot, layer, id, row);
  auto const side = resized(*band, layer.mark);
  double const gap = std::min(cell_gap, side.length() / 4);
  return Stretch{side.from + gap, side.to - gap};
}

}  // namespace

Scene make_bars(Plot const& plot, Layer const& layer) {
  Scene scene;
  bool const horizontal = layer.orientation == Orientation::Horizontal;
  ChannelId const along = horizontal ? ChannelId::X : ChannelId::Y;
  ChannelId const across = horizontal ? ChannelId::Y : ChannelId::X;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const length = length_of(plot, layer, along, row);
    auto const thickness = thickness_of(plot, layer, across, row);
    if (!length || !thickness) continue;
    scene.push_back(horizontal ? rect_item(plot, layer, row, *length, *thickness)
                               : rect_item(plot, layer, row, *thickness, *length));
  }
  return scene;
}

Scene make_cells(Plot const& plot, Layer const& layer) {
  Scene scene;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    auto const x = side_of(plot, layer, ChannelId::X, row), y = side_of(plot, layer, ChannelId::Y, row);
    if (x && y) scene.push_back(rect_item(plot, layer, row, *x, *y));
  }
  return scene;
}

}  // namespace livret::chart
