// scene: what a chart shows, as Vega's scene graph: groups of marks, marks of items, each with its final attributes
// under Vega's names. In: items made by plot from data, with places in pt (Vega's pixels), y downward from the top left
// corner of the group that holds them. Out: their bounds (bounds.hpp), their drawing (paint.hpp), and Vega's JSON of
// them (json.hpp). Not yet: vertical and right-to-left text; blend modes, links
// and ARIA descriptions are kept, and are not in drawings.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "frame/drawing.hpp"
#include "frame/image.hpp"
#include "text/font_book.hpp"

namespace livret::scene {

/// A gradient within the bounds of its item, whose corners are (0, 0) and (1, 1). A linear one goes from (x1, y1) to
/// (x2, y2); a radial one from the circle of `r1` to that of `r2`, radii being parts of the bounds' longer side.
struct Gradient {
  enum class Kind { Linear, Radial } kind = Kind::Linear;
  double x1 = 0, y1 = 0, r1 = 0;
  double x2 = 1, y2 = 0, r2 = 0.5;
  std::vector<frame::GradientStop> stops;

  static Gradient radial() { return {Kind::Radial, 0.5, 0.5, 0, 0.5, 0.5, 0.5, {}}; }
};

/// Parallel lines over a ground; ours, for what is missing or withheld. Vega's JSON has the colour of its lines.
struct Hatch {
  double angle = 45;  ///< degrees by which the lines are turned, clockwise from the x axis
  double spacing = 4;
  double line_width = 0.6;
  base::Colour line;
  std::optional<base::Colour> ground;
};

using GradientPtr = std::shared_ptr<Gradient const>;
using HatchPtr = std::shared_ptr<Hatch const>;

/// What an area or a line is painted with; monostate paints nothing. Pointers are never null.
using Paint = std::variant<std::monostate, base::Colour, GradientPtr, HatchPtr>;

/// How lines are drawn where it is not Vega's default.
struct StrokeStyle {
  std::vector<double> dash;
  double dash_offset = 0;
  frame::Cap cap = frame::Cap::Butt;
  std::optional<frame::Join> join;    ///< miter
  std::optional<double> miter_limit;  ///< 4
};

/// Fill, stroke and how much is seen of them.
struct Ink {
  Paint fill;
  Paint stroke;
  double opacity = 1;
  double fill_opacity = 1;
  double stroke_opacity = 1;
  double stroke_width = 1;
  std::shared_ptr<StrokeStyle const> stroke_style;  ///< null: Vega's default

