#include <array>
#include <cmath>

#include "expr/functions.hpp"
#include "expr/time_parser.hpp"
#include "expr/time_unit.hpp"

namespace livret::expr {
namespace {

/// What `timeSequence` may make: a bound on what one call can allocate.
constexpr std::size_t longest_sequence = 1'000'000;

Value moment_or_null(double milliseconds) { return std::isnan(milliseconds) ? Value() : Value(Moment{milliseconds}); }

Value time_offset(Arguments const& arguments) {
  auto const unit = find_time_unit(arguments.text(0));
  double const count = arguments.size() > 2 ? arguments.number(2) : 1;
  return unit ? moment_or_null(offset_time(moment_of(arguments[1]), *unit, count)) : Value();
}

/// The start of the unit that a moment is in, counted from its own year.
double floor_to_unit(double moment, TimeUnit unit) {
  switch (unit) {
    case TimeUnit::Quarter:
    case TimeUnit::Week:
      return floor_time(moment, TimeUnits({TimeUnit::Year, unit}));
    case TimeUnit::Day:
    case TimeUnit::DayOfYear:
      return floor_to_unit(moment, TimeUnit::Date);
    default:
      break;
  }
  std::vector<TimeUnit> units;
  for (TimeUnit coarser : {TimeUnit::Year, TimeUnit::Month, TimeUnit::Date, TimeUnit::Hours, TimeUnit::Minutes,
                           TimeUnit::Seconds, TimeUnit::Milliseconds})
    if (coarser <= unit) units.push_back(coarser);
  return floor_time(moment, unit == TimeUnit::IsoWeek ? TimeUnits({TimeUnit::Year, unit}) : TimeUnits(units));
}

/// d3-time's range: the starts of units from the first one that is not before `start` to before `stop`.
Value time_sequence(Arguments const& arguments) {
  auto const unit = find_time_unit(arguments.text(0));
  double const start = moment_of(arguments[1]);
  double const stop = moment_of(arguments[2]);
  double const step = arguments.size() > 3 ? std::floor(arguments.number(3)) : 1;
  std::vector<Value> moments;
  if (!unit || !(step > 0) || std::isnan(start) || std::isnan(stop)) return make_array({});
  double at = floor_to_unit(start, *unit);
  if (at < start) at = offset_time(at, *unit, 1);
  for (; at < stop && moments.size() < longest_sequence; at = offset_time(at, *unit, step))
    moments.emplace_back(Moment{at});
  return make_array(std::move(moments));
}

Value time_parse(Arguments const& arguments) {
  return moment_or_null(parse_time(arguments.text(0), arguments.text(1)));
}

std::optional<TimeUnits> units_of(Value const& value) {
  auto const* array = value.as<Array>();
  if (array == nullptr) return read_time_units(value.to_text());
  std::vector<TimeUnit> units;
  for (Value const& item : **array) {
    auto const unit = find_time_unit(item.to_text());
    if (!unit) return std::nullopt;
    units.push_back(*unit);
  }
  return units.empty() ? std::nullopt : std::optional(TimeUnits(units));
}

Value unit_specifier(Arguments const& arguments) {
  auto const units = units_of(arguments[0]);
  if (!units) return {};
  std::vector<std::pair<std::string, std::string>> own;
  if (auto const* object = arguments[1].as<ObjectPtr>(); object != nullptr && *object != nullptr)
    for (auto const& name : (*object)->fields()) own.emplace_back(name, (*object)->get(name).to_text());
  return time_unit_specifier(*units, own);
}

constexpr std::array functions = {
    Function{"timeOffset", 2, 3, time_offset, Missing::GivesNull, Checked::TimeUnit},
    Function{"utcOffset", 2, 3, time_offset, Missing::GivesNull, Checked::TimeUnit},
    Function{"timeSequence", 3, 4, time_sequence, Missing::GivesNull, Checked::TimeUnit},
    Function{"utcSequence", 3, 4, time_sequence, Missing::GivesNull, Checked::TimeUnit},
    Function{"timeParse", 2, 2, time_parse},
    Function{"utcParse", 2, 2, time_parse},
    Function{"timeUnitSpecifier", 1, 2, unit_specifier},
};

}  // namespace

std::span<Function const> time_functions() { return functions; }

}  // namespace livret::expr
