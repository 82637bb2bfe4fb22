#include "compile/format.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

namespace livret::compile {

namespace {

bool is_french(Values const& values) { return values.locale().tag.starts_with("fr"); }

std::string time_format_of(ChannelDef const& definition, std::optional<std::string> const& format, Config const& config,
                           Values const& values) {
  if (format) return *format;
  if (definition.time_unit && !definition.time_unit->units.is_empty())
    return time_unit_format(*definition.time_unit, values);
  return values.text(config.find("timeFormat")).value_or("%b %d, %Y");
}

std::string range_of_bin(ChannelDef const& definition, std::string const& format) {
  std::string const start = datum_of(column_of(definition)), end = datum_of(column_of(definition, {{}, "end"}));
  return fmt::format("!isValid({0}) || !isFinite(+{0}) ? \"null\" : format({0}, {2}) + \" – \" + format({1}, {2})",
                     start, end, text_literal(format));
}

}  // namespace

std::string text_literal(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + "\"";
}

std::string literal_of(expr::Value const& value) {
  if (value.is_null()) return "null";
  if (auto const* moment = value.as<expr::Moment>()) return fmt::format("{}", moment->milliseconds);
  bool const is_plain = value.as<double>() != nullptr || value.as<bool>() != nullptr;
  return is_plain ? value.to_text() : text_literal(value.to_text());
}

std::string datum_of(std::string_view column) { return "datum[" + text_literal(column) + "]"; }

expr::Expression own_expression(std::string const& text) {
  expr::Names names;
  names.variables.push_back({"datum", std::nullopt});
  diag::Sink sink;
  auto expression = expr::parse(
      text, names, [](std::size_t, std::size_t) { return diag::Span(); }, sink);
  base::check(expression.has_value(), "an expression that the compiler wrote can be parsed");
  return *expression;
}

expr::Expression own_expression(std::string const& text, diag::Span place, diag::Sink& sink) {
  expr::Names names;
  names.variables.push_back({"datum", std::nullopt});
  auto expression = expr::parse(
      text, names, [place](std::size_t, std::size_t) { return place; }, sink);
  return expression ? *expression : own_expression("null");
}

std::string time_unit_format(TimeUnitSpec const& unit, Values const& values) {
  if (is_french(values))
    return expr::time_unit_specifier(unit.units, {{"year-month", "%b %Y "}, {"year-month-date", "%-d %b %Y "}});
  return expr::time_unit_specifier(unit.units, {{"year-month", "%b %Y "}, {"year-month-date", "%b %d, %Y "}});
}

std::string text_expression(ChannelDef const& definition, Config const& config, Values const& values) {
  auto format = values.text(definition.format);
  auto const kind = values.text(definition.format_type);
  if (definition.is_datum() && !definition.is_field()) {
    auto const& datum = *definition.datum;
    std::string const literal = literal_of(datum);
    if (definition.type == FieldType::Temporal || kind == "time")
      return fmt::format("timeFormat({}, {})", literal,
                         text_literal(time_format_of(definition, format, config, values)));
    if (definition.type == FieldType::Quantitative && (format || datum.as<double>() != nullptr))
      return fmt::format("format({}, {})", literal,
                         text_literal(format.value_or(values.text(config.find("numberFormat")).value_or(""))));
    return literal;
  }
  std::string const datum = datum_of(column_of(definition));
  // Vega writes what is missing as the word.
  auto const unless_missing = [&](std::string const& text) {
    return fmt::format("({} === null ? \"null\" : {})", datum, text);
  };
  if (kind != "number" && (definition.type == FieldType::Temporal || definition.time_unit || kind == "time")) {
    if (!definition.aggregate || definition.aggregate->operation == transform::Operation::Min ||
        definition.aggregate->operation == transform::Operation::Max)
      return unless_missing(
          fmt::format("timeFormat({}, {})", datum, text_literal(time_format_of(definition, format, config, values))));
  }
  std::string const number = format.value_or(values.text(config.find("numberFormat")).value_or(""));
  if (definition.is_binning()) return range_of_bin(definition, number);
  if (definition.type == FieldType::Quantitative || format)
    return unless_missing(fmt::format("format({}, {})", datum, text_literal(number)));
  return unless_missing(datum);
}

}  // namespace livret::compile
