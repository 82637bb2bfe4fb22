#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "table/cell_reader.hpp"
#include "yaml/node.hpp"

namespace livret::table {

enum class Encoding { Utf8, Cp1252 };
enum class Quoting { Doubled, Plain };  ///< whether `""` within quotes is a quote
enum class Header { Present, Absent };

/// How a CSV is written: Frictionless CSV Dialect, with the separators of numbers and the encoding added.
struct Dialect {
  char delimiter = ',';
  char quote = '"';
  Quoting quoting = Quoting::Doubled;
  Header header = Header::Present;
  NumberForm numbers;
  Encoding encoding = Encoding::Utf8;
};

Dialect read_dialect(yaml::Node const& node, diag::Sink& sink);
std::optional<Encoding> read_encoding(yaml::Node const& node, diag::Sink& sink);

/// A cell: its place, quotes included, and its value.
struct CsvCell {
  diag::Span span;
  std::string_view text;
};

/// Reads the records of RFC 4180 out of a text, one after the other. Lines that are empty are passed over.
class CsvReader {
 public:
  CsvReader(diag::SourceId source, std::string_view text, Dialect const& dialect, diag::Sink& sink);

  /// Reads the next record into `cells`; they hold until the next call. False at the end, and after an error, which is
  /// reported.
  bool next(std::vector<CsvCell>& cells);
  /// Goes to a byte where a record starts.
  void seek(std::size_t offset) { at_ = offset; }

 private:
  bool read_quoted(CsvCell& cell);
  void read_bare(CsvCell& cell);
  void skip_empty_lines();
  std::size_t break_length() const;
  void fail(std::size_t begin, std::size_t end, std::string message, std::string hint);

  diag::SourceId source_;
  std::string_view text_;
  Dialect dialect_;
  diag::Sink& sink_;
  std::size_t at_ = 0;
  std::deque<std::string> rewritten_;  ///< texts of the record at hand that had doubled quotes
};

/// UTF-8 of a text in Windows code page 1252; the five bytes that it leaves open become the control characters of the
/// same number (WHATWG).
std::string from_cp1252(std::string_view bytes);

}  // namespace livret::table
