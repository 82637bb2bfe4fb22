// locale: numbers, dates and typography of a language. In: values, d3-format and d3-time-format specifiers, texts. Out:
// texts, and the edits that a French or British typesetter would make. Only user of ICU. Not yet: locales other than
// `fr`, `en` and `en-GB`; time zones other than UTC.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace livret::locale {

/// What d3's locale definitions hold, for one language. Texts are UTF-8.
struct Locale {
  std::string tag;  ///< BCP 47: `fr`, `en-GB`
  std::string decimal;
  std::string thousands;                ///< U+202F in French
  std::size_t grouped_from = 4;         ///< digits a whole part needs before it is grouped: 5 in French
  std::string minus;                    ///< U+2212
  std::string percent;                  ///< with the space the language puts before it: U+00A0 + `%` in French
  std::array<std::string, 2> currency;  ///< before and after
  std::string nan;
  std::string date_time, date, time;            ///< d3-time-format's `%c %x %X`
  std::array<std::string, 2> periods;           ///< `%p`; empty in French, which counts to 24
  std::array<std::string, 7> days, short_days;  ///< Sunday first
  std::array<std::string, 12> months, short_months;
};

/// The locale of a BCP 47 tag (`fr`, `fr-FR`, `en`, `en-GB`), or nothing where livret has none. Lives as long as the
/// program.
Locale const* find_locale(std::string_view tag);

/// A d3-format specifier: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
struct NumberFormat {
  std::string fill = " ";  ///< one code point
  char align = '>';        ///< `<` `>` `^` `=`
  char sign = '-';         ///< `-` `+` `(` or a space
  char symbol = '\0';      ///< `$` `#`, or none
  bool zero = false;
  int width = 0;  ///< code points, at most 255
  bool comma = false;
  int precision = -1;  ///< -1: not given
  bool trim = false;
  char type = '\0';  ///< one of `e f g r s % p n b o d x X c`, or none
};

/// Nothing where the text is no specifier. A type that d3-format does not know is refused, where d3 falls back to none.
std::optional<NumberFormat> parse_number_format(std::string_view specifier);

/// Formats as d3.formatLocale(locale).format(specifier) does, with two differences that French asks for: grouping
/// starts at five digits in `fr` (four-digit numbers and years stay whole), and `%` carries the locale's space.
std::string format_number(double value, NumberFormat const& format, Locale const& locale);

/// Formats milliseconds since 1970-01-01T00:00:00Z, in UTC, by a d3-time-format specifier (`%-d %B %Y`); in French day
/// 1 of `%-d` stays `1`: ordinals are typography's work. Nothing where the specifier has an unknown directive; the
/// locale's `nan` where the moment is beyond ECMAScript's range of ±8.64e15 ms.
std::optional<std::string> format_time(double milliseconds, std::string_view specifier, Locale const& locale);

/// Days from the civil calendar (proleptic Gregorian), as milliseconds since the epoch, UTC. Nothing where there is no
/// such day.
std::optional<double> milliseconds_of(int year, int month, int day);
struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};
CivilDate civil_date_of(double milliseconds);

/// A moment taken apart in UTC.
struct CivilTime {
  CivilDate date;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
  int weekday = 0;      ///< 0 is Sunday
  int day_of_year = 0;  ///< 0 is 1 January
};
/// `milliseconds` must lie within ECMAScript's range.
CivilTime civil_time_of(double milliseconds);
/// Whether a number of milliseconds is a moment that ECMAScript's Date can hold.
bool is_moment(double milliseconds);

}  // namespace livret::locale
