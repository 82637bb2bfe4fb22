#include "yaml/unreadable.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::yaml {

namespace {

std::optional<Fault> find_other_encoding(std::string_view text) {
  auto const utf16 = [](std::string_view name) {
    return Fault{0, 1, fmt::format("the file is encoded in {}, not in UTF-8", name), "save it as UTF-8"};
  };
  if (text.starts_with("\xFF\xFE")) return utf16("UTF-16LE");
  if (text.starts_with("\xFE\xFF")) return utf16("UTF-16BE");
  if (text.size() >= 4 && text[1] == '\0' && text[3] == '\0' && text[0] != '\0') return utf16("UTF-16LE");
  if (text.size() >= 4 && text[0] == '\0' && text[2] == '\0' && text[1] != '\0') return utf16("UTF-16BE");
  return std::nullopt;
}

/// What no YAML text may hold (YAML 1.2.2, 5.1). Among them is the byte 4, which yaml-cpp takes for the end of the
/// text.
std::optional<std::size_t> find_control_character(std::string_view text) {
  auto const is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
  };
  auto const found = std::find_if(text.begin(), text.end(), is_control);
  if (found == text.end()) return std::nullopt;
  return static_cast<std::size_t>(found - text.begin());
}

}  // namespace

std::optional<Fault> find_unreadable(std::string_view text, Limits const& limits) {
  if (text.size() > limits.bytes)
    return Fault{0, 0, fmt::format("the file is larger than {} bytes", limits.bytes),
                 "split it, or keep the rows in a CSV"};
  if (auto const fault = find_other_encoding(text)) return fault;
  if (auto const at = base::find_invalid_utf8(text)) {
    return Fault{*at, *at + 1, fmt::format("the byte `0x{:02X}` is not UTF-8", static_cast<unsigned char>(text[*at])),
                 "save the file as UTF-8; it may be in cp1252 (Latin-1)"};
  }
  if (auto const at = find_control_character(text)) {
    return Fault{*at, *at + 1,
                 fmt::format("the control character `U+{:04X}` is not allowed", static_cast<unsigned char>(text[*at])),
                 "remove it, or write it as an escape in double quotes"};
  }
  return std::nullopt;
}

}  // namespace livret::yaml
