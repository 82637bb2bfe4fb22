// Plots that Vega has drawn too: figures.txt, which make_figures.mjs prints.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "diag/sink.hpp"
#include "plot/plot.hpp"

namespace livret::plot::testing {

/// What is told of one item: `bars`, x=21, width=18 …
struct Line {
  std::string mark;
  std::map<std::string, std::string> attributes;
};

/// Vega's lines of a case, that of the view first.
std::vector<Line> figures(std::string const& name);
/// The same of a scene, in the same order.
std::vector<Line> lines_of(Built const& built);
/// Checks that all lines are the same, numbers to a thousandth; the view's only where asked for.
void check_lines(std::vector<Line> const& found, std::vector<Line> const& wanted);

/// A table of texts, numbers and missing cells; a column is text where its first cell is.
table::TablePtr table_of(std::vector<std::string> const& fields, std::vector<std::vector<expr::Value>> const& rows);

/// A plan that is put together, prepared and built.
struct Case {
  std::shared_ptr<Plan> plan = std::make_shared<Plan>();
  diag::Sink sink;

  DataId add_table(table::TablePtr table, std::vector<transform::Step> steps = {});
  ScaleId add_scale(std::string name, scale::Type type, DomainSource domain, RangeSource range);
  ScalePlan& scale(ScaleId id) { return plan->scales[id.index()]; }
  MarkPlan& add_mark(GroupPlan& group, MarkType type, std::string name, DataId data);

  std::shared_ptr<Prepared const> prepared();
  Built built(Room room = {});
};

Rule field(std::string name, ScaleId scale = {});
Rule constant(expr::Value value, ScaleId scale = {});
void encode(Encodes& encodes, Channel channel, Rule rule);

}  // namespace livret::plot::testing
