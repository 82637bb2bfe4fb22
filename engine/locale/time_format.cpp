#include <cmath>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "locale/civil.hpp"
#include "locale/locale.hpp"

namespace livret::locale {
namespace {

/// What a number is padded with; `%-d` has nothing.
enum class Padding { None, Space, Zero };

std::string pad(long long number, Padding padding, std::size_t width) {
  std::string const digits = std::to_string(number < 0 ? -number : number);
  std::size_t const missing = padding != Padding::None && digits.size() < width ? width - digits.size() : 0;
  return (number < 0 ? "-" : "") + std::string(missing, padding == Padding::Space ? ' ' : '0') + digits;
}

struct IsoWeek {
  int year = 1970;
  int week = 1;
};

/// ISO 8601: the week of a day is that of its Thursday.
IsoWeek iso_week_of(double milliseconds) {
  int const weekday = civil_time_of(milliseconds).weekday;
  double const thursday = milliseconds + (4 - (weekday == 0 ? 7 : weekday)) * milliseconds_a_day;
  if (!is_moment(thursday)) return {};
  auto const time = civil_time_of(thursday);
  return {time.date.year, time.day_of_year / 7 + 1};
}

struct Formatter {
  double milliseconds;
  CivilTime time;
  Locale const& locale;

  std::optional<std::string> text(std::string_view specifier) const;
  std::optional<std::string> name(char directive) const;
  std::optional<std::string> number(char directive, Padding padding) const;
  std::optional<std::string> year(char directive, Padding padding) const;
};

/// Directives that give words, or stand for other specifiers.
std::optional<std::string> Formatter::name(char directive) const {
  auto const weekday = static_cast<std::size_t>(time.weekday);
  auto const month = static_cast<std::size_t>(time.date.month - 1);
  switch (directive) {
    case 'a':
      return locale.short_days[weekday];
    case 'A':
      return locale.days[weekday];
    case 'b':
      return locale.short_months[month];
    case 'B':
      return locale.months[month];
    case 'c':
      return text(locale.date_time);
    case 'x':
      return text(locale.date);
    case 'X':
      return text(locale.time);
    case 'p':
      return locale.periods[time.hour >= 12 ? 1 : 0];
    case 'Z':
      return "+0000";
    case '%':
      return "%";
    default:
      return std::nullopt;
  }
}

std::optional<std::string> Formatter::year(char directive, Padding padding) const {
  switch (directive) {
    case 'y':
      return pad(time.date.year % 100, padding, 2);
    case 'Y':
      return pad(time.date.year % 10'000, padding, 4);
    case 'g':
      return pad(iso_week_of(milliseconds).year % 100, padding, 2);
    case 'G':
      return pad(iso_week_of(milliseconds).year % 10'000, padding, 4);
    default:
      return std::nullopt;
  }
}

std::optional<std::string> Formatter::number(char directive, Padding padding) const {
  switch (directive) {
    case 'd':
    case 'e':
      return pad(time.date.day, padding, 2);
    case 'f':
      return pad(time.millisecond, padding, 3) + "000";
    case 'H':
      return pad(time.hour, padding, 2);
    case 'I':
      return pad(time.hour % 12 == 0 ? 12 : time.hour % 12, padding, 2);
    case 'j':
      return pad(time.day_of_year + 1, padding, 3);
    case 'L':
      return pad(time.millisecond, padding, 3);
    case 'm':
      return pad(time.date.month, padding, 2);
    case 'M':
      return pad(time.minute, padding, 2);
    case 'q':
      return std::to_string((time.date.month - 1) / 3 + 1);
    case 'Q':
      return base::to_text(milliseconds);
    case 's':
      return base::to_text(std::floor(milliseconds / 1000));
    case 'S':
      return pad(time.second, padding, 2);
    case 'u':
      return std::to_string(time.weekday == 0 ? 7 : time.weekday);
    case 'U':
      return pad((time.day_of_year + 7 - time.weekday) / 7, padding, 2);
    case 'V':
      return pad(iso_week_of(milliseconds).week, padding, 2);
    case 'w':
      return std::to_string(time.weekday);
    case 'W':
      return pad((time.day_of_year + 7 - (time.weekday + 6) % 7) / 7, padding, 2);
    default:
      return year(directive, padding);
  }
}

std::optional<Padding> padding_of(char modifier) {
  if (modifier == '-') return Padding::None;
  if (modifier == '_') return Padding::Space;
  return modifier == '0' ? std::optional(Padding::Zero) : std::nullopt;
}

std::optional<std::string> Formatter::text(std::string_view specifier) const {
  std::string result;
  for (std::size_t i = 0; i < specifier.size(); ++i) {
    if (specifier[i] != '%') {
      result += specifier[i];
      continue;
    }
    if (++i == specifier.size()) return std::nullopt;
    auto const modifier = padding_of(specifier[i]);
    if (modifier && ++i == specifier.size()) return std::nullopt;
    char const directive = specifier[i];
    auto piece = name(directive);
    if (!piece) piece = number(directive, modifier.value_or(directive == 'e' ? Padding::Space : Padding::Zero));
    if (!piece) return std::nullopt;
    result += *piece;
  }
  return result;
}

}  // namespace

std::optional<std::string> format_time(double milliseconds, std::string_view specifier, Locale const& locale) {
  bool const known = is_moment(milliseconds);
  double const moment = known ? milliseconds : 0;
  auto text = Formatter{moment, civil_time_of(moment), locale}.text(specifier);
  return text && !known ? std::optional(locale.nan) : text;
}

}  // namespace livret::locale
