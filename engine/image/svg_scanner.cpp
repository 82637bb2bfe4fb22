#include "image/svg_scanner.hpp"

#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.hpp"

namespace livret::image {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// The characters of the number that `text` starts with; 0 where it starts with none.
std::size_t number_size(std::string_view text) {
  std::size_t end = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  std::size_t const whole = digits_at(text, end);
  end += whole;
  std::size_t fraction = 0;
  if (end < text.size() && text[end] == '.') {
    fraction = digits_at(text, end + 1);
    if (whole + fraction > 0) end += 1 + fraction;
  }
  if (whole + fraction == 0) return 0;
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    bool const is_signed = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
    std::size_t const start = end + (is_signed ? 2 : 1);
    if (std::size_t const exponent = digits_at(text, start); exponent > 0) end = start + exponent;
  }
  return end;
}

/// Units of CSS 2.1 in user units.
std::optional<double> unit_size(std::string_view unit) {
  constexpr std::pair<std::string_view, double> units[] = {
      {"", 1},    {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
      {"in", 96}, {"q", 96 / 101.6}, {"Q", 96 / 101.6}, {"em", 16}, {"rem", 16},       {"ex", 8}};
  for (auto const& [name, size] : units) {
    if (name == unit) return size;
  }
  return std::nullopt;
}

}  // namespace

void SvgScanner::skip_space() {
  while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
}

void SvgScanner::skip_separator() {
  skip_space();
  if (take(',')) skip_space();
}

bool SvgScanner::take(char wanted) {
  if (text_.empty() || text_.front() != wanted) return false;
  text_.remove_prefix(1);
  return true;
}

std::optional<char> SvgScanner::take_letter() {
  if (text_.empty() || !is_letter(text_.front())) return std::nullopt;
  char const letter = text_.front();
  text_.remove_prefix(1);
  return letter;
}

std::string_view SvgScanner::take_word() {
  std::size_t size = 0;
  while (size < text_.size() && (is_letter(text_[size]) || text_[size] == '-')) ++size;
  auto const word = text_.substr(0, size);
  text_.remove_prefix(size);
  return word;
}

std::optional<double> SvgScanner::take_number() {
  constexpr double most = 1e9;
  std::size_t const size = number_size(text_);
  auto digits = text_.substr(0, size);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double value = 0;
  auto const [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (size == 0 || error != std::errc() || std::fabs(value) > most) return std::nullopt;
  text_.remove_prefix(size);
  return value;
}

std::optional<bool> SvgScanner::take_flag() {
  if (take('0')) return false;
  if (take('1')) return true;
  return std::nullopt;
}

std::optional<std::vector<double>> read_numbers(std::string_view text) {
  std::vector<double> numbers;
  SvgScanner scanner(text);
  scanner.skip_space();
  while (!scanner.is_at_end()) {
    auto const number = scanner.take_number();
    if (!number) return std::nullopt;
    numbers.push_back(*number);
    scanner.skip_separator();
  }
  return numbers;
}

std::optional<double> read_length(std::string_view text, double whole) {
  SvgScanner scanner(base::trim(text));
  auto const number = scanner.take_number();
  if (!number) return std::nullopt;
  if (scanner.rest() == "%") return *number / 100 * whole;
  auto const unit = unit_size(scanner.rest());
  return unit ? std::optional(*number * *unit) : std::nullopt;
}

}  // namespace livret::image
