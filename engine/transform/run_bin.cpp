#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "transform/running.hpp"

namespace livret::transform {
namespace {

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
  step = std::max(step, std::numeric_limits<double>::min());  // of the least of spans it comes to 0
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

/// Where the bin of a number starts; the last bin takes in its end. Numbers outside all bins are in infinite ones.
double start_of(double number, Bins const& bins) {
  // Vega's guard against quotients that fall just short of a whole number.
  constexpr double bias = 1e-14;
  if (number < bins.start) return -std::numeric_limits<double>::infinity();
  if (number > bins.stop) return std::numeric_limits<double>::infinity();
  double const within = std::max(bins.start, std::min(number, bins.stop - bins.step));
  return bins.start + bins.step * std::floor(bias + (within - bins.start) / bins.step);
}

/// The extent that an earlier step gave to a parameter.
std::optional<std::pair<double, double>> extent_of_param(Bin const& bin, Running const& running) {
  if (!bin.extent_param) return std::nullopt;
  for (auto const& [name, value] : running.context.variables) {
    auto const* items = name == *bin.extent_param ? value.as<expr::Array>() : nullptr;
    if (items == nullptr || (*items)->size() != 2) continue;
    std::pair const ends((**items)[0].to_number(), (**items)[1].to_number());
    if (std::isfinite(ends.first) && std::isfinite(ends.second)) return ends;
  }
  return std::nullopt;
}

/// Parameters that no bins can be made with are reported.
bool are_sound(Bin const& bin, Running const& running) {
  auto const& parameters = bin.parameters;
  auto const needs = [&](std::string_view name, bool is_met, double found, std::string_view needed) {
    if (!is_met)
      running.sink.error(bin.field.span,
                         fmt::format("bins of `{}` need a `{}` {}, found `{}`", bin.field.name, name, needed, found));
    return is_met;
  };
  bool sound = needs("base", parameters.base > 1, parameters.base, "greater than 1");
  sound = needs("maxbins", parameters.maxbins >= 1, parameters.maxbins, "of 1 or more") && sound;
  if (parameters.step) sound = needs("step", *parameters.step > 0, *parameters.step, "greater than 0") && sound;
  for (double step : parameters.steps) sound = needs("steps", step > 0, step, "of numbers greater than 0") && sound;
  for (double divisor : parameters.divide)
    sound = needs("divide", divisor >= 1, divisor, "of numbers of 1 or more") && sound;
  return sound;
}

bool has_room(Bin const& bin, Bins const& bins, Running const& running) {
  constexpr double most_bins = 1'000'000;
  double const count = (bins.stop - bins.start) / bins.step;
  if (count <= most_bins) return true;
  running.sink.error(bin.field.span, fmt::format("`{}` would have more than 1,000,000 bins", bin.field.name),
                     "a greater `step`, or `maxbins`");
  return false;
}

/// The table with columns of bins that are all missing, so that what comes after finds them.
table::TablePtr without_bins(Bin const& bin, Running const& running) {
  auto column = std::make_shared<table::Column>(table::Type::Number);
  for (std::size_t row = 0; row < running.input->row_count(); ++row)
    column->append_missing(table::Missing::NotAnswered);
  auto start = bin.start;
  auto end = bin.end;
  start.type = end.type = table::Type::Number;
  return with_columns(*running.input, {{start, column}, {end, column}});
}

}  // namespace

table::TablePtr run_step(Bin const& bin, Running const& running) {
  auto const found = running.find(bin.field);
  auto const numbers = running.numbers_of(bin.field);
  auto extent = bin.parameters.extent;
  if (!extent) extent = extent_of_param(bin, running);
  if (!extent) extent = extent_of(numbers).value_or(std::pair(0.0, 0.0));
  if (!are_sound(bin, running)) return without_bins(bin, running);
  Bins const bins = choose_bins(bin.parameters, extent->first, extent->second);
  if (!has_room(bin, bins, running)) return without_bins(bin, running);
  running.result.bins[bin.start.name] = bins;
  auto starts = std::make_shared<table::Column>(table::Type::Number);
  auto ends = std::make_shared<table::Column>(table::Type::Number);
  starts->reserve(numbers.size());
  ends->reserve(numbers.size());
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    bool const is_missing = std::isnan(numbers[row]) && (!found || found->cells->value(row).as<double>() == nullptr);
    if (is_missing) {
      starts->append_missing(table::Missing::NotAnswered);
      ends->append_missing(table::Missing::NotAnswered);
      continue;
    }
    double const start = start_of(numbers[row], bins);
    starts->append_number(start);
    ends->append_number(bins.start + bins.step * (1 + (start - bins.start) / bins.step));
  }
  auto start_field = bin.start;
  auto end_field = bin.end;
  start_field.type = end_field.type = table::Type::Number;
  return with_columns(*running.input, {{start_field, std::move(starts)}, {end_field, std::move(ends)}});
}

}  // namespace livret::transform
