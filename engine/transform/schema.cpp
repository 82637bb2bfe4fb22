#include "transform/schema.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "expr/field_path.hpp"
#include "yaml/reader.hpp"

namespace livret::transform {
namespace {

std::vector<std::string> names_of(std::vector<table::Field> const& fields) {
  std::vector<std::string> names;
  for (auto const& field : fields) names.push_back(field.name);
  return names;
}

}  // namespace

void report_unknown(diag::Span span, std::string_view what, std::string_view name,
                    std::vector<std::string> const& known, diag::Sink& sink) {
  constexpr std::size_t most_listed = 30;
  std::string hint;
  if (auto const near = base::nearest_word(name, known))
    hint = fmt::format("did you mean `{}`?", *near);
  else if (!known.empty() && known.size() <= most_listed)
    hint = fmt::format("there are: `{}`", fmt::join(known, "`, `"));
  sink.error(span, fmt::format("unknown {} `{}`", what, name), std::move(hint));
}

table::Field const* Schema::find(std::string_view name) const {
  auto const found =
      std::find_if(fields_.begin(), fields_.end(), [&](auto const& field) { return field.name == name; });
  return found == fields_.end() ? nullptr : &*found;
}

table::Type Schema::type_of(std::string_view name) const {
  auto const* field = find(name);
  return field != nullptr ? field->type : table::Type::Any;
}

bool Schema::is_declared(std::string_view name) const {
  auto const* field = find(name);
  return field != nullptr && !field->span.source.is_none();
}

table::Type Schema::operand_type(std::string_view name) const {
  auto const type = type_of(name);
  return type == table::Type::Date || is_declared(name) ? type : table::Type::Any;
}

std::optional<FieldName> Schema::read_field(yaml::Node const& node) const {
  auto name = yaml::read_string(node, *sink_);
  if (!name) return std::nullopt;
  if (open_ || fields_.empty() || find(*name) != nullptr) return FieldName{std::move(*name), node.span};
  auto const path = expr::split_field_path(*name);
  if (!path.empty() && find(path.front()) != nullptr) return FieldName{std::move(*name), node.span};
  report_unknown(node.span, "field", *name, names_of(fields_), *sink_);
  return std::nullopt;
}

std::optional<std::vector<FieldName>> Schema::read_fields(yaml::Node const& node) const {
  std::vector<FieldName> names;
  bool correct = true;
  auto const read_one = [&](yaml::Node const& item) {
    auto name = read_field(item);
    correct = correct && name.has_value();
    if (name) names.push_back(std::move(*name));
  };
  if (node.kind == yaml::Kind::Sequence)
    for (yaml::Node const& item : node.items) read_one(item);
  else
    read_one(node);
  return correct ? std::optional(std::move(names)) : std::nullopt;
}

std::optional<expr::Expression> Schema::read_expression(yaml::Node const& node) const {
  auto const text = yaml::read_string(node, *sink_);
  if (!text) return std::nullopt;
  expr::Names names;
  bool const is_known = !open_ && !fields_.empty();
  names.variables.push_back({"datum", is_known ? std::optional(names_of(fields_)) : std::nullopt});
  for (auto const* list : {variables_, &own_variables_})
    for (auto const& variable : *list) names.variables.push_back({variable, std::nullopt});
  names.allows_chance = true;
  names.tables.emplace();
  for (auto const& [name, rows] : *tables_) names.tables->push_back(name);
  auto const locate = [&node](std::size_t begin, std::size_t end) { return node.span_of(begin, end); };
  return expr::parse(*text, names, locate, *sink_);
}

bool Schema::has_variable(std::string_view name) const {
  auto const has = [&](std::vector<std::string> const& list) {
    return std::find(list.begin(), list.end(), name) != list.end();
  };
  return has(*variables_) || has(own_variables_);
}

void Schema::put(table::Field field) {
  auto const found =
      std::find_if(fields_.begin(), fields_.end(), [&](auto const& known) { return known.name == field.name; });
  if (found == fields_.end())
    fields_.push_back(std::move(field));
  else
    *found = std::move(field);
}

}  // namespace livret::transform
