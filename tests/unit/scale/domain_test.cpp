#include <algorithm>
#include <limits>

#include "scale/format.hpp"
#include "scale_case.hpp"

using namespace scale_case;

namespace {

using Ends = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

Ends nice(Definition given, TickCount const& count = 10.0) {
  given.nice = count;
  return domain_of(given);
}

bool has(Scale const& scale, Finding finding) {
  return std::ranges::find(scale.findings(), finding) != scale.findings().end();
}

}  // namespace

TEST_CASE("a nice domain ends at round values") {
  CHECK(nice(definition(Type::Linear, {3.1, 97.6})) == Ends{0, 100});
  CHECK(nice(bare(Type::Linear, {0.231, 0.967})) == Ends{0.2, 1});
  CHECK(nice(bare(Type::Linear, {0.231, 0.967}), 3.0) == Ends{0.2, 1});
  CHECK(nice(bare(Type::Linear, {97, -3})) == Ends{100, -10});
  CHECK(nice(bare(Type::Quantize, {3.2, 96}, values({1, 2, 3}))) == Ends{0, 100});
}

TEST_CASE("a nice logarithmic domain ends at powers of its base") {
  CHECK(nice(definition(Type::Log, {3, 4200})) == Ends{1, 10000});
  CHECK(nice(definition(Type::Log, {-4200, -3})) == Ends{-10000, -1});
  auto binary = definition(Type::Log, {3, 100});
  binary.base = 2;
  CHECK(nice(binary) == Ends{2, 128});
}

TEST_CASE("a nice time ends at intervals of the calendar") {
  auto const year = definition(Type::Utc, {date(2020, 2, 11, 3), date(2020, 11, 4, 17)});
  CHECK(nice(year) == Ends{day(2020, 2, 1), day(2020, 12, 1)});
  CHECK(nice(year, Interval(TimeUnit::Month, 3)) == Ends{day(2020, 1, 1), day(2021, 1, 1)});
  auto const days = definition(Type::Utc, {date(2020, 2, 11, 3), date(2020, 2, 13, 17)});
  CHECK(nice(days, Interval(TimeUnit::Day)) == Ends{day(2020, 2, 11), day(2020, 2, 14)});
}

TEST_CASE("padding makes room in px, by the way of the type") {
  auto const padded = [](Definition given) {
    given.padding = 20;
    return domain_of(given);
  };
  auto const range = values({0, 400});
  check_near(padded(bare(Type::Linear, {10, 90}, range)), {5.555555555555557, 94.44444444444444});
  check_near(padded(bare(Type::Log, {10, 1000}, range)), {7.742636826811271, 1291.5496650148832});
  check_near(padded(bare(Type::Sqrt, {4, 100}, range)), {2.4197530864197523, 109.08641975308642});
  check_near(padded(bare(Type::Symlog, {-10, 100}, range)), {-15.24048601165343, 148.1171897433634});
}

TEST_CASE("ends and the middle can be set, a raw domain replaces all") {
  auto given = definition(Type::Linear, {10, 90}, values({0, 100, 400}));
  given.domain_mid = 20;
  CHECK(domain_of(given) == Ends{0, 20, 90});
  CHECK(Scale::make(given).number(10) == 50);
  CHECK(Scale::make(given).number(55) == 250);
  given.domain_mid.reset();
  given.domain_min = -5;
  given.domain_max = 120;
  CHECK(domain_of(given) == Ends{-5, 120});
  given.domain_raw = {20, 30};
  given.nice = 10.0;
  CHECK(domain_of(given) == Ends{20, 30});
  given = bare(Type::Linear, {10, 90});
  given.domain_mid = 100;
  CHECK(domain_of(given) == Ends{10, 90, 100});
  CHECK(has(Scale::make(given), Finding::MidBeyondDomain));
}

