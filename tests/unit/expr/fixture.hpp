#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "diag/source_map.hpp"
#include "expr/expression.hpp"

namespace livret::expr {

/// `datum` of one row, `params` with one field, a table of two rows.
class OneRow final : public Environment {
 public:
  explicit OneRow(char const* tag = "en") : locale_(locale::find_locale(tag)) {}
  Value variable(std::string_view name) const override {
    if (name == "params") return make_object({{"edition", "2023"}});
    return make_object({{"a", 3}, {"b", 4.5}, {"text", "été"}, {"none", Value()}, {"day", Moment{1'709'164'800'000}}});
  }
  Value table(std::string_view name) const override {
    if (name != "rows") return {};
    return make_array({make_object({{"n", 1}}), make_object({{"n", 2}})});
  }
  locale::Locale const& locale() const override { return *locale_; }

 private:
  locale::Locale const* locale_;
};

inline Names const& test_names() {
  static Names const names = {{{"datum", {{"a", "b", "text", "none", "day"}}}, {"params", {}}}, {{"rows"}}};
  return names;
}

/// What an expression gives, or its first error with its place: `7-12: unknown …`.
inline std::optional<Value> evaluate_text(std::string_view text, std::string& error, char const* tag = "en") {
  diag::Sink sink;
  auto const locate = [](std::size_t begin, std::size_t end) {
    return diag::Span{diag::SourceId(0), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  auto const expression = parse(text, test_names(), locate, sink);
  if (sink.has_errors()) {
    auto const first = sink.sorted().front();
    error = fmt::format("{}-{}: {}", first.span.begin, first.span.end, first.message);
    if (!first.hint.empty()) error += " (" + first.hint + ")";
  }
  return expression ? std::optional(expression->evaluate(OneRow(tag))) : std::nullopt;
}

inline Value value_of(std::string_view text, char const* tag = "en") {
  std::string error;
  auto const value = evaluate_text(text, error, tag);
  REQUIRE_MESSAGE(value.has_value(), text << ": " << error);
  return *value;
}

inline double number(std::string_view text) {
  Value const value = value_of(text);
  REQUIRE_MESSAGE(value.as<double>() != nullptr, text);
  return *value.as<double>();
}

inline std::string text_of(std::string_view text, char const* tag = "en") { return value_of(text, tag).to_text(); }
inline bool is_true(std::string_view text) {
  Value const value = value_of(text);
  REQUIRE_MESSAGE(value.as<bool>() != nullptr, text);
  return *value.as<bool>();
}
inline bool is_missing(std::string_view text) { return value_of(text).is_null(); }

inline std::string error_of(std::string_view text) {
  std::string error;
  CHECK_MESSAGE(!evaluate_text(text, error).has_value(), text);
  return error;
}

}  // namespace livret::expr
