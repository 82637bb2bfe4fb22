#include "scene/json_writer.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/number_text.hpp"

namespace livret::scene {

void JsonWriter::separate() {
  if (needs_comma_) json_ += ',';
  needs_comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  json_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  json_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  text(name);
  json_ += ':';
  needs_comma_ = false;
}

void JsonWriter::text(std::string_view value) {
  separate();
  json_ += '"';
  for (char const c : value) {
    if (c == '"' || c == '\\') {
      json_ += '\\';
      json_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      json_ += c;
    }
  }
  json_ += '"';
}

void JsonWriter::number(double value) {
  separate();
  json_ += std::isfinite(value) ? base::to_text(value) : "null";
}

void JsonWriter::boolean(bool value) {
  separate();
  json_ += value ? "true" : "false";
}

void JsonWriter::field(std::string_view name, double value, double standard) {
  if (value != standard) field(name, value);
}

void JsonWriter::field(std::string_view name, double value) {
  key(name);
  number(value);
}

void JsonWriter::field(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  key(name);
  text(value);
}

void JsonWriter::flag(std::string_view name, bool value) {
  if (!value) return;
  key(name);
  boolean(true);
}

}  // namespace livret::scene
