#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "chart/axis.hpp"
#include "chart/legend.hpp"
#include "chart/marks.hpp"
#include "chart/model.hpp"
#include "chart/presence.hpp"
#include "chart/scene.hpp"
#include "chart/timeline.hpp"

namespace livret::chart {

namespace {

constexpr double default_step = 20;  ///< Vega-Lite's, for discrete sides
constexpr double default_height = 200;
constexpr double largest_free_symbol = 300;  ///< pt², where no band limits symbols
constexpr double widest_labels = 0.45;       ///< of the drawing's width
constexpr double legend_gap = 8, beside_gap = 14;
constexpr double least_plot = 20;
constexpr double tallest_drawing = 14000;  ///< pt; PDF pages end at 14400 (ISO 32000-1, annex C)
constexpr int most_passes = 4;

/// Room that is kept free at the sides of the plot, beside that of the labels of y.
struct Margins {
  double left = 0, right = 0;
};

/// A chart with everything at its size; scenes still have the plot's corner as origin.
struct View {
  Plot plot;
  Axis x_axis, y_axis;
  Legends legends;
  std::vector<Scene> marks;  ///< one a layer
  double right = 0;          ///< room between the plot and the drawing's right edge
};

bool is_timeline(Chart::Model const& model) { return model.layers.front().mark.kind == MarkKind::Timeline; }

double band_units(DiscreteDomain const& domain) {
  return std::max(1.0, static_cast<double>(domain.values.size()) - domain.padding_inner + 2 * domain.padding_outer);
}

/// The length of a discrete side by steps; with an offset channel a step is that of the offsets, as in Vega-Lite.
double stepped_length(DiscreteDomain const& domain, std::vector<expr::Value> const& offsets, double step) {
  double unit = step;
  if (!offsets.empty()) unit *= static_cast<double>(offsets.size()) / std::max(0.2, 1 - domain.padding_inner);
  return unit * band_units(domain);
}

double plot_height(Chart::Model const& model) {
  if (model.height.length) return *model.height.length;
  double const step = model.height.step.value_or(default_step);
  if (!model.domains.y) return step;
  auto const* discrete = model.domains.y->discrete();
  if (!discrete) return default_height;
  double const heads = head_height(model.config) * static_cast<double>(discrete->groups.size());
  return stepped_length(*discrete, model.domains.y_offset, step) + heads;
}

double plot_width(Chart::Model const& model, double available) {
  double wanted = available;
  if (model.width.length) wanted = *model.width.length;
  auto const* discrete = model.domains.x ? model.domains.x->discrete() : nullptr;
  if (model.width.step && discrete) wanted = stepped_length(*discrete, model.domains.x_offset, *model.width.step);
  return std::max(least_plot, std::min(wanted, available));
}

Plot make_plot(Chart::Model const& model, double width, Lettering const& lettering) {
  Plot plot;
  plot.full_width = width;
  plot.domains = &model.domains;
  plot.config = &model.config;
  plot.context = &model.context;
  plot.locale = model.context.locale;
  plot.lettering = lettering;
  for (auto const& layer : model.layers) {
    bool const ranged = layer.encoding.find(ChannelId::X2) || layer.encoding.find(ChannelId::Y2);
    if (layer.mark.kind == MarkKind::Bar && !ranged) plot.bars = Plot::Bars::Drawn;
  }
  return plot;
}

double step_of(std::optional<PositionScale> const& scale) {
  auto const* band = scale ? std::get_if<BandScale>(&*scale) : nullptr;
  return band ? band->step() : INFINITY;
}

void set_visual_scales(Plot& plot) {
  double const step = std::min(step_of(plot.x), step_of(plot.y));
  double const largest = std::isfinite(step) ? std::pow(0.95 * step, 2) : largest_free_symbol;
  plot.visual.clear();
  for (auto const& [id, domain] : plot.domains->visual) plot.visual.emplace(id, VisualScale(domain, largest));
}

void plan_y(View& view, Chart::Model const& model, double height) {
  auto& plot = view.plot;
  plot.height = height;
  if (model.domains.y) plot.y = make_position_scale(*model.domains.y, ChannelId::Y, height, head_height(model.config));
  view.y_axis = plan_axis(plot, ChannelId::Y, plot.full_width * widest_labels);
}

/// What a height given by steps lacks for names of several lines to stay apart.
double lacking_height(View const& view, Chart::Model const& model) {
  constexpr double gap = 4;
  auto const* band = view.plot.y ? std::get_if<BandScale>(&*view.plot.y) : nullptr;
  if (!band || model.height.length) return 0;
  double tallest = 0;
  for (auto const& tick : view.y_axis.labels)
    if (tick.label.lines.size() > 1) tallest = std::max(tallest, tick.label.height() + gap);
  return std::max(0.0, tallest - band->step()) * band_units(band->domain());
}

/// Rooms are settled from the outside in: height, y and its labels, then what they leave for x.
View plan_view(Chart::Model const& model, double width, Lettering const& lettering, Margins margins) {
  View view;
  auto& plot = view.plot = make_plot(model, width, lettering);
  plot.width = width;
  plan_y(view, model, plot_height(model));
  double const lack = lacking_height(view, model);
  if (lack > 0) plan_y(view, model, plot.height + lack);
  double const labels =
      view.y_axis.labels.empty() ? 0 : view.y_axis.label_depth() + axis_gap * (view.y_axis.discrete ? 1.6 : 1);
  bool const on_left = view.y_axis.orient == Orient::Left;
  plot.left = margins.left + (on_left ? labels : 0);
  double const right = margins.right + (on_left ? 0 : labels);
  plot.width = plot_width(model, width - plot.left - right);
  view.right = width - plot.left - plot.width;
  if (model.domains.x) plot.x = make_position_scale(*model.domains.x, ChannelId::X, plot.width, 0);
  view.x_axis = plan_axis(plot, ChannelId::X, std::max(10.0, std::min(step_of(plot.x), width) - 4));
  set_visual_scales(plot);
  view.legends = make_legends(plot, model.layers, width);
  for (auto const& layer : model.layers) {
    Scene behind;
    if (layer.mark.kind == MarkKind::Text)
      for (auto const& scene : view.marks) behind.insert(behind.end(), scene.begin(), scene.end());
    view.marks.push_back(make_marks(plot, layer, behind));
  }
  view.y_axis.line_place = axis_line_place(plot, ChannelId::Y, view.y_axis.orient);
  return view;
}

bool is_beside(Legends const& legends) {
  return !legends.scene.empty() && (legends.orient == Orient::Left || legends.orient == Orient::Right);
}

/// How far texts reach beyond the drawing's sides.
Margins overflow(View const& view) {
  Margins over;
  double const left = -view.plot.left, right = view.plot.width + view.right;
  auto const look_at = [&](TextItem const& text) {
    if (text.angle != 0) return;
    auto const box = box_of(text);
    over.left = std::max(over.left, left - box.left);
    over.right = std::max(over.right, box.right - right);
  };
  for (auto const& scene : view.marks)
    for (auto const& item : scene)
      if (auto const* text = std::get_if<TextItem>(&item)) look_at(*text);
  for (auto const& tick : view.x_axis.labels) {
    over.left = std::max(over.left, left - (tick.place - tick.label.width / 2));
    over.right = std::max(over.right, tick.place + tick.label.width / 2 - right);
  }
  return over;
}

/// Plans, looks what sticks out, and plans again with room for it.
View settle_view(Chart::Model const& model, double width, Lettering const& lettering) {
  Margins margins;
  auto view = plan_view(model, width, lettering, margins);
  if (is_beside(view.legends)) {
    (view.legends.orient == Orient::Left ? margins.left : margins.right) = view.legends.width + beside_gap;
    view = plan_view(model, width, lettering, margins);
  }
  for (int pass = 0; pass < most_passes; ++pass) {
    auto const over = overflow(view);
    double const room = width - margins.left - margins.right - over.left - over.right;
    if ((over.left < 0.1 && over.right < 0.1) || room < width / 3) break;
    margins.left += over.left;
    margins.right += over.right;
    view = plan_view(model, width, lettering, margins);
  }
  return view;
}

bool is_cut(Plot const& plot) {
  auto const given = [](std::optional<PositionDomain> const& domain) {
    return domain && domain->continuous() && domain->continuous()->origin == ContinuousDomain::Origin::Given;
  };
  return given(plot.domains->x) || given(plot.domains->y);
}

/// Symbols and texts outside the plot are left out and counted; everything else is clipped.
void paint_cut(Scene const& scene, View const& view, Layer const& layer, canvas::Canvas& canvas) {
  auto const& plot = view.plot;
  constexpr double tolerance = 0.5;
  Scene shapes, placed;
  std::size_t outside = 0;
  for (auto const& item : scene) {
    auto const keep = [&](auto const& at) {
      bool const inside =
          at.x >= -tolerance && at.x <= plot.width + tolerance && at.y >= -tolerance && at.y <= plot.height + tolerance;
      inside ? placed.push_back(item) : void(++outside);
    };
    if (auto const* symbol = std::get_if<SymbolItem>(&item))
      keep(*symbol);
    else if (std::holds_alternative<TextItem>(item))
      placed.push_back(item);
    else
      shapes.push_back(item);
  }
  if (outside > 0)
    plot.lettering.sink->warning(
        layer.mark.span,
        fmt::format("values that are not drawn: {}; they lie outside the `domain` of their scale", outside));
  canvas.save();
  canvas.rectangle(0, 0, plot.width, plot.height);
  canvas.clip();
  paint(shapes, canvas);
  canvas.restore();
  paint(placed, canvas);
}

/// Room above the plot: the labels of an x axis at the top, and the title of y beside them where it fits, else over
/// them.
double room_above(View& view) {
  double const axis = view.x_axis.orient == Orient::Top ? view.x_axis.room() : 0;
  // The highest label of a continuous y reaches half its height over the plot.
  double const half_label =
      view.y_axis.labels.empty() || view.y_axis.discrete ? 0 : view.y_axis.labels.front().label.height() / 2;
  if (view.y_axis.title.is_empty()) return std::max(axis, half_label);
  double const title = view.y_axis.title.height() + axis_gap + (axis > 0 ? 0 : half_label / 2);
  bool const fits = axis > 0 && view.y_axis.title.width < view.plot.left - axis_gap;
  if (fits) return std::max(axis, title);
  view.y_axis.title_lift = axis > 0 ? axis - axis_gap + 2 : half_label / 2;
  return axis + title;
}

void paint_view(View const& view, std::vector<Layer> const& layers, canvas::Canvas& canvas) {
  auto const& plot = view.plot;
  paint(draw_grid(plot, view.y_axis), canvas);
  paint(draw_grid(plot, view.x_axis), canvas);
  paint(draw_heads(plot), canvas);
  for (std::size_t i = 0; i < layers.size(); ++i)
    is_cut(plot) ? paint_cut(view.marks[i], view, layers[i], canvas) : paint(view.marks[i], canvas);
  paint(draw_axis(plot, view.y_axis), canvas);
  paint(draw_axis(plot, view.x_axis), canvas);
}

struct Placed {
  double x = 0, y = 0;
};

Placed place_of_legends(Legends const& legends, double width, double top, double bottom) {
  switch (legends.orient) {
    case Orient::Bottom:
      return {0, bottom};
    case Orient::Left:
      return {0, top};
    case Orient::Right:
      return {width - legends.width, top};
    case Orient::Top:
      break;
  }
  return {0, 0};
}

void paint_at(Scene const& scene, Placed at, canvas::Canvas& canvas) {
  canvas.save();
  canvas.translate(at.x, at.y);
  paint(scene, canvas);
  canvas.restore();
}

base::Size size_of(double width, double height) {
  return {base::Length::from_pt(width), base::Length::from_pt(std::min(height, tallest_drawing))};
}

frame::Drawing compose_timeline(Chart::Model const& model, double width, Lettering const& lettering) {
  auto plot = make_plot(model, width, lettering);
  plot.width = width;
  set_visual_scales(plot);
  auto const legends = make_legends(plot, model.layers, width);
  auto const timeline = make_timeline(plot, model.layers.front());
  double const legend_room = legends.scene.empty() ? 0 : legends.height + legend_gap;
  bool const below = legends.orient == Orient::Bottom;
  canvas::Canvas canvas(size_of(width, timeline.height + legend_room));
  paint_at(legends.scene, {0, below ? timeline.height + legend_gap : 0}, canvas);
  paint_at(timeline.scene, {0, below ? 0 : legend_room}, canvas);
  return canvas.finish();
}

void report_unwritten(Axis const& axis, Lettering const& lettering) {
  if (axis.unwritten == 0) return;
  lettering.sink->warning(lettering.where,
                          fmt::format("{} of the {} labels of `{}` have no room and are left out", axis.unwritten,
                                      axis.unwritten + axis.labels.size(), axis.id == ChannelId::X ? "x" : "y"),
                          "exchange `x` and `y`: labels beside horizontal bars have room");
}

frame::Drawing compose_view(Chart::Model const& model, double width, Lettering const& lettering) {
  auto view = settle_view(model, width, lettering);
  report_unwritten(view.x_axis, lettering);
  bool const beside = is_beside(view.legends);
  double const legend_room = view.legends.scene.empty() || beside ? 0 : view.legends.height + legend_gap;
  double const top = room_above(view) + (view.legends.orient == Orient::Top ? legend_room : 0);
  double bottom = view.x_axis.orient == Orient::Bottom ? view.x_axis.room() : 0;
  if (view.x_axis.labels.empty() && !view.y_axis.discrete && !view.y_axis.labels.empty()) bottom += axis_gap;
  double const below = top + view.plot.height + bottom;
  double height = below + (view.legends.orient == Orient::Bottom ? legend_room : 0);
  if (beside) height = std::max(height, top + view.legends.height);
  if (height > tallest_drawing)
    lettering.sink->error(lettering.where, fmt::format("the chart would be {} pt high, a page has at most {}",
                                                       std::lround(height), tallest_drawing));
  canvas::Canvas canvas(size_of(width, height));
  paint_at(view.legends.scene, place_of_legends(view.legends, width, top, below + legend_gap), canvas);
  canvas.save();
  canvas.translate(view.plot.left, top);
  paint_view(view, model.layers, canvas);
  canvas.restore();
  return canvas.finish();
}

/// A line of text where there is nothing to show.
frame::Drawing compose_empty(Chart::Model const& model, double width, Lettering const& lettering) {
  bool const french = model.context.locale->tag.starts_with("fr");
  auto label = set_label(lettering, french ? "Aucune donnée" : "No data", model.config.title);
  double const height = 3 * label.line_height;
  canvas::Canvas canvas(size_of(width, height));
  paint({TextItem{std::move(label), width / 2, height / 2, HorizontalAlign::Centre, VerticalAlign::Middle, 0}}, canvas);
  return canvas.finish();
}

}  // namespace

frame::Drawing compose(Chart::Model const& model, double width, text::FontBook const& fonts, diag::Sink& sink) {
  Lettering const lettering{&fonts, model.typography, model.span, &sink};
  if (!shows_values(model.layers)) return compose_empty(model, width, lettering);
  return is_timeline(model) ? compose_timeline(model, width, lettering) : compose_view(model, width, lettering);
}

}  // namespace livret::chart
