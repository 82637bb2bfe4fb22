#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "diag/source_map.hpp"

namespace livret::yaml {

/// What is wrong at bytes [begin, end) of a source, thrown to stop the parser: yaml-cpp has no other way to be left.
struct Fault {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string hint;
};

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_flow_indicator(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }

/// The bytes of one source, with the questions that scanning asks. Offsets count from the first byte of the file.
class SourceText {
 public:
  SourceText(diag::SourceMap const& sources, diag::SourceId id);

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  /// The byte at `offset`; a line break beyond the end, so that a look ahead needs no check.
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }
  /// The offset of the first byte after a byte order mark.
  std::size_t origin() const { return origin_; }
  diag::Span span(std::size_t begin, std::size_t end) const;
  std::size_t line_number(std::size_t offset) const;

  /// Length of the line break at `offset` (LF or CR LF), 0 where there is none.
  std::size_t break_length(std::size_t offset) const;
  bool is_blank_or_break(std::size_t offset) const {
    return is_blank(at(offset)) || at(offset) == '\n' || break_length(offset) > 0;
  }
  std::size_t skip_blanks(std::size_t offset) const;
  /// The offset of the break that ends the line of `offset`, or the size.
  std::size_t line_end(std::size_t offset) const;
  std::size_t line_begin(std::size_t offset) const;
  /// Bytes between the start of the line and `offset`.
  std::size_t column(std::size_t offset) const { return offset - line_begin(offset); }
  /// The first byte after blanks, breaks, comments and any of `also`.
  std::size_t skip_separation(std::size_t offset, std::string_view also = {}) const;
  /// Whether `---` or `...` stands alone at the start of a line.
  bool is_document_marker(std::size_t offset) const;

 private:
  diag::SourceMap const* sources_;
  diag::SourceId id_;
  std::string_view text_;
  std::size_t origin_ = 0;
};

/// The complaint about a line of a mapping, starting at `begin`, that is no `name: value`.
Fault missing_colon(SourceText const& source, std::size_t begin);

}  // namespace livret::yaml
