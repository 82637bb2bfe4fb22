#include <algorithm>
#include <cmath>
#include <limits>

#include "scale/log_labels.hpp"
#include "scale/ticks.hpp"

namespace livret::scale {

namespace {

using Values = std::vector<expr::Value>;

constexpr double default_count = 10;

double number_of(TickCount const& count) {
  auto const* const number = std::get_if<double>(&count);
  return number ? *number : default_count;
}

Values numbers(std::span<double const> list) { return {list.begin(), list.end()}; }

/// As many as a least step allows; steps of numbers grow with fewer ticks, so that the count is lowered until it fits.
double fewer(Scale const& scale, double count, double least_step) {
  auto const domain = scale.numeric_domain();
  if (domain.empty()) return count;
  double const low = std::min(domain.front(), domain.back());
  double const high = std::max(domain.front(), domain.back());
  double steps = (high - low) / least_step;
  if (steps == 0 || std::isnan(steps)) steps = 1;
  count = std::min(count, std::floor(steps) + 1);
  count = std::min(count, static_cast<double>(most_ticks));
  bool const of_numbers = scale.bins().empty() && !scale.is_logarithmic() && !is_temporal(scale.type());
  while (of_numbers && low < high && count > 1 && tick_step(low, high, count) < least_step) --count;
  return count;
}

struct Placed {
  expr::Value value;
  double place;
};

/// Every second left out until there are no more than `count`; where fewer than three stay, the ends instead.
Values thinned(std::vector<Placed> ticks, double count) {
  Values values;
  if (count > 0 && ticks.size() > 1) {
    Values const ends = {ticks.front().value, ticks.back().value};
    while (static_cast<double>(ticks.size()) > count && ticks.size() >= 3) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < ticks.size(); i += 2) ticks[kept++] = ticks[i];
      ticks.resize(kept);
    }
    if (ticks.size() < 3) return ends;
  }
  for (auto& tick : ticks) values.push_back(std::move(tick.value));
  return values;
}

Values moments(std::span<double const> list) {
  Values values;
  for (double const milliseconds : list) values.emplace_back(expr::Moment{milliseconds});
  return values;
}

}  // namespace

TickCount tick_count(Scale const& scale, TickCount const& asked, std::optional<double> least_step) {
  if (std::holds_alternative<Interval>(asked)) return is_temporal(scale.type()) ? asked : TickCount(default_count);
  double count = std::get<double>(asked);
  if (!scale.bins().empty()) count = std::max(count, static_cast<double>(scale.bins().size()));
  return least_step ? fewer(scale, count, *least_step) : count;
}

std::vector<expr::Value> valid_ticks(Scale const& scale, std::span<expr::Value const> values, TickCount const& count) {
  auto const& range = scale.range();
  if (range.empty()) return {};
  double const first = range.front().to_number();
  double const last = range.back().to_number();
  if (std::isnan(first) || std::isnan(last)) return {};
  double const low = std::floor(std::min(first, last));
  double const high = std::ceil(std::max(first, last));
  std::vector<Placed> ticks;
  for (auto const& value : values) {
    auto const place = scale.number(value);
    if (place && low <= *place && *place <= high) ticks.push_back({value, *place});
  }
  std::ranges::stable_sort(
      ticks, [&](Placed const& a, Placed const& b) { return first > last ? a.place > b.place : a.place < b.place; });
  auto const* const number = std::get_if<double>(&count);
  return thinned(std::move(ticks), number ? *number : 0);
}

std::vector<expr::Value> tick_values(Scale const& scale, TickCount const& count) {
  if (!scale.bins().empty()) return valid_ticks(scale, numbers(scale.bins()), count);
  auto const domain = scale.numeric_domain();
  if (domain.empty()) return scale.domain();
  double const first = domain.front();
  double const last = domain.back();
  switch (scale.type()) {
    case Type::Log:
      return numbers(log_ticks(first, last, scale.definition().base, number_of(count)));
    case Type::Time:
      return moments(time_ticks(first, last, count, TimeUnit::Day));
    case Type::Utc:
      return moments(time_ticks(first, last, count, TimeUnit::UnixDay));
    case Type::Quantile:
    case Type::Threshold:
      return scale.domain();
    default:
      return numbers(ticks(first, last, number_of(count)));
  }
}

LegendValues legend_values(Scale const& scale, TickCount const& count) {
  if (auto const bins = scale.bins(); !bins.empty()) return {numbers(bins.first(bins.size() - 1)), bins.back()};
  if (scale.type() == Type::Log && !scale.is_interpolating()) {
    LegendValues sparse{tick_values(scale, count), {}};
    LogLabels const labels(scale, number_of(count), sparse.values.size());
    std::erase_if(sparse.values, [&](expr::Value const& value) { return !labels.shows(value.to_number()); });
    return sparse;
  }
  if (!is_discretizing(scale.type())) return {tick_values(scale, count), {}};
  LegendValues cut{{-std::numeric_limits<double>::infinity()}, std::numeric_limits<double>::infinity()};
  for (double const threshold : scale.thresholds()) cut.values.emplace_back(threshold);
  return cut;
}

double legend_fraction(Scale const& scale, double value) {
  auto const domain = scale.numeric_domain();
  if (domain.empty()) return 0;
  double low = domain.front();
  double high = domain.back();
  if (scale.type() == Type::Threshold) {
    double const margin = domain.size() > 1 ? (high - low) / static_cast<double>(domain.size() - 1) : 0.1;
    low -= margin;
    high += margin;
  }
  return (value - low) / (high - low);
}

}  // namespace livret::scale
