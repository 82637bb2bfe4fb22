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
std::optional<Step> read_time_unit(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_stack(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_impute(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_flatten(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_sample(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_extent(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_density(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_quantile(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_regression(yaml::Fields& keys, Schema& schema);
std::optional<Step> read_loess(yaml::Fields& keys, Schema& schema);

/// A list of `{field, order}`, or names of fields, or one of them alone.
std::optional<std::vector<SortKey>> read_sort_keys(yaml::Node const& node, Schema const& schema);

/// A scalar as a value of a field of `type`; text that is no such value is reported. Of type Any it is what YAML 1.2
/// says.
std::optional<expr::Value> read_value(yaml::Node const& node, table::Type type, diag::Sink& sink);

/// The name after `as`, or `fallback` where that is not given.
std::optional<std::string> read_output_name(yaml::Fields& keys, std::string fallback);

/// The names after `as`: as many as `fallback` has, which they are where nothing is given.
std::optional<std::vector<std::string>> read_output_names(yaml::Fields& keys, std::vector<std::string> fallback);

/// One name, to which `_end` is added for the end of an interval, or two; from `fallback` where nothing is given.
std::optional<std::pair<std::string, std::string>> read_interval_names(yaml::Fields& keys, std::string const& fallback);

/// The two ends of a window, each a whole number or null.
std::optional<WindowFrame> read_frame(yaml::Node const& node, diag::Sink& sink);

/// Reads a number that has to be at least `least`, or greater where that is asked for. False where it is wrong.
enum class Bound { Included, Excluded };
bool read_bounded(yaml::Fields& keys, std::string_view name, double least, Bound bound, std::optional<double>& target);

/// A list of one or more numbers; false where it is none.
bool read_numbers(yaml::Node const& node, std::vector<double>& numbers, diag::Sink& sink);

/// `extent: [low, high]`; false where it is wrong.
bool read_extent_pair(yaml::Fields& keys, std::optional<std::pair<double, double>>& extent);

/// What a `timeUnit` says: a word such as `yearmonth`, or a mapping. Empty units: those that give about `maxbins`.
struct TimeUnitSetting {
  expr::TimeUnits units;
  double step = 1;
  double maxbins = 40;
  bool is_binned = false;
};
std::optional<TimeUnitSetting> read_time_unit_setting(yaml::Node const& node, diag::Sink& sink);

/// A `{year, month, date, hours …}` of Vega-Lite as milliseconds; parts that are left out are the first, the year 2012.
std::optional<double> read_date_time(yaml::Node const& node, diag::Sink& sink);

/// A number or name that stands for a unit of time alone: 3 or `mar` of Month is March, as Vega-Lite counts. Nothing
/// where it does not.
std::optional<double> read_part_of_date(yaml::Node const& node, expr::TimeUnit unit);

/// The fields that rows are grouped by, and no others.
std::vector<table::Field> fields_of_groups(std::vector<FieldName> const& group_by, Schema const& schema);

/// The fields of `groupby`, none where it is not given.
std::optional<std::vector<FieldName>> read_group_by(yaml::Fields& keys, Schema const& schema);

/// `mean_share` for the operation mean of the field share, as Vega names what has no `as`.
std::string name_of_measure(std::string const& operation, std::optional<FieldName> const& field);

}  // namespace livret::transform
