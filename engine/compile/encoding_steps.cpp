#include "compile/encoding_steps.hpp"

#include <algorithm>

#include "compile/format.hpp"
#include "expr/expression.hpp"
#include "expr/field_path.hpp"

namespace livret::compile {

table::Field field_of(std::string name, table::Type type) {
  table::Field field;
  field.name = std::move(name);
  field.type = type;
  return field;
}

bool has_field(std::vector<table::Field> const& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(), [&](auto const& field) { return field.name == name; });
}

void put_field(std::vector<table::Field>& fields, table::Field field) {
  if (!has_field(fields, field.name)) fields.push_back(std::move(field));
}

void EncodingSteps::add_formula(std::string const& path, std::string const& column) {
  std::string text = "datum";
  for (auto const& part : expr::split_field_path(path)) text += "[" + text_literal(part) + "]";
  add_calculation(text, column);
}

void EncodingSteps::add_calculation(std::string const& text, std::string const& column) {
  expr::Names names;
  names.variables.push_back({"datum", std::nullopt});
  auto expression = expr::parse(
      text, names, [this](std::size_t, std::size_t) { return place(); }, compilation_->sink);
  if (!expression) return;
  steps_.push_back(transform::Step{transform::Calculate{std::move(*expression), field_of(column)}});
  put_field(model_->fields, field_of(column));
}

std::vector<std::string> EncodingSteps::facet_columns() const {
  auto columns = model_->facet_columns();
  std::erase_if(columns,
                [&](auto const& column) { return !has_field(model_->fields, column) && !model_->fields_open; });
  return columns;
}

}  // namespace livret::compile
