#include "table/table.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace livret::table {

namespace {

class Row final : public expr::Object {
 public:
  Row(TablePtr table, std::size_t row) : table_(std::move(table)), row_(row) {}

  expr::Value get(std::string_view field) const override { return table_->value(row_, field); }

  std::vector<std::string> fields() const override {
    std::vector<std::string> names;
    for (auto const& field : table_->fields()) names.push_back(field.name);
    return names;
  }

 private:
  TablePtr table_;
  std::size_t row_;
};

}  // namespace

Table::Table(std::string name, std::vector<Field> fields) : name_(std::move(name)), fields_(std::move(fields)) {
  for (auto const& field : fields_) columns_.push_back(std::make_shared<Column>(field.type));
}

Column& Table::column(std::size_t index) {
  auto& column = columns_[index];
  if (column.use_count() > 1) column = std::make_shared<Column>(*column);
  // Made as a Column that may change, and nobody else sees it.
  return const_cast<Column&>(*column);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void Table::share_column(std::size_t index, std::shared_ptr<Column const> column) {
  base::check(column != nullptr && column->type() == fields_[index].type, "a column of the field's type");
  columns_[index] = std::move(column);
}

std::optional<std::size_t> Table::column_index(std::string_view field) const {
  auto const found = std::find_if(fields_.begin(), fields_.end(), [&](Field const& one) { return one.name == field; });
  if (found == fields_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields_.begin());
}

expr::Value Table::value(std::size_t row, std::string_view field) const {
  auto const index = column_index(field);
  return index ? columns_[*index]->value(row) : expr::Value();
}

diag::Span Table::row_span(std::size_t row) const { return row < row_spans_.size() ? row_spans_[row] : diag::Span{}; }

expr::ObjectPtr row_object(TablePtr table, std::size_t row) {
  base::check(table != nullptr && row < table->row_count(), "a row of the table");
  return std::make_shared<Row>(std::move(table), row);
}

}  // namespace livret::table
