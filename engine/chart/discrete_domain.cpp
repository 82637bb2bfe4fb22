#include "chart/discrete_domain.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace livret::chart {

namespace {

using Rank = std::map<expr::Value, std::size_t, ValueLess>;

/// Values with a rank come first, in its order; the others keep theirs.
void sort_by_rank(std::vector<expr::Value>& values, Rank const& rank) {
  std::stable_sort(values.begin(), values.end(), [&](expr::Value const& a, expr::Value const& b) {
    auto const first = rank.find(a), second = rank.find(b);
    std::size_t const last = rank.size();
    return (first == rank.end() ? last : first->second) < (second == rank.end() ? last : second->second);
  });
}

Rank rank_of(std::vector<expr::Value> const& list) {
  Rank rank;
  for (auto const& value : list) rank.emplace(value, rank.size());
  return rank;
}

Rank rank_of_categories(Use const& use) {
  Rank rank;
  auto const index = use.layer->table->column_index(use.channel->field);
  if (!index) return rank;
  for (auto const& category : use.layer->table->fields()[*index].categories) rank.emplace(category, rank.size());
  return rank;
}

void sort_by_aggregate(std::vector<expr::Value>& values, Use const& use, Context const& context, diag::Sink& sink) {
  auto const& sort = use.channel->sort;
  bool const stacked = !use.layer->stack.empty();
  std::string operation = sort.operation.empty() ? (stacked ? "sum" : "mean") : sort.operation;
  std::string field = sort.field;
  auto rows = use.layer->raw;
  if (sort.by == Sort::By::Channel) {
    auto const* other = use.layer->encoding.find(sort.channel);
    if (!other || other->field.empty()) {
      sink.error(use.channel->span,
                 fmt::format("sorts by the channel `{}`, which has no field", name_of(sort.channel)));
      return;
    }
    field = other->field;
    rows = use.layer->table;
    // A mean of texts or dates is no number; their smallest is what orders them.
    if (other->measure != Measure::Quantitative) operation = "min";
  }
  auto pairs = aggregate_by(rows, operation, field, use.channel->field, context, sink);
  bool const descending = sort.direction == Direction::Descending;
  std::stable_sort(pairs.begin(), pairs.end(), [&](auto const& a, auto const& b) {
    if (a.second.is_null() || b.second.is_null()) return !a.second.is_null() && b.second.is_null();
    int const sign = expr::compare(a.second, b.second);
    return descending ? sign > 0 : sign < 0;
  });
  Rank rank;
  for (auto const& pair : pairs) rank.emplace(pair.first, rank.size());
  sort_by_rank(values, rank);
}

void sort_by_value(std::vector<expr::Value>& values, Use const& use) {
  std::stable_sort(values.begin(), values.end(), ValueLess());
  auto const categories = rank_of_categories(use);
  if (!categories.empty()) sort_by_rank(values, categories);
  if (use.channel->sort.direction == Direction::Descending) std::reverse(values.begin(), values.end());
}

}  // namespace

std::vector<expr::Value> ordered_values(std::vector<Use> const& uses, Context const& context, diag::Sink& sink) {
  std::vector<expr::Value> values;
  std::set<expr::Value, ValueLess> seen;
  for (auto const& use : uses)
    for (auto& value : distinct_values(*use.layer, *use.channel))
      if (seen.insert(value).second) values.push_back(std::move(value));
  if (uses.empty()) return values;
  auto const first = uses.front();
  switch (first.channel->sort.by) {
    case Sort::By::Value:
      sort_by_value(values, first);
      break;
    case Sort::By::Data:
      break;
    case Sort::By::List:
      sort_by_rank(values, rank_of(first.channel->sort.list));
      break;
    case Sort::By::Channel:
    case Sort::By::Field:
      sort_by_aggregate(values, first, context, sink);
      break;
  }
  if (values.size() > most_categories) {
    sink.error(first.channel->span,
               fmt::format("the channel `{}` has {} values, a page has room for at most {}", name_of(first.channel->id),
                           values.size(), most_categories),
               "filter or aggregate the rows");
    values.resize(most_categories);
  }
  return values;
}

}  // namespace livret::chart
