// Expected values without a note are those that Vega-Lite 6 and Vega 6 give for the same rows.
#include "unit/transform/fixture.hpp"

using namespace livret;
using namespace livret::transform;

TEST_CASE("a filter keeps the rows for which its expression holds") {
  CHECK(values_after("[{filter: 'datum.weight > 30'}]", "weight") == "40 50 60 70");
  CHECK(values_after("[{filter: 'datum.weight >= params.least'}]", "weight") == "30 40 50 60 70");
  CHECK(values_after("[{filter: \"datum.group === 'b'\"}]", "weight") == "20 50");
}

TEST_CASE("predicates compare fields") {
  CHECK(values_after("[{filter: {field: score, gte: 4}}]", "weight") == "30 50 60 70");
  CHECK(values_after("[{filter: {field: score, lt: 4}}]", "weight") == "10 40");
  CHECK(values_after("[{filter: {field: group, oneOf: [a, c]}}]", "weight") == "10 30 40 60 70");
  CHECK(values_after("[{filter: {field: weight, range: [20, 50]}}]", "weight") == "20 30 40 50");
  CHECK(values_after("[{filter: {field: weight, range: [null, 20]}}]", "weight") == "10 20");
  CHECK(values_after("[{filter: {field: score, valid: true}}]", "weight") == "10 30 40 50 60 70");
  CHECK(values_after("[{filter: {field: score, valid: false}}]", "weight") == "20");
  CHECK(values_after("[{filter: {field: score, equal: null}}]", "weight") == "20");
  CHECK(
      values_after(
          "[{filter: {or: [{field: group, equal: b}, {and: [{field: half, equal: y}, {not: 'datum.weight < 40'}]}]}}]",
          "weight") == "20 40 50 70");
}

TEST_CASE("a filter keeps the reason why a value is missing") {
  auto const outcome = transform_answers("[{filter: {field: group, equal: b}}]");
  REQUIRE(outcome.table->row_count() == 2);
  CHECK(outcome.table->column(2).missing(0) == table::Missing::NotAsked);
}

TEST_CASE("a calculation adds a field or takes the place of one") {
  CHECK(values_after("[{calculate: 'datum.weight * 2 + 1', as: z}]", "z") == "21 41 61 81 101 121 141");
  CHECK(values_after("[{calculate: \"datum.group + '-' + datum.half\", as: group}]", "group") ==
        "a-x b-x a-y c-y b-x a-x c-y");
  CHECK(values_after("[{calculate: 'datum.score + 1', as: z}]", "z") == "4 - 6 2 5 6 10.5");
  CHECK(values_after("[{calculate: 'length(data(\"groups\"))', as: z}]", "z") == "2 2 2 2 2 2 2");
  auto const outcome = transform_answers("[{calculate: 'datum.weight / 4', as: z}]");
  CHECK(fields_of(outcome.table->fields()) == "group:string half:string score:number weight:integer z:number");
}

TEST_CASE("groups come in the order of their first row and aggregates skip what is missing") {
  auto const aggregate = [](std::string const& op, std::string const& input) {
    return values_after("[{aggregate: [{op: " + op + ", field: " + input + ", as: r}], groupby: [group]}]", "r");
  };
  CHECK(aggregate("count", "score") == "3 2 2");
  CHECK(aggregate("valid", "score") == "3 1 2");
  CHECK(aggregate("missing", "score") == "0 1 0");
  CHECK(aggregate("sum", "score") == "13 4 10.5");
  CHECK(aggregate("mean", "weight").starts_with("33.33333333333333"));
  CHECK(aggregate("median", "score") == "5 4 5.25");
  CHECK(aggregate("q1", "weight") == "20 27.5 47.5");
  CHECK(aggregate("q3", "weight") == "45 42.5 62.5");
  CHECK(aggregate("min", "score") == "3 4 1");
  CHECK(aggregate("max", "half") == "y x y");
  CHECK(aggregate("distinct", "half") == "2 1 1");
  CHECK(aggregate("product", "score") == "75 4 9.5");
  CHECK(aggregate("range", "weight") == "50 30 30");  // 60 - 10, 50 - 20, 70 - 40
  CHECK(values_after("[{aggregate: [{op: count}], groupby: [group, half]}]", "count") == "2 2 1 2");
  CHECK(values_after("[{aggregate: [{op: mean, field: score}]}]", "mean_score").starts_with("4.58333333333333"));
}

