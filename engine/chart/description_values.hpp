#pragma once

#include <optional>
#include <string>

#include "chart/description_views.hpp"
#include "locale/locale.hpp"

namespace livret::chart {

/// The values of one field as a description says them.
class FieldText {
 public:
  FieldText(table::Table const& table, ShownField const& field, locale::Locale const& locale);

  ShownField const& field() const { return *field_; }
  table::Column const& column() const { return *column_; }
  /// The number or the moment in a row; nothing where there is none.
  std::optional<double> number(std::size_t row) const;
  /// In the field's format, or plainly; empty where it is missing.
  std::string at(std::size_t row) const;
  std::string of(double number) const;
  /// From one moment to another, no more precise than a stretch so long needs.
  std::string span(double from, double to) const;
  /// The first row of each different value.
  std::vector<std::size_t> first_rows() const;

 private:
  std::string moment(double milliseconds) const;

  ShownField const* field_;
  table::Column const* column_;
  table::Column const* end_ = nullptr;
  locale::Locale const* locale_;
  /// What all moments of the column have in common.
  enum class Precision { Year, Month, Day, Minute } precision_ = Precision::Year;
};

/// A date as precise as it is known: `year`, `month` (or `season`, `quarter`), else the day. In French the first of a
/// month is an ordinal.
std::string date_text(double milliseconds, std::string_view precision, locale::Locale const& locale);

}  // namespace livret::chart
