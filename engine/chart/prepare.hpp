#pragma once

#include <map>
#include <optional>
#include <vector>

#include "chart/chart.hpp"
#include "chart/spec.hpp"

namespace livret::chart {

/// Where a stacked bar or area starts and ends, in data units.
struct StackSpan {
  double from = 0, to = 0;
};

/// Along which axis a mark's length runs.
enum class Orientation { Horizontal, Vertical };

/// A mark with the rows that it draws: one mark, or one point of a line, a row.
struct Layer {
  MarkSpec mark;
  Encoding encoding;
  table::TablePtr table;  ///< after bins and aggregates
  table::TablePtr raw;    ///< before these: what sorts by a field look at
  Orientation orientation = Orientation::Vertical;
  std::vector<StackSpan> stack;  ///< one a row; empty where the mark is not stacked
  /// For each conditional channel and row: which condition holds, or as many as there are conditions where none does.
  std::map<ChannelId, std::vector<std::size_t>> branches;

  std::size_t row_count() const { return table->row_count(); }
};

/// The value of the channel's field or datum in a row, Null where missing.
expr::Value value_at(Layer const& layer, Channel const& channel, std::size_t row);
/// The value as a place on a continuous scale: a number, or milliseconds on a temporal channel. Nothing where missing,
/// not finite or no number.
std::optional<double> number_at(Layer const& layer, Channel const& channel, std::size_t row);
std::optional<double> number_of(expr::Value const& value, Measure measure);

/// What a channel says of a row: a visual value of its own, a data value for its scale, or neither.
struct Seen {
  enum class Kind { Nothing, Visual, Data };
  Kind kind = Kind::Nothing;
  expr::Value value;
};
Seen seen_at(Layer const& layer, Channel const& channel, std::size_t row);

/// Runs what the encoding asks of its data (bins, then aggregates grouped by all other fields, as Vega-Lite does),
/// evaluates conditions and stacks.
Layer prepare_layer(MarkSpec mark, Encoding encoding, table::TablePtr rows, Context const& context, diag::Sink& sink);

/// `operation` of `value_field` for each value of `group_field`.
std::vector<std::pair<expr::Value, expr::Value>> aggregate_by(table::TablePtr const& rows, std::string const& operation,
                                                              std::string const& value_field,
                                                              std::string const& group_field, Context const& context,
                                                              diag::Sink& sink);

/// The distinct values that are not missing, in the order of their first row.
std::vector<expr::Value> distinct_values(Layer const& layer, Channel const& channel);

struct ValueLess {
  bool operator()(expr::Value const& a, expr::Value const& b) const { return expr::compare(a, b) < 0; }
};

}  // namespace livret::chart
