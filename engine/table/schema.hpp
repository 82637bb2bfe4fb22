#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "expr/pattern.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::table {

/// Texts that stand for a missing value, with the kind of missing.
using MissingTexts = std::map<std::string, Missing, std::less<>>;

struct Constraints {
  bool required = false;
  bool unique = false;
  std::optional<double> minimum;  ///< of a moment: milliseconds
  std::optional<double> maximum;
  std::string range;                      ///< minimum and maximum as messages say them: ` 0 to 4`
  std::optional<std::size_t> min_length;  ///< in code points
  std::optional<std::size_t> max_length;
  std::string pattern_text;
  std::optional<expr::Pattern> pattern;  ///< matches the whole text
  std::set<std::string, std::less<>> enum_texts;
  std::set<double> enum_numbers;  ///< of a field that is not a string's
};

/// A field with what its cells are checked against.
struct SchemaField {
  Field field;
  Constraints constraints;
  MissingTexts missing_texts;
  std::string format;                ///< of a date, as read_date takes it
  std::optional<char> decimal_char;  ///< in CSV; nothing: as the dialect says
  std::optional<char> group_char;
};

/// A name that stands somewhere.
struct PlacedName {
  std::string name;
  diag::Span span;
};

struct ForeignKey {
  std::vector<PlacedName> fields;
  PlacedName resource;  ///< empty: the table itself
  std::vector<PlacedName> reference_fields;
};

struct Schema {
  std::vector<SchemaField> fields;
  std::vector<PlacedName> primary_key;
  std::vector<ForeignKey> foreign_keys;
};

/// Reads a Table Schema descriptor. Reports what is wrong in it; nothing where no field is left.
std::optional<Schema> read_schema(yaml::Node const& node, diag::Sink& sink);

/// A scalar or a list of scalars as names.
std::vector<PlacedName> read_names(yaml::Node const& node, diag::Sink& sink);

/// A field that is exactly one character of ASCII.
std::optional<char> read_character(yaml::Node const& node, diag::Sink& sink);

}  // namespace livret::table
