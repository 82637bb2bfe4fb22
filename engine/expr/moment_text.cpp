#include "expr/moment_text.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "locale/locale.hpp"

namespace livret::expr {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double milliseconds_a_day = 86'400'000.0;

/// Reads a text of fixed fields from the left; once something does not fit it stays failed.
struct Reader {
  std::string_view rest;
  bool failed = false;

  bool take(char wanted) {
    if (!rest.starts_with(wanted)) return false;
    rest.remove_prefix(1);
    return true;
  }
  double digits(std::size_t count) {
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (i >= rest.size() || rest[i] < '0' || rest[i] > '9') {
        failed = true;
        return 0;
      }
      number = number * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return number;
  }
};

double read_fraction(Reader& reader) {
  double scale = 100;
  double milliseconds = 0;
  std::size_t count = 0;
  for (; !reader.rest.empty() && reader.rest[0] >= '0' && reader.rest[0] <= '9'; ++count, scale /= 10) {
    if (count < 3) milliseconds += (reader.rest[0] - '0') * scale;
    reader.rest.remove_prefix(1);
  }
  if (count == 0) reader.failed = true;
  return milliseconds;
}

void read_time(Reader& reader, Parts& parts) {
  parts.hour = reader.digits(2);
  if (!reader.take(':')) reader.failed = true;
  parts.minute = reader.digits(2);
  if (reader.take(':')) {
    parts.second = reader.digits(2);
    if (reader.take('.')) parts.millisecond = read_fraction(reader);
  }
  bool const is_hour = parts.hour < 24 || (parts.hour == 24 && parts.minute + parts.second + parts.millisecond == 0);
  if (!is_hour || parts.minute > 59 || parts.second > 59) reader.failed = true;
}

/// The offset at the end of a time, in minutes east of UTC.
double read_offset(Reader& reader) {
  if (reader.take('Z') || reader.rest.empty()) return 0;
  bool const west = reader.take('-');
  if (!west && !reader.take('+')) reader.failed = true;
  double const hours = reader.digits(2);
  if (!reader.take(':')) reader.failed = true;
  double const minutes = hours * 60 + reader.digits(2);
  return west ? -minutes : minutes;
}

}  // namespace

std::string to_iso_text(double milliseconds) {
  if (!locale::is_moment(milliseconds)) return "Invalid Date";
  auto const time = locale::civil_time_of(milliseconds);
  auto const [year, month, day] = time.date;
  bool const four_digits = year >= 0 && year <= 9999;
  std::string const date = (four_digits ? fmt::format("{:04}", year) : fmt::format("{:+07}", year)) +
                           fmt::format("-{:02}-{:02}", month, day);
  if (std::fmod(milliseconds, milliseconds_a_day) == 0) return date;
  return date + fmt::format("T{:02}:{:02}:{:02}.{:03}Z", time.hour, time.minute, time.second, time.millisecond);
}

double parse_iso_text(std::string_view text) {
  Reader reader{text};
  Parts parts;
  double month = 1;
  int const year = static_cast<int>(reader.digits(4));
  if (reader.take('-')) {
    month = reader.digits(2);
    if (reader.take('-')) parts.day = reader.digits(2);
  }
  double offset = 0;
  if (reader.take('T')) {
    read_time(reader, parts);
    offset = read_offset(reader);
  }
  if (reader.failed || !reader.rest.empty()) return not_a_number;
  auto const date = locale::milliseconds_of(year, static_cast<int>(month), static_cast<int>(parts.day));
  if (!date) return not_a_number;
  double const minutes = parts.hour * 60 + parts.minute - offset;
  return *date + minutes * 60'000 + parts.second * 1000 + parts.millisecond;
}

double milliseconds_of_parts(Parts const& parts) {
  for (double part :
       std::array{parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second, parts.millisecond})
    if (!(std::fabs(part) <= 1e15)) return not_a_number;
  double const months = std::trunc(parts.year) * 12 + std::trunc(parts.month);
  double const year = std::floor(months / 12);
  if (std::fabs(year) > 280'000) return not_a_number;
  auto const first = locale::milliseconds_of(static_cast<int>(year), static_cast<int>(months - year * 12) + 1, 1);
  if (!first) return not_a_number;
  double const days = std::trunc(parts.day) - 1;
  double const seconds = std::trunc(parts.hour) * 3600 + std::trunc(parts.minute) * 60 + std::trunc(parts.second);
  double const result = *first + days * milliseconds_a_day + seconds * 1000 + std::trunc(parts.millisecond);
  return locale::is_moment(result) ? result : not_a_number;
}

}  // namespace livret::expr
