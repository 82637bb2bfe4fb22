// table: datasets by Frictionless Table Schema, and data as Vega-Lite names them (data_source.hpp). Out: typed columns,
// with every row's place in its source and the kind of each missing value. A declared type decides what a cell means,
// never its looks. Not yet: audiences are read and not enforced, foreign keys within a run only, text formats other
// than the default, CSV in other encodings than UTF-8 and cp1252; a package holds all its rows in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diag/source_map.hpp"
#include "expr/value.hpp"

namespace livret::table {

/// Table Schema's field types that livret knows. YearMonth and Year are moments at their first day. Any: a derived
/// column of mixed values.
enum class Type { String, Integer, Number, Boolean, Date, Year, YearMonth, Any };

std::string_view name_of(Type type);

/// Why a cell has no value; they are never mixed up, and never 0.
enum class Missing : std::uint8_t { NotMissing, NotAnswered, NotApplicable, NotAsked, Suppressed };

/// A column's description: Table Schema's field descriptor.
struct Field {
  std::string name;
  Type type = Type::String;
  std::string title;  ///< for people; the name where none is given
  std::string description;
  std::vector<std::string> categories;  ///< `constraints.enum`, in order: the order of an ordinal scale
  diag::Span span;
};

/// Values of one field. A cell is a Value; missing cells are Null and have a Missing kind. Stored by type, texts as
/// codes into a dictionary.
class Column {
 public:
  explicit Column(Type type);
  Type type() const { return type_; }
  std::size_t size() const { return missing_.size(); }
  void append(expr::Value const& value);    ///< of the column's type, or Null (then not answered)
  void append_text(std::string_view text);  ///< String columns
  void append_number(double value);         ///< all but String and Any: the number, 0 or 1, or milliseconds
  void append_missing(Missing kind);

  expr::Value value(std::size_t row) const;
  Missing missing(std::size_t row) const { return missing_[row]; }
  bool is_missing(std::size_t row) const { return missing_[row] != Missing::NotMissing; }
  void reserve(std::size_t rows);
  /// The number (or milliseconds, or 0/1) of a cell of a numeric, boolean or date column; NaN where missing or not
  /// numeric.
  double number(std::size_t row) const;
  /// The text of a cell of a String column, or of an Any column that holds one; empty where missing.
  std::string_view text(std::size_t row) const;
  /// A number that equal texts of a String column share, by first appearance; of no meaning where missing.
  std::uint32_t code(std::size_t row) const { return codes_[row]; }

 private:
  Type type_;
  std::vector<double> numbers_;
  std::vector<std::uint32_t> codes_;
  std::vector<std::string> dictionary_;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> code_of_text_;
  std::vector<expr::Value> any_;
  std::vector<Missing> missing_;
};

/// A table: columns of one length, in the order of the schema. Immutable once built; shared by pointer.
class Table {
 public:
  Table(std::string name, std::vector<Field> fields);

  std::string const& name() const { return name_; }
  std::string title;       ///< for people
  std::string source;      ///< who says so: printed under figures
  bool fictional = false;  ///< made-up values: every page that shows them must say so
  std::vector<std::string> primary_key;

  std::vector<Field> const& fields() const { return fields_; }
  std::size_t row_count() const { return columns_.empty() ? bare_rows_ : columns_.front()->size(); }
  /// How many rows a table without columns has.
  void set_bare_rows(std::size_t count) { bare_rows_ = count; }
  std::optional<std::size_t> column_index(std::string_view field) const;
  Column const& column(std::size_t index) const { return *columns_[index]; }
  /// For filling it: a column that other tables share becomes this table's own.
  Column& column(std::size_t index);
  std::shared_ptr<Column const> shared_column(std::size_t index) const { return columns_[index]; }
  /// Takes over a column of the field's type from another table, without copying it.
  void share_column(std::size_t index, std::shared_ptr<Column const> column);
  /// Null where there is no such field.
  expr::Value value(std::size_t row, std::string_view field) const;
  /// Where a row stands in its source; no source for derived rows.
  diag::Span row_span(std::size_t row) const;
  void set_row_spans(std::vector<diag::Span> spans) { row_spans_ = std::move(spans); }

 private:
  std::string name_;
  std::vector<Field> fields_;
  std::vector<std::shared_ptr<Column const>> columns_;
  std::size_t bare_rows_ = 0;
  std::vector<diag::Span> row_spans_;
};

using TablePtr = std::shared_ptr<Table const>;
/// Tables by name; ordered, so that whatever is listed comes out the same.
using Tables = std::map<std::string, TablePtr, std::less<>>;

/// A row as an expression's object. Keeps the table alive.
expr::ObjectPtr row_object(TablePtr table, std::size_t row);

/// RFC 4180 text of the table, header first, `\r\n` line ends, missing cells empty, dates ISO 8601: for attachments and
/// queries.
std::string to_csv(Table const& table);

}  // namespace livret::table
