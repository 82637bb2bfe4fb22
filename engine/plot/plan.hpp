#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/projection.hpp"
#include "plot/guide_plan.hpp"
#include "plot/rule.hpp"
#include "scale/scale.hpp"
#include "table/table.hpp"
#include "transform/step.hpp"

namespace livret::plot {

/// A table of the plot: where its rows come from, and the steps that they pass.
struct DataPlan {
  /// Rows of another one, rows that the spec holds, or a table of the project by name.
  std::variant<DataId, table::TablePtr, std::string> source;
  std::vector<std::shared_ptr<transform::Step const>> steps;
  std::string name;  ///< for messages
};

/// The bins that a step of `data` made, by the name of their first output.
struct BinsRef {
  DataId data;
  std::string output;
};

// Where a domain comes from; several are united in order.
struct DomainValues {
  std::vector<expr::Value> values;
};
/// Distinct values or extremes of columns. `order` of discrete ones: by another field's aggregate, else by first
/// appearance or by the values.
struct DomainFields {
  DataId data;
  std::vector<std::string> fields;
};
struct DomainBins {
  BinsRef bins;
};
using DomainSource = std::variant<DomainValues, DomainFields, DomainBins>;

/// Order of a discrete domain.
struct DomainOrder {
  enum class By { Appearance, Value, Aggregate } by = By::Appearance;
  transform::Order order = transform::Order::Ascending;
  transform::Operation operation = transform::Operation::Count;  ///< of `field`, for each value, in `data`
  std::string field;
  DataId data;
};

// Where a range comes from.
struct RangeSide {
  GroupSide side;
  bool reversed = false;  ///< from the side's end to 0, as y runs
};
struct RangeBandwidth {
  ScaleId scale;  ///< an offset scale within the bands of this one
  bool reversed = false;
};
/// From 0 (or `inner`) to half of the smaller side: radii of arcs.
struct RangeRadius {
  double inner = 0;
};
/// A step of this many pt for each band; `offset_scale`: the step is for each band of that scale within.
struct RangeStep {
  double step = 20;
  ScaleId offset_scale;
};
/// Ends within a side: each is a constant plus a share of the side.
struct RangeEnds {
  struct End {
    double constant = 0, share = 0;
  };
  GroupSide side = GroupSide::Width;
  End from, to;
};
/// A share of what a stretch of time takes on another scale: offsets within units of time.
struct RangeDuration {
  ScaleId scale;
  double start = 0, end = 0;  ///< the stretch, in milliseconds
  double from = 0, to = 1;    ///< shares of its length
};
/// From `least` to what fits into one cell of the plot: the smaller of a cell's sides (of a bin's share of the group's
/// side where there are bins, else a step), less `less`, or the square of `share` of it.
struct RangeCell {
  struct Side {
    double step = 20;
    std::optional<BinsRef> bins;
    std::optional<double> length;  ///< pt: in place of the side of the group that has the scale
  };
  double least = 0;
  Side width, height;
  enum class Measure { Length, Area } measure = Measure::Area;
  double share = 0.95;
  double less = 1;
};
/// The distinct values of a field, in the order of what they stand for in another.
struct RangeOfField {
  DomainFields values;
  DomainOrder order;
};
using RangeSource = std::variant<std::monostate, scale::Range, RangeSide, RangeBandwidth, RangeRadius, RangeStep,
                                 RangeEnds, RangeDuration, RangeCell, RangeOfField>;

/// A scale. `definition` has everything but domain and range, which are found at run time.
struct ScalePlan {
  std::string name;
  scale::Definition definition;
  std::vector<DomainSource> domain;
  DomainOrder order;
  RangeSource range;
  std::optional<BinsRef> bins;
  diag::Span span;  ///< of the channel that it came from, for messages
};

/// A projection; with `fit` it is fitted into the group by the shapes of these.
struct ProjectionPlan {
  geo::ProjectionDefinition definition;
  struct Fit {
    DataId data;
    std::string geometry;             ///< the column with the geometry; empty: rows are features
    std::string longitude, latitude;  ///< non-empty: points instead
  };
  std::vector<Fit> fit;
  bool has_sphere_or_graticule = false;
  diag::Span span;
};

// Sizes of groups.
struct FixedSize {
  double pt = 200;
};
/// As many steps as the scale has bands.
struct StepSize {
  ScaleId scale;
};
/// What whoever draws the plot has room for; `fallback` where nobody says.
struct ContainerSize {
  double fallback = 300;
};
/// What its children take.
struct ChildrenSize {};
using SizePlan = std::variant<ChildrenSize, FixedSize, StepSize, ContainerSize>;

enum class MarkType { Arc, Area, Image, Line, Path, Rect, Rule, Shape, Symbol, Text, Trail };

/// A mark, as Vega's: one item a row of `data`; for line, area and trail one item's points, a series for each value of
/// `series`.
struct MarkPlan {
  MarkType type = MarkType::Rect;
  std::string name;
  DataId data;
  std::string withheld_in;          ///< only the rows where this column is suppressed; empty: all rows
  std::vector<std::string> series;  ///< fields that split rows into lines (Vega's pathgroup facet); empty: one
  std::vector<transform::SortKey> sort;
  std::optional<Channel> sort_by;  ///< X or Y: by the places of the items themselves, in place of `sort`
  Encodes encodes;
  bool clip = false;
  int zindex = 0;
  ProjectionId projection;  ///< of shapes; with `geometry` the column that holds it
  std::string geometry;
  std::string role_description;  ///< `bar`
  diag::Span span;
};

/// One group for each combination of values, in order of `sort`. Within a group every table that has all of `fields` is
/// seen only through the rows whose values are those of the group; other tables are seen whole.
struct FacetPlan {
  DataId data;
  std::vector<std::string> fields;
  std::vector<transform::SortKey> sort;
  bool cross = false;  ///< combinations that do not occur have groups too
  /// Headers of a wrapped grid: a group for each of its rows or columns, not for each cell. Without `columns` all cells
  /// are in one row.
  struct Wrapped {
    bool by_row = false;
    std::optional<double> columns;
  };
  std::optional<Wrapped> wrapped;
};

/// How a group's child groups are set in a grid: Vega's layout, its names.
struct GridPlan {
  enum class Alignment { All, Each, None };
  double row_padding = 20, column_padding = 20;
  std::optional<double> columns;  ///< nothing: one row
  DataId columns_of;              ///< not none: as many as that table has rows
  bool flush_bounds = false;
  Alignment row_align = Alignment::All, column_align = Alignment::All;
  bool row_centre = false, column_centre = false;
  std::map<std::string, double> offsets;  ///< by `rowHeader`, `columnTitle`, …
  std::optional<double> row_header_band, column_header_band, row_footer_band, column_footer_band;
  std::optional<Anchor> row_title_anchor, column_title_anchor;
  std::optional<double> row_title_band, column_title_band;
};

/// A group of marks with its guides: Vega's group mark.
struct GroupPlan {
  std::string name;
  scene::Role role{};  ///< frame, scope, row-header, column-title …
  std::optional<FacetPlan> facet;
  SizePlan width, height;
  /// Headers are as high or as wide as the cells beside them.
  enum class CellSide { None, Width, Height } size_of_cells = CellSide::None;
  Encodes encodes;              ///< ground and frame
  std::vector<ScaleId> scales;  ///< made anew for each group of this plan, from its facet's rows
  std::vector<ProjectionId> projections;
  std::vector<std::variant<MarkPlan, std::shared_ptr<GroupPlan>>> marks;
  std::vector<AxisPlan> axes;
  std::vector<LegendPlan> legends;
  std::optional<TitlePlan> title;
  std::optional<GridPlan> grid;
  bool clip = false;
  int zindex = 0;
};

enum class Autosize { Pad, Fit, FitX, FitY, None };

/// A plot, all of it that does not depend on data: a Vega specification in types. Scales and tables are named by ids,
/// so that nothing is looked up by name when it is drawn.
struct Plan {
  std::vector<DataPlan> data;     ///< each after those it uses
  std::vector<ScalePlan> scales;  ///< each after those its range uses
  std::vector<ProjectionPlan> projections;
  GroupPlan root;
  std::array<double, 4> padding{5, 5, 5, 5};  ///< left, top, right, bottom
  Autosize autosize = Autosize::Pad;
  bool contains_padding = false;
  std::optional<scene::Paint> background;
  std::array<LegendLayout, 9> legend_layout;  ///< by Orient
  std::vector<std::pair<std::string, expr::Value>> parameters;
  diag::Span span;
};

}  // namespace livret::plot
