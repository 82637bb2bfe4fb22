#include "expr/time_parser.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "expr/moment_text.hpp"

namespace livret::expr {
namespace {

constexpr double milliseconds_a_day = 86'400'000;
constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> days = {"sunday",   "monday", "tuesday", "wednesday",
                                                  "thursday", "friday", "saturday"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

enum class WeekStart { Sunday, Monday, Iso };

class TimeReader {
 public:
  TimeReader(std::string_view text, std::string_view format) : text_(text), format_(format) {}

  double read() {
    if (!read_format(format_) || !text_.empty()) return std::numeric_limits<double>::quiet_NaN();
    return finish();
  }

 private:
  bool read_format(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
      char c = format[i];
      if (c != '%' || i + 1 == format.size()) {
        if (!take(c)) return false;
        continue;
      }
      c = format[++i];
      if ((c == '-' || c == '_' || c == '0') && i + 1 < format.size()) c = format[++i];
      if (!read_directive(c)) return false;
    }
    return true;
  }

  bool read_directive(char directive) {
    switch (directive) {
      case 'Y':
        return read_year(4);
      case 'y':
        return read_short_year();
      case 'm':
        return number(2, parts_.month) && (parts_.month -= 1, true);
      case 'B':
        return name(months, NameForm::Whole, parts_.month);
      case 'b':
        return name(months, NameForm::Short, parts_.month);
      case 'd':
      case 'e':
        return number(2, parts_.day);
      case 'j':
        parts_.month = 0;
        return number(3, parts_.day);
      case 'q':
        return number(1, parts_.month) && (parts_.month = (parts_.month - 1) * 3, true);
      case 'H':
      case 'I':
        return number(2, parts_.hour);
      case 'M':
        return number(2, parts_.minute);
      case 'S':
        return number(2, parts_.second);
      case 'L':
        return number(3, parts_.millisecond);
      case 'f':
        return number(6, parts_.millisecond) && (parts_.millisecond = std::floor(parts_.millisecond / 1000), true);
      case 'p':
        return read_half_day();
      case 'A':
        return optional_name(days, NameForm::Whole, weekday_);
      case 'a':
        return optional_name(days, NameForm::Short, weekday_);
      case 'w':
        return optional_number(1, weekday_);
      case 'u':
        return optional_number(1, weekday_) && (weekday_ = std::fmod(*weekday_, 7), true);
      case 'U':
        return read_week(WeekStart::Sunday);
      case 'W':
        return read_week(WeekStart::Monday);
      case 'V':
        return read_week(WeekStart::Iso);
      case 'G':
        return read_year(4);
      case 'Z':
        return read_offset();
      case 'Q':
        return read_epoch(1);
      case 's':
        return read_epoch(1000);
      case 'x':
        return read_format("%-m/%-d/%Y");
      case 'X':
        return read_format("%-I:%M:%S %p");
      case 'c':
        return read_format("%x, %X");
      case '%':
        return take('%');
      default:
        return false;
    }
  }

  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// At most `most` digits, at least one, blanks before them.
  bool number(std::size_t most, double& target) {
    while (text_.starts_with(' ')) text_.remove_prefix(1);
    double value = 0;
    std::size_t count = 0;
    for (; count < most && count < text_.size() && text_[count] >= '0' && text_[count] <= '9'; ++count)
      value = value * 10 + (text_[count] - '0');
    text_.remove_prefix(count);
    target = value;
    return count > 0;
  }
  bool optional_number(std::size_t most, std::optional<double>& target) {
    double value = 0;
    if (!number(most, value)) return false;
    target = value;
    return true;
  }

  enum class NameForm { Whole, Short };
  template <std::size_t size>
  bool name(std::array<std::string_view, size> const& names, NameForm form, double& target) {
    for (std::size_t i = 0; i < size; ++i) {
      auto const wanted = form == NameForm::Short ? names[i].substr(0, 3) : names[i];
      if (text_.size() < wanted.size()) continue;
      bool same = true;
      for (std::size_t j = 0; j < wanted.size(); ++j) same = same && lower(text_[j]) == wanted[j];
      if (!same) continue;
      text_.remove_prefix(wanted.size());
      target = static_cast<double>(i);
      return true;
    }
    return false;
  }
  template <std::size_t size>
  bool optional_name(std::array<std::string_view, size> const& names, NameForm form, std::optional<double>& target) {
    double place = 0;
    if (!name(names, form, place)) return false;
    target = place;
    return true;
  }

  bool read_year(std::size_t digits) { return number(digits, parts_.year); }
  bool read_short_year() {
    if (!number(2, parts_.year)) return false;
    parts_.year += parts_.year > 68 ? 1900 : 2000;
    return true;
  }
  bool read_half_day() {
    if (text_.size() < 2 || lower(text_[1]) != 'm') return false;
    char const half = lower(text_[0]);
    if (half != 'a' && half != 'p') return false;
    text_.remove_prefix(2);
    is_afternoon_ = half == 'p';
    return true;
  }
  bool read_week(WeekStart start) {
    week_start_ = start;
    return optional_number(2, week_);
  }
  bool read_offset() {
    if (take('Z')) return true;
    bool const west = text_.starts_with('-');
    if (!west && !text_.starts_with('+')) return false;
    text_.remove_prefix(1);
    double hours = 0, minutes = 0;
    if (!number(2, hours)) return false;
    take(':');
    if (!text_.empty() && text_[0] >= '0' && text_[0] <= '9' && !number(2, minutes)) return false;
    offset_ = (west ? -1 : 1) * (hours * 60 + minutes);
    return true;
  }
  bool read_epoch(double unit) {
    double value = 0;
    if (!number(17, value)) return false;
    epoch_ = value * unit;
    return true;
  }

  /// The day of January that a week and a day of it are.
  double day_of_week() const {
    double const first = milliseconds_of_parts({.year = parts_.year});
    double const first_weekday = std::fmod(std::fmod(first / milliseconds_a_day + 4, 7) + 7, 7);
    if (week_start_ == WeekStart::Sunday)
      return 1 + weekday_.value_or(0) + *week_ * 7 - std::fmod(first_weekday + 0, 7) - (first_weekday == 0 ? 7 : 0);
    double const weekday = std::fmod(weekday_.value_or(1) + 6, 7);
    double const from_monday = std::fmod(first_weekday + 6, 7);
    if (week_start_ == WeekStart::Monday) return 1 + weekday + *week_ * 7 - from_monday - (from_monday == 0 ? 7 : 0);
    double const first_week = from_monday <= 3 ? -from_monday : 7 - from_monday;
    return 1 + first_week + (*week_ - 1) * 7 + weekday;
  }

  double finish() {
    if (epoch_) return *epoch_;
    if (is_afternoon_) parts_.hour = std::fmod(parts_.hour, 12) + (*is_afternoon_ ? 12 : 0);
    if (week_) {
      parts_.month = 0;
      parts_.day = day_of_week();
    }
    parts_.minute -= offset_;
    return milliseconds_of_parts(parts_);
  }

  std::string_view text_;
  std::string_view format_;
  Parts parts_{.year = 1900};
  std::optional<double> weekday_, week_, epoch_;
  WeekStart week_start_ = WeekStart::Sunday;
  std::optional<bool> is_afternoon_;
  double offset_ = 0;
};

}  // namespace

double parse_time(std::string_view text, std::string_view format) { return TimeReader(text, format).read(); }

}  // namespace livret::expr
