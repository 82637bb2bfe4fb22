#include "chart/format.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "chart/ticks.hpp"

namespace livret::chart {

namespace {

std::string format_by(double number, std::string const& specifier, locale::Locale const& locale) {
  auto const format = locale::parse_number_format(specifier);
  return format ? locale::format_number(number, *format, locale) : std::string();
}

std::string format_plain(double number, locale::Locale const& locale) {
  bool const small = std::fabs(number) < 1 && number != 0;
  return format_by(number, small ? ",.2~r" : std::fabs(number) < 1e15 ? ",.2~f" : ".3~e", locale);
}

/// Decimals that tell numbers at this distance apart (d3-format's precisionFixed).
int decimals_for(double step) {
  if (!(step > 0)) return 0;
  return std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 12);
}

/// The guide's specifier with a precision fitting the step where it names none, as d3-scale's tickFormat.
locale::NumberFormat tick_format(std::string const& specifier, double step, double largest) {
  if (specifier.empty() && largest >= 1e9) return locale::parse_number_format("~s").value_or(locale::NumberFormat());
  auto format = locale::parse_number_format(specifier.empty() ? ",f" : specifier).value_or(locale::NumberFormat());
  if (format.precision >= 0) return format;
  if (format.type == 'f') format.precision = decimals_for(step);
  if (format.type == '%') format.precision = std::max(0, decimals_for(step) - 2);
  return format;
}

char const* time_format(TimeTicks::Unit unit, double milliseconds) {
  auto const date = locale::civil_date_of(milliseconds);
  if (unit == TimeTicks::Unit::Year || (date.month == 1 && date.day == 1)) return "%Y";
  return unit == TimeTicks::Unit::Month || date.day == 1 ? "%b" : "%-d %b";
}

std::vector<TickText> time_tick_texts(ContinuousDomain const& domain, GuideSpec const& guide, double count,
                                      locale::Locale const& locale) {
  auto ticks = time_ticks(domain.from, domain.to, count);
  if (!guide.values.empty()) {
    ticks.values.clear();
    for (auto const& value : guide.values)
      if (auto const number = number_of(value, Measure::Temporal)) ticks.values.push_back(*number);
  }
  std::vector<TickText> texts;
  for (double const value : ticks.values) {
    std::string const format = guide.format.empty() ? time_format(ticks.unit, value) : guide.format;
    texts.push_back({expr::Moment{value}, locale::format_time(value, format, locale).value_or("")});
  }
  return texts;
}

}  // namespace

std::string format_value(expr::Value const& value, Measure measure, std::string const& format,
                         locale::Locale const& locale) {
  if (value.is_null()) return {};
  if (measure == Measure::Temporal || value.as<expr::Moment>()) {
    auto const milliseconds = number_of(value, Measure::Temporal);
    if (milliseconds)
      return locale::format_time(*milliseconds, format.empty() ? "%-d %B %Y" : format, locale).value_or("");
  }
  if (auto const* number = value.as<double>()) {
    bool const is_code = is_discrete(measure) && *number == std::floor(*number);
    if (format.empty()) return is_code ? value.to_text() : format_plain(*number, locale);
    return format_by(*number, format, locale);
  }
  return value.to_text();
}

std::vector<TickText> continuous_ticks(ContinuousDomain const& domain, GuideSpec const& guide, double count,
                                       locale::Locale const& locale) {
  if (guide.tick_count) count = std::clamp(*guide.tick_count, 1.0, 50.0);
  if (domain.kind == ContinuousDomain::Kind::Time) return time_tick_texts(domain, guide, count, locale);
  bool const log = domain.kind == ContinuousDomain::Kind::Log;
  std::vector<double> values = log ? log_ticks(domain.from, domain.to) : linear_ticks(domain.from, domain.to, count);
  if (!guide.values.empty()) {
    values.clear();
    for (auto const& value : guide.values)
      if (auto const number = number_of(value, Measure::Quantitative)) values.push_back(*number);
  }
  double const largest = std::max(std::fabs(domain.from), std::fabs(domain.to));
  auto const format = tick_format(guide.format, tick_step(domain.from, domain.to, count), largest);
  std::vector<TickText> texts;
  for (double const value : values) {
    bool const own_decimals = guide.format.empty() && (log || !guide.values.empty());
    texts.push_back({value, own_decimals ? format_plain(value, locale) : locale::format_number(value, format, locale)});
  }
  return texts;
}

}  // namespace livret::chart
