// Expected texts without a note are those of d3-format 3.1 with the same locale definition.
#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "locale/letter_case.hpp"
#include "locale/locale.hpp"
#include "locale/number_words.hpp"

using namespace livret::locale;

namespace {

std::string format_in(char const* tag, double value, std::string_view specifier) {
  auto const format = parse_number_format(specifier);
  REQUIRE_MESSAGE(format.has_value(), specifier);
  return format_number(value, *format, *find_locale(tag));
}

std::string english(double value, std::string_view specifier) { return format_in("en", value, specifier); }
std::string french(double value, std::string_view specifier) { return format_in("fr", value, specifier); }

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a locale is found by its tag, its region or its language, whatever the case") {
  CHECK(find_locale("fr")->tag == "fr");
  CHECK(find_locale("fr-CH")->tag == "fr");
  CHECK(find_locale("EN-gb")->tag == "en-GB");
  CHECK(find_locale("en-US")->tag == "en");
  CHECK(find_locale("frr") == nullptr);
  CHECK(find_locale("de") == nullptr);
}

TEST_CASE("fixed decimals round exact ties upwards, as ECMAScript does") {
  CHECK(english(0.5, ".0f") == "1");
  CHECK(english(1.5, ".0f") == "2");
  CHECK(english(2.5, ".0f") == "3");
  CHECK(english(-2.5, ".0f") == "\u22123");
  CHECK(english(0.125, ".2f") == "0.13");
  CHECK(english(1.005, ".2f") == "1.00");
  CHECK(english(123.456, ".2f") == "123.46");
  CHECK(english(25, ".1r") == "30");
  CHECK(english(1e21, ".2f") == "1e+21");
}

TEST_CASE("without a type numbers have up to twelve digits and no trailing zeros") {
  CHECK(english(0, "") == "0");
  CHECK(english(0.1, "") == "0.1");
  CHECK(english(1234567.891, "") == "1234567.891");
  CHECK(english(1e-7, "") == "1e-7");
  CHECK(english(42, ".1") == "4e+1");
  CHECK(english(3.14159265, ".3") == "3.14");
}

TEST_CASE("each type writes as d3 does") {
  CHECK(english(42, "e") == "4.200000e+1");
  CHECK(english(123456, ".2e") == "1.23e+5");
  CHECK(english(0.000123, "g") == "0.000123000");
  CHECK(english(1e-7, ".3g") == "1.00e-7");
  CHECK(english(123.456, ".2r") == "120");
  CHECK(english(0.4567, ".1%") == "45.7%");
  CHECK(english(0.4567, ".2p") == "46%");
  CHECK(english(0, ".2r") == "0");
  CHECK(english(1500, "s") == "1.50000k");
  CHECK(english(0.001, ".3s") == "1.00m");
  CHECK(english(42e6, "~s") == "42M");
  CHECK(english(1e-26, ".2s") == "0.01y");
  CHECK(english(42.4, "d") == "42");
  CHECK(english(1e21, "d") == "1000000000000000000000");
  CHECK(english(10, "b") == "1010");
  CHECK(english(10, "#b") == "0b1010");
  CHECK(english(10, "o") == "12");
  CHECK(english(48879, "x") == "beef");
  CHECK(english(48879, "#X") == "0xBEEF");
  CHECK(english(42.5, "c") == "42.5");
  CHECK(english(123456789, "n") == "1.23457e+8");
}

TEST_CASE("fill, alignment, sign, zero padding and grouping combine") {
  CHECK(english(1234.5, ",.1f") == "1,234.5");
  CHECK(english(42, "6") == "    42");
  CHECK(english(42, "<6") == "42    ");
  CHECK(english(42, "*^7") == "**42***");
  CHECK(english(-42, "=+6d") == "\u2212   42");
  CHECK(english(42, "+d") == "+42");
  CHECK(english(42, " d") == " 42");
  CHECK(english(-42, "(d") == "(42)");
  CHECK(english(-42, "08d") == "\u22120000042");
  CHECK(english(42, "012,d") == "0,000,000,042");
  CHECK(english(42, "·>6") == "····42");
  CHECK(english(-12.5, "$,.2f") == "\u2212$12.50");
}

TEST_CASE("a number that rounds to zero has no minus unless the sign is asked for") {
  CHECK(english(-0.0001, ".2f") == "0.00");
  CHECK(english(-0.0001, "+.2f") == "\u22120.00");
  CHECK(english(-0.0, "d") == "0");
}

