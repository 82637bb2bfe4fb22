#include "transform/row_environment.hpp"

#include "base/check.hpp"

namespace livret::transform {

/// A row that can be moved, as long as nobody else holds it.
class RowEnvironment::Row final : public expr::Object {
 public:
  Row(table::TablePtr rows, std::size_t row) : rows_(std::move(rows)), row_(row) {}
  expr::Value get(std::string_view field) const override { return rows_->value(row_, field); }
  std::vector<std::string> fields() const override {
    std::vector<std::string> names;
    for (auto const& field : rows_->fields()) names.push_back(field.name);
    return names;
  }
  void move_to(std::size_t row) { row_ = row; }

 private:
  table::TablePtr rows_;
  std::size_t row_;
};

RowEnvironment::RowEnvironment(table::TablePtr rows, Context const& context)
    : rows_(std::move(rows)), context_(&context) {
  base::check(context.locale != nullptr, "transforms run without a locale");
  datum_ = std::make_shared<Row>(rows_, 0);
}

void RowEnvironment::move_to(std::size_t row) {
  // An expression may have kept the row in its value; then that one stays where it is.
  if (datum_.use_count() == 1)
    datum_->move_to(row);
  else
    datum_ = std::make_shared<Row>(rows_, row);
}

expr::Object const& RowEnvironment::datum() const { return *datum_; }

expr::Value RowEnvironment::variable(std::string_view name) const {
  if (name == "datum") return expr::ObjectPtr(datum_);
  for (auto const& [known, value] : context_->variables)
    if (known == name) return value;
  if (name == "params" && context_->params != nullptr) return context_->params;
  return {};
}

expr::Value RowEnvironment::table(std::string_view name) const {
  if (auto const known = row_lists_.find(name); known != row_lists_.end()) return known->second;
  if (context_->tables == nullptr) return {};
  auto const found = context_->tables->find(name);
  if (found == context_->tables->end()) return {};
  std::vector<expr::Value> rows;
  for (std::size_t row = 0; row < found->second->row_count(); ++row)
    rows.emplace_back(table::row_object(found->second, row));
  return row_lists_.emplace(name, expr::make_array(std::move(rows))).first->second;
}

}  // namespace livret::transform
