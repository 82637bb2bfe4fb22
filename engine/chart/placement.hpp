#pragma once

#include <optional>

#include "chart/plot.hpp"
#include "chart/scene.hpp"

namespace livret::chart {

/// Two places along one side of the plot, `from` not beyond `to`.
struct Stretch {
  double from = 0, to = 0;
  double length() const { return to - from; }
  double centre() const { return (from + to) / 2; }
};

/// Where a row stands on x or y (or their second ends), in pt of the plot: the middle of its band, moved to its part of
/// the band where the layer has an offset. The middle of the plot where the layer has no such channel; nothing where
/// the value is missing or has no place.
std::optional<double> place_at(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row);

/// The row's band on a discrete x or y, its part by the offset channel; nothing on a continuous one.
std::optional<Stretch> band_at(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row);

/// From the channel to its second end, if the layer has both.
std::optional<Stretch> range_at(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row);

ChannelId second_of(ChannelId id);  ///< X2 of X, Y2 of Y

/// The colour of a row's mark, opacity included.
base::Colour colour_at(Plot const& plot, Layer const& layer, std::size_t row);
/// The number that a visual channel gives a row, or `fallback`.
double number_or(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row, double fallback);
std::string shape_at(Plot const& plot, Layer const& layer, std::size_t row);

base::Colour with_opacity(base::Colour colour, double opacity);

}  // namespace livret::chart
