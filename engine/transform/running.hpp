#pragma once

#include <optional>

#include "transform/build.hpp"
#include "transform/step.hpp"
#include "transform/transform.hpp"

namespace livret::transform {

/// What a step runs on.
struct Running {
  table::TablePtr input;
  Context const& context;
  diag::Sink& sink;

  /// The column of a field. One that is missing, which only the data could show, is reported.
  std::optional<std::size_t> column_of(FieldName const& field) const;
  /// Those of several fields, without the missing ones.
  std::vector<std::size_t> columns_of(std::vector<FieldName> const& fields) const;
};

// Each gives the table after its step.
MutableTable run_step(Filter const& filter, Running const& running);
MutableTable run_step(Calculate const& calculate, Running const& running);
MutableTable run_step(Aggregate const& aggregate, Running const& running);
MutableTable run_step(JoinAggregate const& aggregate, Running const& running);
MutableTable run_step(Window const& window, Running const& running);
MutableTable run_step(Lookup const& lookup, Running const& running);
MutableTable run_step(Fold const& fold, Running const& running);
MutableTable run_step(Pivot const& pivot, Running const& running);
MutableTable run_step(Bin const& bin, Running const& running);
MutableTable run_step(Sort const& sort, Running const& running);

/// Rows by their values in some columns.
class RowOrder {
 public:
  RowOrder(std::vector<SortKey> const& keys, Running const& running);
  /// Negative, 0 or positive. Missing values come last in either order.
  int compare(std::size_t a, std::size_t b) const;
  /// Puts rows in order; those that compare as the same stay as they stand.
  void sort(std::vector<std::size_t>& rows) const;
  bool is_empty() const { return columns_.empty(); }

 private:
  struct Key {
    std::size_t column;
    Order order;
  };
  table::TablePtr rows_;
  std::vector<Key> columns_;
};

}  // namespace livret::transform
