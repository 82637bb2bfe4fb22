#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "diag/printers.hpp"
#include "transform/transform.hpp"
#include "yaml/node.hpp"

namespace livret::transform {

inline table::Field field(std::string name, table::Type type, std::vector<std::string> categories = {}) {
  table::Field result;
  result.title = name;
  result.name = std::move(name);
  result.type = type;
  result.categories = std::move(categories);
  result.span = {diag::SourceId(0), 0, 1};  // as if a schema declared it
  return result;
}

/// Seven answers: `group` and `half` are texts, `score` a number that one has not given, `weight` 10 to 70.
inline table::TablePtr answers() {
  auto table = std::make_shared<table::Table>(
      "answers", std::vector{field("group", table::Type::String), field("half", table::Type::String, {"x", "y"}),
                             field("score", table::Type::Number), field("weight", table::Type::Integer)});
  constexpr std::string_view groups = "abacbac";
  constexpr std::string_view halves = "xxyyxxy";
  std::vector<expr::Value> const scores = {3, {}, 5, 1, 4, 5, 9.5};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    table->column(0).append(std::string(1, groups[i]));
    table->column(1).append(std::string(1, halves[i]));
    if (scores[i].is_null())
      table->column(2).append_missing(table::Missing::NotAsked);
    else
      table->column(2).append(scores[i]);
    table->column(3).append(10.0 * static_cast<double>(i + 1));
  }
  table->title = "Answers";
  table->fictional = true;
  return table;
}

/// Names of two of the three groups.
inline table::TablePtr group_names() {
  auto table = std::make_shared<table::Table>(
      "groups", std::vector{field("code", table::Type::String), field("name", table::Type::String),
                            field("size", table::Type::Integer)});
  for (auto const& [code, name, size] : {std::tuple{"a", "Alpha", 11.0}, std::tuple{"c", "Gamma", 33.0}}) {
    table->column(0).append(code);
    table->column(1).append(name);
    table->column(2).append(size);
  }
  return table;
}

/// Reads and runs transforms over `answers`; `errors` are the messages with line and column, one a line.
struct Outcome {
  table::TablePtr table;
  Pipeline pipeline;
  std::string errors;
};

inline Outcome transform_answers(std::string const& text) {
  diag::SourceMap sources;
  diag::Sink sink;
  auto const node = yaml::load(sources, sources.add("t", text), sink);
  Outcome outcome;
  table::Tables const tables{{"answers", answers()}, {"groups", group_names()}};
  if (node) {
    outcome.pipeline = read_pipeline(*node, answers()->fields(), tables, {"params"}, sink);
    Context context;
    context.tables = &tables;
    context.params = expr::make_object({{"least", 30}});
    context.locale = locale::find_locale("en");
    outcome.table = run(outcome.pipeline, answers(), "result", context, sink);
  }
  for (auto const& diagnostic : sink.sorted()) {
    auto const position = sources.position(diagnostic.span.source, diagnostic.span.begin);
    outcome.errors += fmt::format("{}:{} {}", position.line, position.column, diagnostic.message);
    if (!diagnostic.hint.empty()) outcome.errors += " (" + diagnostic.hint + ")";
    outcome.errors += "\n";
  }
  return outcome;
}

/// The values of a field after transforms without errors, with a space between them and `-` for missing ones.
inline std::string values_after(std::string const& text, std::string_view field) {
  auto const outcome = transform_answers(text);
  REQUIRE_MESSAGE(outcome.errors.empty(), outcome.errors);
  auto const column = outcome.table->column_index(field);
  REQUIRE_MESSAGE(column.has_value(), field);
  std::string values;
  for (std::size_t row = 0; row < outcome.table->row_count(); ++row) {
    auto const value = outcome.table->column(*column).value(row);
    values += (row == 0 ? "" : " ") + (value.is_null() ? "-" : value.to_text());
  }
  return values;
}

inline std::string errors_of(std::string const& text) { return transform_answers(text).errors; }

inline std::string fields_of(std::vector<table::Field> const& fields) {
  std::string names;
  for (auto const& one : fields)
    names += (names.empty() ? "" : " ") + one.name + ":" + std::string(table::name_of(one.type));
  return names;
}

}  // namespace livret::transform
