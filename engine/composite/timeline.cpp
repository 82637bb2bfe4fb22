#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

constexpr double default_width = 480;
constexpr double default_height = 170;
constexpr double character_width = 5.1;  ///< pixels, a mean for texts of 10 px
constexpr double label_margin = 12;      ///< pixels, before and after a label
constexpr double widest_label = 0.6;     ///< of the plot
constexpr double track_height = 0.55;    ///< of a lane
constexpr double event_size = 60;

/// A date as a text or a moment: a year that is written as a number is a text here, and no moment of 1970.
std::string date_of(std::string const& given) {
  return fmt::format("isNumber({0}) && abs({0}) < 10000 ? toString({0}) : {0}", given);
}

/// How much of a date is known, by the field that says so or by the length of the text.
std::string precision_of(GenreView const& view) {
  auto const precision = view.text("precision", "");
  if (!precision.empty()) return fmt::format("datum[{}]", literal(precision));
  return "!isString(datum.timeline_given) ? 'day' : length(datum.timeline_given) <= 4 ? 'year' : "
         "length(datum.timeline_given) <= 7 ? 'month' : 'day'";
}

/// Start, end and the end of what an imprecise date covers, in milliseconds; where the label's stem stands.
void add_moments(GenreView const& view, yaml::Node& steps) {
  auto const days = [](double count) { return fmt::format("{}", count * 86'400'000); };
  append(steps, list({calculate(date_of(view.datum("x")), "timeline_given"),
                      calculate(precision_of(view), "timeline_precision"),
                      calculate("toNumber(toDate(datum.timeline_given))", "timeline_start"),
                      filter("isValid(datum.timeline_start)"),
                      calculate(view.has("x2") ? fmt::format("isValid({}) ? toNumber(toDate({})) : null",
                                                             view.datum("x2"), date_of(view.datum("x2")))
                                               : "null",
                                "timeline_end"),
                      calculate(fmt::format("datum.timeline_start + (datum.timeline_precision == 'year' ? {} : "
                                            "indexof(['season', 'quarter'], datum.timeline_precision) >= 0 ? {} : "
                                            "datum.timeline_precision == 'month' ? {} : 0)",
                                            days(365), days(91), days(30)),
                                "timeline_vague"),
                      calculate("isValid(datum.timeline_end) ? datum.timeline_start : (datum.timeline_start + "
                                "datum.timeline_vague) / 2",
                                "timeline_stem"),
                      calculate("max(datum.timeline_vague, datum.timeline_end)", "timeline_last")}));
}

/// The end of each label along time. The axis is made long enough for all: a label of w pixels at p needs p + w D / W
/// of a whole D that is W pixels wide, so D is the greatest p / (1 - w / W).
void add_label_ends(GenreView const& view, yaml::Node& steps) {
  auto const width = view.extent("width", default_width);
  append(steps,
         list({join_aggregate(list({aggregated("min", "timeline_start", "timeline_first"),
                                    aggregated("max", "timeline_last", "timeline_until")})),
               calculate(fmt::format("min({}, (length(toString({})) * {} + {}) / {})", widest_label, view.datum("text"),
                                     character_width, label_margin, width),
                         "timeline_part"),
               calculate("max(datum.timeline_until - datum.timeline_first, (datum.timeline_stem - "
                         "datum.timeline_first) / (1 - datum.timeline_part), 86400000)",
                         "timeline_need"),
               join_aggregate(list({aggregated("max", "timeline_need", "timeline_whole")})),
               calculate("datum.timeline_stem + datum.timeline_part * datum.timeline_whole", "timeline_label_end")}));
}

/// Numbers what overlaps in a row of `from` to `to`: what follows without a gap is one cluster, and within it the first
/// is 1. `size` is how many the cluster has.
struct Overlaps {
  std::string name, from, to, group;
};
void add_clusters(Overlaps const& overlaps, yaml::Node& steps) {
  auto const& name = overlaps.name;
  append(
      steps,
      list({window(list({aggregated("max", overlaps.to, name + "_reach")}), {overlaps.from}, {overlaps.group}),
            window(list({aggregated("lag", name + "_reach", name + "_before")}), {overlaps.from}, {overlaps.group}),
            calculate(
                fmt::format("isValid(datum.{0}_before) && datum.{1} <= datum.{0}_before ? 0 : 1", name, overlaps.from),
                name + "_begins"),
            window(list({aggregated("sum", name + "_begins", name + "_cluster")}), {overlaps.from}, {overlaps.group}),
            window(list({aggregated("row_number", "", name + "_place")}), {overlaps.from},
                   {overlaps.group, name + "_cluster"}),
            join_aggregate(list({aggregated("count", "", name + "_size")}), {overlaps.group, name + "_cluster"})}));
}

