#include <algorithm>
#include <cmath>

#include "transform/running.hpp"

namespace livret::transform {
namespace {

/// Where each row of a stack starts and ends.
struct Spans {
  std::vector<double> starts, ends;
};

void stack_from_zero(std::vector<std::size_t> const& rows, std::vector<double> const& values, Spans& spans) {
  double above = 0;
  double below = 0;
  for (std::size_t row : rows) {
    double& edge = values[row] < 0 ? below : above;
    spans.starts[row] = edge;
    spans.ends[row] = edge += values[row];
  }
}

/// A stack of sizes from `first`, each end multiplied by `scale`.
void stack_sizes(std::vector<std::size_t> const& rows, std::vector<double> const& values, double first, double scale,
                 Spans& spans) {
  double size = 0;
  double edge = first;
  for (std::size_t row : rows) {
    size += std::fabs(values[row]);
    spans.starts[row] = edge;
    spans.ends[row] = edge = first + scale * size;
  }
}

double sum_of_sizes(std::vector<std::size_t> const& rows, std::vector<double> const& values) {
  double sum = 0;
  for (std::size_t row : rows) sum += std::fabs(values[row]);
  return sum;
}

}  // namespace

table::TablePtr run_step(Stack const& stack, Running const& running) {
  auto values = running.numbers_of(stack.field);
  // A missing value takes no room, and its row is where it would be.
  auto const found = running.find(stack.field);
  for (std::size_t row = 0; found && row < values.size(); ++row)
    if (found->cells->is_missing(row)) values[row] = 0;
  auto groups = group_rows(running.find(stack.group_by), values.size()).rows();
  RowOrder const order(stack.sort, MissingPlace::AsVega, running);
  double greatest = 0;
  for (auto const& rows : groups) {
    double const sum = sum_of_sizes(rows, values);
    if (sum > greatest) greatest = sum;
  }
  Spans spans{std::vector<double>(values.size()), std::vector<double>(values.size())};
  for (auto& rows : groups) {
    // Vega sums the sizes before it sorts them.
    double const sum = sum_of_sizes(rows, values);
    if (!order.is_empty()) order.sort(rows);
    if (stack.offset == StackOffset::Zero)
      stack_from_zero(rows, values, spans);
    else if (stack.offset == StackOffset::Center)
      stack_sizes(rows, values, (greatest - sum) / 2, 1, spans);
    else
      stack_sizes(rows, values, 0, 1 / sum, spans);
  }
  auto start = stack.start;
  auto end = stack.end;
  start.type = end.type = table::Type::Number;
  return with_columns(*running.input, {make_number_column(start, spans.starts), make_number_column(end, spans.ends)});
}

}  // namespace livret::transform
