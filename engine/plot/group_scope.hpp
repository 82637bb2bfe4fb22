#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "expr/expression.hpp"
#include "geo/projection.hpp"
#include "plot/rows.hpp"
#include "plot/scales.hpp"
#include "transform/predicate.hpp"

namespace livret::plot {

/// What expressions can name everywhere in a plot.
struct Names {
  std::vector<std::pair<std::string, expr::Value>> const& variables;
  expr::ObjectPtr params;                                             ///< may be null
  std::map<std::string, table::TablePtr, std::less<>> const& tables;  ///< for `data('name')`
  locale::Locale const& locale;
};

/// What rules can refer to within a group that is being built.
struct GroupScope {
  Names const& names;
  ScalesInScope& scales;
  std::vector<std::optional<geo::Projection>>& projections;  ///< by ProjectionId
  double signal_width = 0, signal_height = 0;  ///< what `width` and `height` are: those of the nearest group with sizes
  double x = 0, y = 0, width = 0, height = 0;  ///< of the group itself
  expr::Value datum;                           ///< the group's row

  geo::Projection const* projection(ProjectionId id) const;
};

/// What expressions and predicates see while they walk over the rows of a mark. For one thread.
class RowScope final : public expr::Environment {
 public:
  RowScope(GroupScope const& group, table::TablePtr table);
  /// `datum` stands for itself: that of a guide, or of a group.
  RowScope(GroupScope const& group, expr::ObjectPtr datum);

  void move_to(std::size_t row);
  expr::Value evaluate(expr::Expression const& expression) const { return expression.evaluate(*this); }
  bool holds(transform::Predicate const& predicate) const { return transform::holds(predicate, *datum_, *this); }
  GroupScope const& group() const { return group_; }
  expr::ObjectPtr const& datum() const { return datum_; }

  expr::Value variable(std::string_view name) const override;
  expr::Value table(std::string_view name) const override;
  locale::Locale const& locale() const override { return group_.names.locale; }
  expr::Value scale(std::string_view name, expr::Value const& value) const override;
  expr::Value invert(std::string_view name, expr::Value const& value) const override;
  expr::Value domain(std::string_view name) const override;
  expr::Value range(std::string_view name) const override;
  expr::Value bandwidth(std::string_view name) const override;

 private:
  class Row;
  GroupScope const& group_;
  table::TablePtr table_;
  std::shared_ptr<Row> row_;  ///< null where the datum stands for itself
  expr::ObjectPtr datum_;
  mutable std::map<std::string, expr::Value, std::less<>> row_lists_;  ///< of the tables that were asked for
};

}  // namespace livret::plot
