#pragma once

#include <optional>

#include "transform/build.hpp"
#include "transform/groups.hpp"
#include "transform/step.hpp"
#include "transform/transform.hpp"

namespace livret::transform {

/// A field of the input, or what a path leads to in each of its rows.
struct InputField {
  table::Field field;
  std::shared_ptr<table::Column const> cells;
};

/// What a step runs on.
struct Running {
  table::TablePtr input;
  Context const& context;
  diag::Sink& sink;
  Result& result;  ///< takes bins and extents

  /// One that is missing, which only the data could show, is reported, but in a table without any fields.
  std::optional<InputField> find(FieldName const& name) const;
  /// Those of several names, without the missing ones.
  std::vector<InputField> find(std::vector<FieldName> const& names) const;
  /// The value of a cell as a number, a missing one NaN.
  std::vector<double> numbers_of(FieldName const& name) const;
};

Groups group_rows(std::vector<InputField> const& fields, std::size_t row_count);

/// The cells of the fields that groups are made by, one row a group, or one for each of `groups_of_rows`.
std::vector<NewColumn> columns_of_groups(std::vector<InputField> const& fields, Groups const& groups);
std::vector<NewColumn> columns_of_groups(std::vector<InputField> const& fields, Groups const& groups,
                                         std::vector<std::size_t> const& groups_of_rows);

/// A cell as `+value` of ECMAScript, NaN where it is missing or the empty text.
double number_at(table::Column const& column, std::size_t row);

/// Least and greatest finite number, or nothing where there is none.
std::optional<std::pair<double, double>> extent_of(std::vector<double> const& numbers);

// Each gives the table after its step.
table::TablePtr run_step(Filter const& step, Running const& running);
table::TablePtr run_step(Calculate const& step, Running const& running);
table::TablePtr run_step(Aggregate const& step, Running const& running);
table::TablePtr run_step(JoinAggregate const& step, Running const& running);
table::TablePtr run_step(Window const& step, Running const& running);
table::TablePtr run_step(Lookup const& step, Running const& running);
table::TablePtr run_step(Fold const& step, Running const& running);
table::TablePtr run_step(Pivot const& step, Running const& running);
table::TablePtr run_step(Bin const& step, Running const& running);
table::TablePtr run_step(Sort const& step, Running const& running);
table::TablePtr run_step(TimeUnit const& step, Running const& running);
table::TablePtr run_step(Stack const& step, Running const& running);
table::TablePtr run_step(Impute const& step, Running const& running);
table::TablePtr run_step(Flatten const& step, Running const& running);
table::TablePtr run_step(Density const& step, Running const& running);
table::TablePtr run_step(Quantile const& step, Running const& running);
table::TablePtr run_step(Regression const& step, Running const& running);
table::TablePtr run_step(Loess const& step, Running const& running);
table::TablePtr run_step(Sample const& step, Running const& running);
table::TablePtr run_step(Extent const& step, Running const& running);
table::TablePtr run_step(Convert const& step, Running const& running);

/// Where missing values stand in an order: after all others in either direction, or before them, NaN next, both turned
/// round in a descending order, as Vega has them.
enum class MissingPlace { Last, AsVega };

/// Rows by their values in some columns.
class RowOrder {
 public:
  RowOrder(std::vector<SortKey> const& keys, MissingPlace missing, Running const& running);
  /// Negative, 0 or positive.
  int compare(std::size_t a, std::size_t b) const;
  /// Puts rows in order; those that compare as the same stay as they stand.
  void sort(std::vector<std::size_t>& rows) const;
  bool is_empty() const { return keys_.empty(); }

 private:
  struct Key {
    std::shared_ptr<table::Column const> cells;
    Order order;
  };
  MissingPlace missing_;
  std::vector<Key> keys_;
};

}  // namespace livret::transform
