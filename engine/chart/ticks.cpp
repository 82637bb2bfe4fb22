#include "chart/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "locale/locale.hpp"

namespace livret::chart {

namespace {

constexpr double most_ticks = 1000;
constexpr double day = 86'400'000;

/// Ticks are the whole numbers from `first` to `last` times `step`, or divided by `divisor` where steps are below 1:
/// fractions such as 0.1 are exact only as quotients.
struct TickRun {
  double first = 0, last = -1;
  double step = 0;  ///< 0 where `divisor` is used
  double divisor = 0;
};

TickRun tick_run(double from, double to, double count) {
  double const rough = (to - from) / count;
  double const power = std::floor(std::log10(rough));
  double const error = rough / std::pow(10, power);
  double const factor = error >= std::sqrt(50.0) ? 10 : error >= std::sqrt(10.0) ? 5 : error >= std::sqrt(2.0) ? 2 : 1;
  TickRun run;
  bool const fractional = power < 0;
  double const scale = fractional ? std::pow(10, -power) / factor : std::pow(10, power) * factor;
  auto const unscaled = [&](double index) { return fractional ? index / scale : index * scale; };
  run.first = std::round(fractional ? from * scale : from / scale);
  run.last = std::round(fractional ? to * scale : to / scale);
  if (unscaled(run.first) < from) ++run.first;
  if (unscaled(run.last) > to) --run.last;
  (fractional ? run.divisor : run.step) = scale;
  if (run.last < run.first && count >= 0.5 && count < 2) return tick_run(from, to, count * 2);
  return run;
}

bool is_usable(double from, double to, double count) {
  return std::isfinite(from) && std::isfinite(to) && std::isfinite(to - from) && from < to && count > 0 &&
         to - from > 1e-290;
}

struct Interval {
  double duration;
  int days, months;
};
constexpr std::array<Interval, 6> intervals{
    {{day, 1, 0}, {2 * day, 2, 0}, {7 * day, 7, 0}, {30 * day, 0, 1}, {90 * day, 0, 3}, {365 * day, 0, 12}}};

std::vector<double> day_ticks(double from, double to, int days) {
  std::vector<double> values;
  // Weeks start on Mondays: 1970-01-05 was one.
  double const origin = days == 7 ? 4 * day : 0;
  double const step = days * day;
  for (double t = origin + std::ceil((from - origin) / step) * step; t <= to; t += step) values.push_back(t);
  return values;
}

std::vector<double> month_ticks(double from, double to, int months) {
  std::vector<double> values;
  auto const start = locale::civil_date_of(from);
  long long month = static_cast<long long>(start.year) * 12 + start.month - 1;
  month = month / months * months;
  for (;; month += months) {
    auto const t = locale::milliseconds_of(static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1);
    if (!t || *t > to || values.size() > most_ticks) return values;
    if (*t >= from) values.push_back(*t);
  }
}

}  // namespace

std::vector<double> linear_ticks(double from, double to, double count) {
  std::vector<double> ticks;
  if (from == to && std::isfinite(from)) return {from};
  if (!is_usable(from, to, count)) return ticks;
  auto const run = tick_run(from, to, std::min(count, most_ticks));
  for (double index = run.first; index <= run.last && ticks.size() < 2 * most_ticks; ++index)
    ticks.push_back(run.divisor > 0 ? index / run.divisor : index * run.step);
  return ticks;
}

double tick_step(double from, double to, double count) {
  if (!is_usable(from, to, count)) return 0;
  auto const run = tick_run(from, to, count);
  return run.divisor > 0 ? 1 / run.divisor : run.step;
}

std::pair<double, double> nice_bounds(double from, double to, double count) {
  TickRun before;
  for (int round = 0; round < 10 && is_usable(from, to, count); ++round) {
    auto const run = tick_run(from, to, count);
    if (run.step == before.step && run.divisor == before.divisor) break;
    if (run.divisor > 0) {
      from = std::floor(from * run.divisor) / run.divisor;
      to = std::ceil(to * run.divisor) / run.divisor;
    } else {
      from = std::floor(from / run.step) * run.step;
      to = std::ceil(to / run.step) * run.step;
    }
    before = run;
  }
  return {from, to};
}

std::vector<double> log_ticks(double from, double to) {
  std::vector<double> ticks;
  if (!(from > 0) || !is_usable(from, to, 1)) return ticks;
  int const first = static_cast<int>(std::floor(std::log10(from))), last = static_cast<int>(std::ceil(std::log10(to)));
  auto const add_multiples = [&](std::initializer_list<double> multiples) {
    ticks.clear();
    int const stride = std::max(1, (last - first) / 10);
    for (int power = first; power <= last; power += stride)
      for (double multiple : multiples) {
        double const value = multiple * std::pow(10, power);
        if (value >= from && value <= to) ticks.push_back(value);
      }
  };
  add_multiples({1});
  if (ticks.size() < 3) add_multiples({1, 2, 5});
  return ticks;
}

TimeTicks time_ticks(double from, double to, double count) {
  TimeTicks ticks;
  if (from == to && std::isfinite(from)) return {{from}, TimeTicks::Unit::Day};
  if (!is_usable(from, to, count)) return ticks;
  double const target = (to - from) / count;
  std::size_t next = 0;
  while (next < intervals.size() && intervals[next].duration <= target) ++next;
  if (next == intervals.size()) {
    double const years = tick_step(from / (365 * day), to / (365 * day), count);
    ticks.values = month_ticks(from, to, 12 * std::max(1, static_cast<int>(std::min(years, 1e5))));
    return ticks;
  }
  if (next > 0 && target / intervals[next - 1].duration < intervals[next].duration / target) --next;
  auto const& chosen = intervals[next];
  ticks.unit = chosen.days > 0      ? TimeTicks::Unit::Day
               : chosen.months < 12 ? TimeTicks::Unit::Month
                                    : TimeTicks::Unit::Year;
  ticks.values = chosen.days > 0 ? day_ticks(from, to, chosen.days) : month_ticks(from, to, chosen.months);
  return ticks;
}

}  // namespace livret::chart
