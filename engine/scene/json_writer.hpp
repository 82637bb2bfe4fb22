#pragma once

#include <string>
#include <string_view>

namespace livret::scene {

/// Writes JSON as it goes; commas by itself.
class JsonWriter {
 public:
  void open(char bracket);
  void close(char bracket);
  void key(std::string_view name);
  void text(std::string_view value);
  void number(double value);  ///< null where it is none, as ECMAScript writes it
  void boolean(bool value);

  /// The attribute, unless it has its default.
  void field(std::string_view name, double value, double standard);
  void field(std::string_view name, double value);
  void field(std::string_view name, std::string_view value);
  void flag(std::string_view name, bool value);  ///< only where it is set

  std::string take() { return std::move(json_); }

 private:
  void separate();

  std::string json_;
  bool needs_comma_ = false;
};

}  // namespace livret::scene
