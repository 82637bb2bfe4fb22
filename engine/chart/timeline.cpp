#include "chart/timeline.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "chart/format.hpp"
#include "chart/lanes.hpp"
#include "chart/marks.hpp"
#include "chart/placement.hpp"

namespace livret::chart {

namespace {

constexpr double side_margin = 10;  ///< so that symbols and years at the ends stay inside
constexpr double event_size = 40;   ///< pt², of a symbol
constexpr double period_thickness = 4.6;
constexpr double track_distance = 6.4;     ///< between periods that overlap
constexpr double first_lane_distance = 9;  ///< from the axis to the nearest label
constexpr double lane_gap = 2;
constexpr double room_for_tick = 40;
constexpr double strip_gap = 4;  ///< between the axis and the labels of its ticks
constexpr double stem_width = 0.6;
constexpr double vague_opacity = 0.28;
constexpr std::size_t most_events = 300;

/// One row at its place along the axis.
struct Event {
  std::size_t row = 0;
  double from = 0, to = 0;  ///< pt; equal for an event
  double vague_to = 0;      ///< pt: end of what an imprecise date covers, from `from`
  enum class Kind { Moment, Period } kind = Kind::Moment;
  std::size_t track = 0;  ///< of a period: 0 lies on the axis
  Label label;
  LanePlacement place;

