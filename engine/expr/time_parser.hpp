#pragma once

#include <string_view>

namespace livret::expr {

/// Reads a moment by a format of d3-time-format, in English, in UTC where the text has no offset; parts that the format
/// does not have are those of 1900-01-01. NaN where the text is not of that form.
double parse_time(std::string_view text, std::string_view format);

}  // namespace livret::expr
