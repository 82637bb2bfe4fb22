#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "scale/domain.hpp"
#include "scale/powers.hpp"
#include "scale/ticks.hpp"

namespace livret::scale {

namespace {

constexpr double default_count = 10;
constexpr int most_rounds = 10;

/// d3-scale widens until the step of the ticks stays the same; where it does not settle, nothing is changed.
std::pair<double, double> nice_ends(double start, double stop, double count) {
  std::pair const given(start, stop);
  double step_before = 0;
  for (int round = 0; round < most_rounds; ++round) {
    double const step = tick_increment(start, stop, count);
    if (step == step_before && round > 0) return {start, stop};
    if (step > 0) {
      start = std::floor(start / step) * step;
      stop = std::ceil(stop / step) * step;
    } else if (step < 0) {
      start = std::ceil(start * step) / step;
      stop = std::floor(stop * step) / step;
    } else {
      return given;
    }
    step_before = step;
  }
  return given;
}

/// The interval is chosen for the ends as they are given: of a descending time d3 widens less.
std::optional<Interval> nice_interval(std::vector<double> const& domain, TickCount const& wanted, Type type) {
  auto const* const number = std::get_if<double>(&wanted);
  if (!number) return std::get<Interval>(wanted);
  auto const days = type == Type::Utc ? TimeUnit::UnixDay : TimeUnit::Day;
  return time_tick_interval(domain.front(), domain.back(), *number == 0 ? default_count : *number, days);
}

std::pair<double, double> nice_powers(double start, double stop, double base, double first) {
  Powers const powers(base, first < 0 ? Powers::Sign::Negative : Powers::Sign::Positive);
  return {powers.power(std::floor(powers.logarithm(start))), powers.power(std::ceil(powers.logarithm(stop)))};
}

}  // namespace

std::vector<double> nice_domain(std::vector<double> domain, Definition const& definition, Findings& findings) {
  auto const& wanted = *definition.nice;
  auto const* const count = std::get_if<double>(&wanted);
  if (!count && !is_temporal(definition.type)) findings.note(Finding::IntervalOfNumbers);
  double const number = count && *count != 0 ? *count : default_count;
  bool const descending = domain.back() < domain.front();
  auto& start = descending ? domain.back() : domain.front();
  auto& stop = descending ? domain.front() : domain.back();
  switch (definition.type) {
    case Type::Log:
      std::tie(start, stop) = nice_powers(start, stop, definition.base, domain.front());
      break;
    case Type::Time:
    case Type::Utc:
      if (auto const interval = nice_interval(domain, wanted, definition.type)) {
        start = interval->floor(start);
        stop = interval->ceil(stop);
      }
      break;
    case Type::Threshold:
    case Type::BinOrdinal:
      break;
    default:
      std::tie(start, stop) = nice_ends(start, stop, number);
  }
  return domain;
}

}  // namespace livret::scale
