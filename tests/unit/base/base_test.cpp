#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/colour.hpp"
#include "base/file.hpp"
#include "base/geometry.hpp"
#include "base/hash.hpp"
#include "base/number_text.hpp"
#include "base/text.hpp"

using namespace livret::base;
using namespace livret::base::literals;

TEST_CASE("a length is whole units of 1/65536 pt") {
  CHECK((1_pt).units() == 65536);
  CHECK((25.4_mm).units() == 72 * 65536);
  CHECK(Length::from_pt(0.1).units() == 6554);    // 6553.6
  CHECK(Length::from_pt(-0.1).units() == -6554);  // halves and more go away from zero
  CHECK(210_mm == Length::from_units(39011981));  // 210 × 72 / 25.4 × 65536 = 39,011,980.9
  CHECK((3_pt - 1_pt) == 2_pt);
  CHECK((9_pt) / (3_pt) == doctest::Approx(3));
}

TEST_CASE("a sum of lengths does not depend on its order") {
  Length const a = Length::from_pt(0.1), b = Length::from_pt(1e6), c = Length::from_pt(-1e6);
  CHECK((a + b) + c == a + (b + c));
}

TEST_CASE("colours are read as CSS writes them") {
  CHECK(parse_colour("#133a5c") == Colour{0x13, 0x3a, 0x5c});
  CHECK(parse_colour("#FfF") == Colour{255, 255, 255});
  CHECK(parse_colour("#12345680") == Colour{0x12, 0x34, 0x56, 0x80});
  CHECK(parse_colour("RebeccaPurple") == Colour{0x66, 0x33, 0x99});
  CHECK(parse_colour("transparent") == Colour{0, 0, 0, 0});
  for (auto bad : {"", "#", "#12", "#12345", "#1234567", "#ggg", "reb", "yellowgreenish", "aaa"})
    CHECK_FALSE(parse_colour(bad));
}

TEST_CASE("contrast ratios are those of WCAG 2.1") {
  CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast_ratio({0x76, 0x76, 0x76}, {255, 255, 255}) == doctest::Approx(4.54).epsilon(0.002));
  CHECK(contrast_ratio({0x77, 0x77, 0x77}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.002));
}

TEST_CASE("numbers become the text that ECMAScript gives them") {
  CHECK(to_text(0.1) == "0.1");
  CHECK(to_text(-0.0) == "0");
  CHECK(to_text(1e20) == "100000000000000000000");
  CHECK(to_text(1e21) == "1e+21");
  CHECK(to_text(1e-7) == "1e-7");
  CHECK(to_text(-1.5e-6) == "-0.0000015");
  CHECK(to_text(123456789012345680000.0) == "123456789012345680000");
  CHECK(to_text(1234.5) == "1234.5");
  CHECK(to_text(5e-324) == "5e-324");
  CHECK(to_text(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(to_text(std::nan("")) == "NaN");
  CHECK(to_text(-std::numeric_limits<double>::infinity()) == "-Infinity");
}

TEST_CASE("fixed text drops what says nothing") {
  CHECK(to_fixed_text(1.50, 3) == "1.5");
  CHECK(to_fixed_text(100, 2) == "100");
  CHECK(to_fixed_text(-0.0004, 3) == "0");
  CHECK_THROWS_AS(to_fixed_text(std::nan(""), 2), BrokenInvariant);
}

TEST_CASE("a number is read whole or not at all") {
  CHECK(parse_number("-1.5e3") == -1500.0);
  CHECK(parse_number("+.5") == 0.5);
  for (auto bad : {"", " 1", "1 ", "1,5", "0x10", "inf", "nan", "-", "1e", "--1", "+-1"})
    CHECK_FALSE(parse_number(bad));
}

TEST_CASE("sha256 gives the digests of FIPS 180") {
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("ill-formed UTF-8 is found, and decoding always goes on") {
  CHECK_FALSE(find_invalid_utf8("été — 𝄞"));
  CHECK(find_invalid_utf8("ab\xe9") == 2);
  CHECK(find_invalid_utf8("\xc0\x80") == 0);      // overlong
  CHECK(find_invalid_utf8("\xed\xa0\x80") == 0);  // surrogate
  CHECK(find_invalid_utf8("\xf4\x90\x80\x80") == 0);
  CHECK(decode_utf8("\xe2\x82", 0).length == 2);  // a maximal subpart is one replacement
  CHECK(decode_utf8("\xe2\x82\xac", 0).value == U'€');
  std::string text;
  for (char32_t c : U"aé€𝄞") append_utf8(text, c);
  CHECK(text == std::string("aé€𝄞\0", 11));
}

TEST_CASE("the nearest word is one that a slip of the finger makes") {
  std::vector<std::string> const words{"title", "fields", "primaryKey"};
  CHECK(nearest_word("titel", words) == "title");
  CHECK(nearest_word("primarykey", words) == "primaryKey");
  CHECK_FALSE(nearest_word("colour", words));
  CHECK_FALSE(nearest_word(std::string(100000, 'a'), words));
}

TEST_CASE("only regular files are read, and a failed one says why") {
  CHECK(read_file("/nonexistent").error() == "No such file or directory");
  CHECK(read_file("/").error() == "not a regular file");
  CHECK(read_file("/dev/zero").error() == "not a regular file");
}

TEST_CASE("an atomic write leaves the whole content and nothing beside it") {
  auto const folder = std::filesystem::temp_directory_path() / "livret-base-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  REQUIRE(write_file_atomically(folder / "a", "one"));
  REQUIRE(write_file_atomically(folder / "a", "two"));
  CHECK(*read_file(folder / "a") == "two");
  CHECK(read_file(folder / "a", 2).error() == "larger than 2 bytes");
  CHECK_FALSE(write_file_atomically(folder / "no" / "a", "x"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  std::filesystem::remove_all(folder);
}

TEST_CASE("a path that climbs out of its folder is outside, links included") {
  auto const folder = std::filesystem::temp_directory_path() / "livret-inside-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "in");
  std::filesystem::create_symlink("/etc", folder / "in" / "link");
  CHECK(is_inside(folder / "in" / "a.yaml", folder / "in"));
  CHECK(is_inside(folder / "in", folder / "in"));
  CHECK_FALSE(is_inside(folder / "in" / ".." / "a.yaml", folder / "in"));
  CHECK_FALSE(is_inside(folder / "in" / "link" / "passwd", folder / "in"));
  CHECK_FALSE(is_inside(folder / "inner", folder / "in"));
  std::filesystem::remove_all(folder);
}
