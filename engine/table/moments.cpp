#include "table/moments.hpp"

#include <chrono>

#include <fmt/format.h>

#include "expr/value.hpp"

namespace livret::table {

namespace {

constexpr double milliseconds_per_day = 86'400'000;

struct Parts {
  int year = 0;
  int month = 1;
  int day = 1;
};

/// Takes exactly `count` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

std::optional<Parts> read_parts(std::string_view text, std::string_view format) {
  Parts parts;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      if (text.empty() || text.front() != format[i]) return std::nullopt;
      text.remove_prefix(1);
      continue;
    }
    char const part = ++i < format.size() ? format[i] : '\0';
    auto const value = take_digits(text, part == 'Y' ? 4 : 2);
    if (!value) return std::nullopt;
    (part == 'Y' ? parts.year : part == 'm' ? parts.month : parts.day) = *value;
  }
  return text.empty() ? std::optional(parts) : std::nullopt;
}

std::chrono::year_month_day date_of(Parts parts) {
  return std::chrono::year(parts.year) / std::chrono::month(static_cast<unsigned>(parts.month)) /
         std::chrono::day(static_cast<unsigned>(parts.day));
}

}  // namespace

std::optional<double> read_date(std::string_view text, std::string_view format) {
  auto const parts = read_parts(text, format);
  if (!parts) return std::nullopt;
  auto const date = date_of(*parts);
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count()) * milliseconds_per_day;
}

bool is_date_format(std::string_view format) {
  std::string parts;
  for (std::size_t i = 0; i < format.size(); ++i)
    if (format[i] == '%') parts += ++i < format.size() ? format[i] : '%';
  auto const once = [&](char part) { return parts.find(part) != std::string::npos; };
  return parts.size() == 3 && once('Y') && once('m') && once('d');
}

std::optional<double> read_year(std::string_view text) { return read_date(text, "%Y"); }

std::optional<double> read_month(std::string_view text) { return read_date(text, "%Y-%m"); }

std::string to_iso_text(double milliseconds, Type type) {
  auto const date = expr::Value(expr::Moment{milliseconds}).to_text();
  bool const has_four_digit_year = date.size() >= 10 && date[4] == '-';
  if (!has_four_digit_year) return date;
  if (type == Type::Year) return date.substr(0, 4);
  return type == Type::YearMonth ? date.substr(0, 7) : date;
}

}  // namespace livret::table