TEST_CASE("what is no number is written as a word or sign") {
  CHECK(english(std::nan(""), ".2f") == "NaN");
  CHECK(english(infinity, "d") == "∞");
  CHECK(english(-infinity, "f") == "\u2212Infinity");
}

TEST_CASE("French groups from five digits, with narrow no-break spaces and a decimal comma") {
  // Lexique des règles typographiques en usage à l'Imprimerie nationale: four digits stay whole.
  CHECK(french(2024, ",d") == "2024");
  CHECK(french(9999.5, ",.1f") == "9999,5");
  CHECK(french(12345, ",d") == "12\u202f345");
  CHECK(french(-1234567.891, ",.2f") == "\u22121\u202f234\u202f567,89");
  CHECK(french(0.256, ".0%") == "26\u00a0%");
  CHECK(french(12.5, "$.2f") == "12,50\u00a0€");
  CHECK(format_in("en-GB", 1234.5, "$,.2f") == "£1,234.50");
}

TEST_CASE("a text that is no specifier is refused") {
  for (auto const* text : {"q", ".f", ".2fx", "1,2", "<<<", "z", ".1.2f", "999d", "%f", "f.2"})
    CHECK_MESSAGE(!parse_number_format(text).has_value(), text);
  auto const format = parse_number_format("*>+$012,.3~f");
  REQUIRE(format.has_value());
  CHECK(format->fill == "*");
  CHECK(format->sign == '+');
  CHECK(format->symbol == '$');
  CHECK(format->zero);
  CHECK(format->width == 12);
  CHECK(format->comma);
  CHECK(format->precision == 3);
  CHECK(format->trim);
  CHECK(format->type == 'f');
}

TEST_CASE("French number words follow the traditional spelling") {
  auto const word = [](double number, Gender gender = Gender::Masculine) {
    return number_word(number, gender, *find_locale("fr")).value_or("none");
  };
  CHECK(word(0) == "zéro");
  CHECK(word(1) == "un");
  CHECK(word(1, Gender::Feminine) == "une");
  CHECK(word(16) == "seize");
  CHECK(word(21) == "vingt et un");
  CHECK(word(21, Gender::Feminine) == "vingt et une");
  CHECK(word(22) == "vingt-deux");
  CHECK(word(70) == "soixante-dix");
  CHECK(word(71) == "soixante et onze");
  CHECK(word(77) == "soixante-dix-sept");
  CHECK(word(80) == "quatre-vingts");
  CHECK(word(81) == "quatre-vingt-un");
  CHECK(word(91) == "quatre-vingt-onze");
  CHECK(word(99) == "quatre-vingt-dix-neuf");
  CHECK(word(100) == "cent");
  CHECK(word(101) == "none");
  CHECK(word(2.5) == "none");
  CHECK(word(-1) == "none");
}

TEST_CASE("English number words have a hyphen between tens and units") {
  auto const word = [](double number) {
    return number_word(number, Gender::Masculine, *find_locale("en")).value_or("none");
  };
  CHECK(word(13) == "thirteen");
  CHECK(word(40) == "forty");
  CHECK(word(67) == "sixty-seven");
  CHECK(word(100) == "one hundred");
}

TEST_CASE("ordinals take the letters of their language") {
  auto const in = [](char const* tag, double number, Gender gender = Gender::Masculine) {
    return ordinal(number, gender, *find_locale(tag)).value_or("none");
  };
  CHECK(in("fr", 1) == "1er");
  CHECK(in("fr", 1, Gender::Feminine) == "1re");
  CHECK(in("fr", 2) == "2e");
  CHECK(in("fr", 21) == "21e");
  CHECK(in("en", 1) == "1st");
  CHECK(in("en", 12) == "12th");
  CHECK(in("en", 22) == "22nd");
  CHECK(in("en", 103) == "103rd");
  CHECK(in("en", 111) == "111th");
  CHECK(in("fr", 1.5) == "none");
}

TEST_CASE("French is singular below two, English at one alone") {
  CHECK(is_singular(0, *find_locale("fr")));
  CHECK(is_singular(1.9, *find_locale("fr")));
  CHECK(!is_singular(2, *find_locale("fr")));
  CHECK(!is_singular(0, *find_locale("en")));
  CHECK(is_singular(1, *find_locale("en")));
  CHECK(!is_singular(1.5, *find_locale("en")));
}

TEST_CASE("letters change case beyond ASCII") {
  CHECK(to_upper("été, cœur, straße") == "ÉTÉ, CŒUR, STRASSE");
  CHECK(to_lower("ÉTAT") == "état");
  CHECK(to_upper("") == "");
}
