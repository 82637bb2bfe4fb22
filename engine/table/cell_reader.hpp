#pragma once

#include <string>
#include <string_view>

#include "diag/sink.hpp"
#include "table/schema.hpp"
#include "table/table.hpp"

namespace livret::table {

/// How a cell was written. In YAML quotes say that a text is meant; in CSV they say nothing.
enum class Writing { YamlPlain, YamlQuoted, Csv };

/// How numbers are written in a file.
struct NumberForm {
  char decimal = '.';
  char group = '\0';  ///< none
};

/// Turns the cells of one field into values of its column, and reports those that are not what the field needs: they
/// become missing.
class CellReader {
 public:
  CellReader(SchemaField const& field, NumberForm form, Column& column, diag::Sink& sink);

  void read(std::string_view text, Writing writing, diag::Span span);
  /// A cell without a value: `row` is shown where the field needs one.
  void read_absent(diag::Span row);
  /// A cell that holds something other than a text: `found` names it.
  void refuse(std::string_view found, diag::Span span, std::string hint = {});

 private:
  void read_text(std::string_view text, diag::Span span);
  void read_number(std::string_view text, Writing writing, diag::Span span);
  void read_any(std::string_view text, Writing writing);
  void refuse_text(std::string_view text, diag::Span span, std::string hint = {});
  std::optional<std::string_view> in_plain_form(std::string_view text);
  std::string needed() const;
  std::string hint_about(std::string_view text) const;
  bool keeps_text_constraints(std::string_view text, diag::Span span);

  SchemaField const& field_;
  NumberForm form_;
  Column& column_;
  diag::Sink& sink_;
  std::string plain_;  ///< a number rewritten with `.`
};

}  // namespace livret::table
