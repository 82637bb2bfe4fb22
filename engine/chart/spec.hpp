#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "diag/source_map.hpp"
#include "expr/expression.hpp"
#include "expr/value.hpp"
#include "text/style.hpp"
#include "yaml/node.hpp"

namespace livret::chart {

/// Vega-Lite's types of a channel.
enum class Measure { Nominal, Ordinal, Quantitative, Temporal };
inline bool is_discrete(Measure measure) { return measure == Measure::Nominal || measure == Measure::Ordinal; }

enum class ChannelId {
  X,
  X2,
  Y,
  Y2,
  XOffset,
  YOffset,
  Color,
  Opacity,
  FillOpacity,
  Size,
  Shape,
  Text,
  Order,
  Detail,
  Row
};
std::string_view name_of(ChannelId id);  ///< `xOffset`

enum class Direction { Ascending, Descending };

/// In which order the values of a discrete channel stand.
struct Sort {
  enum class By { Value, Data, List, Channel, Field };
  By by = By::Value;
  Direction direction = Direction::Ascending;
  std::vector<expr::Value> list;     ///< List: these first
  ChannelId channel = ChannelId::X;  ///< Channel
  std::string field;                 ///< Field: ordered by `operation` of it
  std::string operation;             ///< empty: sum where stacked, else mean
};

struct ScaleSpec {
  enum class Type { Automatic, Linear, Log, Pow, Sqrt, Time, Band, Point, Ordinal };
  Type type = Type::Automatic;
  std::vector<expr::Value> domain;  ///< empty: from the data
  std::vector<expr::Value> range;
  std::string scheme;
  std::optional<bool> zero, nice;
  bool reverse = false;
  double exponent = 1;
  std::optional<double> padding, padding_inner, padding_outer;
  diag::Span span;
};

enum class Orient { Top, Bottom, Left, Right };

/// What may be said of an axis or a legend; a legend uses title, format, values and orient.
struct GuideSpec {
  enum class Presence { Automatic, Asked, Hidden };
  Presence presence = Presence::Automatic;
  std::optional<std::string> title;  ///< empty: none
  std::optional<bool> labels, ticks, domain, grid;
  std::string format;
  std::vector<expr::Value> values;
  std::optional<Orient> orient;
  std::optional<double> tick_count;
  std::optional<double> label_limit;  ///< pt; longer labels are wrapped
  std::optional<expr::Expression> label_expression;
};

/// One branch of a conditional channel; without a value it takes the channel's field.
struct Condition {
  expr::Expression test;
  std::optional<expr::Value> value;
};

struct Channel {
  ChannelId id = ChannelId::X;
  diag::Span span;
  std::string field;  ///< of the prepared table; empty for a constant
  Measure measure = Measure::Nominal;
  std::string aggregate;  ///< operation, empty: none
  std::optional<yaml::Node> bin;
  std::optional<expr::Value> value;  ///< a visual value; beside a field, what holds where no condition does
  std::optional<expr::Value> datum;  ///< a constant in data space
  std::vector<Condition> conditions;
  std::optional<std::string> title;
  Sort sort;
  enum class Stack { Automatic, Zero, Normalize, None };
  Stack stack = Stack::Automatic;
  ScaleSpec scale;
  GuideSpec guide;
  std::string format;

  bool has_data() const { return !field.empty() || datum.has_value(); }
};

struct Encoding {
  std::map<ChannelId, Channel> channels;
  std::vector<std::string> detail;

  Channel const* find(ChannelId id) const {
    auto const found = channels.find(id);
    return found == channels.end() ? nullptr : &found->second;
  }
};

enum class MarkKind { Area, Bar, Line, Point, Rect, Rule, Text, Tick, Timeline };

enum class HorizontalAlign { Left, Centre, Right };
enum class VerticalAlign { Top, Middle, Bottom, Alphabetic };
enum class Interpolate { Linear, StepBefore, StepAfter, Step };

/// A mark and its properties; nothing where the spec is silent.
struct MarkSpec {
  MarkKind kind = MarkKind::Point;
  std::string name;  ///< as the author wrote it
  diag::Span span;
  std::optional<base::Colour> color, fill, stroke;
  std::optional<double> opacity, fill_opacity, stroke_width, size, thickness, band;
  double corner_radius = 0;
  std::optional<bool> filled;
  std::string shape = "circle";
  std::vector<double> dash;
  Interpolate interpolate = Interpolate::Linear;
  enum class Overlay { None, Points };
  Overlay overlay = Overlay::None;
  std::string text;
  text::TextStyle style;  ///< of text marks, font and weight resolved
  HorizontalAlign align = HorizontalAlign::Centre;
  VerticalAlign baseline = VerticalAlign::Middle;
  double dx = 0, dy = 0, angle = 0;  ///< pt, degrees clockwise
  std::optional<double> limit;
  std::string precision;        ///< timeline: a field that says how precise dates are
  std::optional<double> today;  ///< timeline: milliseconds; what is later is hollow
};

/// Width or height of the plot.
struct Extent {
  std::optional<double> length;  ///< pt
  std::optional<double> step;    ///< pt for each category
};

}  // namespace livret::chart
