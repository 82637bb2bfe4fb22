#include "locale/locale.hpp"

namespace livret::locale {
namespace {

constexpr char const* minus_sign = "\u2212";

Locale make_french() {
  Locale french;
  french.tag = "fr";
  french.decimal = ",";
  french.thousands = "\u202f";
  french.grouped_from = 5;
  french.minus = minus_sign;
  french.percent = "\u00a0%";
  french.currency = {"", "\u00a0€"};
  french.nan = "NaN";
  french.date_time = "%A %-d %B %Y à %X";
  french.date = "%d/%m/%Y";
  french.time = "%H:%M:%S";
  french.days = {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
  french.short_days = {"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."};
  french.months = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                   "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  french.short_months = {"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                         "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
  return french;
}

Locale make_american() {
  Locale english;
  english.tag = "en";
  english.decimal = ".";
  english.thousands = ",";
  english.minus = minus_sign;
  english.percent = "%";
  english.currency = {"$", ""};
  english.nan = "NaN";
  english.date_time = "%x, %X";
  english.date = "%-m/%-d/%Y";
  english.time = "%-I:%M:%S %p";
  english.periods = {"AM", "PM"};
  english.days = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  english.short_days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  english.months = {"January", "February", "March",     "April",   "May",      "June",
                    "July",    "August",   "September", "October", "November", "December"};
  english.short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return english;
}

Locale make_british() {
  Locale british = make_american();
  british.tag = "en-GB";
  british.currency = {"£", ""};
  british.date_time = "%a %e %b %X %Y";
  british.date = "%d/%m/%Y";
  british.time = "%H:%M:%S";
  return british;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Locale const* find_locale(std::string_view tag) {
  static Locale const french = make_french();
  static Locale const american = make_american();
  static Locale const british = make_british();
  std::string folded;
  for (char c : tag) folded += lower(c);
  auto const is = [&](std::string_view wanted) {
    return folded == wanted || folded.starts_with(std::string(wanted) + "-");
  };
  if (is("fr")) return &french;
  if (is("en-gb")) return &british;
  return is("en") ? &american : nullptr;
}

}  // namespace livret::locale
