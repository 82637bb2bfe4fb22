// Dates as people write them, after ECMAScript's interchange format: what V8's Date.parse makes of texts such as
// `Jan 1 2000`, `1/31/2000`, `2012/01/01 10:55`, `Sat, 3 Feb 2001 14:00 GMT`. Time without an offset is UTC.
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "expr/moment_text.hpp"
#include "expr/unicode_text.hpp"
#include "locale/locale.hpp"

namespace livret::expr {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  double read() {
    while (at_ < text_.size() && !failed_) read_one();
    return failed_ ? not_a_number : finish();
  }

 private:
  char current() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void read_one() {
    char const c = current();
    if (is_letter(c)) return read_word();
    if (is_digit(c)) return read_number();
    if (c == '(') return skip_comment();
    bool const begins_offset =
        (c == '+' || c == '-') && has_time_ && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
    if (begins_offset) return read_offset();
    ++at_;
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != ')') ++at_;
    ++at_;
  }

  void read_word() {
    std::string word;
    for (; is_letter(current()); ++at_) word += lower(current());
    if (word == "am" || word == "pm") {
      if (!has_time_ || hour_ > 12) failed_ = true;
      hour_ = std::fmod(hour_, 12) + (word == "pm" ? 12 : 0);
      return;
    }
    if (word == "z" || word == "gmt" || word == "utc" || word == "t") return;
    for (std::size_t i = 0; i < months.size(); ++i)
      if (word.starts_with(months[i])) month_ = static_cast<double>(i);
    // Before a number words say nothing (`Sat`), after it they are a fault.
    bool const is_month = word.size() >= 3 && month_ >= 0;
    if (!is_month && count_ > 0) failed_ = true;
  }

  double digits() {
    double number = 0;
    digit_count_ = 0;
    for (; is_digit(current()); ++at_, ++digit_count_) number = number * 10 + (current() - '0');
    if (digit_count_ > 9) failed_ = true;
    return number;
  }

  void read_number() {
    double const number = digits();
    auto const length = digit_count_;
    if (current() == ':' && !has_time_) return read_time(number);
    if (count_ == parts_.size()) {
      failed_ = true;
      return;
    }
    lengths_[count_] = length;
    parts_[count_++] = number;
  }

  void read_time(double hours) {
    has_time_ = true;
    hour_ = hours;
    ++at_;
    minute_ = digits();
    if (current() == ':') {
      ++at_;
      second_ = digits();
      if (current() == '.') {
        ++at_;
        double const fraction = digits();
        second_ += fraction / std::pow(10, static_cast<double>(digit_count_));
      }
    }
    if (hour_ > 24 || minute_ > 59 || second_ >= 60) failed_ = true;
  }

  void read_offset() {
    double const sign = text_[at_++] == '-' ? -1 : 1;
    double number = digits();
    if (current() == ':') {
      ++at_;
      offset_ = sign * (number * 60 + digits());
      return;
    }
    offset_ = sign * (digit_count_ <= 2 ? number * 60 : std::floor(number / 100) * 60 + std::fmod(number, 100));
  }

  struct Day {
    double year = 0, month = 0, day = 0;
  };

  static double full_year(double year, std::size_t length) {
    if (length > 2) return year;
    return year < 50 ? 2000 + year : 1900 + year;
  }

  double year_at(std::size_t place) const { return full_year(parts_[place], lengths_[place]); }

  /// The day that numbers and a name of a month give: `Jan 1 2000`, `2000 Jan 1`, `Jan 2000`, `Jan 1` (of 2001, as V8
  /// has it).
  std::optional<Day> day_with_name() const {
    if (count_ == 0) return std::nullopt;
    bool const year_first = lengths_[0] > 2 || parts_[0] > 31;
    if (count_ == 1) return year_first ? Day{year_at(0), month_, 1} : Day{2001, month_, parts_[0]};
    return year_first ? Day{year_at(0), month_, parts_[1]} : Day{year_at(1), month_, parts_[0]};
  }

  /// The day that numbers alone give: `2000/1/31`, `1/31/2000`, `2000/1`, `1/31`, `2000`, `1`.
  std::optional<Day> day_of_numbers() const {
    bool const year_first = lengths_[0] > 2;
    switch (count_) {
      case 3:
        return year_first ? Day{parts_[0], parts_[1] - 1, parts_[2]} : Day{year_at(2), parts_[0] - 1, parts_[1]};
      case 2:
        return year_first ? Day{parts_[0], parts_[1] - 1, 1} : Day{2001, parts_[0] - 1, parts_[1]};
      case 1:
        return !year_first && parts_[0] >= 1 && parts_[0] <= 12 ? Day{2001, parts_[0] - 1, 1} : Day{year_at(0), 0, 1};
      default:
        return std::nullopt;
    }
  }

  double finish() const {
    auto const day = month_ >= 0 ? day_with_name() : day_of_numbers();
    if (!day || day->month < 0 || day->month > 11) return not_a_number;
    auto const date = locale::milliseconds_of(static_cast<int>(day->year), static_cast<int>(day->month) + 1,
                                              static_cast<int>(day->day));
    if (!date) return not_a_number;
    return *date + ((hour_ * 60 + minute_ - offset_) * 60 + second_) * 1000;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
  std::array<double, 3> parts_{};
  std::array<std::size_t, 3> lengths_{};
  std::size_t count_ = 0;
  std::size_t digit_count_ = 0;
  double month_ = -1;
  bool has_time_ = false;
  double hour_ = 0, minute_ = 0, second_ = 0, offset_ = 0;
};

}  // namespace

double parse_date_text(std::string_view text) {
  constexpr std::size_t longest = 100;
  text = trim_white_space(text);
  if (text.size() > longest) return not_a_number;
  double const moment = parse_iso_text(text);
  return std::isnan(moment) ? DateReader(text).read() : moment;
}

}  // namespace livret::expr
