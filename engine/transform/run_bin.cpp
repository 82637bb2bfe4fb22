#include <algorithm>
#include <cmath>

#include "transform/running.hpp"

namespace livret::transform {
namespace {

using expr::Value;

/// Equal intervals from `start` to `stop`.
struct Bins {
  double start = 0;
  double stop = 1;
  double step = 1;
};

/// The step that Vega's bin algorithm takes: a power of the base, divided where that leaves no more than the greatest
/// number of bins.
double choose_step(BinParameters const& parameters, double span) {
  if (parameters.step) return *parameters.step;
  if (!parameters.steps.empty()) {
    double const wanted = span / parameters.maxbins;
    auto const first_above =
        std::find_if(parameters.steps.begin(), parameters.steps.end(), [&](double step) { return step >= wanted; });
    return first_above == parameters.steps.begin() ? parameters.steps.front() : *(first_above - 1);
  }
  double const log_base = std::log(parameters.base);
  double const level = std::ceil(std::log(parameters.maxbins) / log_base);
  double step =
      std::max(parameters.minstep, std::pow(parameters.base, std::floor(std::log(span) / log_base + 0.5) - level));
  while (std::ceil(span / step) > parameters.maxbins) step *= parameters.base;
  for (double divisor : parameters.divide) {
    double const finer = step / divisor;
    if (finer >= parameters.minstep && span / finer <= parameters.maxbins) step = finer;
  }
  return step;
}

Bins choose_bins(BinParameters const& parameters, double low, double high) {
  double const span = high > low ? high - low : low != 0 ? std::fabs(low) : 1;
  double const step = choose_step(parameters, span);
  if (parameters.nice) {
    double const log_step = std::log(step);
    double const log_base = std::log(parameters.base);
    double const precision = log_step >= 0 ? 0 : std::trunc(-log_step / log_base) + 1;
    double const first = std::floor(low / step + std::pow(parameters.base, -precision - 1)) * step;
    low = low < first ? first - step : first;
    high = std::ceil(high / step) * step;
  }
  Bins bins{low, high == low ? low + step : high, step};
  bins.stop = bins.start + std::ceil((bins.stop - bins.start) / step) * step;
  if (parameters.anchor) {
    double const shift =
        *parameters.anchor - (bins.start + step * std::floor((*parameters.anchor - bins.start) / step));
    bins.start += shift;
    bins.stop += shift;
  }
  return bins;
}

/// Where the bin of a number starts; the last bin takes in its end. Numbers outside all bins have none.
Value start_of(double number, Bins const& bins) {
  // Vega's guard against quotients that fall just short of a whole number.
  constexpr double bias = 1e-14;
  if (!(number >= bins.start && number <= bins.stop)) return {};
  double const within = std::max(bins.start, std::min(number, bins.stop - bins.step));
  return bins.start + bins.step * std::floor(bias + (within - bins.start) / bins.step);
}

std::pair<double, double> extent_of(std::vector<double> const& numbers) {
  double low = 0;
  double high = 0;
  bool any = false;
  for (double number : numbers) {
    if (!std::isfinite(number)) continue;
    low = any ? std::min(low, number) : number;
    high = any ? std::max(high, number) : number;
    any = true;
  }
  return {low, high};
}

}  // namespace

MutableTable run_step(Bin const& bin, Running const& running) {
  auto const column = running.column_of(bin.field);
  std::vector<double> numbers;
  for (std::size_t row = 0; row < running.input->row_count(); ++row)
    numbers.push_back(column ? running.input->column(*column).value(row).to_number() : std::nan(""));
  auto const [low, high] = bin.parameters.extent.value_or(extent_of(numbers));
  Bins const bins = choose_bins(bin.parameters, low, high);
  NewColumn starts{bin.start, {}};
  NewColumn ends{bin.end, {}};
  for (double number : numbers) {
    Value const start = start_of(number, bins);
    ends.values.push_back(
        start.is_null() ? Value() : Value(bins.start + bins.step * (1 + (start.to_number() - bins.start) / bins.step)));
    starts.values.push_back(start);
  }
  std::vector<NewColumn> columns;
  columns.push_back(std::move(starts));
  columns.push_back(std::move(ends));
  return with_columns(*running.input, std::move(columns));
}

}  // namespace livret::transform
