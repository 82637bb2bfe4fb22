#include "table/field_parse.hpp"

#include <cmath>

#include <fmt/format.h>

#include "expr/moment_text.hpp"
#include "expr/time_parser.hpp"
#include "yaml/reader.hpp"

namespace livret::table {
namespace {

using expr::Value;

bool is_absent(Value const& value) {
  auto const* text = value.as<std::string>();
  return value.is_null() || (text != nullptr && text->empty());
}

Value parse_boolean(Value const& value) {
  auto const* text = value.as<std::string>();
  return text != nullptr ? *text != "false" && *text != "0" : value.truthy();
}

/// What is no date is missing: it is nowhere on a scale of time.
Value parse_date(Value const& value, std::string const& format) {
  if (value.as<expr::Moment>() != nullptr) return value;
  auto const* text = value.as<std::string>();
  double moment = value.to_number();
  if (!format.empty())
    moment = expr::parse_time(value.to_text(), format);
  else if (text != nullptr)
    moment = expr::parse_date_text(*text);
  return std::isnan(moment) ? Value() : Value(expr::Moment{moment});
}

/// The format after `date:` or `utc:`, without the quotes about it.
std::optional<std::string> format_in(std::string_view word) {
  for (std::string_view kind : {"date:", "utc:"}) {
    if (!word.starts_with(kind)) continue;
    word.remove_prefix(kind.size());
    bool const quoted =
        word.size() >= 2 && (word.front() == '\'' || word.front() == '"') && word.back() == word.front();
    return std::string(quoted ? word.substr(1, word.size() - 2) : word);
  }
  return std::nullopt;
}

}  // namespace

std::optional<FieldParse> read_field_parse(yaml::Node const& node, diag::Sink& sink) {
  if (node.kind == yaml::Kind::Null) return FieldParse{};
  auto const word = yaml::read_string(node, sink);
  if (!word) return std::nullopt;
  if (*word == "number" || *word == "integer") return FieldParse{FieldParse::Kind::Number, {}};
  if (*word == "boolean") return FieldParse{FieldParse::Kind::Boolean, {}};
  if (*word == "date") return FieldParse{FieldParse::Kind::Date, {}};
  if (*word == "string") return FieldParse{FieldParse::Kind::String, {}};
  auto format = format_in(*word);
  if (format && !format->empty()) return FieldParse{FieldParse::Kind::Date, std::move(*format)};
  sink.error(node.span, fmt::format("unknown way to parse a field `{}`", yaml::quotation(*word)),
             "write `number`, `boolean`, `date`, `string`, or a date with its format as in `date:'%d/%m/%Y'`");
  return std::nullopt;
}

expr::Value parse_value(expr::Value const& value, FieldParse const& parse) {
  if (parse.kind == FieldParse::Kind::None) return value;
  if (is_absent(value)) return {};
  switch (parse.kind) {
    case FieldParse::Kind::Number:
      return value.to_number();
    case FieldParse::Kind::Boolean:
      return parse_boolean(value);
    case FieldParse::Kind::Date:
      return parse_date(value, parse.format);
    default:
      return value.to_text();
  }
}

Type type_of(FieldParse const& parse) {
  switch (parse.kind) {
    case FieldParse::Kind::Number:
      return Type::Number;
    case FieldParse::Kind::Boolean:
      return Type::Boolean;
    case FieldParse::Kind::Date:
      return Type::Date;
    case FieldParse::Kind::String:
      return Type::String;
    case FieldParse::Kind::None:
      break;
  }
  return Type::Any;
}

}  // namespace livret::table
