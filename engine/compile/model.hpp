#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compile/channel.hpp"
#include "plot/plan.hpp"

namespace livret::compile {

enum class MarkKind { Arc, Area, Bar, Circle, GeoShape, Image, Line, Point, Rect, Rule, Square, Text, Tick, Trail };
std::string_view name_of(MarkKind kind);
std::optional<MarkKind> find_mark(std::string_view name);
inline bool is_path(MarkKind kind) {
  return kind == MarkKind::Line || kind == MarkKind::Area || kind == MarkKind::Trail;
}
inline bool is_rect_based(MarkKind kind) {
  return kind == MarkKind::Bar || kind == MarkKind::Rect || kind == MarkKind::Image || kind == MarkKind::Tick;
}
inline bool is_bar_or_area(MarkKind kind) { return kind == MarkKind::Bar || kind == MarkKind::Area; }

enum class Orientation { None, Horizontal, Vertical };

/// A mark definition and the cascade of its properties.
struct MarkDef {
  MarkKind kind = MarkKind::Point;
  diag::Span span;
  yaml::Node const* node = nullptr;  ///< the mapping, or null for `mark: bar`
  Orientation orient = Orientation::None;
  bool is_filled = true;
  std::optional<double> opacity;  ///< Vega-Lite's reduced opacity, where nothing else is said
  /// The definition; below it the styles, `config[mark]` and `config.mark`, in Vega-Lite's order.
  Properties definition, styles, config;
  std::vector<std::string> style_names;

  /// Mark definition > style > config[mark] > config.mark.
  yaml::Node const* find(std::string_view name) const;
  /// The same without the definition itself (getMarkConfig).
  yaml::Node const* find_config(std::string_view name) const;
};

/// How the bars or areas of a mark are stacked: Vega-Lite's StackProperties.
struct StackSpec {
  ChannelId channel = ChannelId::Y;       ///< the measure
  std::vector<ChannelId> group_channels;  ///< the dimension, and its offset
  std::vector<std::string> group_columns;
  struct By {
    ChannelId channel;
    std::string column;
  };
  std::vector<By> by;
  transform::StackOffset offset = transform::StackOffset::Zero;
  bool impute = false;
};

/// `width` or `height`.
struct SizeSpec {
  enum class Kind { Absent, Number, Step, Container } kind = Kind::Absent;
  double value = 0;  ///< pt, of the whole or of a step
  enum class StepFor { Position, Offset } step_for = StepFor::Offset;
  diag::Span span;
};

enum class Resolve { Shared, Independent };
/// `resolve`, as far as said.
struct ResolveSpec {
  std::map<ChannelId, Resolve> scale, axis, legend;
};

/// A value and whether the author said so.
template <typename T>
struct Explicit {
  std::optional<T> value;
  bool is_explicit = false;
};

/// Of two values the explicit one, else the first.
template <typename T>
Explicit<T> merged(Explicit<T> const& a, Explicit<T> const& b) {
  if (!a.value) return b;
  if (!b.value) return a;
  return b.is_explicit && !a.is_explicit ? b : a;
}

/// A scale in the making: Vega-Lite's scale component. Merged scales are one component, shared.
struct ScaleComponent {
  ChannelId channel = ChannelId::X;
  diag::Span span;
  std::string name;  ///< of the view that it belongs to, and its channel: `concat_0_x`
  plot::ScaleId id;
  Explicit<scale::Type> type;
  Explicit<std::vector<plot::DomainSource>> domain;
  Explicit<std::vector<expr::Value>> domain_raw;  ///< takes the place of the domain as it is
  bool follows_selection = false;                 ///< marks are clipped, as they may lie beyond its domain
  Explicit<plot::DomainOrder> order;
  Explicit<plot::RangeSource> range;
  Explicit<bool> zero, clamp, reverse, round;
  Explicit<scale::TickCount> nice;
  Explicit<bool> is_nice;  ///< `nice: true` or `false`
  Explicit<double> padding, padding_inner, padding_outer, align, exponent, base, constant;
  Explicit<double> domain_min, domain_max, domain_mid;
  Explicit<scale::Interpolation> interpolation;
  Explicit<scale::Bins> bins;
  Explicit<plot::BinsRef> bins_of;
  bool has_discrete_domain() const;
  bool has_continuous_domain() const;
};
using ScalePtr = std::shared_ptr<ScaleComponent>;

/// A view of the spec: a tree of units, layers, facets and concatenations.
struct Model {
  enum class Kind { Unit, Layer, Facet, Concat } kind = Kind::Unit;
  Model* parent = nullptr;
  yaml::Node const* node = nullptr;
  std::string name;
  std::vector<std::unique_ptr<Model>> children;

  SizeSpec width, height;
  ResolveSpec resolve;

  // Data: `source` has been loaded and transformed as the view and those above it say.
  plot::DataId loaded;               ///< as it came
  plot::DataId source;               ///< after this view's transforms
  std::vector<table::Field> fields;  ///< of `source`
  bool fields_open = false;          ///< there may be more
  bool are_declared = false;         ///< fields have declared types

  // A unit.
  MarkDef mark;
  Encoding encoding;
  std::optional<StackSpec> stack;
  plot::DataId raw;             ///< after bins and time units
  plot::DataId main;            ///< after what the encoding asks for
  plot::DataId drawn;           ///< `main` without rows that have no place
  plot::DataId stack_extremes;  ///< of each stack of rounded bars, else none
  plot::ProjectionId projection;

  // A facet: `row`, `column`, or `facet` alone.
  Encoding facet;
  // A grid: concat, or a wrapped facet.
  std::optional<double> columns;
  bool is_vertical = false;  ///< vconcat

  std::vector<plot::ScaleId> scope_scales;  ///< of the root, and of what a facet repeats: scales made in their group
  std::vector<plot::ProjectionId> scope_projections;
  std::map<ChannelId, ScalePtr> scales;  ///< of a unit all its scales; of others those merged from their children

  /// The fields by which views above split it, from the outside.
  std::vector<std::string> facet_columns() const;
  Model const* nearest_facet() const;
  ScaleComponent const* scale(ChannelId id) const;
};

}  // namespace livret::compile
