#pragma once

#include <string>
#include <string_view>

namespace livret::expr {

/// `2024-03-01` at midnight UTC, `2024-03-01T10:55:00.000Z` else; `Invalid Date` beyond the calendar, as ECMAScript
/// says.
std::string to_iso_text(double milliseconds);

/// Reads a date in the interchange format of ECMAScript (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, each with `THH:mm[:ss[.sss]]`
/// and `Z` or an offset); a time without an offset is UTC. NaN for anything else.
double parse_iso_text(std::string_view text);

/// Reads what ECMAScript's Date reads: the interchange format, and dates as people write them (`Jan 1 2000`,
/// `1/31/2000`, `2012/01/01 10:55`), without an offset in UTC. NaN for anything else.
double parse_date_text(std::string_view text);

/// Milliseconds of a moment given by its parts, which may overflow into each other (month 12 is January of the next
/// year).
struct Parts {
  double year = 1970, month = 0, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
};
double milliseconds_of_parts(Parts const& parts);

}  // namespace livret::expr