/// Heights in lanes. The first label of a cluster is the highest, so that the stems of those after it end below.
void add_heights(yaml::Node& steps) {
  append(steps, list({calculate("isValid(datum.timeline_end) ? 1 : 0", "timeline_is_period"),
                      calculate("1", "timeline_all")}));
  add_clusters({"timeline_track", "timeline_start", "timeline_last", "timeline_is_period"}, steps);
  add_clusters({"timeline_lane", "timeline_stem", "timeline_label_end", "timeline_all"}, steps);
  append(steps,
         list({calculate("datum.timeline_is_period ? datum.timeline_track_place - 1 : 0", "timeline_track"),
               join_aggregate(list({aggregated("max", "timeline_track", "timeline_tracks")})),
               calculate(fmt::format("{} * datum.timeline_track", track_height), "timeline_y"),
               calculate(
                   fmt::format("1 + {} * datum.timeline_tracks + datum.timeline_lane_size - datum.timeline_lane_place",
                               track_height),
                   "timeline_label_y")}));
}

yaml::Node bars(GenreView const& view, Value const& colour) {
  auto const bar = map({{"type", "rule"}, {"strokeWidth", 6}, {"strokeCap", "round"}});
  auto pale = bar;
  lay_over(pale, map({{"strokeWidth", 9}, {"strokeCap", "butt"}, {"opacity", 0.28}}));
  auto const encoding = [&](char const* end) {
    return map(
        {{"x", of_field("timeline_start")}, {"x2", of_field(end)}, {"y", of_field("timeline_y")}, {"color", colour}});
  };
  return list({view.part("vagueness", pale, encoding("timeline_vague"),
                         list({filter("!datum.timeline_is_period && datum.timeline_vague > datum.timeline_start")})),
               view.part("period", bar, encoding("timeline_end"), list({filter("datum.timeline_is_period")}))});
}

yaml::Node events(GenreView const& view, Value const& colour) {
  auto const encoding = map({{"x", of_field("timeline_stem")},
                             {"y", of_field("timeline_y")},
                             {"color", colour},
                             {"shape", view.definition("shape")}});
  auto solid = map({{"type", "point"},
                    {"filled", true},
                    {"size", event_size},
                    {"opacity", 1},
                    {"stroke", palette::paper},
                    {"strokeWidth", 0.8}});
  auto hollow = map({{"type", "point"},
                     {"filled", false},
                     {"fill", palette::paper},
                     {"size", event_size},
                     {"opacity", 1},
                     {"strokeWidth", 1.5}});
  auto const today = view.text("today", "");
  if (today.empty())
    return list({view.part("event", std::move(solid), encoding, list({filter("!datum.timeline_is_period")}))});
  auto const later = fmt::format("datum.timeline_start > toNumber(toDate({}))", literal(today));
  return list(
      {view.part("event", std::move(solid), encoding, list({filter("!datum.timeline_is_period && !(" + later + ")")})),
       view.part("event", std::move(hollow), encoding, list({filter("!datum.timeline_is_period && " + later)}))});
}

}  // namespace

std::optional<yaml::Node> expand_timeline(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{{"x", "text"},
                                     {"x2", "color", "shape"},
                                     {},
                                     {"today", "precision"},
                                     {"period", "vagueness", "event", "stem", "label"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto steps = list(std::vector<yaml::Node>());
  add_moments(*view, steps);
  add_label_ends(*view, steps);
  add_heights(steps);
  auto const colour =
      view->has("color")
          ? view->defined(
                "color",
                map({{"type", "nominal"},
                     {"scale", map({{"range", list({palette::deep, palette::accent, palette::warm, palette::grey})}})},
                     {"legend", map({{"orient", "top"}, {"symbolType", "circle"}, {"symbolOpacity", 1}})}}))
          : map({{"value", palette::deep}});
  auto const axis = map({{"grid", false}, {"domain", true}, {"ticks", true}});
  auto encoding = map(
      {{"x",
        view->shared(
            "x", map({{"type", "temporal"}, {"title", null()}, {"axis", axis}, {"scale", map({{"nice", false}})}}))},
       {"y",
        map({{"type", "quantitative"}, {"axis", null()}, {"scale", map({{"nice", false}, {"domainMin", -0.5}})}})}});
  // The reach of a label is no ink, and still makes room for it along the axis.
  auto layers =
      list({view->part("stem", map({{"type", "rule"}, {"strokeWidth", 0.6}}),
                       map({{"x", of_field("timeline_stem")},
                            {"y", of_field("timeline_y")},
                            {"y2", of_field("timeline_label_y")},
                            {"color", colour}})),
            map({{"mark", map({{"type", "rule"}, {"opacity", 0}, {"aria", false}, {"style", "timeline-reach"}})},
                 {"encoding", map({{"x", of_field("timeline_stem")},
                                   {"x2", of_field("timeline_label_end")},
                                   {"y", of_field("timeline_label_y")}})}})});
  append(layers, bars(*view, colour));
  append(layers, events(*view, colour));
  append(layers, list({view->part(
                     "label", map({{"type", "text"}, {"align", "left"}, {"dx", 4}, {"dy", 1}, {"color", palette::ink}}),
                     map({{"x", of_field("timeline_stem")},
                          {"y", of_field("timeline_label_y")},
                          {"text", view->definition("text")}}))}));
  auto result = view->layered(std::move(steps), std::move(encoding), std::move(layers));
  if (!result.find("width")) set(result, "width", give_span(*Value(default_width).node(), view->span()));
  if (!result.find("height")) set(result, "height", give_span(*Value(default_height).node(), view->span()));
  return result;
}

}  // namespace livret::composite
