#include "spec/field_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "spec/css.hpp"
#include "spec/variable_name.hpp"

namespace livret::spec {

std::optional<SourceText> text_of(yaml::Node const* node, diag::Sink& sink) {
  if (node == nullptr) return std::nullopt;
  if (node->kind == yaml::Kind::Scalar) return SourceText{node->text, node, {}};
  sink.error(node->span, fmt::format("a text is needed here, found {}", yaml::describe(*node)));
  return std::nullopt;
}

std::optional<SourceText> read_text(yaml::Fields& fields, std::string_view key) {
  return text_of(fields.optional(key), fields.sink());
}

std::optional<SourceText> read_required_text(yaml::Fields& fields, std::string_view key) {
  return text_of(fields.required(key), fields.sink());
}

std::optional<SourceText> read_condition(yaml::Fields& fields, std::string_view key) {
  auto condition = read_text(fields, key);
  if (!condition || condition->text.find("{{") == std::string::npos) return condition;
  auto const opening = condition->text.find("{{");
  fields.sink().error(condition->locate(opening, opening + 2),
                      fmt::format("`{}` takes an expression, found the `{{{{` of a text", key),
                      "leave out `{{` and `}}`");
  return std::nullopt;
}

std::optional<Name> read_name(yaml::Fields& fields, std::string_view key) {
  auto const text = text_of(fields.optional(key), fields.sink());
  return text ? std::optional(Name{text->text, text->span()}) : std::nullopt;
}

std::optional<RowSource> read_row_source(yaml::Fields& fields) {
  auto const table = read_required_text(fields, "table");
  auto where = read_condition(fields, "where");
  if (!table) return std::nullopt;
  return RowSource{{table->text, table->span()}, std::move(where)};
}

std::optional<ForEach> read_for_each(yaml::Fields& fields) {
  auto const* rows = fields.optional("for-each");
  auto const as = read_text(fields, "as");
  if (rows == nullptr) {
    if (as) fields.sink().error(as->span(), "`as` needs a `for-each` beside it");
    return std::nullopt;
  }
  std::optional<RowSource> source;
  if (rows->kind == yaml::Kind::Mapping) {
    yaml::Fields inner(*rows, "`for-each`", fields.sink());
    source = read_row_source(inner);
    inner.finish();
  } else if (auto const table = text_of(rows, fields.sink())) {
    source = RowSource{{table->text, table->span()}, std::nullopt};
  }
  if (!source) return std::nullopt;
  if (!as) {
    fields.sink().error(rows->span, "`for-each` needs an `as` beside it", "`as: row` names the row in texts");
    return std::nullopt;
  }
  check_variable_name({as->text, as->span()}, fields.sink());
  return ForEach{std::move(*source), as->text};
}

std::optional<RowSource> read_data(yaml::Fields& fields, std::string what) {
  auto const* data = fields.optional("data");
  if (data == nullptr || data->kind != yaml::Kind::Mapping) {
    auto const name = read_name(fields, "data");
    return name ? std::optional(RowSource{*name, std::nullopt}) : std::nullopt;
  }
  yaml::Fields inner(*data, std::move(what), fields.sink());
  auto const name = read_required_text(inner, "name");
  auto where = read_condition(inner, "where");
  inner.finish();
  return name ? std::optional(RowSource{{name->text, name->span()}, std::move(where)}) : std::nullopt;
}

std::optional<base::Length> read_length_field(yaml::Fields& fields, std::string const& key) {
  auto const* given = fields.optional(key);
  return given != nullptr ? read_length(key, *given, fields.sink()) : std::nullopt;
}

std::optional<base::Length> read_size_field(yaml::Fields& fields, std::string const& key) {
  auto const length = read_length_field(fields, key);
  if (!length || *length > base::Length{}) return length;
  fields.sink().error(fields.optional(key)->span, fmt::format("`{}` needs a length over 0", key));
  return std::nullopt;
}

}  // namespace livret::spec
