#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "expr/moment_text.hpp"
#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

/// Vega-Lite's, for dates without a year.
constexpr double reference_year = 2012;

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> days = {"sunday",   "monday", "tuesday", "wednesday",
                                                  "thursday", "friday", "saturday"};

std::optional<expr::TimeUnits> read_units(yaml::Node const& node, bool& is_binned, diag::Sink& sink) {
  auto const word = yaml::read_string(node, sink);
  if (!word) return std::nullopt;
  std::string_view name = *word;
  if (name.starts_with("binned")) {
    is_binned = true;
    name.remove_prefix(6);
  }
  auto units = expr::read_time_units(name);
  if (!units)
    sink.error(
        node.span, fmt::format("unknown time unit `{}`", *word),
        "join units from coarse to fine, as in `yearmonth`: `year`, `quarter`, `month`, `date`, or `week`, `day`, or "
        "`dayofyear`, then `hours`, `minutes`, `seconds`, `milliseconds`");
  return units;
}

/// The place of a name, whole or as its first three letters, in a list; nothing where it is none.
template <std::size_t size>
std::optional<double> find_name(std::string const& text, std::array<std::string_view, size> const& names) {
  std::string lower = text;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (std::size_t i = 0; i < size; ++i)
    if (lower == names[i] || lower == names[i].substr(0, 3)) return static_cast<double>(i);
  return std::nullopt;
}

/// A number of a date, or a name of a month or day. `least` is what the number counts from.
template <std::size_t size>
bool read_named_part(yaml::Fields& keys, std::string_view key, std::array<std::string_view, size> const& names,
                     double least, std::optional<double>& target) {
  auto const* node = keys.optional(key);
  if (node == nullptr) return true;
  if (auto const place = find_name(node->text, names)) {
    target = *place;
    return true;
  }
  auto const number = yaml::read_number(*node, keys.sink());
  if (number) target = *number - least;
  return number.has_value();
}

bool read_part(yaml::Fields& keys, std::string_view key, double& target) {
  auto const* node = keys.optional(key);
  if (node == nullptr) return true;
  auto const number = yaml::read_number(*node, keys.sink());
  if (number) target = *number;
  return number.has_value();
}

}  // namespace

std::optional<TimeUnitSetting> read_time_unit_setting(yaml::Node const& node, diag::Sink& sink) {
  TimeUnitSetting setting;
  if (node.kind != yaml::Kind::Mapping) {
    auto const units = read_units(node, setting.is_binned, sink);
    if (!units) return std::nullopt;
    setting.units = *units;
    return setting;
  }
  yaml::Fields keys(node, "a time unit", sink);
  std::optional<double> step, maxbins;
  bool correct = read_bounded(keys, "step", 0, Bound::Excluded, step);
  correct = read_bounded(keys, "maxbins", 1, Bound::Included, maxbins) && correct;
  if (auto const* unit = keys.optional("unit")) {
    auto const units = read_units(*unit, setting.is_binned, sink);
    correct = correct && units.has_value();
    setting.units = units.value_or(expr::TimeUnits());
  }
  keys.boolean("utc");
  setting.is_binned = keys.boolean("binned").value_or(setting.is_binned);
  keys.finish();
  setting.step = step.value_or(setting.step);
  setting.maxbins = maxbins.value_or(setting.maxbins);
  return correct ? std::optional(setting) : std::nullopt;
}

std::optional<double> read_part_of_date(yaml::Node const& node, expr::TimeUnit unit) {
  constexpr double least_milliseconds = 10'000;
  expr::Parts parts;
  parts.year = reference_year;
  if (auto const month = find_name(node.text, months); unit == expr::TimeUnit::Month && month) {
    parts.month = *month;
    return expr::milliseconds_of_parts(parts);
  }
  if (auto const day = find_name(node.text, days); unit == expr::TimeUnit::Day && day) {
    parts.day = *day + 1;
    return expr::milliseconds_of_parts(parts);
  }
  auto const number = base::parse_number(node.text);
  if (!number || *number >= least_milliseconds) return std::nullopt;
  switch (unit) {
    case expr::TimeUnit::Year:
      parts.year = *number;
      break;
    case expr::TimeUnit::Quarter:
      parts.month = 3 * (*number - 1);
      break;
    case expr::TimeUnit::Month:
      parts.month = *number - 1;
      break;
    case expr::TimeUnit::Day:
      parts.day = *number + 1;
      break;
    case expr::TimeUnit::Hours:
      parts.hour = *number;
      break;
    case expr::TimeUnit::Minutes:
      parts.minute = *number;
      break;
    case expr::TimeUnit::Seconds:
      parts.second = *number;
      break;
    case expr::TimeUnit::Milliseconds:
      parts.millisecond = *number;
      break;
    default:
      parts.day = *number;
  }
  return expr::milliseconds_of_parts(parts);
}

std::optional<double> read_date_time(yaml::Node const& node, diag::Sink& sink) {
  yaml::Fields keys(node, "a date", sink);
  expr::Parts parts;
  parts.year = reference_year;
  std::optional<double> month, quarter, day;
  bool correct = read_part(keys, "year", parts.year);
  correct = read_named_part(keys, "month", months, 1, month) && correct;
  if (auto const* node_of_quarter = keys.optional("quarter")) quarter = yaml::read_number(*node_of_quarter, sink);
  correct = read_part(keys, "date", parts.day) && correct;
  correct = read_named_part(keys, "day", days, 0, day) && correct;
  correct = read_part(keys, "hours", parts.hour) && correct;
  correct = read_part(keys, "minutes", parts.minute) && correct;
  correct = read_part(keys, "seconds", parts.second) && correct;
  correct = read_part(keys, "milliseconds", parts.millisecond) && correct;
  keys.boolean("utc");
  keys.finish();
  if (!correct) return std::nullopt;
  // Vega-Lite's year of reference begins on a Sunday.
  if (day) parts.day = *day + 1;
  parts.month = month ? *month : quarter ? 3 * (*quarter - 1) : 0;
  return expr::milliseconds_of_parts(parts);
}

std::optional<Step> read_time_unit(yaml::Fields& keys, Schema& schema) {
  auto const* node = keys.required("timeUnit");
  auto const* field_node = keys.required("field");
  auto const setting = node != nullptr ? read_time_unit_setting(*node, schema.sink()) : std::nullopt;
  auto field = field_node != nullptr ? schema.read_field(*field_node) : std::nullopt;
  auto const unit_name = setting && !setting->units.is_empty() ? setting->units.name() : std::string("timeunit");
  auto const names = read_interval_names(keys, unit_name + "_" + (field ? field->name : ""));
  if (!setting || !field || !names) return std::nullopt;
  TimeUnit step{std::move(*field),
                setting->units,
                setting->step,
                setting->maxbins,
                field_named(names->first, table::Type::Date),
                field_named(names->second, table::Type::Date)};
  schema.put(step.start);
  schema.put(step.end);
  return Step{std::move(step)};
}

}  // namespace livret::transform
