#include <algorithm>

#include "base/number_text.hpp"
#include "expr/braces.hpp"
#include "expr/complaints.hpp"
#include "expr/expression.hpp"

namespace livret::expr {

std::size_t find_closing(std::string_view text, std::size_t begin) {
  std::size_t open_braces = 0;
  char quote = '\0';
  for (std::size_t i = begin; i < text.size(); ++i) {
    char const c = text[i];
    if (quote != '\0') {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++open_braces;
    } else if (c == '}' && open_braces > 0) {
      --open_braces;
    } else if (text.substr(i).starts_with("}}")) {
      return i;
    }
  }
  return std::string_view::npos;
}

namespace {

std::string localised(double number, locale::Locale const& locale) {
  std::string text;
  for (char c : base::to_text(number)) {
    if (c == '.')
      text += locale.decimal;
    else if (c == '-')
      text += locale.minus;
    else
      text += c;
  }
  return text;
}

}  // namespace

bool Template::is_literal() const {
  return std::none_of(parts.begin(), parts.end(), [](Part const& part) { return part.expression.has_value(); });
}

std::string Template::evaluate(Environment const& environment) const {
  std::string text;
  for (Part const& part : parts) {
    if (!part.expression) {
      text += part.literal;
      continue;
    }
    Value const value = part.expression->evaluate(environment);
    text += value.as<double>() != nullptr ? localised(*value.as<double>(), environment.locale()) : value.to_text();
  }
  return text;
}

std::optional<Template> parse_template(std::string_view text, Names const& names, Locate const& locate,
                                       diag::Sink& sink) {
  Complaints const complaints{locate, sink};
  Template result;
  bool correct = true;
  std::size_t at = 0;
  while (at < text.size()) {
    auto const opening = std::min(text.find("{{", at), text.size());
    if (opening > at) result.parts.push_back({std::string(text.substr(at, opening - at)), std::nullopt, at, opening});
    if (opening == text.size()) break;
    auto const begin = opening + 2;
    auto const closing = find_closing(text, begin);
    if (closing == std::string_view::npos) {
      complaints.error(opening, begin, "found `{{` that no `}}` closes", "write `{{ '{{' }}` for braces in the text");
      return std::nullopt;
    }
    Locate const shifted = [&](std::size_t first, std::size_t last) {
      return locate ? locate(begin + first, begin + last) : diag::Span{};
    };
    auto expression = parse(text.substr(begin, closing - begin), names, shifted, sink);
    correct = correct && expression.has_value();
    at = closing + 2;
    result.parts.push_back({"", std::move(expression), opening, at});
  }
  return correct ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace livret::expr
