#include "image/svg_faults.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace livret::image {

namespace {

constexpr int most_reports = 100;

bool starts_character(char byte) { return (static_cast<std::uint8_t>(byte) & 0xC0) != 0x80; }

}  // namespace

void Faults::error(Place place, std::string message, std::string hint) {
  report(diag::Severity::Error, errors_, place, std::move(message), std::move(hint));
}

void Faults::warning(Place place, std::string message, std::string hint) {
  report(diag::Severity::Warning, warnings_, place, std::move(message), std::move(hint));
}

void Faults::report(diag::Severity severity, int& count, Place place, std::string message, std::string hint) {
  if (++count > most_reports) return;
  bool const has_text = !origin_.text.is_none();
  diag::Span const span = has_text ? diag::Span{origin_.text, place.begin, place.end} : origin_.asked;
  if (!has_text) message = fmt::format("{} of the drawing: {}", position(place.begin), message);
  sink_.report({severity, span, std::move(message), std::move(hint)});
}

std::string Faults::position(std::uint32_t at) {
  auto const before = bytes_.substr(0, at);
  auto const line = std::count(before.begin(), before.end(), '\n') + 1;
  std::size_t const start = before.rfind('\n') + 1;
  auto const column =
      std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start), before.end(), starts_character);
  return fmt::format("line {}, column {}", line, column + 1);
}

}  // namespace livret::image
