#include "plot/facets.hpp"

#include <algorithm>
#include <set>

#include "transform/build.hpp"
#include "transform/groups.hpp"

namespace livret::plot {
namespace {

/// Walks over all combinations of values, the last field first.
class Combinations {
 public:
  explicit Combinations(std::vector<std::vector<expr::Value>> values) : values_(std::move(values)) {
    places_.resize(values_.size());
    is_over_ = values_.empty();
    for (auto const& list : values_) is_over_ = is_over_ || list.empty();
  }
  bool is_over() const { return is_over_; }
  expr::Value const& value(std::size_t field) const { return values_[field][places_[field]]; }
  std::string key() const {
    std::string key;
    for (std::size_t field = 0; field < values_.size(); ++field) transform::append_key(key, value(field));
    return key;
  }
  void advance() {
    for (std::size_t field = values_.size(); field-- > 0;) {
      if (++places_[field] < values_[field].size()) return;
      places_[field] = 0;
    }
    is_over_ = true;
  }

 private:
  std::vector<std::vector<expr::Value>> values_;
  std::vector<std::size_t> places_;
  bool is_over_ = false;
};

std::vector<expr::Value> distinct(Rows const& rows, Cells const& cells, CellFinder& finder) {
  std::vector<expr::Value> values;
  for (Part const& part : partition(rows, {cells}, finder)) values.push_back(cells->value(part.rows[0]));
  return values;
}

void append_combination(table::Table& datums, std::vector<std::string> const& fields, Combinations const& at) {
  for (std::size_t column = 0; column < datums.fields().size(); ++column) {
    expr::Value value;
    for (std::size_t field = 0; field < fields.size(); ++field)
      if (fields[field] == datums.fields()[column].name) value = at.value(field);
    datums.column(column).append(value);
  }
}

/// The first cell of each row, or the cells of the first row.
std::vector<std::size_t> heads_of(std::vector<std::size_t> const& cells, FacetPlan::Wrapped const& wrapped) {
  auto const all = cells.size();
  auto const columns = wrapped.columns && *wrapped.columns >= 1 && *wrapped.columns < static_cast<double>(all)
                           ? static_cast<std::size_t>(*wrapped.columns)
                           : std::max<std::size_t>(all, 1);
  std::vector<std::size_t> heads;
  for (std::size_t place = 0; place < (wrapped.by_row ? all : std::min(all, columns));
       place += wrapped.by_row ? columns : 1)
    heads.push_back(cells[place]);
  return heads;
}

}  // namespace

Facets find_facets(FacetPlan const& plan, Rows const& rows, std::size_t most, CellFinder& finder) {
  Facets facets;
  if (rows.table == nullptr) return facets;
  std::vector<Cells> by;
  for (auto const& field : plan.fields)
    if (Cells cells = finder.find(rows.table, field)) by.push_back(std::move(cells));
  std::vector<std::size_t> first_rows;
  for (Part const& part : partition(rows, by, finder)) {
    if (first_rows.size() == most) break;
    first_rows.push_back(part.rows[0]);
    facets.keys.push_back(part.key);
  }
  facets.occurring = facets.keys.size();
  auto datums = transform::select_rows(*rows.table, first_rows);
  if (plan.cross && by.size() == plan.fields.size()) {
    std::set<std::string> const known(facets.keys.begin(), facets.keys.end());
    std::vector<std::vector<expr::Value>> values;
    for (Cells const& cells : by) values.push_back(distinct(rows, cells, finder));
    for (Combinations at(std::move(values)); !at.is_over() && facets.keys.size() < most; at.advance()) {
      auto key = at.key();
      if (known.contains(key)) continue;
      append_combination(*datums, plan.fields, at);
      facets.keys.push_back(std::move(key));
    }
  }
  facets.datums = std::move(datums);
  Rows const ordered = sorted({facets.datums, nullptr}, plan.sort, finder);
  for (std::size_t place = 0; place < ordered.size(); ++place) facets.order.push_back(ordered[place]);
  if (plan.wrapped) facets.order = heads_of(facets.order, *plan.wrapped);
  return facets;
}

}  // namespace livret::plot
