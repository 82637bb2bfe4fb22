#include <cmath>
#include <numbers>
#include <vector>

#include "image/svg_geometry.hpp"
#include "image/svg_scanner.hpp"

namespace livret::image {

namespace {

frame::Transform rotation(double degrees) {
  double const angle = degrees * std::numbers::pi / 180;
  return {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
}

/// One function with its arguments; nothing where SVG has none of that name and number of arguments.
std::optional<frame::Transform> transform_of(std::string_view name, std::vector<double> const& parts) {
  std::size_t const count = parts.size();
  auto const slope = [&] { return std::tan(parts[0] * std::numbers::pi / 180); };
  if (name == "matrix" && count == 6)
    return frame::Transform{parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
  if (name == "translate" && (count == 1 || count == 2))
    return frame::Transform{1, 0, 0, 1, parts[0], count == 2 ? parts[1] : 0};
  if (name == "scale" && (count == 1 || count == 2))
    return frame::Transform{parts[0], 0, 0, count == 2 ? parts[1] : parts[0], 0, 0};
  if (name == "rotate" && count == 1) return rotation(parts[0]);
  if (name == "rotate" && count == 3) {
    frame::Transform const there{1, 0, 0, 1, parts[1], parts[2]};
    return compose(compose(there, rotation(parts[0])), {1, 0, 0, 1, -parts[1], -parts[2]});
  }
  if (name == "skewX" && count == 1) return frame::Transform{1, 0, slope(), 1, 0, 0};
  if (name == "skewY" && count == 1) return frame::Transform{1, slope(), 0, 1, 0, 0};
  return std::nullopt;
}

}  // namespace

std::optional<frame::Transform> read_transform(std::string_view text) {
  frame::Transform whole;
  SvgScanner scanner(text);
  scanner.skip_space();
  if (scanner.rest() == "none") return whole;
  while (!scanner.is_at_end()) {
    auto const name = scanner.take_word();
    scanner.skip_space();
    if (!scanner.take('(')) return std::nullopt;
    auto const end = scanner.rest().find(')');
    if (end == std::string_view::npos) return std::nullopt;
    auto const parts = read_numbers(scanner.rest().substr(0, end));
    auto const part = parts ? transform_of(name, *parts) : std::nullopt;
    if (!part) return std::nullopt;
    whole = compose(whole, *part);
    scanner = SvgScanner(scanner.rest().substr(end + 1));
    scanner.skip_separator();
  }
  return whole;
}

}  // namespace livret::image