  bool has_fill() const { return fill.index() != 0; }
  bool has_stroke() const { return stroke.index() != 0; }
};

/// What few items have.
struct Details {
  int zindex = 0;
  std::string description;            ///< ARIA label
  std::string aria_role;              ///< empty: Vega's for the mark
  std::string aria_role_description;  ///< empty: Vega's for the mark
  bool is_hidden = false;             ///< `aria: false`
  std::string href;
  std::string blend;  ///< CSS mix-blend-mode
};
using DetailsPtr = std::shared_ptr<Details const>;

/// `orient` of lines and areas.
enum class Orient { Vertical, Horizontal };

enum class Interpolate {
  Linear,
  LinearClosed,
  Step,
  StepBefore,
  StepAfter,
  Basis,
  BasisOpen,
  BasisClosed,
  Cardinal,
  CardinalOpen,
  CardinalClosed,
  Bundle,
  Monotone,
  Natural,
  CatmullRom,
  CatmullRomOpen,
  CatmullRomClosed,
};

/// A path as SVG writes it, read once. `source` is what the author wrote.
struct PathData {
  std::string source;
  frame::Path path;
};
using PathDataPtr = std::shared_ptr<PathData const>;

enum class Symbol : std::uint8_t {
  Circle,
  Cross,
  Diamond,
  Square,
  Arrow,
  Wedge,
  Triangle,
  TriangleUp,
  TriangleDown,
  TriangleLeft,
  TriangleRight,
  Stroke,
};

struct ArcItem {
  double x = 0, y = 0;
  double start_angle = 0, end_angle = 0;  ///< radians, clockwise from twelve o'clock
  double inner_radius = 0, outer_radius = 0;
  double pad_angle = 0;  ///< radians
  double corner_radius = 0;
  double angle = 0;  ///< degrees
  Ink ink;
  DetailsPtr details;
};

struct Corners {
  double top_left = 0, top_right = 0, bottom_right = 0, bottom_left = 0;
  bool is_square() const { return top_left == 0 && top_right == 0 && bottom_right == 0 && bottom_left == 0; }
  static Corners all(double radius) { return {radius, radius, radius, radius}; }
};

struct RectItem {
  double x = 0, y = 0;
  double width = 0, height = 0;
  std::shared_ptr<Corners const> corner_radius;  ///< null: square
  Ink ink;
  DetailsPtr details;
};

struct RuleItem {
  double x = 0, y = 0;
  double x2 = 0, y2 = 0;
  Ink ink;
  DetailsPtr details;
};

struct SymbolItem {
  double x = 0, y = 0;
  double size = 64;  ///< pt²: of the square that the symbol would fill
  double angle = 0;  ///< degrees
  Symbol shape = Symbol::Circle;
  PathDataPtr custom;  ///< a path within −1 to 1 instead of `shape`, or null
  Ink ink;
  DetailsPtr details;
};

/// An SVG path at (x, y).
struct PathItem {
  double x = 0, y = 0;
  double scale_x = 1, scale_y = 1;
  double angle = 0;  ///< degrees
  PathDataPtr path;  ///< null: nothing
  Ink ink;
  DetailsPtr details;
};

/// A projected shape: `outline` is placed at (x, y).
struct ShapeItem {
  double x = 0, y = 0;
  double angle = 0;                            ///< degrees
  std::shared_ptr<frame::Path const> outline;  ///< null: nothing
  Ink ink;
  DetailsPtr details;
};

enum class Align { Left, Center, Right };
enum class Baseline { Alphabetic, Top, Middle, Bottom, LineTop, LineBottom };

struct ImageItem {
  double x = 0, y = 0;
  std::optional<double> width, height;  ///< without them, the image's in pixels
  enum class Aspect { Keep, Stretch } aspect = Aspect::Keep;
  enum class Smoothing { On, Off } smooth = Smoothing::On;
  Align align = Align::Left;
  Baseline baseline = Baseline::Top;  ///< top, middle or bottom
  double opacity = 1;
  std::string url;
  frame::ImagePtr image;  ///< null: nothing to see
  DetailsPtr details;
};

struct Font {
  std::string family = "sans-serif";  ///< as in CSS: names in order of preference, parted by commas
  int weight = 400;                   ///< 1 to 1000; parse_weight in text_metrics.hpp reads names
  text::Slant slant = text::Slant::Upright;
  bool operator==(Font const&) const = default;
};
using FontPtr = std::shared_ptr<Font const>;

struct TextSetting;  // text_metrics.hpp
using TextSettingPtr = std::shared_ptr<TextSetting const>;

struct TextItem {
  double x = 0, y = 0;
  double dx = 0, dy = 0;
  double radius = 0, theta = 0;  ///< polar place around (x, y), theta in radians clockwise from twelve o'clock
  double angle = 0;              ///< degrees
  Align align = Align::Left;
  Baseline baseline = Baseline::Alphabetic;
  std::vector<std::string> text;  ///< its lines; Vega's array, or one string
  std::string line_break;         ///< parts a single text into lines; empty: never
  double font_size = 11;
  FontPtr font;                       ///< null: Font()
  double limit = 0;                   ///< of a line's width; 0: none
  std::string ellipsis;               ///< empty: `…`
  std::optional<double> line_height;  ///< font size + 2
  Ink ink;
  DetailsPtr details;
  TextSettingPtr setting;  ///< the text as it is set, by Metrics::set; null: not yet
};

/// A point of a line; one that is not defined leaves a gap.
struct LineItem {
  double x = 0, y = 0;
  bool defined = true;
};

/// A place of an area: from (x, y) down to y + height, or where it is horizontal, right to x + width.
struct AreaItem {
  double x = 0, y = 0;
  double width = 0, height = 0;
  bool defined = true;
};

/// A place of a trail, `size` wide.
struct TrailItem {
  double x = 0, y = 0;
  double size = 1;
  bool defined = true;
};

/// What all points of one line, area or trail share: in Vega, the attributes of its first item.
struct Course {
  Interpolate interpolate = Interpolate::Linear;  ///< not of trails
  std::optional<double> tension;
  Orient orient = Orient::Vertical;
  Ink ink;
  DetailsPtr details;
};

template <typename Item>
struct Points {
  Course course;
  std::vector<Item> points;
};
using LineItems = Points<LineItem>;
using AreaItems = Points<AreaItem>;
using TrailItems = Points<TrailItem>;

struct Mark;

struct GroupItem {
  double x = 0, y = 0;
  double width = 0, height = 0;
  Corners corner_radius;
  bool clip = false;                    ///< its marks end at its sides
  bool stroke_foreground = false;       ///< the stroke is painted after the marks
  bool no_bound = false;                ///< width and height do not count in its bounds
  std::optional<double> stroke_offset;  ///< of the outline from the sides; else half a pt under strokes about 1 pt wide
  Ink ink;
  DetailsPtr details;
  std::vector<Mark> marks;
};

using Items = std::variant<std::vector<ArcItem>, AreaItems, std::vector<GroupItem>, std::vector<ImageItem>, LineItems,
                           std::vector<PathItem>, std::vector<RectItem>, std::vector<RuleItem>, std::vector<ShapeItem>,
                           std::vector<SymbolItem>, std::vector<TextItem>, TrailItems>;

enum class Role : std::uint8_t {
  None,
  Mark,
  Frame,
  Scope,
  Axis,
  AxisDomain,
  AxisGrid,
  AxisLabel,
  AxisTick,
  AxisTitle,
  Legend,
  LegendBand,
  LegendEntry,
  LegendGradient,
  LegendLabel,
  LegendSymbol,
  LegendTitle,
  Title,
  TitleText,
  TitleSubtitle,
  RowHeader,
  RowFooter,
  RowTitle,
  ColumnHeader,
  ColumnFooter,
  ColumnTitle,
};

/// Items of one kind. Axes, legends and titles are marks of groups with their roles.
struct Mark {
  Role role = Role::Mark;
  std::string name;
  int zindex = 0;
  bool clip = false;        ///< its items end at the sides of the group that holds it
  std::string description;  ///< ARIA label of the whole
  bool is_hidden = false;   ///< `aria: false`
  Items items;

  std::string_view type() const;  ///< `arc`, `area`, …
};

std::string_view name_of(Role role);  ///< `axis-label`; empty for None
std::string_view name_of(Symbol symbol);
std::string_view name_of(Interpolate interpolate);
std::string_view name_of(Align align);
std::string_view name_of(Baseline baseline);

/// What Vega calls so, or nothing.
std::optional<Symbol> find_symbol(std::string_view name);
std::optional<Interpolate> find_interpolate(std::string_view name);

/// What is shared instead of copied; null where it equals the default.
template <typename T>
std::shared_ptr<T const> shared(T value) {
  return std::make_shared<T const>(std::move(value));
}

}  // namespace livret::scene
