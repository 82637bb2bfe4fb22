#include "plot/guides_labels.hpp"

#include <algorithm>
#include <cmath>

#include "plot/guides_override.hpp"

namespace livret::plot {

namespace {

std::string* format_for(scale::TimeFormats& formats, std::string const& unit) {
  if (unit == "milliseconds") return &formats.milliseconds;
  if (unit == "seconds") return &formats.seconds;
  if (unit == "minutes") return &formats.minutes;
  if (unit == "hours") return &formats.hours;
  if (unit == "date" || unit == "day") return &formats.date;
  if (unit == "week") return &formats.week;
  if (unit == "month") return &formats.month;
  if (unit == "quarter") return &formats.quarter;
  if (unit == "year") return &formats.year;
  return nullptr;
}

scale::TickCount interval_of(TicksOfInterval const& asked, double fallback) {
  auto const unit = scale::find_time_unit(asked.interval);
  if (!unit) return fallback;
  double const step = std::isfinite(asked.step) ? std::clamp(asked.step, 1.0, 1e6) : 1;
  return scale::Interval(*unit, static_cast<int>(step));
}

}  // namespace

void drop_repeated(std::vector<expr::Value>& values) {
  auto const is_same = [](expr::Value const& a, expr::Value const& b) { return expr::compare(a, b) == 0; };
  values.erase(std::unique(values.begin(), values.end(), is_same), values.end());
}

scale::TickCount asked_count(TickCount const& count, double length, double fallback) {
  if (auto const* number = std::get_if<double>(&count)) return *number;
  if (auto const* each = std::get_if<TicksEach>(&count))
    return each->pt_each > 0 ? std::ceil(length / each->pt_each) : fallback;
  if (auto const* interval = std::get_if<TicksOfInterval>(&count)) return interval_of(*interval, fallback);
  return fallback;
}

scale::LabelRequest request_of(LabelFormat const& format, scale::LabelRequest::LogLabels log_labels) {
  scale::LabelRequest request;
  request.log_labels = log_labels;
  if (!format.field_type.empty()) return request;
  request.specifier = format.specifier;
  if (format.kind == FormatKind::Number) request.kind = scale::LabelRequest::Kind::Number;
  if (format.kind == FormatKind::Time) request.kind = scale::LabelRequest::Kind::Time;
  if (format.specifiers.empty()) return request;
  scale::TimeFormats formats;
  for (auto const& [unit, specifier] : format.specifiers)
    if (auto* target = format_for(formats, unit)) *target = specifier;
  request.time_formats = formats;
  return request;
}

std::vector<std::string> label_lines(LabelFormat const& format, std::string const& label, expr::ObjectPtr const& datum,
                                     GuideScope const& scope) {
  if (!format.expression) return {label};
  return lines_of(scope.evaluate(*format.expression, datum)).value_or(std::vector<std::string>());
}

}  // namespace livret::plot
