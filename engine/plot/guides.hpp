#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "expr/expression.hpp"
#include "locale/locale.hpp"
#include "plot/layout.hpp"
#include "plot/plan.hpp"
#include "scale/scale.hpp"
#include "scene/text_metrics.hpp"

namespace livret::plot {

/// What a production rule gives: a value, or a paint that is no plain colour.
using Outcome = std::variant<expr::Value, scene::Paint>;

/// What guides ask of the group that they stand in. Implemented by whoever runs the plan; `datum` is the row of the
/// guide (`value`, `label`, `index`), or null for the group's own.
class GuideScope {
 public:
  virtual ~GuideScope() = default;
  /// Null where the group has no such scale.
  virtual scale::Scale const* scale(ScaleId id) const = 0;
  /// Nothing where no rule's test holds.
  virtual std::optional<Outcome> resolve(Rules const& rules, expr::ObjectPtr const& datum) const = 0;
  virtual expr::Value evaluate(expr::Expression const& expression, expr::ObjectPtr const& datum) const = 0;
  virtual locale::Locale const& locale() const = 0;
};

struct GuideContext {
  GuideScope const& scope;
  scene::Metrics& metrics;
  double width = 0, height = 0;      ///< pt: what `width` and `height` mean to the guides of the group
  std::optional<double> page_width;  ///< pt: that of the place on a page that the whole plot is built for
};

/// Guides in Vega's order: axes come before the marks of a group, legends and title after them. Every guide of the plan
/// makes one mark of the group (a guide whose scale is missing an empty one), in the plan's order, which layout_group
/// counts on. Axes stand at their places; legends and title do when layout_group has run.
void append_axes(GroupContent& content, std::vector<AxisPlan> const& axes, GuideContext const& context);
void append_legends(GroupContent& content, std::vector<LegendPlan> const& legends, GuideContext const& context);
void append_title(GroupContent& content, TitlePlan const& title, GuideContext const& context);

}  // namespace livret::plot
