#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "chart/chart.hpp"
#include "chart/spec.hpp"
#include "yaml/reader.hpp"

namespace livret::chart {

/// What every reader of a part of a spec needs: the rows' fields, what expressions may name, fonts and sink.
struct Reading {
  Context const* context = nullptr;
  std::vector<table::Field> const* fields = nullptr;
  diag::Sink* sink = nullptr;

  expr::Names names() const;
  table::Field const* field(std::string_view name) const;
  /// Whether the rows have the field; reports it with the nearest name where they do not.
  bool check_field(yaml::Node const& name) const;
  std::optional<expr::Expression> expression(yaml::Node const& node) const;
};

/// A scalar as the value that YAML's core schema gives it, or Null.
expr::Value scalar_value(yaml::Node const& node);
std::vector<expr::Value> scalar_values(yaml::Node const& node, diag::Sink& sink);

/// Warns of each of `names` that is there: it is Vega-Lite and has no effect here, because of `why`.
void report_without_effect(yaml::Fields& fields, std::initializer_list<std::string_view> names, std::string_view why);
/// Reports as an error each of `names` that is there: it is Vega-Lite and would change the picture.
void report_unsupported(yaml::Fields& fields, std::initializer_list<std::string_view> names);

/// Title text: a scalar, or a sequence of lines; empty for null.
std::optional<std::string> read_title(yaml::Fields& fields);

std::optional<MarkSpec> read_mark(yaml::Node const& node, Reading const& reading);
/// Adds the channels of `node` to `encoding`, replacing those it has.
void read_encoding(yaml::Node const& node, Reading const& reading, Encoding& encoding);
ScaleSpec read_scale(yaml::Node const& node, Reading const& reading);
GuideSpec read_axis(yaml::Node const& node, Reading const& reading);
GuideSpec read_legend(yaml::Node const& node, Reading const& reading);
Extent read_extent(yaml::Node const& node, diag::Sink& sink);

/// Milliseconds of `2023`, `2023-10`, `2023-10-05` and `2023-10-05T…` (the time of day is not read), UTC.
std::optional<double> parse_date(std::string_view text);

}  // namespace livret::chart
