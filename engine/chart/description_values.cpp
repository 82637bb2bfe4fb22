#include "chart/description_values.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "chart/description_words.hpp"

namespace livret::chart {

namespace {

/// Axes choose the precision that a specifier does not name by their ticks; here it is what tells values apart.
std::string format_by(double number, std::string_view specifier, locale::Locale const& locale) {
  auto format = locale::parse_number_format(specifier);
  if (!format) return {};
  if (format->precision < 0 && (format->type == 'f' || format->type == '%' || format->type == 's')) {
    format->precision = format->type == 'f' ? 2 : format->type == '%' ? 1 : 3;
    format->trim = true;
  }
  return locale::format_number(number, *format, locale);
}

std::string plain_number(double number, locale::Locale const& locale) {
  bool const is_small = std::fabs(number) < 1 && number != 0;
  return format_by(number, is_small ? ",.2~r" : std::fabs(number) < 1e15 ? ",.2~f" : ".3~e", locale);
}

}  // namespace

std::string date_text(double milliseconds, std::string_view precision, locale::Locale const& locale) {
  bool const is_year = precision == "year";
  bool const is_month = precision == "month" || precision == "season" || precision == "quarter";
  bool const is_first = locale.tag.starts_with("fr") && locale::civil_date_of(milliseconds).day == 1;
  char const* const format = is_year ? "%Y" : is_month ? "%B %Y" : is_first ? "1er %B %Y" : "%-d %B %Y";
  return locale::format_time(milliseconds, format, locale).value_or("");
}

FieldText::FieldText(table::Table const& table, ShownField const& field, locale::Locale const& locale)
    : field_(&field), column_(&table.column(*table.column_index(field.column))), locale_(&locale) {
  if (auto const end = table.column_index(field.end_column)) end_ = &table.column(*end);
  if (field.measure != Measure::Time) return;
  for (std::size_t row = 0; row < column_->size() && precision_ != Precision::Minute; ++row) {
    auto const milliseconds = number(row);
    if (!milliseconds || !locale::is_moment(*milliseconds)) continue;
    auto const time = locale::civil_time_of(*milliseconds);
    auto const needed = time.hour != 0 || time.minute != 0 ? Precision::Minute
                        : time.date.day != 1               ? Precision::Day
                        : time.date.month != 1             ? Precision::Month
                                                           : Precision::Year;
    precision_ = std::max(precision_, needed);
  }
}

std::optional<double> FieldText::number(std::size_t row) const {
  if (column_->is_missing(row)) return std::nullopt;
  double number = column_->number(row);
  if (std::isnan(number) && column_->type() == table::Type::Any) {
    auto const value = column_->value(row);
    bool const counts = value.as<double>() != nullptr || value.as<expr::Moment>() != nullptr;
    number = counts ? value.to_number() : number;
  }
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string FieldText::moment(double milliseconds) const {
  if (!field_->format.empty())
    if (auto text = locale::format_time(milliseconds, field_->format, *locale_)) return *text;
  switch (precision_) {
    case Precision::Year:
      return date_text(milliseconds, "year", *locale_);
    case Precision::Month:
      return date_text(milliseconds, "month", *locale_);
    case Precision::Day:
      return date_text(milliseconds, "day", *locale_);
    case Precision::Minute:
      return date_text(milliseconds, "day", *locale_) + ", " +
             locale::format_time(milliseconds, "%H:%M", *locale_).value_or("");
  }
  return {};
}

std::string FieldText::of(double number) const {
  if (field_->measure == Measure::Time) return moment(number);
  if (!field_->format.empty())
    if (auto text = format_by(number, field_->format, *locale_); !text.empty()) return text;
  return plain_number(number, *locale_);
}

std::string FieldText::at(std::size_t row) const {
  if (column_->is_missing(row)) return {};
  auto const known = number(row);
  if (known && end_ != nullptr && field_->measure != Measure::Category && !end_->is_missing(row))
    return of(*known) + "–" + of(end_->number(row));
  if (known && field_->measure != Measure::Category) return of(*known);
  auto value = column_->value(row);
  if (auto const* object = value.as<expr::ObjectPtr>(); object != nullptr && *object != nullptr)
    value = (*object)->get(field_->member);
  if (value.as<expr::Moment>() != nullptr)
    return field_->format.empty() ? date_text(*known, "day", *locale_) : moment(*known);
  // Codes and years are no quantities: their digits stay as they are.
  bool const is_code = known && *known == std::floor(*known) && field_->format.empty();
  if (value.as<double>() != nullptr && !is_code) return known ? of(*known) : std::string();
  return value.to_text();
}

std::string FieldText::span(double from, double to) const {
  constexpr double day = 86'400'000;
  auto const* const precision = to - from > 4 * 365 * day ? "year" : to - from > 92 * day ? "month" : "";
  bool const is_coarse = field_->format.empty() && precision_ > Precision::Month && *precision != '\0';
  auto const told = [&](double moment_told) {
    return is_coarse ? date_text(moment_told, precision, *locale_) : moment(moment_told);
  };
  return told(from) + std::string(words_of(*locale_).to) + told(to);
}

std::vector<std::size_t> FieldText::first_rows() const {
  std::vector<std::size_t> rows;
  std::vector<bool> codes;
  std::set<std::string> texts;
  std::set<double> numbers;
  auto const is_new = [&](std::size_t row) {
    if (column_->type() == table::Type::String) {
      auto const code = column_->code(row);
      if (code >= codes.size()) codes.resize(code + 1);
      bool const is_known = codes[code];
      codes[code] = true;
      return !is_known;
    }
    if (auto const known = number(row)) return numbers.insert(*known).second;
    return texts.insert(column_->value(row).to_text()).second;
  };
  for (std::size_t row = 0; row < column_->size(); ++row)
    if (!column_->is_missing(row) && is_new(row)) rows.push_back(row);
  return rows;
}

}  // namespace livret::chart
