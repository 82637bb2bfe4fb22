// locale: numbers, dates and typography of a language. In: values, d3-format and d3-time-format specifiers, texts. Out: texts, and
// the edits that a French or British typesetter would make. Only user of ICU.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace livret::locale {

/// What d3's locale definitions hold, for one language. Texts are UTF-8.
struct Locale {
  std::string tag;                       ///< BCP 47: `fr`, `en-GB`
  std::string decimal;
  std::string thousands;                 ///< U+202F in French
  std::string minus;                     ///< U+2212
  std::string percent;                   ///< with the space the language puts before it: U+00A0 or U+202F + `%`
  std::array<std::string, 2> currency;   ///< before and after
  std::string nan;
  std::string date_time, date, time;     ///< d3-time-format's `%c %x %X`
  std::array<std::string, 2> periods;
  std::array<std::string, 7> days, short_days;        ///< Sunday first
  std::array<std::string, 12> months, short_months;
};

/// The locale of a BCP 47 tag (`fr`, `fr-FR`, `en`, `en-GB`), or nothing where livret has none.
Locale const* find_locale(std::string_view tag);

/// A d3-format specifier: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
struct NumberFormat {
  std::string fill = " ";
  char align = '>';
  char sign = '-';
  char symbol = '\0';
  bool zero = false;
  int width = 0;
  bool comma = false;
  int precision = -1;  ///< -1: not given
  bool trim = false;
  char type = '\0';
};

std::optional<NumberFormat> parse_number_format(std::string_view specifier);

/// Formats as d3.formatLocale(locale).format(specifier) does, with two differences that French asks for: grouping starts at five
/// digits in `fr` (four-digit numbers and years stay whole), and `%` carries the locale's space.
std::string format_number(double value, NumberFormat const& format, Locale const& locale);

/// Formats milliseconds since 1970-01-01T00:00:00Z, in UTC, by a d3-time-format specifier (`%-d %B %Y`); in French day 1 of `%-d`
/// stays `1`: ordinals are typography's work. Nothing where the specifier has an unknown directive.
std::optional<std::string> format_time(double milliseconds, std::string_view specifier, Locale const& locale);

/// Days from the civil calendar (proleptic Gregorian), as milliseconds since the epoch, UTC. Nothing where there is no such day.
std::optional<double> milliseconds_of(int year, int month, int day);
struct CivilDate { int year = 1970; int month = 1; int day = 1; };
CivilDate civil_date_of(double milliseconds);

}  // namespace livret::locale
