#include "chart/description_plans.hpp"

#include <algorithm>

#include "transform/step.hpp"

namespace livret::chart {

namespace {

/// Whether all that a table does is to leave out rows that have no place.
bool only_drops_invalid_rows(plot::DataPlan const& data) {
  if (data.steps.size() != 1) return false;
  auto const* filter = std::get_if<transform::Filter>(&data.steps.front()->what);
  auto const* all = filter != nullptr ? std::get_if<transform::AllOf>(&filter->predicate.test) : nullptr;
  return all != nullptr && std::all_of(all->parts.begin(), all->parts.end(), [](transform::Predicate const& part) {
           auto const* validity = std::get_if<transform::ByValidity>(&part.test);
           return validity != nullptr && validity->valid;
         });
}

}  // namespace

PlannedMarks::PlannedMarks(Ready const& ready) : ready_(&ready) { collect(ready.plan->root); }

void PlannedMarks::collect(plot::GroupPlan const& group) {
  for (auto const& child : group.marks) {
    if (auto const* mark = std::get_if<plot::MarkPlan>(&child))
      marks_.emplace(mark->name, mark);
    else
      collect(*std::get<std::shared_ptr<plot::GroupPlan>>(child));
  }
}

plot::MarkPlan const* PlannedMarks::find(std::string_view prefix) const {
  auto const found = marks_.find(std::string(prefix) + "marks");
  return found == marks_.end() ? nullptr : found->second;
}

std::vector<plot::MarkPlan const*> PlannedMarks::within(std::string_view prefix) const {
  std::vector<plot::MarkPlan const*> found;
  for (auto mark = marks_.lower_bound(prefix); mark != marks_.end() && mark->first.starts_with(prefix); ++mark)
    found.push_back(mark->second);
  return found;
}

plot::DataId PlannedMarks::whole_table(plot::MarkPlan const& mark) const {
  if (mark.data.is_none()) return mark.data;
  auto const& data = ready_->plan->data[mark.data.index()];
  auto const* source = std::get_if<plot::DataId>(&data.source);
  return source != nullptr && only_drops_invalid_rows(data) ? *source : mark.data;
}

std::vector<table::TablePtr> PlannedMarks::history(plot::DataId data) const {
  std::vector<table::TablePtr> tables;
  while (!data.is_none()) {
    if (auto table = plot::table_of(*ready_->prepared, data)) tables.push_back(std::move(table));
    auto const* source = std::get_if<plot::DataId>(&ready_->plan->data[data.index()].source);
    data = source != nullptr ? *source : plot::DataId::none();
  }
  return tables;
}

bool PlannedMarks::is_declared(plot::DataId data) const {
  while (!data.is_none()) {
    auto const& source = ready_->plan->data[data.index()].source;
    if (std::holds_alternative<std::string>(source)) return true;
    auto const* before = std::get_if<plot::DataId>(&source);
    data = before != nullptr ? *before : plot::DataId::none();
  }
  return false;
}

}  // namespace livret::chart
