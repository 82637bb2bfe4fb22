#include "table/csv_rows.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "table/cell_reader.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

/// For each column of the file the field it fills; nothing for a column that no field is for.
using ColumnMap = std::vector<std::optional<std::size_t>>;

class CsvRows {
 public:
  CsvRows(std::string const& name, Schema const& schema, Dialect const& dialect, diag::SourceId source,
          std::string_view text, diag::Sink& sink)
      : name_(name),
        schema_(schema),
        dialect_(dialect),
        source_(source),
        text_(text),
        sink_(sink),
        table_(make_table(name, schema)) {}

  LoadedRows read() {
    CsvReader reader(source_, text_, dialect_, sink_);
    std::vector<CsvCell> cells;
    if (auto const map = read_columns(reader, cells)) read_rows(reader, cells, *map);
    auto const spans = std::make_shared<std::vector<diag::Span> const>(spans_);
    table_->set_row_spans(std::move(spans_));
    return {table_, places(spans)};
  }

 private:
  std::optional<ColumnMap> read_columns(CsvReader& reader, std::vector<CsvCell>& cells) {
    if (dialect_.header == Header::Absent) {
      for (std::size_t i = 0; i < schema_.fields.size(); ++i) map_.emplace_back(i);
      return map_;
    }
    if (!reader.next(cells)) {
      if (text_.empty())
        sink_.error({source_, 0, 0}, "the file is empty, and needs a header", "name the columns in the first line");
      return std::nullopt;
    }
    if (has_other_delimiter(cells)) return std::nullopt;
    map_header(cells);
    return map_;
  }

  /// One cell where the schema has several fields: the file is separated by something else.
  bool has_other_delimiter(std::vector<CsvCell> const& header) {
    if (header.size() != 1 || schema_.fields.size() < 2) return false;
    for (char const delimiter : {';', ',', '\t', '|'}) {
      if (delimiter == dialect_.delimiter || header[0].text.find(delimiter) == std::string_view::npos) continue;
      auto const shown = delimiter == '\t' ? std::string("\\t") : std::string(1, delimiter);
      sink_.error(header[0].span, fmt::format("the header has one column when split at `{}`", shown_delimiter()),
                  fmt::format("declare `dialect: {{delimiter: \"{}\"}}`", shown));
      return true;
    }
    return false;
  }

  std::string shown_delimiter() const {
    return dialect_.delimiter == '\t' ? "\\t" : std::string(1, dialect_.delimiter);
  }

  void map_header(std::vector<CsvCell> const& header) {
    std::set<std::string, std::less<>> seen;
    for (auto const& cell : header) {
      auto const index = table_->column_index(cell.text);
      if (!seen.insert(std::string(cell.text)).second) {
        sink_.error(cell.span, fmt::format("there are two columns `{}`", yaml::quotation(cell.text)),
                    "rename or remove one of them");
        map_.emplace_back(std::nullopt);
        continue;
      }
      if (!index) report_unknown(cell);
      map_.push_back(index);
    }
    for (auto const& field : schema_.fields) {
      if (seen.contains(field.field.name)) continue;
      sink_.error({source_, header.front().span.begin, header.back().span.end},
                  fmt::format("the header has no column `{}`, which the schema of `{}` needs", field.field.name, name_),
                  "add the column, or remove the field from the schema");
    }
  }

  void report_unknown(CsvCell const& cell) {
    std::vector<std::string> names;
    for (auto const& field : schema_.fields) names.push_back(field.field.name);
    auto const near = base::nearest_word(cell.text, names);
    sink_.error(cell.span,
                fmt::format("the column `{}` is no field of the schema of `{}`", yaml::quotation(cell.text), name_),
                near ? fmt::format("did you mean `{}`?", *near) : fmt::format("its fields: {}", yaml::list_of(names)));
  }

