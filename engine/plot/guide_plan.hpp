#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "plot/rule.hpp"

namespace livret::plot {

enum class Orient { Left, Right, Top, Bottom, TopLeft, TopRight, BottomLeft, BottomRight, None };
enum class Anchor { Start, Middle, End };
enum class Align { Left, Centre, Right };
enum class Baseline { Alphabetic, Top, Middle, Bottom, LineTop, LineBottom };

/// How a text of a guide is set: every property resolved, sizes in pt, angles in degrees clockwise.
struct Lettering {
  std::string font = "sans-serif";
  double size = 10;
  std::string weight = "normal";  ///< `normal`, `bold` or a number
  std::string style = "normal";   ///< or `italic`
  scene::Paint colour;
  double opacity = 1;
  std::optional<double> angle;  ///< nothing: what the orientation asks for, 0 of labels
  double limit = 0;             ///< 0: none
  std::optional<double> line_height;
  std::optional<Align> align;  ///< nothing: what the orientation asks for
  std::optional<Baseline> baseline;
};

/// A line of a guide.
struct Pen {
  std::optional<scene::Paint> colour;
  double width = 1;
  double opacity = 1;
  std::vector<double> dash;
  double dash_offset = 0;
  std::string cap = "butt";
};

/// How many ticks: as many as the scale likes, about a number, one for about each `pt_each` pt of the range, or those
/// of a time interval.
struct TicksEach {
  double pt_each = 40;
};
struct TicksOfInterval {
  std::string interval;  ///< d3-time: `month`
  double step = 1;
};
using TickCount = std::variant<std::monostate, double, TicksEach, TicksOfInterval>;

enum class FormatKind { Default, Number, Time };
/// How values become labels.
struct LabelFormat {
  FormatKind kind = FormatKind::Default;
  std::string specifier;  ///< d3-format or d3-time-format; empty: what the scale likes
  std::vector<std::pair<std::string, std::string>> specifiers;  ///< by time unit, for multi-formats: `{month, %b}`
  std::optional<expr::Expression> expression;  ///< labelExpr, over datum.label, datum.value, datum.index
  std::string field_type;                      ///< non-empty: the values are categories that are shown as they are
};

enum class LabelOverlap { Keep, Parity, Greedy };
enum class GuidePart { Ticks, Grid, Labels, Title, Domain, Symbols };
/// Conditional properties: rules over datum.value, datum.label, datum.index in place of the constant.
struct GuideOverride {
  GuidePart part;
  Encode encode;
};

/// An axis with every property resolved; names are Vega's.
struct AxisPlan {
  ScaleId scale;
  ScaleId grid_scale;  ///< none: the grid is as long as the group
  Orient orient = Orient::Bottom;
  int zindex = 0;
  std::string description;

  std::optional<std::vector<expr::Value>> values;
  TickCount tick_count;
  std::optional<double> tick_min_step;
  LabelFormat format;

  std::optional<double> band_position;
  double offset = 0;
  Rules position;  ///< where the axis stands across its orientation; none: at the group's side
  double translate = 0.5;
  double min_extent = 0, max_extent = 200;

  bool has_domain = true, has_grid = false, has_labels = true, has_ticks = true;
  Pen domain, grid, ticks;
  bool tick_band_extent = false;  ///< tickBand: extent
  bool tick_extra = false;
  double tick_offset = 0;
  bool tick_round = true;
  double tick_size = 5;

  Lettering label;
  std::variant<bool, double> label_bound = false;  ///< labels beyond the range by more than this are hidden
  std::variant<bool, double> label_flush = false;
  double label_flush_offset = 0;
  double label_offset = 0;
  LabelOverlap label_overlap = LabelOverlap::Keep;
  double label_separation = 0;
  double label_padding = 2;

  std::vector<std::string> title;  ///< lines; none: no title
  Lettering title_lettering;
  std::optional<Anchor> title_anchor;
  double title_padding = 4;
  std::optional<double> title_x, title_y;

