#pragma once

#include <optional>

#include "transform/schema.hpp"
#include "transform/step.hpp"
#include "yaml/reader.hpp"

namespace livret::transform {

// Each reads a step of one kind and makes `schema` what it is after the step; nothing where it is wrong, which is
// reported.
std::optional<Step> read_filter(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_calculate(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_aggregate(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_join_aggregate(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_window(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_lookup(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_fold(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_pivot(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_bin(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_sort(yaml::Fields& keys, Schema& schema);

/// A list of `{field, order}`, or names of fields, or one of them alone.
std::optional<std::vector<SortKey>> read_sort_keys(yaml::Node const& node, Schema const& schema);

/// A scalar as a value of a field of `type`; text that is no such value is reported. Of type Any it is what YAML 1.2
/// says.
std::optional<expr::Value> read_value(yaml::Node const& node, table::Type type, diag::Sink& sink);

/// The name after `as`, or `fallback` where that is not given.
std::optional<std::string> read_output_name(yaml::Fields& keys, std::string fallback);

/// The fields of `groupby`, none where it is not given.
std::optional<std::vector<FieldName>> read_group_by(yaml::Fields& keys, Schema const& schema);

/// `mean_share` for the operation mean of the field share, as Vega names what has no `as`.
std::string name_of_measure(std::string const& operation, std::optional<FieldName> const& field);

}  // namespace livret::transform
