#include <array>
#include <cmath>

#include "expr/functions.hpp"
#include "locale/locale.hpp"
#include "locale/number_words.hpp"

namespace livret::expr {
namespace {

Value format(Arguments const& arguments) {
  auto const format = locale::parse_number_format(arguments.text(1));
  return format ? Value(locale::format_number(arguments.number(0), *format, arguments.environment.locale())) : Value();
}

Value format_time(Arguments const& arguments) {
  auto result = locale::format_time(moment_of(arguments[0]), arguments.text(1), arguments.environment.locale());
  return result ? Value(std::move(*result)) : Value();
}

/// A name out of twelve months or seven days; the empty text where the number is no place among them.
template <typename Names>
Value name_at(Names const& names, double index) {
  bool const is_place = index >= 0 && index < static_cast<double>(names.size()) && std::floor(index) == index;
  return is_place ? names[static_cast<std::size_t>(index)] : std::string();
}

Value month_name(Arguments const& arguments) {
  return name_at(arguments.environment.locale().months, arguments.number(0));
}
Value day_name(Arguments const& arguments) { return name_at(arguments.environment.locale().days, arguments.number(0)); }
Value short_month_name(Arguments const& arguments) {
  return name_at(arguments.environment.locale().short_months, arguments.number(0));
}
Value short_day_name(Arguments const& arguments) {
  return name_at(arguments.environment.locale().short_days, arguments.number(0));
}

locale::Gender gender_of(Arguments const& arguments) {
  return arguments.text(1) == "f" ? locale::Gender::Feminine : locale::Gender::Masculine;
}

std::string in_digits(double number, locale::Locale const& locale) {
  return locale::format_number(number, *locale::parse_number_format(","), locale);
}

Value ordinal(Arguments const& arguments) {
  auto const& locale = arguments.environment.locale();
  double const number = arguments.number(0);
  return locale::ordinal(number, gender_of(arguments), locale).value_or(in_digits(number, locale));
}

Value words(Arguments const& arguments) {
  auto const& locale = arguments.environment.locale();
  double const number = arguments.number(0);
  return locale::number_word(number, gender_of(arguments), locale).value_or(in_digits(number, locale));
}

Value plural(Arguments const& arguments) {
  return arguments[locale::is_singular(arguments.number(0), arguments.environment.locale()) ? 1 : 2];
}

Value data(Arguments const& arguments) {
  Value rows = arguments.environment.table(arguments.text(0));
  return rows.is_null() ? make_array({}) : rows;
}

constexpr std::array functions = {
    Function{"format", 2, 2, format, Missing::GivesNull, Checked::NumberFormat},
    Function{"timeFormat", 2, 2, format_time, Missing::GivesNull, Checked::TimeFormat},
    Function{"utcFormat", 2, 2, format_time, Missing::GivesNull, Checked::TimeFormat},
    Function{"monthFormat", 1, 1, month_name},
    Function{"monthAbbrevFormat", 1, 1, short_month_name},
    Function{"dayFormat", 1, 1, day_name},
    Function{"dayAbbrevFormat", 1, 1, short_day_name},
    Function{"ordinal", 1, 2, ordinal},
    Function{"plural", 3, 3, plural},
    Function{"words", 1, 2, words},
    Function{"data", 1, 1, data, Missing::GivesNull, Checked::Table},
};

}  // namespace

std::span<Function const> format_functions() { return functions; }

}  // namespace livret::expr