  std::vector<GuideOverride> overrides;
  bool is_aria_hidden = false;
};

enum class LegendKind { Symbol, Gradient };
enum class Direction { Horizontal, Vertical };

/// A legend with every property resolved; names are Vega's.
struct LegendPlan {
  std::optional<LegendKind> kind;  ///< nothing: what the scale asks for
  ScaleId fill, stroke, size, shape, opacity, stroke_width, stroke_dash;
  Orient orient = Orient::Right;
  Direction direction = Direction::Vertical;
  int zindex = 0;

  std::optional<std::vector<expr::Value>> values;
  TickCount tick_count;
  std::optional<double> tick_min_step;
  LabelFormat format;

  std::optional<double> offset;  ///< nothing: that of its side's layout
  double padding = 0;
  std::optional<double> x, y;                              ///< for orient none
  std::optional<scene::Paint> fill_colour, stroke_colour;  ///< of the legend's ground and frame
  double stroke_width_of_frame = 1, corner_radius = 0;
  std::vector<double> stroke_dash_of_frame;

  std::string grid_align = "each";
  double column_padding = 10, row_padding = 2;
  std::optional<double> columns;
  bool clip_height = false;
  std::optional<double> clip_height_pt;

  /// Without a length a gradient is as long as the group's side that it runs along, from `gradient_least` to
  /// `gradient_most`.
  std::optional<double> gradient_length, gradient_thickness;
  double gradient_least = 64, gradient_most = 200;
  double gradient_opacity = 1;
  std::optional<scene::Paint> gradient_stroke;
  double gradient_stroke_width = 0;

  std::string symbol_type;  ///< Vega's shape name; empty: circle, or the shape scale
  double symbol_size = 100;
  std::optional<scene::Paint> symbol_fill, symbol_stroke, symbol_base_fill, symbol_base_stroke;
  double symbol_stroke_width = 1.5;
  double symbol_opacity = 1, symbol_fill_opacity = 1, symbol_stroke_opacity = 1, symbol_offset = 0;
  std::vector<double> symbol_dash;
  double symbol_dash_offset = 0;
  double symbol_limit = 0;  ///< entries beyond are counted in a last one; 0: all

  Lettering label;
  double label_offset = 4;
  double gradient_label_offset = 2;  ///< in gradient legends, in place of `label_offset`
  double gradient_label_limit = 0;   ///< in gradient legends, in place of `label.limit`
  std::optional<LabelOverlap> label_overlap;
  double label_separation = 0;

  std::vector<std::string> title;
  Lettering title_lettering;
  std::optional<Anchor> title_anchor;
  Orient title_orient = Orient::Top;
  double title_padding = 5;

  std::vector<GuideOverride> overrides;
  bool is_aria_hidden = false;
};

/// A title of a group, with subtitle.
struct TitlePlan {
  Rules text;  ///< a text or an array of lines
  std::vector<std::string> subtitle;
  Orient orient = Orient::Top;
  Anchor anchor = Anchor::Middle;
  bool frame_is_group = false;  ///< `frame: group`: aligned with the plot, else with its bounds
  double offset = 4;
  double dx = 0, dy = 0;
  Lettering lettering, subtitle_lettering;
  double subtitle_padding = 3;
  int zindex = 0;
};

/// How legends of one side are laid out: Vega's config.legend.layout.
struct LegendLayout {
  double offset = 18, margin = 8;
  Anchor anchor = Anchor::Start;
  bool frame_is_bounds = false;  ///< anchored to the bounds of the group with its axes, else to the group
  bool flush_bounds = true;      ///< legends are as large as their grounds, else as all that they show
  bool centre = false;
  Direction direction = Direction::Vertical;
  /// What legends above and below the group keep clear of. Vega looks at the axes above and below alone, so that they
  /// stand over the title of a vertical axis that is set level above the plot.
  enum class Clears { AxesOfSide, AllAxes } clears = Clears::AxesOfSide;
};

}  // namespace livret::plot
