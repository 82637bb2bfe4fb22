#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spec/block.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

/// The text that a node is; null gives nothing.
std::optional<SourceText> text_of(yaml::Node const* node, diag::Sink& sink);

/// Each reads one value of a layout or project and reports what is wrong with it.
std::optional<SourceText> read_text(yaml::Fields& fields, std::string_view key);
/// An expression; one in `{{ }}`, as texts have them, is reported and not given.
std::optional<SourceText> read_condition(yaml::Fields& fields, std::string_view key);
std::optional<SourceText> read_required_text(yaml::Fields& fields, std::string_view key);
std::optional<Name> read_name(yaml::Fields& fields, std::string_view key);
/// `table` and `where` of a mapping.
std::optional<RowSource> read_row_source(yaml::Fields& fields);
/// `for-each` (the name of a table, or `{table, where}`) and `as` of a mapping, where they are there.
std::optional<ForEach> read_for_each(yaml::Fields& fields);
/// `data` of a mapping, which `what` names in messages: the name of a table, or `{name, where}`.
std::optional<RowSource> read_data(yaml::Fields& fields, std::string what);
/// An absolute length of 0 or more.
std::optional<base::Length> read_length_field(yaml::Fields& fields, std::string const& key);
/// An absolute length over 0.
std::optional<base::Length> read_size_field(yaml::Fields& fields, std::string const& key);

}  // namespace livret::spec