  void read_rows(CsvReader& reader, std::vector<CsvCell>& cells, ColumnMap const& map) {
    std::vector<CellReader> readers;
    for (std::size_t i = 0; i < schema_.fields.size(); ++i)
      readers.emplace_back(schema_.fields[i], dialect_.numbers, table_->column(i), sink_);
    auto const absent = fields_without_column(map);
    while (reader.next(cells)) {
      if (cells.size() != map.size()) {
        report_ragged(cells, map.size());
        continue;
      }
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (map[i]) readers[*map[i]].read(cells[i].text, Writing::Csv, cells[i].span);
      for (auto const field : absent) table_->column(field).append_missing(Missing::NotAnswered);
      spans_.push_back({source_, cells.front().span.begin, cells.back().span.end});
    }
  }

  std::vector<std::size_t> fields_without_column(ColumnMap const& map) const {
    std::vector<std::size_t> absent;
    for (std::size_t i = 0; i < schema_.fields.size(); ++i)
      if (std::find(map.begin(), map.end(), std::optional(i)) == map.end()) absent.push_back(i);
    return absent;
  }

  void report_ragged(std::vector<CsvCell> const& cells, std::size_t needed) {
    auto const begin = cells.size() > needed ? cells[needed].span.begin : cells.front().span.begin;
    sink_.error({source_, begin, cells.back().span.end},
                fmt::format("a row of `{}` needs {} cells, found {}", name_, needed, cells.size()),
                cells.size() > needed ? fmt::format("put a cell that holds `{}` in quotes", shown_delimiter())
                                      : "write an empty cell for a missing value");
  }

  /// A cell is found again by reading its record once more: only cells that are complained about are asked for.
  CellPlaces places(std::shared_ptr<std::vector<diag::Span> const> spans) const {
    return [spans, map = map_, dialect = dialect_, source = source_, text = text_](std::size_t row, std::size_t field) {
      diag::Sink ignored;
      CsvReader reader(source, text, dialect, ignored);
      reader.seek((*spans)[row].begin);
      std::vector<CsvCell> cells;
      auto const column = std::find(map.begin(), map.end(), std::optional(field));
      if (!reader.next(cells) || column == map.end()) return (*spans)[row];
      return cells[static_cast<std::size_t>(column - map.begin())].span;
    };
  }

  std::string const& name_;
  Schema const& schema_;
  Dialect const& dialect_;
  diag::SourceId source_;
  std::string_view text_;
  diag::Sink& sink_;
  std::shared_ptr<Table> table_;
  ColumnMap map_;
  std::vector<diag::Span> spans_;
};

/// Whether the text can be read; reports where not.
bool is_readable(diag::SourceId source, std::string_view text, diag::Sink& sink) {
  auto const refuse = [&](std::size_t at, std::string message, std::string hint) {
    sink.error({source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}, std::move(message),
               std::move(hint));
    return false;
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return refuse(0, "the file is encoded in UTF-16, not in UTF-8", "save it as CSV in UTF-8");
  if (auto const at = base::find_invalid_utf8(text)) {
    return refuse(*at, fmt::format("the byte `0x{:02X}` is not UTF-8", static_cast<unsigned char>(text[*at])),
                  "save the file as UTF-8, or declare `dialect: {encoding: cp1252}`");
  }
  auto const null = text.find('\0');
  if (null == std::string_view::npos) return true;
  return refuse(null, "the control character `U+0000` is not allowed", "save the file as CSV in UTF-8");
}

}  // namespace

LoadedRows read_csv_rows(std::string const& name, Schema const& schema, Dialect const& dialect, std::string file_name,
                         std::string bytes, diag::SourceMap& sources, diag::Sink& sink) {
  bool const is_marked_utf8 = bytes.starts_with("\xEF\xBB\xBF");
  if (dialect.encoding == Encoding::Cp1252 && !is_marked_utf8) bytes = from_cp1252(bytes);
  auto const source = sources.add(std::move(file_name), std::move(bytes));
  auto const& text = sources.text(source);
  if (dialect.encoding == Encoding::Cp1252 && is_marked_utf8) {
    sink.error({source, 0, 0}, "the file is in UTF-8, as its byte order mark says, and `cp1252` is declared",
               "remove `encoding: cp1252`");
  }
  if (!is_readable(source, text, sink)) return {make_table(name, schema), {}};
  return CsvRows(name, schema, dialect, source, text, sink).read();
}

}  // namespace livret::table