TEST_CASE("spread divides by one less than the number of values, or by it") {
  // Weights 10 to 70 in steps of 10: squared deviations sum up to 2800.
  auto const all = [](std::string const& op) {
    return std::stod(values_after("[{aggregate: [{op: " + op + ", field: weight, as: r}]}]", "r"));
  };
  CHECK(all("variance") == doctest::Approx(2800.0 / 6));
  CHECK(all("variancep") == doctest::Approx(400));
  CHECK(all("stdevp") == doctest::Approx(20));
  CHECK(all("stdev") == doctest::Approx(21.602468994692867));
  CHECK(all("stderr") == doctest::Approx(8.16496580927726));
}

TEST_CASE("an aggregate of nothing is missing, and its count zero") {
  std::string const none = "{filter: 'false'}, {aggregate: [{op: sum, field: score, as: s}, {op: count, as: n}]}";
  CHECK(values_after("[" + none + "]", "s") == "-");
  CHECK(values_after("[" + none + "]", "n") == "0");
  CHECK(values_after("[{filter: 'datum.weight == 10'}, {aggregate: [{op: stdev, field: score, as: s}]}]", "s") == "-");
}

TEST_CASE("a joined aggregate gives every row the result of its group") {
  CHECK(values_after("[{joinaggregate: [{op: sum, field: weight, as: t}], groupby: [group]}]", "t") ==
        "100 70 100 110 70 100 110");
  CHECK(values_after("[{joinaggregate: [{op: count, as: n}]}, {calculate: 'datum.weight / datum.n', as: z}]", "z")
            .starts_with("1.428"));
}

TEST_CASE("a window ranks rows, equal ones alike") {
  auto const ranked = [](std::string const& op) {
    return values_after("[{window: [{op: " + op + ", as: r}], sort: [{field: half}]}]", "r");
  };
  CHECK(ranked("row_number") == "1 2 5 6 3 4 7");
  CHECK(ranked("rank") == "1 1 5 5 1 1 5");
  CHECK(ranked("dense_rank") == "1 1 2 2 1 1 2");
  CHECK(ranked("percent_rank").starts_with("0 0 0.6666666666666666"));
  // By definition 4 of 7 rows are not after the first; Vega gives the first row alone 1/7.
  CHECK(ranked("cume_dist").starts_with("0.5714285714285714 0.5714285714285714 1 1"));
  CHECK(ranked("ntile, param: 3") == "2 2 3 3 2 2 3");
  CHECK(values_after("[{window: [{op: rank, as: r}], groupby: [group], sort: [{field: weight, order: descending}]}]",
                     "r") == "3 2 2 2 1 1 1");
}

TEST_CASE("a window sums over its frame, with the peers of its ends unless they are ignored") {
  auto const windowed = [](std::string const& measure, std::string const& rest) {
    return values_after("[{window: [{" + measure + ", as: r}]" + rest + "}]", "r");
  };
  CHECK(windowed("op: sum, field: weight", "") == "10 30 60 100 150 210 280");
  CHECK(windowed("op: sum, field: weight", ", frame: [-1, 1]") == "30 60 90 120 150 180 130");
  CHECK(windowed("op: max, field: score", ", frame: [-1, 1]") == "3 5 5 5 5 9.5 9.5");
  CHECK(windowed("op: median, field: weight", ", frame: [-1, 1]") == "15 20 30 40 50 60 65");
  CHECK(windowed("op: mean, field: weight", ", frame: [-2, 0]") == "10 15 20 30 40 50 60");
  CHECK(windowed("op: valid, field: score", ", frame: [1, 2]") == "1 2 2 2 2 1 0");
  CHECK(windowed("op: sum, field: weight", ", sort: [{field: half}]") == "140 140 280 280 140 140 280");
  CHECK(windowed("op: sum, field: weight", ", sort: [{field: half}], ignorePeers: true") == "10 30 170 210 80 140 280");
}

