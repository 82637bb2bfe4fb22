#include "scale_case.hpp"

using namespace scale_case;

TEST_CASE("a linear scale starts at zero unless it is told not to") {
  auto given = definition(Type::Linear, {10, 130}, values({0, 960}));
  auto const from_zero = Scale::make(given);
  CHECK(domain_of(given) == std::vector<double>{0, 130});
  check_near(from_zero.number(20), 147.6923076923077);
  check_near(from_zero.invert(80)->to_number(), 10.833333333333332);
  given.zero = false;
  auto const scale = Scale::make(given);
  CHECK(scale.number(20) == 80);
  CHECK(scale.number(50) == 320);
  CHECK(scale.number(-7) == -136);
  CHECK(scale.value(Value(20)).to_number() == 80);
}

TEST_CASE("a clamped scale stays within its range, in both directions") {
  auto given = bare(Type::Linear, {10, 130}, values({0, 960}));
  given.beyond = Definition::Beyond::Clamp;
  auto const scale = Scale::make(given);
  CHECK(scale.number(-5) == 0);
  CHECK(scale.number(200) == 960);
  CHECK(scale.invert(-50)->to_number() == 10);
}

TEST_CASE("a domain of several ends goes piece by piece, the outer pieces beyond them") {
  auto const scale = Scale::make(bare(Type::Linear, {-10, 0, 100}, values({0, 50, 300})));
  CHECK(scale.number(-5) == 25);
  CHECK(scale.number(50) == 175);
  CHECK(scale.number(-20) == -50);
  CHECK(scale.number(120) == 350);
  auto const falling = Scale::make(bare(Type::Linear, {100, 0, -10}, values({300, 50, 0})));
  CHECK(falling.number(50) == 175);
  CHECK(falling.number(-5) == 25);
  CHECK(falling.invert(25)->to_number() == -5);
}

TEST_CASE("a range is rounded or turned round") {
  auto rounded = bare(Type::Linear, {100, 0}, values({0, 33}));
  rounded.rounding = Definition::Rounding::Integer;
  auto const scale = Scale::make(rounded);
  CHECK(scale.number(25) == 25);
  CHECK(scale.number(10) == 30);
  CHECK(scale.number(99) == 0);
  auto turned = definition(Type::Linear, {0, 10}, values({0, 200}));
  turned.direction = Definition::Direction::Reverse;
  CHECK(Scale::make(turned).number(1) == 180);
  CHECK(texts_of(Scale::make(turned).range()) == std::vector<std::string>{"200", "0"});
}

TEST_CASE("powers and roots keep the sign") {
  auto square = definition(Type::Pow, {0, 10}, values({0, 100}));
  square.exponent = 2;
  auto const pow = Scale::make(square);
  CHECK(pow.number(3) == 9);
  CHECK(pow.number(-3) == -9);
  CHECK(pow.invert(49)->to_number() == 7);
  auto const sqrt = Scale::make(definition(Type::Sqrt, {0, 16}, values({0, 400})));
  CHECK(sqrt.number(4) == 200);
  CHECK(sqrt.number(-4) == -200);
  check_near(sqrt.number(2), 141.4213562373095);
  CHECK(sqrt.invert(100)->to_number() == 1);
}

TEST_CASE("a symmetric logarithm passes through zero") {
  auto const scale = Scale::make(definition(Type::Symlog, {-100, 100}, values({0, 1})));
  CHECK(scale.number(0) == 0.5);
  check_near(scale.number(1), 0.575095241611844);
  check_near(scale.number(-10), 0.24021314675877964);
  check_near(scale.number(50), 0.9259721515804961);
  check_near(scale.invert(0.75)->to_number(), 9.049875621120895);
}

TEST_CASE("a logarithmic scale has no place for zero and the other sign") {
  auto const scale = Scale::make(definition(Type::Log, {1, 1000}, values({0, 300})));
  check_near(scale.number(10), 100);
  check_near(scale.number(5), 69.89700043360187);
  CHECK(scale.number(1000) == 300);
  CHECK_FALSE(scale.number(0));
  CHECK_FALSE(scale.number(-1));
  check_near(scale.invert(150)->to_number(), 31.62277660168379);
  auto const negative = Scale::make(definition(Type::Log, {-1000, -1}, values({0, 300})));
  check_near(negative.number(-10), 200);
  check_near(negative.number(-5), 230.1029995663981);
  CHECK_FALSE(negative.number(5));
  CHECK(negative.findings().empty());
}

TEST_CASE("time goes by milliseconds, moments and numbers alike") {
  auto const scale = Scale::make(definition(Type::Utc, {date(2020, 1, 1), date(2021, 1, 1)}, values({0, 732})));
  CHECK(scale.number(date(2020, 7, 1)) == 364);
  CHECK(scale.number(day(2020, 7, 1)) == 364);
  CHECK(scale.invert(366)->as<Moment>()->milliseconds == day(2020, 7, 2));
  CHECK(scale.domain().front().as<Moment>()->milliseconds == day(2020, 1, 1));
}

TEST_CASE("identity gives back what it is given") {
  auto const scale = Scale::make(definition(Type::Identity, {}));
  CHECK(scale.number(12.5) == 12.5);
  CHECK_FALSE(scale.number(std::nan("")));
}

TEST_CASE("a missing datum, text that is no number and infinities have no place") {
  for (Type const type : {Type::Linear, Type::Sqrt, Type::Symlog, Type::Log, Type::Time}) {
    auto given = bare(type, {1, 10}, values({0, 100}));
    CHECK_FALSE(Scale::make(given).number(Value()));
    CHECK_FALSE(Scale::make(given).number(Value("many")));
    CHECK_FALSE(Scale::make(given).number(INFINITY));
    given.beyond = Definition::Beyond::Clamp;
    CHECK_FALSE(Scale::make(given).number(std::nan("")));
    CHECK(Scale::make(given).number(INFINITY) == 100);
  }
}
