// Expected values are those of Vega-Lite 6 and Vega 6 for the same rows.
#include "transform/step.hpp"
#include "unit/transform/fixture.hpp"

using namespace livret;
using namespace livret::transform;

TEST_CASE("stacks lie on each other within their group") {
  std::string const stack = "{stack: weight, groupby: [group], as: [s, e]";
  CHECK(values_after("[" + stack + "}]", "s") == "0 0 10 0 20 40 40");
  CHECK(values_after("[" + stack + "}]", "e") == "10 20 40 40 70 100 110");
  CHECK(values_after("[" + stack + ", offset: center, sort: [{field: weight, order: descending}]}]", "s") ==
        "95 70 65 70 20 5 0");
  CHECK(values_after("[" + stack + ", offset: normalize}]", "e").starts_with("0.1 0.2857142857142857 0.4 0.363636"));
  CHECK(values_after("[{stack: weight, groupby: [], as: s}]", "s_end") == "10 30 60 100 150 210 280");
}

TEST_CASE("rows that a group lacks are added") {
  CHECK(values_after("[{impute: weight, key: half, groupby: [group], value: -1}]", "weight") ==
        "10 20 30 40 50 60 70 -1 -1");
  CHECK(values_after("[{impute: weight, key: half, groupby: [group], method: mean}]", "weight") ==
        "10 20 30 40 50 60 70 35 55");
  CHECK(values_after("[{impute: weight, key: half, keyvals: [z]}]", "half") == "x x y y x x y z");
  CHECK(values_after("[{impute: weight, key: half, keyvals: [z]}]", "weight") == "10 20 30 40 50 60 70 0");
}

TEST_CASE("arrays become rows, side by side") {
  std::string const lists = "{calculate: '[datum.weight, 1]', as: p}, {calculate: '[7]', as: q}";
  CHECK(values_after("[" + lists + ", {filter: 'datum.weight < 30'}, {flatten: [p, q], as: [p, r]}]", "p") ==
        "10 1 20 1");
  CHECK(values_after("[" + lists + ", {filter: 'datum.weight < 30'}, {flatten: [p, q], as: [p, r]}]", "r") ==
        "7 - 7 -");
}

TEST_CASE("an aggregate may be a row, or all of them") {
  CHECK(values_after(
            "[{aggregate: [{op: argmax, field: score, as: r}], groupby: [half]}, {calculate: 'datum.r.weight', as: z}]",
            "z") == "60 70");
  CHECK(values_after("[{aggregate: [{op: values, as: r}], groupby: [group]}, {calculate: 'length(datum.r)', as: z}]",
                     "z") == "3 2 2");
  CHECK(values_after("[{aggregate: [{op: argmin, field: score, as: r}]}, {calculate: 'datum.r.half', as: z}]", "z") ==
        "y");
}

TEST_CASE("a path leads into values") {
  std::string const nested = "{calculate: '{b: [datum.weight, {c: 2}]}', as: a}";
  CHECK(values_after("[" + nested + ", {aggregate: [{op: sum, field: 'a.b[0]', as: s}]}]", "s") == "280");
  CHECK(values_after("[" + nested + ", {filter: {field: \"a['b'][1].c\", equal: 3}}]", "weight").empty());
  CHECK(errors_of("[{aggregate: [{op: sum, field: x.y}]}]").starts_with("1:32 unknown field `x.y`"));
}

TEST_CASE("an extent is a parameter of what follows") {
  CHECK(values_after("[{extent: weight, param: e}, {calculate: 'datum.weight - e[0]', as: z}]", "z") ==
        "0 10 20 30 40 50 60");
  CHECK(values_after("[{extent: score, param: e}, {bin: {extent: {param: e}, maxbins: 3}, field: score}]",
                     "bin_score") == "0 - 5 0 0 5 5");
}

TEST_CASE("missing values come first in a window's order, last in a descending one") {
  CHECK(values_after("[{window: [{op: row_number, as: r}], sort: [{field: score}]}]", "r") == "3 1 5 2 4 6 7");
}

TEST_CASE("a run tells its bins, with numbers beyond their extent in infinite ones") {
  BinParameters parameters;
  parameters.maxbins = 3;
  parameters.extent = {25.0, 55.0};
  auto const bin = std::make_shared<Step const>(Step{Bin{
      {"weight", {}}, parameters, field("b", table::Type::Number), field("b_end", table::Type::Number), std::nullopt}});
  diag::Sink sink;
  Context context;
  context.locale = locale::find_locale("en");
  auto const result = run_steps({bin}, answers(), context, sink);
  REQUIRE(result.bins.contains("b"));
  auto const& bins = result.bins.find("b")->second;
  CHECK(bins.start == 20);
  CHECK(bins.stop == 60);
  CHECK(bins.step == 10);
  CHECK(values_after("[{bin: {maxbins: 3, extent: [25, 55]}, field: weight, as: b}]", "b") ==
        "-Infinity 20 30 40 50 50 Infinity");
}

TEST_CASE("moments are taken down to units of time") {
  // 15 January 2020 10:30, 24 February 11:31:40 and 29 May 2021 10:30.
  std::string const times =
      "{filter: 'datum.weight < 40'}, {calculate: 'datetime(1579084200000 + "
      "(datum.weight == 20 ? 3459700000 : datum.weight == 30 ? 43200000000 : 0))', as: t}, ";
  auto const starts = [&](std::string const& unit) {
    return values_after("[" + times + "{timeUnit: " + unit + ", field: t, as: u}]", "u");
  };
  CHECK(starts("yearmonth") == "2020-01-01 2020-02-01 2021-05-01");
  CHECK(starts("month") == "2012-01-01 2012-02-01 2012-05-01");
  CHECK(starts("week") == "2012-01-08 2012-02-19 2012-05-20");
  CHECK(starts("day") == "2012-01-04 2012-01-02 2012-01-07");
  CHECK(starts("yearquarter") == "2020-01-01 2020-01-01 2021-04-01");
  CHECK(starts("hoursminutes") == "2012-01-01T10:30:00.000Z 2012-01-01T11:31:00.000Z 2012-01-01T10:30:00.000Z");
  CHECK(starts("{unit: yearmonth, step: 2}") == "2020-01-01 2020-01-01 2021-05-01");
  CHECK(values_after("[" + times + "{timeUnit: utcyearmonth, field: t, as: u}]", "u_end") ==
        "2020-02-01 2020-03-01 2021-06-01");
  // vega-time's timeBin takes months for 500 days in at most 20 parts.
  CHECK(starts("{maxbins: 20}") == "2020-01-01 2020-02-01 2021-05-01");
  CHECK(errors_of("[{timeUnit: yeerly, field: score}]").starts_with("1:13 unknown time unit `yeerly`"));
}

TEST_CASE("conditions on units of time") {
  std::string const times = "{calculate: 'datetime(2020, datum.weight / 10, 5)', as: t}, ";
  auto const kept = [&](std::string const& condition) {
    return values_after("[" + times + "{filter: {field: t, " + condition + "}}]", "weight");
  };
  CHECK(kept("timeUnit: month, equal: mar") == "20");
  CHECK(kept("timeUnit: month, oneOf: [2, 4]") == "10 30");
  CHECK(kept("timeUnit: yearmonth, gte: {year: 2020, month: 6}") == "50 60 70");
  CHECK(kept("timeUnit: quarter, range: [1, 2]") == "10 20 30 40 50");
}
