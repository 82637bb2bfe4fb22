#include "table/cell_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "table/constraints.hpp"
#include "table/moments.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

constexpr std::size_t longest_list = 12;  ///< words of an `enum` that a message repeats

std::string noun_of(SchemaField const& field) {
  switch (field.field.type) {
    case Type::Integer:
      return "a whole number";
    case Type::Number:
      return "a number";
    case Type::Boolean:
      return "`true` or `false`";
    case Type::Date:
      return field.format == iso_date ? "a date such as `2023-10-05`"
                                      : fmt::format("a date written as `{}`", field.format);
    case Type::Year:
      return "a year such as `2023`";
    case Type::YearMonth:
      return "a month such as `2023-10`";
    case Type::String:
    case Type::Any:
      return "a text";
  }
  return {};
}

std::string length_text(Constraints const& constraints) {
  auto const& least = constraints.min_length;
  auto const& most = constraints.max_length;
  if (least && most) return fmt::format(" of {} to {} characters", *least, *most);
  if (least) return fmt::format(" of at least {} characters", *least);
  return most ? fmt::format(" of at most {} characters", *most) : std::string();
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const point = base::decode_utf8(text, at);
    result += point.value;
    at += point.length;
  }
  return result;
}

bool is_number_type(Type type) { return type == Type::Integer || type == Type::Number; }

}  // namespace

CellReader::CellReader(SchemaField const& field, NumberForm form, Column& column, diag::Sink& sink)
    : field_(field), form_(form), column_(column), sink_(sink) {
  form_.decimal = field.decimal_char.value_or(form.decimal);
  form_.group = field.group_char.value_or(form.group);
}

void CellReader::read(std::string_view text, Writing writing, diag::Span span) {
  auto const missing = field_.missing_texts.find(text);
  if (missing != field_.missing_texts.end()) {
    // A kind of missing that was declared is an answer of its own; an empty one is not.
    if (missing->second == Missing::NotAnswered) return read_absent(span);
    return column_.append_missing(missing->second);
  }
  switch (field_.field.type) {
    case Type::String:
      return read_text(text, span);
    case Type::Any:
      return read_any(text, writing);
    default:
      return read_number(text, writing, span);
  }
}

void CellReader::read_absent(diag::Span row) {
  if (field_.constraints.required) return refuse("nothing", row);
  column_.append_missing(Missing::NotAnswered);
}

void CellReader::refuse(std::string_view found, diag::Span span, std::string hint) {
  sink_.error(span, fmt::format("field `{}` needs {}, found {}", field_.field.name, needed(), found), std::move(hint));
  column_.append_missing(Missing::NotAnswered);
}

void CellReader::refuse_text(std::string_view text, diag::Span span, std::string hint) {
  refuse(fmt::format("`{}`", yaml::quotation(text)), span, std::move(hint));
}

void CellReader::read_text(std::string_view text, diag::Span span) {
  if (keeps_text_constraints(text, span)) column_.append_text(text);
}

bool CellReader::keeps_text_constraints(std::string_view text, diag::Span span) {
  auto const& constraints = field_.constraints;
  if (!constraints.enum_texts.empty() && !constraints.enum_texts.contains(text)) {
    auto const near = base::nearest_word(text, field_.field.categories);
    refuse_text(text, span, near ? fmt::format("did you mean `{}`?", *near) : "");
    return false;
  }
  if (!constraints.pattern && !constraints.min_length && !constraints.max_length) return true;
  auto const points = code_points(text);
  bool const is_long_enough = points.size() >= constraints.min_length.value_or(0);
  bool const is_short_enough = !constraints.max_length || points.size() <= *constraints.max_length;
  if (is_long_enough && is_short_enough && (!constraints.pattern || constraints.pattern->find(points))) return true;
  refuse_text(text, span);
  return false;
}

