#include "chart/presence.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace livret::chart {

namespace {

constexpr ChannelId positions[] = {ChannelId::X, ChannelId::Y};

bool has_value(Layer const& layer, Channel const& channel, std::size_t row) {
  if (!channel.has_data()) return true;
  if (is_discrete(channel.measure)) return !value_at(layer, channel, row).is_null();
  return number_at(layer, channel, row).has_value();
}

bool shows_row(Layer const& layer, std::size_t row) {
  return std::all_of(std::begin(positions), std::end(positions), [&](ChannelId id) {
    auto const* channel = layer.encoding.find(id);
    return channel == nullptr || has_value(layer, *channel, row);
  });
}

bool shows_values(Layer const& layer) {
  for (std::size_t row = 0; row < layer.row_count(); ++row)
    if (shows_row(layer, row)) return true;
  return false;
}

/// Whether the channel places its values on a continuous scale.
bool is_measured(Channel const& channel) {
  bool const is_shown = channel.id == ChannelId::Text || channel.id == ChannelId::Order;
  return !channel.field.empty() && !is_discrete(channel.measure) && !is_shown;
}

void check_measure(Layer const& layer, Channel const& channel, diag::Sink& sink) {
  bool has_any = false;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    if (number_at(layer, channel, row)) return;
    has_any = has_any || !value_at(layer, channel, row).is_null();
  }
  if (!has_any) return;
  bool const temporal = channel.measure == Measure::Temporal;
  sink.error(channel.span,
             fmt::format("`{}` is shown as {}, and none of its values is {}", channel.field,
                         temporal ? "`temporal`" : "`quantitative`", temporal ? "a date" : "a number"),
             "change the type of the channel, or that of the field in its schema");
}

}  // namespace

bool shows_values(std::vector<Layer> const& layers) {
  return std::any_of(layers.begin(), layers.end(), [](Layer const& layer) { return shows_values(layer); });
}

void check_measures(std::vector<Layer> const& layers, diag::Sink& sink) {
  for (auto const& layer : layers)
    for (auto const& [id, channel] : layer.encoding.channels)
      if (is_measured(channel)) check_measure(layer, channel, sink);
}

}  // namespace livret::chart