  double symbol() const { return kind == Kind::Moment ? (from + vague_to) / 2 : from; }
};

/// The first moment after what a date of this precision covers.
double end_of_precision(double start, std::string const& precision) {
  auto const date = locale::civil_date_of(start);
  int months = precision == "year"                               ? 12
               : precision == "season" || precision == "quarter" ? 3
               : precision == "month"                            ? 1
                                                                 : 0;
  if (months == 0) return start;
  int const month = date.month - 1 + months;
  int const last_day = std::min(date.day, 28);
  return locale::milliseconds_of(date.year + month / 12, month % 12 + 1, last_day).value_or(start);
}

struct TimelineScale {
  ContinuousScale scale;
  std::optional<double> place(std::optional<double> moment) const {
    return moment ? scale.place(*moment) : std::nullopt;
  }
};

/// The domain reaches from the first start to the last end, imprecise dates included.
ContinuousDomain domain_of(Plot const& plot, Layer const& layer) {
  ContinuousDomain domain =
      plot.domains->x && plot.domains->x->continuous() ? *plot.domains->x->continuous() : ContinuousDomain();
  auto const* x = layer.encoding.find(ChannelId::X);
  if (domain.origin == ContinuousDomain::Origin::Given || layer.mark.precision.empty() || !x) return domain;
  for (std::size_t row = 0; row < layer.row_count(); ++row)
    if (auto const start = number_at(layer, *x, row))
      domain.to =
          std::max(domain.to, end_of_precision(*start, layer.table->value(row, layer.mark.precision).to_text()));
  return domain;
}

std::vector<Event> place_events(Plot const& plot, Layer const& layer, TimelineScale const& scale) {
  std::vector<Event> events;
  auto const* x = layer.encoding.find(ChannelId::X);
  auto const* x2 = layer.encoding.find(ChannelId::X2);
  for (std::size_t row = 0; x && row < layer.row_count() && events.size() < most_events; ++row) {
    auto const start = number_at(layer, *x, row);
    auto const from = scale.place(start);
    if (!from) continue;
    Event event;
    event.row = row;
    event.from = event.to = event.vague_to = *from;
    auto const to = x2 ? scale.place(number_at(layer, *x2, row)) : std::nullopt;
    if (to && *to > *from) {
      event.kind = Event::Kind::Period;
      event.to = *to;
    } else if (!layer.mark.precision.empty()) {
      auto const precision = layer.table->value(row, layer.mark.precision).to_text();
      event.vague_to = scale.place(end_of_precision(*start, precision)).value_or(*from);
    }
    auto style = layer.mark.style;
    double const widest = layer.mark.limit.value_or(std::max(70.0, plot.full_width * 0.28));
    event.label = set_label(plot.lettering, text_at(plot, layer, row), style, widest);
    events.push_back(std::move(event));
  }
  return events;
}

/// Periods that overlap get tracks of their own, the earliest on the axis.
std::size_t assign_tracks(std::vector<Event>& events) {
  std::vector<Event*> periods;
  for (auto& event : events)
    if (event.kind == Event::Kind::Period) periods.push_back(&event);
  std::stable_sort(periods.begin(), periods.end(), [](auto const* a, auto const* b) { return a->from < b->from; });
  std::vector<double> ends;
  for (auto* period : periods) {
    auto const free = std::find_if(ends.begin(), ends.end(), [&](double end) { return end < period->from - 1; });
    period->track = static_cast<std::size_t>(free - ends.begin());
    if (free == ends.end()) ends.emplace_back();
    ends[period->track] = period->to;
  }
  return std::max<std::size_t>(ends.size(), 1);
}

struct Strip {
  std::vector<TextItem> labels;
  std::vector<Obstacle> obstacles;
  std::vector<double> ticks;
  double height = 0;
};

Strip make_strip(Plot const& plot, TimelineScale const& scale, double below_axis) {
  Strip strip;
  GuideSpec const guide = plot.domains->x ? plot.domains->x->guide : GuideSpec();
  auto style = plot.config->label;
  style.colour = plot.config->title.colour;
  double const length = scale.scale.end() - scale.scale.start();
  double right = -INFINITY;
  for (auto const& tick :
       continuous_ticks(scale.scale.domain(), guide, std::max(2.0, length / room_for_tick), *plot.locale)) {
    auto const place = scale.place(number_of(tick.value, Measure::Temporal));
    if (!place) continue;
    strip.ticks.push_back(*place);
    TextItem text{set_label(plot.lettering, tick.text, style),
                  *place,
                  below_axis + strip_gap,
                  HorizontalAlign::Centre,
                  VerticalAlign::Top,
                  0};
    auto const box = box_of(text);
    if (box.left < right + text_gap || box.left < 0 || box.right > plot.full_width) continue;
    right = box.right;
    strip.obstacles.push_back({box.left, box.right});
    strip.height = std::max(strip.height, text.label.height());
    strip.labels.push_back(std::move(text));
  }
  return strip;
}

std::vector<LaneRequest> requests_of(std::vector<Event> const& events) {
  std::vector<LaneRequest> requests;
  for (auto const& event : events) {
    LaneRequest request{{event.symbol()}, event.label.width};
    if (event.kind == Event::Kind::Period)
      request.anchors = {event.from + 1, (event.from * 3 + event.to) / 4, (event.from + event.to) / 2};
    requests.push_back(std::move(request));
  }
  return requests;
}

/// The height of each lane of a side: that of its tallest label.
std::vector<double> lane_heights(std::vector<Event> const& events, Side side) {
  std::vector<double> heights;
  for (auto const& event : events) {
    if (event.place.side != side || event.label.is_empty()) continue;
    if (heights.size() <= event.place.lane) heights.resize(event.place.lane + 1, 0);
    heights[event.place.lane] = std::max(heights[event.place.lane], event.label.height() + lane_gap);
  }
  return heights;
}

double sum_until(std::vector<double> const& heights, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(count, heights.size()); ++i) sum += heights[i];
  return sum;
}

ShapePaint paint_of(Plot const& plot, Layer const& layer, Event const& event) {
  auto paint = shape_paint(plot, layer, event.row);
  auto const start = number_at(layer, *layer.encoding.find(ChannelId::X), event.row);
  if (layer.mark.today && start && *start > *layer.mark.today) {
    paint.outline = {colour_at(plot, layer, event.row), 1};
    paint.fill = plot.config->background;
  }
  return paint;
}

PolylineItem stem(Event const& event, double from, double to, base::Colour colour) {
  PolylineItem line;
  line.points = {{event.place.stem, from}, {event.place.stem, to}};
  line.colour = colour;
  line.width = stem_width;
  return line;
}

/// Puts everything at its height, once lanes are known.
class TimelineDrawing {
 public:
  TimelineDrawing(Plot const& plot, Layer const& layer, std::vector<Event> const& events, Strip const& strip,
                  double below_axis)
      : plot_(&plot),
        layer_(&layer),
        events_(&events),
        strip_(&strip),
        below_axis_(below_axis),
        above_(lane_heights(events, Side::Above)),
        below_(lane_heights(events, Side::Below)) {
    axis_ = above_.empty() ? event_radius : first_lane_distance + sum_until(above_, above_.size());
    first_below_ = axis_ + below_axis + strip_gap + strip.height + 2;
  }

  Timeline draw() {
    draw_axis();
    for (auto const& event : *events_) draw_label(event);
    for (auto const& event : *events_) draw_bars(event);
    for (auto const& event : *events_) draw_symbol(event);
    timeline_.height = first_below_ + sum_until(below_, below_.size());
    return std::move(timeline_);
  }

 private:
  static constexpr double event_radius = 4;

  void draw_axis() {
    PolylineItem line;
    line.points = {{0, axis_}, {plot_->full_width, axis_}};
    line.colour = plot_->config->domain;
    line.width = plot_->config->grid_width * 1.5;
    timeline_.scene.push_back(line);
    for (double const tick : strip_->ticks) {
      line.points = {{tick, axis_}, {tick, axis_ + below_axis_ + 2}};
      line.width = plot_->config->grid_width;
      timeline_.scene.push_back(line);
    }
    for (auto label : strip_->labels) {
      label.y += axis_;
      timeline_.scene.push_back(std::move(label));
    }
  }

