#include "locale/number_words.hpp"

#include <cmath>

#include "base/number_text.hpp"

namespace livret::locale {
namespace {

bool is_french(Locale const& locale) { return locale.tag.starts_with("fr"); }

bool is_whole(double number) { return number >= 0 && number < 1e15 && std::floor(number) == number; }

std::string french_below_twenty(std::size_t number, Gender gender) {
  constexpr std::array<std::string_view, 20> words = {
      "zéro", "un",   "deux",  "trois",  "quatre",   "cinq",   "six",   "sept",     "huit",     "neuf",
      "dix",  "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
  if (number == 1 && gender == Gender::Feminine) return "une";
  return std::string(words[number]);
}

/// Soixante-dix and quatre-vingt-dix count on from 60 and 80.
std::string french_word(std::size_t number, Gender gender) {
  constexpr std::array<std::string_view, 10> tens = {
      "", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};
  if (number < 20) return french_below_twenty(number, gender);
  if (number == 80) return "quatre-vingts";
  if (number == 100) return "cent";
  std::size_t const ten = number / 10;
  std::size_t const unit = number % 10 + (ten == 7 || ten == 9 ? 10 : 0);
  std::string const stem(tens[ten]);
  if (unit == 0) return stem;
  bool const joined_by_et = (unit == 1 || unit == 11) && ten < 8;
  return stem + (joined_by_et ? " et " : "-") + french_below_twenty(unit, gender);
}

std::string english_word(std::size_t number) {
  constexpr std::array<std::string_view, 20> small = {
      "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
      "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                     "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (number < 20) return std::string(small[number]);
  if (number == 100) return "one hundred";
  std::string const stem(tens[number / 10]);
  return number % 10 == 0 ? stem : stem + "-" + std::string(small[number % 10]);
}

std::string_view english_suffix(long long number) {
  if (number % 100 >= 11 && number % 100 <= 13) return "th";
  switch (number % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

}  // namespace

std::optional<std::string> number_word(double number, Gender gender, Locale const& locale) {
  if (!is_whole(number) || number > 100) return std::nullopt;
  auto const whole = static_cast<std::size_t>(number);
  return is_french(locale) ? french_word(whole, gender) : english_word(whole);
}

std::optional<std::string> ordinal(double number, Gender gender, Locale const& locale) {
  if (!is_whole(number)) return std::nullopt;
  std::string const digits = base::to_text(number);
  if (!is_french(locale)) return digits + std::string(english_suffix(static_cast<long long>(number)));
  if (number != 1) return digits + "e";
  return digits + (gender == Gender::Feminine ? "re" : "er");
}

bool is_singular(double number, Locale const& locale) {
  return is_french(locale) ? std::fabs(number) < 2 : std::fabs(number) == 1;
}

}  // namespace livret::locale
