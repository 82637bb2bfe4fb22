#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "table/field_parse.hpp"
#include "table/table.hpp"

namespace livret::table {

/// Collects the cells of a column whose type shows as they come: that of its values, Any where they differ.
class ColumnBuilder {
 public:
  ColumnBuilder() : column_(std::make_shared<Column>(Type::String)) {}

  std::size_t size() const { return column_->size(); }
  void add_null() { column_->append_missing(Missing::NotAnswered); }
  void add_number(double value);
  void add_boolean(bool value);
  void add_text(std::string_view value);
  void add(expr::Value const& value);
  /// Missing cells up to a number of rows.
  void fill(std::size_t rows);
  std::shared_ptr<Column const> finish() { return std::move(column_); }

 private:
  /// Makes the column one that takes values of a type.
  void settle(Type type);

  std::shared_ptr<Column> column_;
  bool is_typed_ = false;
};

/// Builds a table row by row, of fields that show as they come, in the order of their first row.
class RowBuilder {
 public:
  void begin_row(diag::Span span);
  std::size_t row_count() const { return spans_.size(); }
  /// The column for the row's cell of a field; null where the row has one already.
  ColumnBuilder* cell(std::string_view field);
  /// The column of a field, with the cells before the row at hand. Fields are numbered in their order.
  ColumnBuilder& column(std::size_t field);
  std::size_t add_field(std::string_view field);

  /// The table, its columns made what `parse` says. A field that `parse` has and no row is left out.
  TablePtr finish(std::string name, ParseMap const& parse);

 private:
  std::vector<std::string> names_;
  std::vector<ColumnBuilder> columns_;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> index_of_;  ///< only looked up in
  std::size_t next_ = 0;  ///< the field that is likely to come next: rows are alike
  std::vector<diag::Span> spans_;
};

/// A column made what `parse` says, of the type that this gives.
std::shared_ptr<Column const> parse_column(Column const& column, FieldParse const& parse);

/// A value as the row that Vega makes of it: the fields of an object, the items of an array by their numbers, anything
/// else as the field `data`.
void add_row(RowBuilder& rows, expr::Value const& value, diag::Span span);

}  // namespace livret::table
