#include "base/number_text.hpp"
#include "table/moments.hpp"
#include "table/table.hpp"

namespace livret::table {

namespace {

constexpr std::string_view line_end = "\r\n";

/// A cell of RFC 4180. An empty text is put in quotes, as an empty cell is a missing one.
void append_text_cell(std::string& csv, std::string_view text) {
  if (!text.empty() && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (char const c : text) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

void append_cell(std::string& csv, Column const& column, std::size_t row) {
  if (column.is_missing(row)) return;
  switch (column.type()) {
    case Type::String:
      return append_text_cell(csv, column.text(row));
    case Type::Integer:
    case Type::Number:
      csv += base::to_text(column.number(row));
      return;
    case Type::Boolean:
      csv += column.number(row) != 0 ? "true" : "false";
      return;
    case Type::Date:
    case Type::Year:
    case Type::YearMonth:
      csv += to_iso_text(column.number(row), column.type());
      return;
    case Type::Any:
      return append_text_cell(csv, column.value(row).to_text());
  }
}

}  // namespace

std::string to_csv(Table const& table) {
  std::string csv;
  auto const& fields = table.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) csv += ',';
    append_text_cell(csv, fields[i].name);
  }
  csv += line_end;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) csv += ',';
      append_cell(csv, table.column(i), row);
    }
    csv += line_end;
  }
  return csv;
}

}  // namespace livret::table
