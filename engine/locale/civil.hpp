#pragma once

namespace livret::locale {

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar; `month` from 1. Any day number is taken as an
/// offset.
long long days_of(long long year, int month, long long day);

inline constexpr double milliseconds_a_day = 86'400'000.0;

}  // namespace livret::locale
