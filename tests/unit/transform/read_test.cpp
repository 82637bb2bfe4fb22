#include "unit/transform/fixture.hpp"

using namespace livret::transform;

TEST_CASE("a wrong name is reported at its place with what was meant") {
  CHECK(errors_of("[{filter: {field: scor, gte: 4}}]") == "1:19 unknown field `scor` (did you mean `score`?)\n");
  CHECK(errors_of("- filter: datum.scor > 1") == "1:17 `datum` has no field `scor` (did you mean `score`?)\n");
  CHECK(errors_of("[{aggregate: [{op: meen, field: score, as: m}]}]")
            .starts_with("1:20 unknown aggregate operation `meen` (did you mean `mean`?)"));
  CHECK(errors_of("[{window: [{op: rnk, as: r}]}]")
            .starts_with("1:17 unknown window operation `rnk` (did you mean `rank`?)"));
  CHECK(errors_of("[{lookup: group, from: {data: {name: group}, key: code, fields: [name]}}]") ==
        "1:38 unknown table `group` (did you mean `groups`?)\n");
  CHECK(errors_of("[{lookup: group, from: {data: {name: groups}, key: cod, fields: [nam]}}]") ==
        "1:52 unknown field `cod` (did you mean `code`?)\n1:66 unknown field `nam` (did you mean `name`?)\n");
  CHECK(errors_of("[{sort: wait}]").starts_with("1:9 unknown field `wait`"));
}

TEST_CASE("fields are followed through the steps that change them") {
  CHECK(errors_of("[{calculate: '1', as: z}, {filter: 'datum.z > 0'}]") == "");
  CHECK(errors_of("[{aggregate: [{op: count, as: n}], groupby: [group]}, {filter: {field: n, gt: 1}}]") == "");
  CHECK(errors_of("[{aggregate: [{op: count, as: n}], groupby: [group]}, {filter: {field: score, gt: 1}}]") ==
        "1:72 unknown field `score` (there are: `group`, `n`)\n");
  CHECK(errors_of("[{fold: [score, weight]}, {filter: 'datum.value > 1'}, {sort: key}]") == "");
  CHECK(errors_of("[{pivot: half, value: weight}, {filter: 'datum.x > 0'}]") == "");
  CHECK(errors_of("[{pivot: half, value: weight}, {filter: 'datum.z > 0'}]")
            .starts_with("1:48 `datum` has no field `z`"));
}

TEST_CASE("fields that only the data know are checked when they are used") {
  CHECK(errors_of("[{pivot: group, value: weight}, {sort: b}]") == "");
  CHECK(errors_of("[{pivot: group, value: weight}, {sort: d}]") ==
        "1:40 unknown field `d` (there are: `a`, `b`, `c`)\n");
}

TEST_CASE("a wrong step does not make what follows wrong") {
  CHECK(errors_of("[{calculate: 'datum.x', as: z}, {filter: 'datum.z > 0'}]")
            .starts_with("1:21 `datum` has no field `x`"));
  CHECK(errors_of("[{aggregate: [{op: mean, field: nope, as: m}]}, {filter: 'datum.m > 0'}]").find("`m`") ==
        std::string::npos);
}

TEST_CASE("unknown keys and kinds of transform are reported") {
  CHECK(errors_of("[{filter: 'true', from: 1}]").starts_with("1:19 "));
  CHECK(errors_of("[{filtre: 'true'}]").starts_with("1:3 unknown transform `filtre` (did you mean `filter`?)"));
  CHECK(errors_of("[{geopoint: score, as: s}]").starts_with("1:3 unknown transform `geopoint`"));
  CHECK(errors_of("[3]").find("needed a transform") != std::string::npos);
  CHECK(errors_of("{filter: 'true'}").find("needed a list of transforms") != std::string::npos);
  CHECK(errors_of("[{filter: {field: score, equals: 4}}]").find("`equals`") != std::string::npos);
}

TEST_CASE("what a step lacks is named") {
  CHECK(errors_of("[{calculate: '1'}]").find("`as`") != std::string::npos);
  CHECK(errors_of("[{aggregate: [{op: mean, as: m}]}]") ==
        "1:15 `mean` needs a `field` (only `count` counts rows without one)\n");
  CHECK(errors_of("[{window: [{op: ntile, as: t}]}]").find("`ntile` needs a `param`") != std::string::npos);
  CHECK(errors_of("[{window: [{op: lag, as: t}]}]").find("`lag` needs a `field`") != std::string::npos);
  CHECK(errors_of("[{filter: {field: score}}]").find("needs what it compares with") != std::string::npos);
  CHECK(errors_of("[{lookup: group, from: {data: {name: groups}, key: code}}]").find("needs a name for the row") !=
        std::string::npos);
  CHECK(errors_of("[{fold: [score], as: [k]}]").find("`as` needs 2 names, found 1") != std::string::npos);
}

TEST_CASE("values are checked against the type of the field they are compared with") {
  CHECK(errors_of("[{filter: {field: weight, gt: ten}}]") == "1:31 needed a number, found `ten`\n");
  CHECK(errors_of("[{filter: {field: weight, range: [1]}}]").starts_with("1:34 a range needs its two ends"));
  CHECK(errors_of("[{lookup: weight, from: {data: {name: groups}, key: code, fields: [name]}}]")
            .find("no row would ever be found") != std::string::npos);
  CHECK(errors_of("[{bin: true, field: group}]").find("bins need a field of numbers") != std::string::npos);
}

TEST_CASE("parameters that would make no bins, or no end of them, are refused") {
  CHECK(errors_of("[{bin: {base: 1}, field: weight}]").find("`base` needs a number of more than 1, found 1") !=
        std::string::npos);
  CHECK(errors_of("[{bin: {step: 0}, field: weight}]").find("`step` needs a number of more than 0") !=
        std::string::npos);
  CHECK(errors_of("[{bin: {maxbins: 0}, field: weight}]").find("`maxbins` needs a number of at least 1") !=
        std::string::npos);
  CHECK(errors_of("[{bin: {divide: [0]}, field: weight}]").find("`divide` needs numbers above 0") != std::string::npos);
  CHECK(errors_of("[{bin: {extent: [5, 1]}, field: weight}]").find("`extent` needs two numbers") != std::string::npos);
  CHECK(errors_of("[{window: [{op: count, as: n}], frame: [2, 1]}]").find("ends before it") != std::string::npos);
}

TEST_CASE("the fields after the last step are known before the data are") {
  auto const after = [](char const* text) { return fields_of(transform_answers(text).pipeline.output); };
  CHECK(after("[]") == "group:string half:string score:number weight:integer");
  CHECK(after("[{aggregate: [{op: mean, field: score, as: m}, {op: count, as: n}], groupby: [half]}]") ==
        "half:string m:number n:integer");
  CHECK(after("[{pivot: half, value: weight, groupby: [group]}]") == "group:string x:number y:number");
  CHECK(after("[{fold: [score, weight]}]") ==
        "group:string half:string score:number weight:integer key:string value:any");
}
