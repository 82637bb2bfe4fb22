#include "fill/print.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::fill {

namespace {

/// What ECMAScript makes of a value that is none.
struct Mark {
  std::string_view text;
  char const* fault;
  char const* hint;
};
constexpr char const* operands_hint = "see whether what it reads is there with `isValid(x)`, and what it divides by";
constexpr std::array<Mark, 5> marks = {
    {{"NaN", "gives no number", operands_hint},
     {"Infinity", "gives no finite number", operands_hint},
     {"∞", "gives no finite number", operands_hint},
     {"[object Object]", "gives a row or an object, which is no text", "name one of its fields, as in `row.name`"},
     {"Invalid Date", "gives no date", "a date is needed, or a text such as `2023-10-05`"}}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether `word` stands in `text` with no letter beside it.
bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    bool const is_joined = (at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end]));
    if (!is_joined) return true;
  }
  return false;
}

/// Whether an expression only reads a value: what a table holds as a text was meant so.
bool only_reads(std::string_view expression) { return expression.find_first_of("(+`") == std::string_view::npos; }

Mark const* mark_in(expr::Expression const& expression, expr::Environment const& environment) {
  auto const value = expression.evaluate(environment);
  if (value.as<std::string>() != nullptr && only_reads(expression.text())) return nullptr;
  auto const text = value.to_text();
  auto const* found =
      std::find_if(marks.begin(), marks.end(), [&](Mark const& mark) { return has_word(text, mark.text); });
  return found == marks.end() ? nullptr : found;
}

}  // namespace

std::string print(expr::Template const& text, expr::Environment const& environment, PlaceOf const& place_of,
                  diag::Sink& sink) {
  auto result = text.evaluate(environment);
  auto const may_have_mark = std::any_of(marks.begin(), marks.end(),
                                         [&](Mark const& mark) { return result.find(mark.text) != std::string::npos; });
  if (!may_have_mark) return result;
  for (auto const& part : text.parts) {
    auto const* mark = part.expression ? mark_in(*part.expression, environment) : nullptr;
    if (mark == nullptr) continue;
    sink.error(place_of(part),
               fmt::format("`{}` {} (`{}`)", base::trim(part.expression->text()), mark->fault, mark->text), mark->hint);
  }
  return result;
}

}  // namespace livret::fill