  double track_place(Event const& event) const { return axis_ + static_cast<double>(event.track) * track_distance; }

  void draw_label(Event const& event) {
    if (event.label.is_empty()) return;
    bool const above = event.place.side == Side::Above;
    double const top = above ? axis_ - first_lane_distance - sum_until(above_, event.place.lane) - event.label.height()
                             : first_below_ + sum_until(below_, event.place.lane);
    double const end = above ? top + 1.5 : top + event.label.height() - 1.5;
    auto colour = colour_at(*plot_, *layer_, event.row);
    timeline_.scene.push_back(stem(event, event.kind == Event::Kind::Period ? track_place(event) : axis_, end, colour));
    bool const leftward = event.place.right < event.place.stem;
    timeline_.scene.push_back(TextItem{event.label, leftward ? event.place.right : event.place.left, top,
                                       leftward ? HorizontalAlign::Right : HorizontalAlign::Left, VerticalAlign::Top,
                                       0});
  }

  void draw_bars(Event const& event) {
    auto const paint = paint_of(*plot_, *layer_, event);
    bool const period = event.kind == Event::Kind::Period;
    double const thickness = period ? period_thickness : std::sqrt(event_size);
    double const to = period ? event.to : event.vague_to;
    if (!(to > event.from)) return;
    auto const fill = period ? paint.fill : with_opacity(colour_at(*plot_, *layer_, event.row), vague_opacity);
    timeline_.scene.push_back(RectItem{event.from, track_place(event) - thickness / 2, to - event.from, thickness, fill,
                                       period ? paint.outline : Outline{}, thickness / 2});
  }

  void draw_symbol(Event const& event) {
    if (event.kind == Event::Kind::Period) return;
    auto paint = paint_of(*plot_, *layer_, event);
    // A line in the colour of the page keeps symbols apart that nearly coincide.
    if (paint.outline.width == 0) paint.outline = {plot_->config->background, 0.6};
    double const size = number_or(*plot_, *layer_, ChannelId::Size, event.row, layer_->mark.size.value_or(event_size));
    timeline_.scene.push_back(
        SymbolItem{event.symbol(), axis_, size, shape_at(*plot_, *layer_, event.row), paint.fill, paint.outline});
  }

  Plot const* plot_;
  Layer const* layer_;
  std::vector<Event> const* events_;
  Strip const* strip_;
  double below_axis_;
  std::vector<double> above_, below_;
  double axis_ = 0, first_below_ = 0;
  Timeline timeline_;
};

/// The right end of the axis at which every label has room to the right of its anchor.
double end_with_room(std::vector<Event> const& events, double start, double end, double full_width) {
  double result = end;
  for (auto const& event : events) {
    double const anchor = event.kind == Event::Kind::Period ? event.from + 1 : event.symbol();
    double const part = (anchor - start) / (end - start);
    double const room = full_width - event.label.width - stem_gap - start;
    if (part > 0) result = std::min(result, start + std::max(room, 20.0) / part);
  }
  return result;
}

}  // namespace

Timeline make_timeline(Plot const& plot, Layer const& layer) {
  if (layer.row_count() > most_events)
    plot.lettering.sink->error(layer.mark.span, fmt::format("a timeline has room for at most {} events, found {}",
                                                            most_events, layer.row_count()));
  auto const domain = domain_of(plot, layer);
  double const start = side_margin, end = plot.full_width - side_margin;
  TimelineScale scale{ContinuousScale(domain, start, end)};
  auto events = place_events(plot, layer, scale);
  double below_axis = period_thickness / 2 + static_cast<double>(assign_tracks(events) - 1) * track_distance;
  auto strip = make_strip(plot, scale, below_axis);
  auto places = assign_lanes(requests_of(events), strip.obstacles, 0, plot.full_width);
  if (!places) {
    scale.scale = ContinuousScale(domain, start, end_with_room(events, start, end, plot.full_width));
    events = place_events(plot, layer, scale);
    below_axis = period_thickness / 2 + static_cast<double>(assign_tracks(events) - 1) * track_distance;
    strip = make_strip(plot, scale, below_axis);
    // Labels wider than the whole chart still get a lane each: the drawing is wrong at its edge, and not in the middle.
    places = assign_lanes(requests_of(events), strip.obstacles, 0, plot.full_width * 100);
  }
  for (std::size_t i = 0; places && i < events.size(); ++i) events[i].place = (*places)[i];
  return TimelineDrawing(plot, layer, events, strip, below_axis).draw();
}

}  // namespace livret::chart
