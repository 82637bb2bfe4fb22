#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "chart/model.hpp"

namespace livret::chart {

/// The marks of a plan by the names that views have in it, and the tables that they are made of.
class PlannedMarks {
 public:
  explicit PlannedMarks(Ready const& ready);

  /// The mark of the unit with this prefix of names; null where there is none.
  plot::MarkPlan const* find(std::string_view prefix) const;
  /// Marks of all units below a view.
  std::vector<plot::MarkPlan const*> within(std::string_view prefix) const;
  /// The table that a mark is made of, before rows without a place were left out.
  plot::DataId whole_table(plot::MarkPlan const& mark) const;
  /// A table and those that it was made from, the nearest first.
  std::vector<table::TablePtr> history(plot::DataId data) const;
  /// Whether its rows come from a table of the project, whose fields have declared types.
  bool is_declared(plot::DataId data) const;

 private:
  void collect(plot::GroupPlan const& group);

  Ready const* ready_;
  std::map<std::string, plot::MarkPlan const*, std::less<>> marks_;
};

}  // namespace livret::chart
