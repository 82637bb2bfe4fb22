#include <algorithm>
#include <map>

#include "chart/marks.hpp"
#include "chart/placement.hpp"

namespace livret::chart {

namespace {

constexpr double line_width = 1.4;
constexpr double overlay_size = 14;
constexpr double area_opacity = 0.75;

using Rows = std::vector<std::size_t>;

/// Rows of one line: those that agree in colour, shape, opacity and detail.
std::vector<Rows> group_rows(Layer const& layer) {
  std::vector<Rows> groups;
  std::map<std::vector<std::string>, std::size_t> index;
  for (std::size_t row = 0; row < layer.row_count(); ++row) {
    std::vector<std::string> key;
    for (auto const id : {ChannelId::Color, ChannelId::Shape, ChannelId::Opacity})
      if (auto const* channel = layer.encoding.find(id); channel && is_discrete(channel->measure))
        key.push_back(value_at(layer, *channel, row).to_text());
    for (auto const& field : layer.encoding.detail) key.push_back(layer.table->value(row, field).to_text());
    auto const [entry, added] = index.emplace(std::move(key), groups.size());
    if (added) groups.emplace_back();
    groups[entry->second].push_back(row);
  }
  return groups;
}

void sort_rows(Rows& rows, Plot const& plot, Layer const& layer, ChannelId along) {
  auto const* order = layer.encoding.find(ChannelId::Order);
  if (order && order->has_data()) {
    bool const descending = order->sort.direction == Direction::Descending;
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      int const sign = expr::compare(value_at(layer, *order, a), value_at(layer, *order, b));
      return descending ? sign > 0 : sign < 0;
    });
    return;
  }
  std::map<std::size_t, double> places;
  for (auto const row : rows)
    if (auto const place = place_at(plot, layer, along, row)) places.emplace(row, *place);
  std::erase_if(rows, [&](std::size_t row) { return !places.contains(row); });
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
}

std::vector<frame::Vertex> with_steps(std::vector<frame::Vertex> const& points, Interpolate interpolate) {
  if (interpolate == Interpolate::Linear) return points;
  std::vector<frame::Vertex> stepped;
  for (auto const& point : points) {
    if (!stepped.empty()) {
      auto const last = stepped.back();
      double const turn = interpolate == Interpolate::StepAfter    ? point.x
                          : interpolate == Interpolate::StepBefore ? last.x
                                                                   : (last.x + point.x) / 2;
      stepped.push_back({turn, last.y});
      stepped.push_back({turn, point.y});
    }
    stepped.push_back(point);
  }
  return stepped;
}

/// A run of rows without a gap, and the two edges of its area.
struct Run {
  Rows rows;
  std::vector<frame::Vertex> upper, lower;
};

std::optional<double> base_place(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  auto const* scale = plot.position(id) ? std::get_if<ContinuousScale>(&*plot.position(id)) : nullptr;
  if (!layer.stack.empty()) return scale ? scale->place(layer.stack[row].from) : std::nullopt;
  if (layer.encoding.find(second_of(id))) return place_at(plot, layer, second_of(id), row);
  double const far = id == ChannelId::X ? plot.width : plot.height, near = id == ChannelId::X ? 0 : plot.height;
  return std::clamp(scale ? scale->place(0).value_or(near) : near, 0.0, far);
}

std::optional<double> end_place(Plot const& plot, Layer const& layer, ChannelId id, std::size_t row) {
  if (layer.stack.empty()) return place_at(plot, layer, id, row);
  auto const* scale = std::get_if<ContinuousScale>(&*plot.position(id));
  return scale ? scale->place(layer.stack[row].to) : std::nullopt;
}

std::vector<Run> runs_of(Plot const& plot, Layer const& layer, Rows const& rows, ChannelId along, ChannelId across) {
  std::vector<Run> runs(1);
  auto const vertex = [&](double on, double off) {
    return along == ChannelId::X ? frame::Vertex{on, off} : frame::Vertex{off, on};
  };
  for (auto const row : rows) {
    auto const on = place_at(plot, layer, along, row);
    auto const end = end_place(plot, layer, across, row), start = base_place(plot, layer, across, row);
    bool const missing = layer.stack.empty() && layer.encoding.find(across) &&
                         value_at(layer, *layer.encoding.find(across), row).is_null() &&
                         layer.encoding.find(across)->has_data();
    if (!on || !end || !start || missing) {
      if (!runs.back().rows.empty()) runs.emplace_back();
      continue;
    }
    runs.back().rows.push_back(row);
    runs.back().upper.push_back(vertex(*on, *end));
    runs.back().lower.push_back(vertex(*on, *start));
  }
  if (runs.back().rows.empty()) runs.pop_back();
  return runs;
}

void add_area(Scene& scene, Plot const& plot, Layer const& layer, Run const& run) {
  AreaItem area;
  area.outline = with_steps(run.upper, layer.mark.interpolate);
  auto lower = with_steps(run.lower, layer.mark.interpolate);
  area.outline.insert(area.outline.end(), lower.rbegin(), lower.rend());
  bool const stacked = !layer.stack.empty();
  area.fill = with_opacity(colour_at(plot, layer, run.rows.front()), stacked || layer.mark.opacity ? 1 : area_opacity);
  scene.push_back(std::move(area));
}

void add_line(Scene& scene, Plot const& plot, Layer const& layer, Run const& run) {
  auto const colour = colour_at(plot, layer, run.rows.front());
  // A line of one point would leave no trace.
  bool const alone = run.rows.size() == 1;
  if (!alone) {
    PolylineItem line;
    line.points = with_steps(run.upper, layer.mark.interpolate);
    line.colour = colour;
    line.width = layer.mark.stroke_width.value_or(layer.mark.size.value_or(line_width));
    line.dash = layer.mark.dash;
    line.cap = layer.mark.dash.empty() ? frame::Cap::Round : frame::Cap::Butt;
    scene.push_back(std::move(line));
  }
  if (!alone && layer.mark.overlay == MarkSpec::Overlay::None) return;
  for (std::size_t i = 0; i < run.rows.size(); ++i)
    scene.push_back(
        SymbolItem{run.upper[i].x, run.upper[i].y, overlay_size, shape_at(plot, layer, run.rows[i]), colour, {}});
}

}  // namespace

Scene make_lines(Plot const& plot, Layer const& layer) {
  Scene scene;
  bool const vertical = layer.orientation == Orientation::Vertical;
  ChannelId const along = vertical ? ChannelId::X : ChannelId::Y, across = vertical ? ChannelId::Y : ChannelId::X;
  for (auto& rows : group_rows(layer)) {
    sort_rows(rows, plot, layer, along);
    for (auto const& run : runs_of(plot, layer, rows, along, across)) {
      if (layer.mark.kind == MarkKind::Area) add_area(scene, plot, layer, run);
      if (layer.mark.kind == MarkKind::Line) add_line(scene, plot, layer, run);
    }
  }
  return scene;
}

}  // namespace livret::chart
