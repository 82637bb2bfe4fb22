#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "plot/mark_items.hpp"
#include "plot/plot.hpp"
#include "plot/ready_channels.hpp"
#include "plot/scales.hpp"
#include "plot/tables.hpp"

namespace livret::plot {

/// A projection with what it is fitted to.
struct ReadyProjection {
  ProjectionId id;
  geo::ProjectionDefinition definition;
  std::optional<geo::Geometry> fitted_to;
};

struct ReadyGroup;

/// One group of a plan's: the whole where it is not faceted.
struct ReadyView {
  std::size_t datum = 0;  ///< its row in the table of the groups
  std::vector<ReadyScale> scales;
  std::vector<ReadyProjection> projections;
  std::vector<std::variant<ReadyMark, std::shared_ptr<ReadyGroup const>>> marks;
  std::optional<double> columns;  ///< of its grid, where a table counts them
  bool is_empty = false;          ///< a combination that does not occur: its group shows nothing
};

struct ReadyGroup {
  GroupPlan const* plan = nullptr;
  table::TablePtr datums;  ///< a row for each group of a facet; null where there is none
  ReadyChannels channels;  ///< over `datums`
  std::vector<ReadyView> views;
};

struct Prepared {
  std::shared_ptr<Plan const> plan;
  ReadyTables tables;
  std::map<std::string, table::TablePtr, std::less<>> tables_by_name;  ///< the project's and the plan's
  expr::ObjectPtr params;
  locale::Locale const* locale = nullptr;
  ImageLoader load_image;
  ReadyGroup root;
};

/// A facet makes no more groups than this: more is reported, and left out.
inline constexpr std::size_t most_views = 10'000;

/// Groups of a plan with their rows, domains and columns found. The root sees all rows.
ReadyGroup prepare_root(Prepared const& prepared, diag::Sink& sink);

}  // namespace livret::plot
