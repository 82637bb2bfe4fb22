#include "table/row_builder.hpp"

#include <optional>

#include "base/number_text.hpp"

namespace livret::table {

void ColumnBuilder::settle(Type type) {
  if (is_typed_ && (column_->type() == type || column_->type() == Type::Any)) return;
  auto settled = std::make_shared<Column>(is_typed_ ? Type::Any : type);
  for (std::size_t row = 0; row < column_->size(); ++row) {
    if (column_->is_missing(row))
      settled->append_missing(column_->missing(row));
    else
      settled->append(column_->value(row));
  }
  column_ = std::move(settled);
  is_typed_ = true;
}

void ColumnBuilder::add_number(double value) {
  settle(Type::Number);
  if (column_->type() == Type::Number)
    column_->append_number(value);
  else
    column_->append(value);
}

void ColumnBuilder::add_boolean(bool value) {
  settle(Type::Boolean);
  column_->append(value);
}

void ColumnBuilder::add_text(std::string_view value) {
  settle(Type::String);
  if (column_->type() == Type::String)
    column_->append_text(value);
  else
    column_->append(value);
}

void ColumnBuilder::add(expr::Value const& value) {
  if (value.is_null()) return add_null();
  if (auto const* number = value.as<double>()) return add_number(*number);
  if (auto const* boolean = value.as<bool>()) return add_boolean(*boolean);
  if (auto const* text = value.as<std::string>()) return add_text(*text);
  settle(value.as<expr::Moment>() != nullptr ? Type::Date : Type::Any);
  column_->append(value);
}

void ColumnBuilder::fill(std::size_t rows) {
  while (size() < rows) add_null();
}

void RowBuilder::begin_row(diag::Span span) {
  spans_.push_back(span);
  next_ = 0;
}

std::size_t RowBuilder::add_field(std::string_view field) {
  auto const [found, is_new] = index_of_.try_emplace(std::string(field), names_.size());
  if (is_new) {
    names_.emplace_back(field);
    columns_.emplace_back();
  }
  return found->second;
}

ColumnBuilder& RowBuilder::column(std::size_t field) {
  columns_[field].fill(spans_.empty() ? 0 : spans_.size() - 1);
  return columns_[field];
}

ColumnBuilder* RowBuilder::cell(std::string_view field) {
  std::size_t index = next_;
  if (index >= names_.size() || names_[index] != field) {
    auto const found = index_of_.find(field);
    index = found != index_of_.end() ? found->second : add_field(field);
  }
  next_ = index + 1;
  if (columns_[index].size() == spans_.size()) return nullptr;
  return &column(index);
}

TablePtr RowBuilder::finish(std::string name, ParseMap const& parse) {
  std::vector<Field> fields;
  std::vector<std::shared_ptr<Column const>> columns;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    columns_[i].fill(spans_.size());
    columns.push_back(columns_[i].finish());
    for (auto const& [field, how] : parse)
      if (field == names_[i] && how.kind != FieldParse::Kind::None) columns.back() = parse_column(*columns.back(), how);
    Field field;
    field.name = field.title = names_[i];
    field.type = columns.back()->type();
    fields.push_back(std::move(field));
  }
  auto table = std::make_shared<Table>(std::move(name), std::move(fields));
  table->set_bare_rows(spans_.size());
  for (std::size_t i = 0; i < columns.size(); ++i) table->share_column(i, std::move(columns[i]));
  if (!spans_.empty() && !spans_.front().source.is_none()) table->set_row_spans(std::move(spans_));
  return table;
}

std::shared_ptr<Column const> parse_column(Column const& column, FieldParse const& parse) {
  auto parsed = std::make_shared<Column>(type_of(parse));
  parsed->reserve(column.size());
  // Each text is parsed once.
  std::vector<std::optional<expr::Value>> of_code;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.is_missing(row)) {
      parsed->append_missing(column.missing(row));
    } else if (column.type() != Type::String) {
      parsed->append(parse_value(column.value(row), parse));
    } else {
      auto const code = column.code(row);
      if (code >= of_code.size()) of_code.resize(code + 1);
      if (!of_code[code]) of_code[code] = parse_value(column.value(row), parse);
      parsed->append(*of_code[code]);
    }
  }
  return parsed;
}

void add_row(RowBuilder& rows, expr::Value const& value, diag::Span span) {
  rows.begin_row(span);
  if (auto const* object = value.as<expr::ObjectPtr>(); object != nullptr && *object != nullptr) {
    for (auto const& name : (*object)->fields())
      if (auto* cell = rows.cell(name)) cell->add((*object)->get(name));
  } else if (auto const* array = value.as<expr::Array>()) {
    for (std::size_t i = 0; i < (*array)->size(); ++i)
      rows.cell(base::to_text(static_cast<double>(i)))->add((**array)[i]);
  } else if (auto* cell = rows.cell("data")) {
    cell->add(value);
  }
}

}  // namespace livret::table
