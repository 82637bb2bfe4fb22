#include <cmath>

#include "expr/moment_text.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

/// Milliseconds of a cell, NaN where it is no moment: texts are read as dates, numbers are milliseconds.
double moment_at(table::Column const& column, std::size_t row) {
  if (column.type() != table::Type::String && column.type() != table::Type::Any) return column.number(row);
  auto const value = column.value(row);
  auto const* text = value.as<std::string>();
  return text != nullptr ? expr::parse_date_text(*text) : value.to_number();
}

struct Interval {
  double low = 0, high = 0;
  double length() const { return high - low; }
};

/// Takes moments down to a unit, remembering the unit that the last one fell in: neighbours are often in the same.
class Floor {
 public:
  Floor(expr::TimeUnits units, double step) : units_(units), step_(step) {}

  Interval of(double moment) {
    double const start = expr::floor_time(moment, units_, step_);
    if (start == last_.low) return last_;
    last_ = {start, expr::offset_time(start, units_.finest(), step_)};
    return last_;
  }

 private:
  expr::TimeUnits units_;
  double step_;
  Interval last_{std::nan(""), std::nan("")};
};

}  // namespace

table::TablePtr run_step(TimeUnit const& unit, Running const& running) {
  auto const found = running.find(unit.field);
  auto const row_count = running.input->row_count();
  std::vector<double> moments(row_count, std::nan(""));
  for (std::size_t row = 0; found && row < row_count; ++row) moments[row] = moment_at(*found->cells, row);
  auto units = unit.units;
  double step = unit.step;
  if (units.is_empty()) {
    auto const extent = extent_of(moments).value_or(std::pair(0.0, 0.0));
    std::tie(units, step) = expr::choose_time_units(extent.first, extent.second, unit.maxbins);
  }
  auto starts = std::make_shared<table::Column>(table::Type::Date);
  auto ends = std::make_shared<table::Column>(table::Type::Date);
  starts->reserve(row_count);
  ends->reserve(row_count);
  Floor floor(units, step);
  for (double moment : moments) {
    auto const interval = std::isnan(moment) ? Interval{std::nan(""), std::nan("")} : floor.of(moment);
    if (std::isnan(interval.low)) {
      starts->append_missing(table::Missing::NotAnswered);
      ends->append_missing(table::Missing::NotAnswered);
      continue;
    }
    starts->append_number(interval.low);
    ends->append_number(interval.high);
  }
  auto start_field = unit.start;
  auto end_field = unit.end;
  start_field.type = end_field.type = table::Type::Date;
  return with_columns(*running.input, {{start_field, std::move(starts)}, {end_field, std::move(ends)}});
}

}  // namespace livret::transform
