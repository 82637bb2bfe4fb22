#include "chart/axis.hpp"

#include <algorithm>
#include <cmath>

#include "chart/format.hpp"
#include "chart/row_environment.hpp"

namespace livret::chart {

namespace {

constexpr double least_gap = 4;         ///< between neighbouring labels
constexpr double room_for_tick_x = 44;  ///< a continuous axis has about one tick in this many pt
constexpr double room_for_tick_y = 36;
constexpr double tick_length = 3;

struct TextStep {
  double place;
  TickText text;
};

std::vector<TextStep> tick_texts(Plot const& plot, PositionDomain const& domain, PositionScale const& scale,
                                 double length, double room) {
  std::vector<TextStep> steps;
  if (auto const* band = std::get_if<BandScale>(&scale)) {
    for (auto const& value : band->domain().values)
      if (auto const place = band->centre(value))
        steps.push_back({*place, {value, format_value(value, domain.measure, domain.guide.format, *plot.locale)}});
    return steps;
  }
  auto const& continuous = std::get<ContinuousScale>(scale);
  double const count = std::max(2.0, std::ceil(length / room));
  for (auto& tick : continuous_ticks(continuous.domain(), domain.guide, count, *plot.locale)) {
    auto const number = number_of(tick.value, domain.measure);
    auto const place = number ? continuous.place(*number) : std::nullopt;
    if (place && *place > -0.5 && *place < length + 0.5) steps.push_back({*place, std::move(tick)});
  }
  return steps;
}

std::string label_text(Plot const& plot, GuideSpec const& guide, TickText const& tick) {
  if (!guide.label_expression) return tick.text;
  RowEnvironment const environment(*plot.context, expr::make_object({{"value", tick.value}, {"label", tick.text}}));
  return guide.label_expression->evaluate(environment).to_text();
}

/// Leaves out every second label until no two neighbours touch (Vega's `parity`).
void thin_out(std::vector<AxisTick>& labels, ChannelId id) {
  std::sort(labels.begin(), labels.end(), [](auto const& a, auto const& b) { return a.place < b.place; });
  auto const extent = [&](AxisTick const& tick) { return id == ChannelId::X ? tick.label.width : tick.label.height(); };
  auto const touch = [&](AxisTick const& a, AxisTick const& b) {
    return a.place + extent(a) / 2 + (id == ChannelId::X ? least_gap : 0) > b.place - extent(b) / 2;
  };
  while (labels.size() > 1 && std::adjacent_find(labels.begin(), labels.end(), touch) != labels.end()) {
    std::vector<AxisTick> kept;
    for (std::size_t i = 0; i < labels.size(); i += 2) kept.push_back(std::move(labels[i]));
    labels = std::move(kept);
  }
}

PolylineItem segment(double x1, double y1, double x2, double y2, base::Colour colour, double width) {
  PolylineItem item;
  item.points = {{x1, y1}, {x2, y2}};
  item.colour = colour;
  item.width = width;
  return item;
}

void draw_labels(Scene& scene, Plot const& plot, Axis const& axis) {
  for (auto const& tick : axis.labels) {
    TextItem text{tick.label, tick.place, 0, HorizontalAlign::Centre, VerticalAlign::Middle, 0};
    switch (axis.orient) {
      case Orient::Bottom:
        text.y = plot.height + axis_gap;
        text.baseline = VerticalAlign::Top;
        break;
      case Orient::Top:
        text.y = -axis_gap;
        text.baseline = VerticalAlign::Bottom;
        break;
      case Orient::Left:
        text.y = tick.place;
        text.x = axis.discrete ? -plot.left : -axis_gap;
        text.align = axis.discrete ? HorizontalAlign::Left : HorizontalAlign::Right;
        break;
      case Orient::Right:
        text.y = tick.place;
        text.x = plot.width + axis_gap;
        text.align = HorizontalAlign::Left;
        break;
    }
    scene.push_back(std::move(text));
  }
}

void draw_tick_marks(Scene& scene, Plot const& plot, Axis const& axis) {
  for (auto const& tick : axis.ticks) {
    bool const along_x = axis.id == ChannelId::X;
    double const edge = axis.orient == Orient::Bottom ? plot.height : axis.orient == Orient::Right ? plot.width : 0;
    double const outward = axis.orient == Orient::Bottom || axis.orient == Orient::Right ? tick_length : -tick_length;
    scene.push_back(
        along_x ? segment(tick.place, edge, tick.place, edge + outward, plot.config->domain, plot.config->grid_width)
                : segment(edge, tick.place, edge + outward, tick.place, plot.config->domain, plot.config->grid_width));
  }
}

void draw_title(Scene& scene, Plot const& plot, Axis const& axis) {
  if (axis.title.is_empty()) return;
  if (axis.id == ChannelId::Y) {
    bool const right = axis.orient == Orient::Right;
    scene.push_back(TextItem{axis.title, right ? plot.width + axis_gap : -plot.left, -axis_gap - axis.title_lift,
                             right ? HorizontalAlign::Right : HorizontalAlign::Left, VerticalAlign::Bottom, 0});
    return;
  }
  double const away = axis_gap + axis.label_depth() + 2;
  bool const top = axis.orient == Orient::Top;
  scene.push_back(TextItem{axis.title, plot.width, top ? -away : plot.height + away, HorizontalAlign::Right,
                           top ? VerticalAlign::Bottom : VerticalAlign::Top, 0});
}

}  // namespace

double Axis::label_depth() const {
  double depth = 0;
  for (auto const& tick : labels) depth = std::max(depth, id == ChannelId::X ? tick.label.height() : tick.label.width);
  return depth;
}

double Axis::room() const {
  double room = labels.empty() ? 0 : axis_gap + label_depth();
  if (!title.is_empty()) room += title.height() + (labels.empty() ? axis_gap : 2);
  return room;
}

double axis_line_place(Plot const& plot, ChannelId id, Orient orient) {
  auto const& other = id == ChannelId::X ? plot.y : plot.x;
  if (auto const* scale = other ? std::get_if<ContinuousScale>(&*other) : nullptr) {
    auto const& domain = scale->domain();
    bool const has_zero = domain.kind != ContinuousDomain::Kind::Time && domain.from <= 0 && domain.to >= 0;
    if (auto const zero = has_zero ? scale->place(0) : std::nullopt) return *zero;
  }
  if (orient == Orient::Bottom) return plot.height;
  return orient == Orient::Right ? plot.width : 0;
}

Axis plan_axis(Plot const& plot, ChannelId id, double widest) {
  Axis axis;
  axis.id = id;
  bool const along_x = id == ChannelId::X;
  auto const& domain = along_x ? plot.domains->x : plot.domains->y;
  auto const& scale = plot.position(id);
  axis.orient = along_x ? Orient::Bottom : Orient::Left;
  if (!domain || !scale || domain->guide.presence == GuideSpec::Presence::Hidden) return axis;
  auto const& guide = domain->guide;
  if (guide.orient && (*guide.orient == Orient::Top || *guide.orient == Orient::Bottom) == along_x)
    axis.orient = *guide.orient;
  axis.discrete = domain->discrete() != nullptr;
  bool const temporal = domain->measure == Measure::Temporal;
  bool const far_side = axis.orient == Orient::Top || axis.orient == Orient::Right;
  axis.grid = guide.grid.value_or(!axis.discrete && !(temporal && along_x));
  axis.line = guide.domain.value_or(axis.discrete ? plot.bars == Plot::Bars::Drawn && !far_side : temporal);
  axis.marked = guide.ticks.value_or(temporal && !axis.grid);
  axis.line_place = axis_line_place(plot, id, axis.orient);
  double const length = along_x ? plot.width : plot.height;
  bool const labelled = guide.labels.value_or(true);
  auto limit = axis.discrete ? std::optional(widest) : std::nullopt;
  if (guide.label_limit && *guide.label_limit > 0)
    limit = std::min(limit.value_or(*guide.label_limit), *guide.label_limit);
  for (auto const& step : tick_texts(plot, *domain, *scale, length, along_x ? room_for_tick_x : room_for_tick_y)) {
    axis.ticks.push_back({step.place, {}});
    if (!labelled) continue;
    auto label = set_label(plot.lettering, label_text(plot, guide, step.text), plot.config->label, limit,
                           along_x ? LongWords::Hyphenated : LongWords::Broken);
    if (!label.is_empty()) axis.labels.push_back({step.place, std::move(label)});
  }
  std::size_t const wanted = axis.labels.size();
  if (along_x || !axis.discrete) thin_out(axis.labels, id);
  if (axis.discrete) axis.unwritten = wanted - axis.labels.size();
  axis.title = set_label(plot.lettering, domain->title, plot.config->title, std::max(40.0, plot.full_width));
  return axis;
}

text::TextStyle head_style(Config const& config) {
  if (!config.header.face.is_none()) return config.header;
  auto style = config.title;
  style.colour = config.mark;
  return style;
}

double head_height(Config const& config) { return head_style(config).size.to_pt() * 2.1; }

Scene draw_grid(Plot const& plot, Axis const& axis) {
  Scene scene;
  if (!axis.grid) return scene;
  for (auto const& tick : axis.ticks)
    scene.push_back(axis.id == ChannelId::X
                        ? segment(tick.place, 0, tick.place, plot.height, plot.config->grid, plot.config->grid_width)
                        : segment(0, tick.place, plot.width, tick.place, plot.config->grid, plot.config->grid_width));
  return scene;
}

Scene draw_axis(Plot const& plot, Axis const& axis) {
  Scene scene;
  if (axis.line) {
    double const width = plot.config->grid_width * 1.5, at = axis.line_place;
    scene.push_back(axis.id == ChannelId::X ? segment(0, at, plot.width, at, plot.config->domain, width)
                                            : segment(at, 0, at, plot.height, plot.config->domain, width));
  }
  if (axis.marked) draw_tick_marks(scene, plot, axis);
  draw_labels(scene, plot, axis);
  draw_title(scene, plot, axis);
  return scene;
}

Scene draw_heads(Plot const& plot) {
  Scene scene;
  auto const* bands = plot.y ? std::get_if<BandScale>(&*plot.y) : nullptr;
  if (!bands) return scene;
  auto const& groups = bands->domain().groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    double const bottom = bands->head(i) + head_height(*plot.config) - 2;
    auto label = set_label(plot.lettering, groups[i].title, head_style(*plot.config), plot.full_width);
    scene.push_back(
        TextItem{std::move(label), -plot.left, bottom - 3, HorizontalAlign::Left, VerticalAlign::Alphabetic, 0});
    scene.push_back(segment(-plot.left, bottom, plot.full_width - plot.left, bottom, plot.config->grid,
                            plot.config->grid_width * 1.5));
  }
  return scene;
}

}  // namespace livret::chart
