#include <chrono>
#include <cmath>

#include "scale_case.hpp"

using namespace scale_case;

namespace {

std::vector<std::string> at(Scale const& scale, std::vector<Value> const& data) {
  std::vector<Value> found;
  for (auto const& datum : data) found.push_back(scale.value(datum));
  return texts_of(found);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("bands stand side by side with their paddings") {
  auto given = definition(Type::Band, {"a", "b", "c"}, values({0, 120}));
  given.padding_inner = 0.1;
  given.padding_outer = 0.2;
  auto const scale = Scale::make(given);
  check_near(scale.number(Value("a")), 7.272727272727266);
  check_near(scale.number(Value("b")), 43.63636363636363);
  CHECK(scale.number(Value("c")) == 80);
  check_near(scale.bandwidth(), 32.727272727272734);
  check_near(scale.step(), 36.36363636363637);
  CHECK_FALSE(scale.number(Value("z")));
}

TEST_CASE("bands are rounded and aligned") {
  auto given = definition(Type::Band, {"a", "b", "c"}, values({0, 100}));
  given.padding = 0.1;
  given.align = 0.3;
  given.rounding = Definition::Rounding::Integer;
  auto const scale = Scale::make(given);
  CHECK(scale.number(Value("a")) == 2);
  CHECK(scale.number(Value("b")) == 34);
  CHECK(scale.number(Value("c")) == 66);
  CHECK(scale.bandwidth() == 29);
  CHECK(scale.step() == 32);
}

TEST_CASE("bands of a falling range start at its greater end") {
  auto const scale = Scale::make(definition(Type::Band, {"a", "b", "c"}, values({120, 0})));
  CHECK(scale.number(Value("a")) == 80);
  CHECK(scale.number(Value("c")) == 0);
  CHECK(scale.bandwidth() == 40);
  CHECK(scale.invert(100)->to_text() == "a");
  CHECK_FALSE(scale.invert(-1));
}

TEST_CASE("a range step counts repeated categories, as Vega does") {
  auto given = definition(Type::Band, {"a", "b", "c", "a"}, StepRange{20});
  given.padding_inner = 0.2;
  given.padding_outer = 0.1;
  auto const scale = Scale::make(given);
  CHECK(texts_of(scale.range()) == Texts{"0", "80"});
  check_near(scale.step(), 26.666666666666668);
  check_near(scale.bandwidth(), 21.333333333333336);
  check_near(scale.number(Value("b")), 29.333333333333332);
}

TEST_CASE("points have no width") {
  auto given = definition(Type::Point, {"a", "b", "c"}, values({0, 100}));
  given.padding = 0.5;
  auto const scale = Scale::make(given);
  check_near(scale.number(Value("a")), 16.666666666666664);
  CHECK(scale.number(Value("b")) == 50);
  check_near(scale.step(), 33.333333333333336);
  CHECK(scale.bandwidth() == 0);
  given.domain = {"a"};
  CHECK(Scale::make(given).number(Value("a")) == 50);
  CHECK(Scale::make(given).step() == 100);
}

TEST_CASE("bands without categories are as wide as the range") {
  auto const scale = Scale::make(definition(Type::Band, {}, values({0, 100})));
  CHECK(scale.bandwidth() == 100);
  REQUIRE(scale.findings().size() == 1);
  CHECK(describe(scale.findings().front()) == "the domain is empty");
}

TEST_CASE("an ordinal range is gone through again and again") {
  auto const scale = Scale::make(definition(Type::Ordinal, {"a", "b", "c", "d"}, values({"x", "y", "z"})));
  CHECK(at(scale, {"a", "b", "c", "d", "e"}) == Texts{"x", "y", "z", "x", ""});
  CHECK(scale.value(Value("e")).is_null());
}

TEST_CASE("texts and numbers are different categories, moments and their milliseconds one") {
  auto const scale = Scale::make(definition(Type::Ordinal, {"1", 1, Value(), true, date(2020, 1, 1), 0.0, "1"}));
  CHECK(scale.domain().size() == 6);
  CHECK(scale.category(Value("1")) == 0);
  CHECK(scale.category(Value(1)) == 1);
  CHECK(scale.category(Value()) == 2);
  CHECK(scale.category(Value(day(2020, 1, 1))) == 4);
  CHECK(scale.category(Value(-0.0)) == 5);
  CHECK_FALSE(scale.category(Value(false)));
}

TEST_CASE("quantiles part values into equal numbers") {
  auto const scale =
      Scale::make(definition(Type::Quantile, {16, 6, 7, 8, 8, Value(), 10, 13, 15, 3, 20}, values({0, 1, 2, 3})));
  CHECK(std::vector<double>(scale.thresholds().begin(), scale.thresholds().end()) ==
        std::vector<double>{7.25, 9, 14.5});
  CHECK(at(scale, {3, 7, 8, 9.5, 16}) == Texts{"0", "0", "1", "2", "3"});
  CHECK(scale.number(9.5) == 2);
}

TEST_CASE("quantize parts the domain into equal lengths") {
  auto const scale = Scale::make(definition(Type::Quantize, {0, 100}, values({1, 2, 3, 4})));
  CHECK(at(scale, {-5, 25, 24.9, 300}) == Texts{"1", "2", "1", "4"});
  CHECK(scale.value(Value()).is_null());
}

TEST_CASE("thresholds belong to what is above them") {
  auto const scale = Scale::make(definition(Type::Threshold, {0, 10, 20}, values({"a", "b", "c", "d"})));
  CHECK(at(scale, {-1, 0, 19.9, 20}) == Texts{"a", "b", "c", "d"});
  auto const fewer = Scale::make(definition(Type::Threshold, {0, 10, 20}, values({"a", "b"})));
  CHECK(at(fewer, {-1, 0, 19.9, 20}) == Texts{"a", "b", "b", "b"});
}

TEST_CASE("ordinal bins take their domain from the bins and their bins from the domain") {
  auto given = definition(Type::BinOrdinal, {}, values({"a", "b", "c"}));
  given.bins = std::vector<double>{0, 10, 20, 30};
  auto const scale = Scale::make(given);
  CHECK(at(scale, {-1, 0, 10, 29, 30}) == Texts{"", "a", "b", "c", "a"});
  CHECK(texts_of(scale.domain()) == Texts{"0", "10", "20", "30"});
  auto const coloured = Scale::make(definition(Type::BinOrdinal, {0, 10, 20, 30}, SchemeRange{"blues", {}, {}}));
  CHECK(texts_of(coloured.range()) == Texts{"#9cc8e2", "#5ba3cf", "#2978b8"});
  CHECK(coloured.bins().size() == 4);
}

TEST_CASE("ten thousand categories are found one by one in no time") {
  std::vector<Value> names;
  for (int i = 0; i < 10'000; ++i) names.emplace_back("category " + std::to_string(i));
  auto const scale = Scale::make(definition(Type::Band, names, values({0, 10'000})));
  auto const start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < names.size(); ++i) REQUIRE(scale.category(names[i]) == i);
  // Going through the list for each would take some seconds.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(500));
}