TEST_CASE("a window looks at other rows by their place") {
  auto const windowed = [](std::string const& measure) {
    return values_after("[{window: [{" + measure + ", field: weight, as: r}], frame: [null, null]}]", "r");
  };
  CHECK(windowed("op: lag") == "- 10 20 30 40 50 60");
  CHECK(windowed("op: lead, param: 2") == "30 40 50 60 70 - -");
  CHECK(windowed("op: nth_value, param: 2") == "20 20 20 20 20 20 20");
  CHECK(windowed("op: first_value") == "10 10 10 10 10 10 10");
  CHECK(windowed("op: last_value") == "70 70 70 70 70 70 70");
}

TEST_CASE("a lookup takes fields of the row with the key, or a default") {
  std::string const from = "from: {data: {name: groups}, key: code, fields: [name, size]}";
  CHECK(values_after("[{lookup: group, " + from + "}]", "name") == "Alpha - Alpha Gamma - Alpha Gamma");
  CHECK(values_after("[{lookup: group, " + from + ", as: [n, s], default: none}]", "n") ==
        "Alpha none Alpha Gamma none Alpha Gamma");
  CHECK(values_after(
            "[{lookup: group, from: {data: {name: groups}, key: code}, as: g}, {calculate: 'datum.g.size', as: s}]",
            "s") == "11 - 11 33 - 11 33");
  CHECK(fields_of(transform_answers("[{lookup: group, " + from + "}]").table->fields()) ==
        "group:string half:string score:number weight:integer name:string size:integer");
}

TEST_CASE("a fold makes a row of each field") {
  CHECK(values_after("[{fold: [score, weight]}, {filter: {field: group, equal: b}}]", "value") == "- 20 4 50");
  CHECK(values_after("[{fold: [score, weight], as: [what, much]}, {filter: {field: group, equal: b}}]", "what") ==
        "score weight score weight");
}

TEST_CASE("a pivot makes a field of each value") {
  std::string const pivot = "[{pivot: half, value: weight, groupby: [group]}]";
  CHECK(values_after(pivot, "x") == "70 70 -");
  CHECK(values_after(pivot, "y") == "30 - 110");
  CHECK(values_after("[{pivot: group, value: weight, op: mean}]", "c") == "55");
  CHECK(values_after("[{pivot: group, value: weight, op: max, limit: 1}]", "a") == "60");
}

TEST_CASE("bins are as wide as Vega makes them") {
  auto const bins = [](std::string const& parameters, std::string const& input = "weight") {
    return values_after("[{bin: " + parameters + ", field: " + input + ", as: [b0, b1]}]", "b0");
  };
  CHECK(bins("true") == "10 20 30 40 50 60 60");
  CHECK(bins("{maxbins: 3}") == "0 20 20 40 40 60 60");
  CHECK(bins("{step: 15}") == "0 15 30 30 45 60 60");
  CHECK(bins("{extent: [0, 100], maxbins: 5}") == "0 20 20 40 40 60 60");
  CHECK(bins("{maxbins: 20}", "score") == "3 - 5 1 4 5 9");
  CHECK(values_after("[{bin: true, field: weight, as: b}]", "b_end") == "20 30 40 50 60 70 70");
}

TEST_CASE("a sort leaves equal rows as they stand and puts missing values last") {
  CHECK(values_after("[{sort: [{field: group}, {field: weight, order: descending}]}]", "weight") ==
        "60 30 10 50 20 70 40");
  CHECK(values_after("[{sort: score}]", "weight") == "40 10 50 30 60 70 20");
  CHECK(values_after("[{sort: {field: score, order: descending}}]", "weight") == "70 30 60 50 10 40 20");
}

