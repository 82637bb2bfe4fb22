#include "geo/position_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace livret::geo {

namespace {

std::optional<double> finite_number(expr::Value const& value) {
  double const* number = value.as<double>();
  if (number == nullptr || !std::isfinite(*number)) return std::nullopt;
  return *number;
}

std::string describe_item(expr::Value const& value) {
  if (value.is_null()) return "null";
  if (items_of(value) != nullptr) return "[…]";
  if (value.as<expr::ObjectPtr>() != nullptr) return "{…}";
  constexpr std::size_t longest = 30;
  std::string text = value.to_text();
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  // A code point is not cut in two.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

std::vector<expr::Value> const* items_of(expr::Value const& value) {
  auto const* array = value.as<expr::Array>();
  return array == nullptr ? nullptr : array->get();
}

std::string describe(expr::Value const& value) {
  auto const* items = items_of(value);
  if (items == nullptr) return fmt::format("`{}`", describe_item(value));
  std::string text = "`[";
  for (std::size_t i = 0; i < items->size() && i < 3; ++i) text += (i > 0 ? ", " : "") + describe_item((*items)[i]);
  return text + (items->size() > 3 ? ", …]`" : "]`");
}

std::optional<Position> PositionReader::read_position(expr::Value const& value) {
  auto const* items = items_of(value);
  if (items != nullptr && items->size() >= 2) {
    auto const x = finite_number((*items)[0]);
    auto const y = finite_number((*items)[1]);
    if (x && y) return take_positions(1) ? std::optional<Position>({*x, *y}) : std::nullopt;
  }
  if (faults_++ == 0) first_fault_ = describe(value);
  return std::nullopt;
}

Line PositionReader::read_line(expr::Value const& value) {
  auto const* items = items_of(value);
  if (items == nullptr) {
    error(fmt::format("a line needs an array of positions, found {}", describe(value)));
    return {};
  }
  Line line;
  line.reserve(std::min(items->size(), most_positions));
  for (expr::Value const& item : *items)
    if (auto const position = read_position(item)) line.push_back(*position);
  return line;
}

bool PositionReader::take_positions(std::size_t count) {
  if (positions_ > most_positions) return false;
  positions_ += count;
  if (positions_ <= most_positions) return true;
  error(fmt::format("the geometry has more than `{}` positions", most_positions), "simplify it");
  positions_ = most_positions + 1;
  return false;
}

void PositionReader::report_faults() {
  if (faults_ == 0) return;
  std::string const count = faults_ == 1 ? "" : fmt::format(", and {} more such positions", faults_ - 1);
  error(fmt::format("a position needs two finite numbers, found {}{}", first_fault_, count));
}

}  // namespace livret::geo
