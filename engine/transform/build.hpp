#pragma once

#include <memory>
#include <string>
#include <vector>

#include "table/table.hpp"

namespace livret::transform {

using MutableTable = std::shared_ptr<table::Table>;

/// A column made by a step: its description and its cells, of the field's type.
struct NewColumn {
  table::Field field;
  std::shared_ptr<table::Column const> cells;
};

/// A column of one value a row. The type becomes what the values are where they are all of one kind.
NewColumn make_column(table::Field field, std::vector<expr::Value> const& values);
/// A column of numbers (or milliseconds), without missing ones.
NewColumn make_number_column(table::Field field, std::vector<double> const& numbers);

/// Appends a cell with the kind of its missing value, or its value.
void append_cell(table::Column& target, table::Column const& source, std::size_t row);

/// A table without rows that has title, source and fictional mark of `input`.
MutableTable make_like(table::Table const& input, std::vector<table::Field> fields);

/// The same table under another name.
MutableTable renamed(table::Table const& input, std::string name);

/// The given rows of a table in the given order, with their places.
MutableTable select_rows(table::Table const& input, std::vector<std::size_t> const& rows);

/// The table with columns added at the end, or put in the place of those of the same name.
MutableTable with_columns(table::Table const& input, std::vector<NewColumn> columns);

/// Columns of one length as a table that has title, source and fictional mark of `input`.
MutableTable make_table_of(table::Table const& input, std::vector<NewColumn> columns);

/// The type that values share: Number, String, Boolean, Date; Any where they are mixed or compound; `fallback` where
/// all are missing.
table::Type type_of(std::vector<expr::Value> const& values, table::Type fallback);

/// A field of a name that nothing else is known of.
table::Field field_named(std::string name, table::Type type = table::Type::Any);

}  // namespace livret::transform
