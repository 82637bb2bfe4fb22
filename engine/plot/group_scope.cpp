#include "plot/group_scope.hpp"

namespace livret::plot {

/// A row that can be moved, as long as nobody else holds it.
class RowScope::Row final : public expr::Object {
 public:
  Row(table::TablePtr table, std::size_t row) : table_(std::move(table)), row_(row) {}
  expr::Value get(std::string_view field) const override { return table_->value(row_, field); }
  std::vector<std::string> fields() const override {
    std::vector<std::string> names;
    for (auto const& field : table_->fields()) names.push_back(field.name);
    return names;
  }
  void move_to(std::size_t row) { row_ = row; }

 private:
  table::TablePtr table_;
  std::size_t row_;
};

geo::Projection const* GroupScope::projection(ProjectionId id) const {
  if (id.index() >= projections.size()) return nullptr;
  auto const& found = projections[id.index()];
  return found ? &*found : nullptr;
}

RowScope::RowScope(GroupScope const& group, table::TablePtr table) : group_(group), table_(std::move(table)) {
  if (table_ != nullptr) {
    row_ = std::make_shared<Row>(table_, 0);
    datum_ = row_;
  } else {
    datum_ = expr::make_object({});
  }
}

RowScope::RowScope(GroupScope const& group, expr::ObjectPtr datum) : group_(group), datum_(std::move(datum)) {
  if (datum_ == nullptr) datum_ = expr::make_object({});
}

void RowScope::move_to(std::size_t row) {
  if (row_ == nullptr) return;
  // An expression may have kept the row in its value; then that one stays where it is. Two hold it here.
  if (row_.use_count() == 2) {
    row_->move_to(row);
  } else {
    row_ = std::make_shared<Row>(table_, row);
    datum_ = row_;
  }
}

expr::Value RowScope::variable(std::string_view name) const {
  if (name == "datum") return datum_;
  if (name == "parent") return group_.datum;
  if (name == "width") return group_.signal_width;
  if (name == "height") return group_.signal_height;
  for (auto const& [known, value] : group_.names.variables)
    if (known == name) return value;
  if (name == "params" && group_.names.params != nullptr) return group_.names.params;
  return {};
}

expr::Value RowScope::table(std::string_view name) const {
  if (auto const known = row_lists_.find(name); known != row_lists_.end()) return known->second;
  auto const found = group_.names.tables.find(name);
  if (found == group_.names.tables.end()) return {};
  std::vector<expr::Value> rows;
  rows.reserve(found->second->row_count());
  for (std::size_t row = 0; row < found->second->row_count(); ++row)
    rows.emplace_back(table::row_object(found->second, row));
  return row_lists_.emplace(name, expr::make_array(std::move(rows))).first->second;
}

expr::Value RowScope::scale(std::string_view name, expr::Value const& value) const {
  scale::Scale const* const found = group_.scales.find(name);
  return found != nullptr ? found->value(value) : expr::Value();
}

expr::Value RowScope::invert(std::string_view name, expr::Value const& value) const {
  scale::Scale const* const found = group_.scales.find(name);
  return found != nullptr ? found->invert(value.to_number()).value_or(expr::Value()) : expr::Value();
}

expr::Value RowScope::domain(std::string_view name) const {
  scale::Scale const* const found = group_.scales.find(name);
  return found != nullptr ? expr::make_array(found->domain()) : expr::Value();
}

expr::Value RowScope::range(std::string_view name) const {
  scale::Scale const* const found = group_.scales.find(name);
  return found != nullptr ? expr::make_array(found->range()) : expr::Value();
}

expr::Value RowScope::bandwidth(std::string_view name) const {
  scale::Scale const* const found = group_.scales.find(name);
  return found != nullptr ? expr::Value(found->bandwidth()) : expr::Value();
}

}  // namespace livret::plot
