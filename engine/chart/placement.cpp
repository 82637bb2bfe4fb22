#include "chart/placement.hpp"

#include <algorithm>
#include <cmath>

namespace livret::chart {

namespace {

/// A place that the spec names in pt, or by the plot's far end.
std::optional<double> visual_place(Plot const& plot, expr::Value const& value) {
  if (auto const* text = value.as<std::string>()) {
    if (*text == "width") return plot.width;
    if (*text == "height") return plot.height;
    return std::nullopt;
  }
  double const number = value.to_number();
  return std::fabs(number) < 30000 ? std::optional(number) : std::nullopt;
}

/// The row's part of a band of `width`: its start, and its own width.
Stretch part_of_band(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row, double width) {
  bool const along_x = id == ChannelId::X || id == ChannelId::X2;
  auto const* offset = layer.encoding.find(along_x ? ChannelId::XOffset : ChannelId::YOffset);
  if (!offset) return {0, width};
  auto const& values = along_x ? plot.domains->x_offset : plot.domains->y_offset;
  auto const found = std::find_if(
      values.begin(), values.end(),
      [value = value_at(layer, *offset, row)](auto const& known) { return expr::compare(known, value) == 0; });
  if (found == values.end()) return {0, width};
  double const part = width / static_cast<double>(values.size());
  double const start = part * static_cast<double>(found - values.begin());
  return {start, start + part};
}

}  // namespace

std::optional<double> place_at(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  bool const along_x = id == ChannelId::X || id == ChannelId::X2;
  auto const* channel = layer.encoding.find(id);
  if (!channel) return (along_x ? plot.width : plot.height) / 2;
  auto const seen = seen_at(layer, *channel, row);
  if (seen.kind == Seen::Kind::Visual) return visual_place(plot, seen.value);
  auto const& scale = along_x ? plot.x : plot.y;
  if (seen.kind == Seen::Kind::Nothing || !scale || seen.value.is_null()) return std::nullopt;
  auto const* band = std::get_if<BandScale>(&*scale);
  if (!band) return place_of(*scale, seen.value, channel->measure);
  auto const start = band->band(seen.value);
  if (!start) return std::nullopt;
  return *start + part_of_band(plot, layer, id, row, band->bandwidth()).centre();
}

std::optional<Stretch> band_at(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  auto const* channel = layer.encoding.find(id);
  auto const& scale = plot.position(id);
  auto const* band = scale ? std::get_if<BandScale>(&*scale) : nullptr;
  if (!channel || !band) return std::nullopt;
  auto const start = band->band(value_at(layer, *channel, row));
  if (!start) return std::nullopt;
  auto const part = part_of_band(plot, layer, id, row, band->bandwidth());
  return Stretch{*start + part.from, *start + part.to};
}

ChannelId second_of(ChannelId id) { return id == ChannelId::X ? ChannelId::X2 : ChannelId::Y2; }

std::optional<Stretch> range_at(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  if (!layer.encoding.find(id) || !layer.encoding.find(second_of(id))) return std::nullopt;
  auto const first = place_at(plot, layer, id, row), second = place_at(plot, layer, second_of(id), row);
  if (!first || !second) return std::nullopt;
  return Stretch{std::min(*first, *second), std::max(*first, *second)};
}

base::Colour with_opacity(base::Colour colour, double opacity) {
  colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * std::clamp(opacity, 0.0, 1.0)));
  return colour;
}

double number_or(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row, double fallback) {
  auto const* channel = layer.encoding.find(id);
  if (!channel) return fallback;
  auto const seen = seen_at(layer, *channel, row);
  if (seen.kind == Seen::Kind::Visual) {
    double const number = seen.value.to_number();
    return number >= 0 && number < 1e6 ? number : fallback;
  }
  auto const* scale = plot.scale_of(id);
  if (seen.kind == Seen::Kind::Nothing || !scale) return fallback;
  return scale->number(seen.value).value_or(0);
}

base::Colour colour_at(Plot const& plot, Layer const& layer, std::size_t row) {
  auto const& mark = layer.mark;
  base::Colour const plain = mark.kind == MarkKind::Text ? plot.config->label.colour : plot.config->mark;
  base::Colour colour = mark.color ? *mark.color : mark.fill ? *mark.fill : plain;
  if (auto const* channel = layer.encoding.find(ChannelId::Color)) {
    auto const seen = seen_at(layer, *channel, row);
    auto const* scale = plot.scale_of(ChannelId::Color);
    if (seen.kind == Seen::Kind::Visual) {
      if (!seen.value.is_null()) colour = base::parse_colour(seen.value.to_text()).value_or(colour);
    } else if (seen.kind == Seen::Kind::Data && scale) {
      colour = scale->colour(seen.value).value_or(plot.config->grid);
    }
  }
  return with_opacity(colour, number_or(plot, layer, ChannelId::Opacity, row, mark.opacity.value_or(1)));
}

std::string shape_at(Plot const& plot, Layer const& layer, std::size_t row) {
  auto const* channel = layer.encoding.find(ChannelId::Shape);
  if (!channel) return layer.mark.shape;
  auto const seen = seen_at(layer, *channel, row);
  if (seen.kind == Seen::Kind::Visual) return seen.value.to_text();
  auto const* scale = plot.scale_of(ChannelId::Shape);
  return scale && seen.kind == Seen::Kind::Data ? scale->shape(seen.value) : layer.mark.shape;
}

}  // namespace livret::chart