TEST_CASE("the result has its own name and the title and marks of what it was made from") {
  auto const outcome = transform_answers("[{aggregate: [{op: count, as: n}], groupby: [group]}]");
  CHECK(outcome.table->name() == "result");
  CHECK(outcome.table->title == "Answers");
  CHECK(outcome.table->fictional);
  CHECK(outcome.table->primary_key == std::vector<std::string>{"group"});
  CHECK(transform_answers("[]").table->row_count() == 7);
}

TEST_CASE("a sliding window over many rows takes time in proportion to them") {
  auto table = std::make_shared<table::Table>("many", std::vector{field("v", table::Type::Number)});
  constexpr std::size_t rows = 50'000;
  for (std::size_t i = 0; i < rows; ++i) table->column(0).append(1.0);
  diag::SourceMap sources;
  diag::Sink sink;
  auto const node =
      yaml::load(sources, sources.add("t", "[{window: [{op: sum, field: v, as: s}], frame: [-20000, 0]}]"), sink);
  table::Tables const tables;
  Context context;
  context.locale = locale::find_locale("en");
  auto const result = run(read_pipeline(*node, table->fields(), tables, {}, sink), table, "many", context, sink);
  CHECK(result->value(rows - 1, "s").to_number() == 20'001);
}

namespace {

/// The messages of a pipeline over `rows` rows with `n` from 0 on, and how many rows it gives.
std::pair<std::string, std::size_t> outcome_of_numbers(std::size_t rows, std::string const& text) {
  auto numbers = std::make_shared<table::Table>("numbers", std::vector{field("n", table::Type::Integer)});
  for (std::size_t i = 0; i < rows; ++i) numbers->column(0).append(static_cast<double>(i));
  diag::SourceMap sources;
  diag::Sink sink;
  auto const node = yaml::load(sources, sources.add("t", text), sink);
  REQUIRE(node);
  auto const pipeline = read_pipeline(*node, numbers->fields(), {}, {}, sink);
  Context context;
  context.locale = locale::find_locale("en");
  auto const table = run(pipeline, numbers, "result", context, sink);
  std::string messages;
  for (auto const& diagnostic : sink.sorted()) messages += diagnostic.message + "\n";
  return {messages, table->row_count()};
}

std::string fold_of(std::size_t fields) {
  std::string list;
  for (std::size_t i = 0; i < fields; ++i) list += i == 0 ? "n" : ", n";
  return "{fold: [" + list + "]}";
}

}  // namespace

TEST_CASE("a fold that multiplies rows beyond measure gives none and says so") {
  auto const [messages, rows] = outcome_of_numbers(2001, "[" + fold_of(500) + "]");
  CHECK(messages == "`fold` gives at most 1,000,000 rows, found 500 fields for each of 2001 rows\n");
  CHECK(rows == 0);
  auto const [twice, none] = outcome_of_numbers(50, "[" + fold_of(200) + ", " + fold_of(101) + "]");
  CHECK(twice == "`fold` gives at most 1,000,000 rows, found 101 fields for each of 10000 rows\n");
  CHECK(none == 0);
  CHECK(outcome_of_numbers(100, "[" + fold_of(20) + "]") == std::pair(std::string(), std::size_t{2000}));
}

TEST_CASE("a pivot over more values than a table has room for gives no rows and says so") {
  auto const [messages, rows] = outcome_of_numbers(1001, "[{pivot: n, value: n}]");
  CHECK(messages == "`pivot` gives at most 1,000 fields, found 1001 values of `n`\n");
  CHECK(rows == 0);
  CHECK(outcome_of_numbers(1000, "[{pivot: n, value: n}]") == std::pair(std::string(), std::size_t{1}));
  CHECK(outcome_of_numbers(1001, "[{pivot: n, value: n, limit: 3}]") == std::pair(std::string(), std::size_t{1}));
  auto const [cells, none] =
      outcome_of_numbers(1500, "[{calculate: datum.n % 800, as: m}, {pivot: m, value: n, groupby: [n]}]");
  CHECK(cells == "`pivot` gives at most 1,000,000 cells, found 1500 rows of 800 fields\n");
  CHECK(none == 0);
}
