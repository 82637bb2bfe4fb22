#include "chart/shown_data.hpp"

#include <algorithm>

#include "chart/description_text.hpp"

namespace livret::chart {

namespace {

/// `table` with the columns of `first` before the others; of those, the ones that `source` has: the rest was computed
/// on the way.
table::TablePtr with_columns_first(table::Table const& table, std::vector<std::string> const& first,
                                   table::Table const& source) {
  std::vector<std::size_t> order;
  auto const add = [&](std::size_t index) {
    if (std::find(order.begin(), order.end(), index) == order.end()) order.push_back(index);
  };
  for (auto const& name : first)
    if (auto const index = table.column_index(name)) add(*index);
  for (std::size_t i = 0; i < table.fields().size(); ++i)
    if (source.column_index(table.fields()[i].name)) add(i);
  std::vector<table::Field> fields;
  for (auto const index : order) fields.push_back(table.fields()[index]);
  auto result = std::make_shared<table::Table>(table.name(), std::move(fields));
  result->title = table.title;
  result->source = table.source;
  result->fictional = table.fictional;
  for (std::size_t i = 0; i < order.size(); ++i) result->share_column(i, table.shared_column(order[i]));
  return result;
}

}  // namespace

table::TablePtr shown_data(std::vector<ShownView> const& views) {
  ShownMark const* most = nullptr;
  ShownView const* of_view = nullptr;
  for (auto const& view : views) {
    auto const& mark = main_mark(view);
    if (!mark.table || (most != nullptr && mark.fields.size() <= most->fields.size())) continue;
    most = &mark;
    of_view = &view;
  }
  if (most == nullptr) return std::make_shared<table::Table const>("data", std::vector<table::Field>());
  std::vector<std::string> first;
  for (auto const& facet : of_view->facets) first.push_back(facet.column);
  for (auto const& field : most->fields) first.push_back(field.column);
  return with_columns_first(*most->table, first, *(most->source ? most->source : most->table));
}

}  // namespace livret::chart
