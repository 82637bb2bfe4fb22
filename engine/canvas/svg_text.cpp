#include "canvas/svg_text.hpp"

#include <cmath>
#include <cstdint>
#include <iterator>

#include "base/number_text.hpp"

namespace livret::canvas {

namespace {

template <int decimals>
constexpr std::uint64_t parts_of_one = 10 * parts_of_one<decimals - 1>;
template <>
constexpr std::uint64_t parts_of_one<0> = 1;

/// With at most `decimals` decimals, as whole parts.
template <int decimals>
void append_fixed(std::string& text, double value) {
  constexpr auto unit = parts_of_one<decimals>;
  constexpr double largest = 1e15 / static_cast<double>(unit);
  if (!(value > -largest && value < largest)) {
    text += base::to_fixed_text(value, decimals);
    return;
  }
  auto const parts = static_cast<std::uint64_t>(std::fabs(value) * static_cast<double>(unit) + 0.5);
  char buffer[24];
  char* const end = std::end(buffer);
  char* first = end;
  if (auto rest = static_cast<std::uint32_t>(parts % unit); rest != 0) {
    for (int place = decimals; place > 0; --place, rest /= 10)
      if (first != end || rest % 10 != 0) *--first = static_cast<char>('0' + rest % 10);
    *--first = '.';
  }
  auto whole = parts / unit;
  do {
    *--first = static_cast<char>('0' + whole % 10);
    whole /= 10;
  } while (whole != 0);
  if (value < 0 && parts != 0) *--first = '-';
  text.append(first, static_cast<std::size_t>(end - first));
}

}  // namespace

void append_number(std::string& text, double value) { append_fixed<3>(text, value); }

void append_point(std::string& text, double x, double y) {
  append_number(text, x);
  text += ' ';
  append_number(text, y);
}

void append_attribute(std::string& text, std::string_view name, double value) {
  text += name;
  text += "=\"";
  append_number(text, value);
  text += '"';
}

void append_exactly(std::string& text, double value) { append_fixed<6>(text, value); }

void append_path(std::string& text, frame::Path const& path) {
  auto const add = [&text](char before, frame::Vertex v) {
    text += before;
    append_point(text, v.x, v.y);
  };
  for (auto const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) {
      add('M', move->to);
    } else if (auto const* line = std::get_if<frame::LineTo>(&segment)) {
      add('L', line->to);
    } else if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      add('C', curve->control1);
      add(' ', curve->control2);
      add(' ', curve->to);
    } else {
      text += 'Z';
    }
  }
}

void append_opaque(std::string& text, base::Colour colour) {
  constexpr char digits[] = "0123456789abcdef";
  text += '#';
  for (int const part : {colour.red, colour.green, colour.blue}) {
    text += digits[part >> 4];
    text += digits[part & 15];
  }
}

void append_escaped(std::string& text, std::string_view content) {
  for (char const c : content) {
    switch (c) {
      case '&':
        text += "&amp;";
        break;
      case '<':
        text += "&lt;";
        break;
      case '>':
        text += "&gt;";
        break;
      case '"':
        text += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) text += c;
    }
  }
}

void append_base64(std::string& text, std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      group = group << 8 | (i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += at + i > bytes.size() ? '=' : digits[group >> (18 - 6 * i) & 63];
  }
}

}  // namespace livret::canvas
