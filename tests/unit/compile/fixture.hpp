#pragma once

#include <memory>
#include <optional>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "compile/compile.hpp"
#include "table/data_source.hpp"
#include "yaml/node.hpp"

namespace livret::compile {

/// A specification of one view that was compiled, and what was said about it. `rest` follows three rows of a category
/// `a`, a number `b` and a date `d`, which fill the first line.
struct Compiled {
  diag::SourceMap sources;
  diag::Sink sink;
  std::optional<yaml::Node> specification;
  std::shared_ptr<plot::Plan const> plan;
  table::Tables tables;
  transform::Context data;

  explicit Compiled(std::string const& rest) {
    auto const source = sources.add("chart.yaml",
                                    "data: {values: [{a: A, b: 28, d: 2020-01-01}, {a: B, b: 55, d: 2020-02-01}, "
                                    "{a: C, b: 43, d: 2020-03-01}]}\n" +
                                        rest);
    specification = yaml::load(sources, source, sink);
    REQUIRE(specification);
    data.tables = &tables;
    data.locale = locale::find_locale("en");
    Context const context{data, nullptr, nullptr, [this](yaml::Node const& node) { return load(node); }};
    plan = compile(*specification, context, sink);
  }

  table::TablePtr load(yaml::Node const& node) {
    auto const wanted = table::read_data_source(node, sink);
    if (!wanted) return nullptr;
    table::DataContext where;
    where.tables = &tables;
    where.sources = &sources;
    return table::load_data(*wanted, {}, where, sink);
  }

  /// `line:column severity: message (hint)`, a line each.
  std::string messages() const {
    std::string text;
    for (auto const& diagnostic : sink.sorted()) {
      auto const [line, column] = sources.position(diagnostic.span.source, diagnostic.span.begin);
      text += fmt::format("{}:{} {}: {}", line, column,
                          diagnostic.severity == diag::Severity::Error ? "error" : "warning", diagnostic.message);
      text += diagnostic.hint.empty() ? "\n" : fmt::format(" ({})\n", diagnostic.hint);
    }
    return text;
  }
};

}  // namespace livret::compile