void CellReader::read_number(std::string_view text, Writing writing, diag::Span span) {
  auto const plain = writing == Writing::Csv && is_number_type(field_.field.type) ? in_plain_form(text) : text;
  auto const value = plain ? read_typed(*plain, field_) : std::nullopt;
  if (!value) return refuse_text(text, span, hint_about(text));
  bool const is_moment = !is_number_type(field_.field.type) && field_.field.type != Type::Boolean;
  if (writing == Writing::YamlQuoted && !is_moment)
    return refuse(fmt::format("the text `{}`", yaml::quotation(text)), span, "remove the quotes");
  auto const& constraints = field_.constraints;
  bool const is_in_range =
      *value >= constraints.minimum.value_or(*value) && *value <= constraints.maximum.value_or(*value);
  bool const is_listed = constraints.enum_numbers.empty() || constraints.enum_numbers.contains(*value);
  if (!is_in_range || !is_listed) return refuse_text(text, span);
  column_.append_number(*value);
}

/// In YAML what is written without quotes is a number or a boolean where it looks like one; all else is a text.
void CellReader::read_any(std::string_view text, Writing writing) {
  if (writing == Writing::YamlPlain) {
    if (auto const number = base::parse_number(text)) return column_.append(*number);
    if (text == "true" || text == "false") return column_.append(text == "true");
  }
  column_.append(text);
}

/// The text with the file's separators rewritten, or nothing where they are not used as declared.
std::optional<std::string_view> CellReader::in_plain_form(std::string_view text) {
  if (form_.decimal == '.' && form_.group == '\0') return text;
  plain_.clear();
  for (char const c : text) {
    if (c == form_.group && form_.group != '\0') continue;
    if (c == form_.decimal)
      plain_ += '.';
    else if (c == '.')
      return std::nullopt;
    else
      plain_ += c;
  }
  return plain_;
}

std::string CellReader::needed() const {
  auto const& categories = field_.field.categories;
  if (!categories.empty()) {
    std::vector<std::string> const shown(
        categories.begin(),
        categories.begin() + static_cast<std::ptrdiff_t>(std::min(categories.size(), longest_list)));
    return fmt::format("one of {}{}", yaml::list_of(shown), shown.size() < categories.size() ? ", …" : "");
  }
  auto const& constraints = field_.constraints;
  if (constraints.pattern)
    return fmt::format("a text{} like the pattern `{}`", length_text(constraints), constraints.pattern_text);
  return noun_of(field_) + constraints.range + length_text(constraints);
}

/// What to do about a text that is no value of the field's type.
std::string CellReader::hint_about(std::string_view text) const {
  auto const type = field_.field.type;
  if (is_number_type(type)) {
    std::string other(text);
    bool const has_comma = form_.decimal == '.' && other.find(',') != std::string::npos;
    bool const has_point = form_.decimal != '.' && other.find('.') != std::string::npos;
    std::replace(other.begin(), other.end(), ',', '.');
    if ((has_comma || has_point) && base::parse_number(other))
      return has_comma ? "the decimal separator in data files is `.`"
                       : fmt::format("the declared decimal separator is `{}`", form_.decimal);
    std::erase_if(other, [](char c) { return c == ' ' || c == '%'; });
    if (type == Type::Number && text.ends_with('%') && base::parse_number(other))
      return "write a share as a number: 12 % is `0.12`";
    if (text.find(' ') != std::string_view::npos && base::parse_number(other)) return "write the number without spaces";
    return type == Type::Integer && base::parse_number(text)
               ? "write all its digits, without a decimal part or exponent"
               : "";
  }
  if (type == Type::Date && field_.format == iso_date) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-' &&
        text.find_first_not_of("0123456789-") == std::string_view::npos)
      return "there is no such day";
    if (auto const french = read_date(text, "%d/%m/%Y"))
      return fmt::format("write it as `{}`", to_iso_text(*french, Type::Date));
  }
  return {};
}

}  // namespace livret::table
