#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "table/table.hpp"

namespace livret::table {

/// Milliseconds since 1970-01-01T00:00:00Z of a calendar date by `format`, which may hold `%Y`, `%m`, `%d` and other
/// characters as they are; nothing where the text is not of that form or there is no such day.
std::optional<double> read_date(std::string_view text, std::string_view format);

/// Whether `format` is one that read_date can read: each of `%Y`, `%m` and `%d` once, no other `%`.
bool is_date_format(std::string_view format);

inline constexpr std::string_view iso_date = "%Y-%m-%d";

/// The first day of a `YYYY` or of a `YYYY-MM`.
std::optional<double> read_year(std::string_view text);
std::optional<double> read_month(std::string_view text);

/// ISO 8601 text of a moment: the date, month or year by `type`; with a time where a date has one.
std::string to_iso_text(double milliseconds, Type type);

}  // namespace livret::table
