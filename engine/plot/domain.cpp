#include "plot/domain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "transform/groups.hpp"
#include "transform/operation.hpp"

namespace livret::plot {
namespace {

/// Least and greatest of numbers; NaN is passed over.
class Span {
 public:
  void add(double number) {
    if (number < least_) least_ = number;
    if (number > greatest_) greatest_ = number;
  }
  std::vector<expr::Value> values() const {
    if (!std::isfinite(least_) || !std::isfinite(greatest_)) return {};
    return {least_, greatest_};
  }

 private:
  double least_ = std::numeric_limits<double>::infinity();
  double greatest_ = -std::numeric_limits<double>::infinity();
};

/// Distinct values in the order in which they come, each with the aggregate that it is sorted by.
class Categories {
 public:
  explicit Categories(transform::Operation operation) : operation_(operation) {}

  std::size_t add(expr::Value value) {
    key_.clear();
    transform::append_key(key_, value);
    auto const [found, is_new] = places_.try_emplace(key_, values_.size());
    if (is_new) {
      values_.push_back(std::move(value));
      weights_.emplace_back(operation_);
    }
    return found->second;
  }
  transform::Accumulator& weight(std::size_t place) { return weights_[place]; }

  std::vector<expr::Value> in_order(DomainOrder const& order) const {
    if (order.by == DomainOrder::By::Appearance) return values_;
    std::vector<expr::Value> keys;
    for (std::size_t place = 0; place < values_.size(); ++place)
      keys.push_back(order.by == DomainOrder::By::Value ? values_[place] : weights_[place].finalise());
    int const direction = order.order == transform::Order::Ascending ? 1 : -1;
    std::vector<std::size_t> places(values_.size());
    for (std::size_t place = 0; place < places.size(); ++place) places[place] = place;
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return direction * compare_as_vega(keys[a], keys[b]) < 0; });
    std::vector<expr::Value> sorted;
    for (std::size_t const place : places) sorted.push_back(values_[place]);
    return sorted;
  }

 private:
  transform::Operation operation_;
  std::vector<expr::Value> values_;
  std::vector<transform::Accumulator> weights_;
  std::unordered_map<std::string, std::size_t> places_;
  std::string key_;
};

class DomainSearch {
 public:
  DomainSearch(ScalePlan const& plan, DomainContext const& context) : plan_(plan), context_(context) {}

  std::vector<expr::Value> run() const {
    scale::Type const type = plan_.definition.type;
    if (plan_.domain.size() == 1)
      if (auto const* given = std::get_if<DomainValues>(&plan_.domain.front())) return given->values;
    if (scale::is_discrete(type)) return categories();
    if (type == scale::Type::Quantile) return all_numbers();
    return extent();
  }

 private:
  template <typename Take>
  void for_each_number(Take const& take) const {
    for (DomainSource const& source : plan_.domain) {
      if (auto const* given = std::get_if<DomainValues>(&source)) {
        for (auto const& value : given->values)
          if (!value.is_null()) take(value.to_number());
      } else if (auto const* fields = std::get_if<DomainFields>(&source)) {
        Rows const rows = context_.rows(fields->data);
        for (auto const& field : fields->fields)
          if (Cells const cells = context_.finder.find(rows.table, field))
            for (std::size_t place = 0; place < rows.size(); ++place) take(number_of(*cells, rows[place]));
      } else if (auto const* bins = context_.tables.bins(std::get<DomainBins>(source).bins)) {
        take(bins->start);
        take(bins->stop);
      }
    }
  }

  std::vector<expr::Value> extent() const {
    Span span;
    for_each_number([&](double number) { span.add(number); });
    auto ends = span.values();
    // Vega takes the extremes of no numbers for those of zero where it looks for them among several fields.
    if (ends.empty() && plan_.definition.zero.value_or(false) && has_several_fields()) ends = {0.0, 0.0};
    return ends;
  }

  bool has_several_fields() const {
    auto const* fields = std::get_if<DomainFields>(&plan_.domain.front());
    return plan_.domain.size() > 1 || (fields != nullptr && fields->fields.size() > 1);
  }

  std::vector<expr::Value> all_numbers() const {
    std::vector<expr::Value> numbers;
    for_each_number([&](double number) {
      if (!std::isnan(number)) numbers.emplace_back(number);
    });
    return numbers;
  }

  std::vector<expr::Value> categories() const {
    Categories found(plan_.order.operation);
    for (DomainSource const& source : plan_.domain) {
      if (auto const* given = std::get_if<DomainValues>(&source)) {
        for (auto const& value : given->values) found.weight(found.add(value)).update(value);
      } else if (auto const* fields = std::get_if<DomainFields>(&source)) {
        for (auto const& field : fields->fields) add_field(found, fields->data, field);
      }
    }
    if (plan_.order.by == DomainOrder::By::Aggregate && !plan_.order.data.is_none()) weigh_elsewhere(found);
    return found.in_order(plan_.order);
  }

  void add_field(Categories& found, DataId data, std::string const& field) const {
    Rows const rows = context_.rows(data);
    Cells const cells = context_.finder.find(rows.table, field);
    if (cells == nullptr) return;
    bool const weighs = plan_.order.by == DomainOrder::By::Aggregate && plan_.order.data.is_none();
    Cells const weights = weighs ? context_.finder.find(rows.table, plan_.order.field) : nullptr;
    RowNumbers const& numbers = context_.finder.numbers_of(cells);
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (std::size_t place = 0; place < rows.size(); ++place) {
      std::size_t const row = rows[place];
      auto const [known, is_new] = places.try_emplace(numbers[row], 0);
      if (is_new) known->second = found.add(cells->value(row));
      if (weighs) found.weight(known->second).update(weights != nullptr ? weights->value(row) : expr::Value());
    }
  }

  /// The weights come from another table, whose field of categories has the name of the domain's.
  void weigh_elsewhere(Categories& found) const {
    auto const* fields = std::get_if<DomainFields>(&plan_.domain.front());
    if (fields == nullptr || fields->fields.empty()) return;
    Rows const rows = context_.rows(plan_.order.data);
    Cells const cells = context_.finder.find(rows.table, fields->fields.front());
    Cells const weights = context_.finder.find(rows.table, plan_.order.field);
    if (cells == nullptr) return;
    for (std::size_t place = 0; place < rows.size(); ++place)
      found.weight(found.add(cells->value(rows[place])))
          .update(weights != nullptr ? weights->value(rows[place]) : expr::Value());
  }

  ScalePlan const& plan_;
  DomainContext const& context_;
};

}  // namespace

std::vector<expr::Value> find_domain(ScalePlan const& plan, DomainContext const& context) {
  return DomainSearch(plan, context).run();
}

}  // namespace livret::plot
