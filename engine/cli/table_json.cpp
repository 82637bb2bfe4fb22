#include "cli/table_json.hpp"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "table/moments.hpp"

namespace livret::cli {

namespace {

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_cell(std::string& out, table::Table const& table, std::size_t column, std::size_t row) {
  auto const& cells = table.column(column);
  auto const value = cells.value(row);
  if (cells.is_missing(row)) {
    out += "null";
  } else if (auto const* flag = value.as<bool>()) {
    out += *flag ? "true" : "false";
  } else if (auto const* number = value.as<double>()) {
    out += std::isfinite(*number) ? base::to_text(*number) : "null";
  } else {
    bool const is_moment = value.as<expr::Moment>() != nullptr;
    append_string(out, is_moment ? table::to_iso_text(cells.number(row), cells.type()) : value.to_text());
  }
}

}  // namespace

std::string to_json(table::Table const& table) {
  std::string out = "[";
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    out += row == 0 ? "\n  {" : ",\n  {";
    for (std::size_t column = 0; column < table.fields().size(); ++column) {
      if (column > 0) out += ", ";
      append_string(out, table.fields()[column].name);
      out += ": ";
      append_cell(out, table, column, row);
    }
    out += '}';
  }
  out += table.row_count() == 0 ? "]\n" : "\n]\n";
  return out;
}

}  // namespace livret::cli
