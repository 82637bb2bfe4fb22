#include "scale/time_formats.hpp"

#include "scale/interval.hpp"

namespace livret::scale {

namespace {

/// Vega's multi-format where hours count to 12 and months come before days; elsewhere what the locale's other formats
/// show to be its custom.
TimeFormats formats_of(locale::Locale const& locale) {
  bool const to_24 = locale.periods[0].empty();
  bool const day_first = locale.date.starts_with("%d");
  TimeFormats formats;
  formats.milliseconds = ".%L";
  formats.seconds = ":%S";
  formats.minutes = to_24 ? "%H:%M" : "%I:%M";
  formats.hours = to_24 ? "%-H\u00a0h" : "%I %p";
  formats.date = to_24 ? "%a %-d" : "%a %d";
  formats.week = day_first ? (to_24 ? "%-d %b" : "%d %b") : "%b %d";
  formats.month = formats.quarter = "%B";
  formats.year = "%Y";
  return formats;
}

bool starts(double moment, TimeUnit unit) { return !(Interval(unit).floor(moment) < moment); }

}  // namespace

TimeFormats filled_in(TimeFormats formats, locale::Locale const& locale) {
  auto const own = formats_of(locale);
  static constexpr std::string TimeFormats::*const members[] = {
      &TimeFormats::milliseconds, &TimeFormats::seconds, &TimeFormats::minutes, &TimeFormats::hours, &TimeFormats::date,
      &TimeFormats::week,         &TimeFormats::month,   &TimeFormats::quarter, &TimeFormats::year};
  for (auto const member : members)
    if ((formats.*member).empty()) formats.*member = own.*member;
  return formats;
}

std::string const& specifier_for(double moment, TimeFormats const& formats) {
  if (!starts(moment, TimeUnit::Second)) return formats.milliseconds;
  if (!starts(moment, TimeUnit::Minute)) return formats.seconds;
  if (!starts(moment, TimeUnit::Hour)) return formats.minutes;
  if (!starts(moment, TimeUnit::Day)) return formats.hours;
  if (!starts(moment, TimeUnit::Month)) return starts(moment, TimeUnit::Sunday) ? formats.week : formats.date;
  if (!starts(moment, TimeUnit::Year)) return starts(moment, TimeUnit::Quarter) ? formats.quarter : formats.month;
  return formats.year;
}

}  // namespace livret::scale