TEST_CASE("bins run from end to end in steps") {
  auto given = bare(Type::Linear, {1, 10}, values({0, 100}));
  given.bins = BinSteps{2, {}, {}};
  auto const scale = Scale::make(given);
  CHECK(Ends(scale.bins().begin(), scale.bins().end()) == Ends{1, 3, 5, 7, 9});
  given.bins = BinSteps{3, -10.0, 40.0};
  auto const cut = Scale::make(given);
  CHECK(Ends(cut.bins().begin(), cut.bins().end()) == Ends{3, 6, 9});
  given.bins = BinSteps{0, {}, {}};
  CHECK(has(Scale::make(given), Finding::BinsWithoutStep));
  given.bins = BinSteps{1e-9, {}, {}};
  auto const countless = Scale::make(given);
  CHECK(has(countless, Finding::TooManyBins));
  CHECK(countless.bins().size() == most_bins);
}

TEST_CASE("a domain of one value goes to the middle of the range") {
  auto const scale = Scale::make(bare(Type::Linear, {5, 5}, values({0, 400})));
  CHECK(scale.number(5) == 200);
  CHECK(scale.number(7) == 200);
  CHECK(has(scale, Finding::OneValueDomain));
  CHECK(has(Scale::make(bare(Type::Log, {5}, values({0, 400}))), Finding::OneValueDomain));
}

TEST_CASE("a domain that is empty, infinite or no number has no places, and says why") {
  auto const range = values({0, 400});
  auto const empty = Scale::make(bare(Type::Linear, {}, range));
  CHECK(has(empty, Finding::EmptyDomain));
  CHECK_FALSE(empty.number(5));
  auto const infinite = Scale::make(bare(Type::Linear, {infinity, -infinity}, range));
  CHECK(has(infinite, Finding::InfiniteDomain));
  CHECK_FALSE(infinite.number(5));
  auto const missing = Scale::make(bare(Type::Linear, {Value(), 3}, range));
  CHECK(has(missing, Finding::DomainNotNumeric));
  CHECK_FALSE(missing.number(5));
}

TEST_CASE("a logarithmic domain with zero in it has no places, and says why") {
  for (auto const& ends : {values({0, 100}), values({-10, 100}), values({-10, 0})}) {
    auto const scale = Scale::make(definition(Type::Log, ends, values({0, 400})));
    CHECK(has(scale, Finding::LogThroughZero));
    CHECK_FALSE(scale.number(5));
  }
}

TEST_CASE("nonsense of every type is taken without harm") {
  auto const& english = *livret::locale::find_locale("en");
  std::vector<std::vector<Value>> const domains = {{},         {Value()}, {infinity},       {1e308, -1e308},
                                                   {"a", "b"}, {0, 0, 0}, {5e-324, 1e-320}, {std::nan(""), 1, 2, 3}};
  for (int i = 0; i <= static_cast<int>(Type::BinOrdinal); ++i) {
    for (auto const& domain : domains) {
      for (Range const& range : {Range(), Range(values({})), Range(values({"red"})), Range(values({Value(), 2})),
                                 Range(SchemeRange{"blues", {}, {}}), Range(StepRange{-1})}) {
        auto given = definition(static_cast<Type>(i), domain, range);
        given.nice = 1e300;
        given.padding = 1e9;
        given.bins = i % 2 ? Bins(BinSteps{1e-300, {}, {}}) : Bins();
        auto const scale = Scale::make(given);
        CHECK(scale.number(3).value_or(0) < infinity);
        CHECK_NOTHROW(scale.colour(3));
        CHECK_NOTHROW(scale.value(Value("a")));
        CHECK_NOTHROW(scale.invert(3));
        auto const count = tick_count(scale, 7.0, 1e-300);
        CHECK(tick_values(scale, count).size() <= most_ticks);
        CHECK_NOTHROW(legend_labels(scale, legend_values(scale, count), LegendKind::Symbol, count, {}, english));
      }
    }
  }
}
