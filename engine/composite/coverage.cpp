#include <fmt/format.h>

#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"

namespace livret::composite {

namespace {

constexpr double column_step = 30;
constexpr double row_step = 22;
constexpr double bars_height = 110;

/// Each element gets the sum of a power of two for each of its sets: equal sums are equal intersections. Exact up to
/// 52 sets. What remains is a row for each set of each intersection.
yaml::Node intersection_steps(GenreView const& view) {
  auto const set_field = view.field("y"), element = view.field("detail");
  return list({aggregate(list({aggregated("count", "", "coverage_rows")}), {element, set_field}),
               window(list({aggregated("dense_rank", "", "coverage_set")}), {set_field}),
               calculate("pow(2, datum.coverage_set - 1)", "coverage_bit"),
               join_aggregate(list({aggregated("sum", "coverage_bit", "coverage_key"),
                                    aggregated("count", "", "coverage_degree")}),
                              {element}),
               join_aggregate(list({aggregated("count", "", "coverage_set_size")}), {set_field}),
               aggregate(list({aggregated("count", "", "coverage_count"),
                               aggregated("max", "coverage_degree", "coverage_degree"),
                               aggregated("max", "coverage_set_size", "coverage_set_size")}),
                         {"coverage_key", set_field}),
               window(list({aggregated("dense_rank", "", "coverage_order")}),
                      {"-coverage_count", "coverage_degree", "coverage_key"}),
               filter(fmt::format("datum.coverage_order <= {}", view.number("most", 12))),
               calculate(fmt::format("{} + ' (' + datum.coverage_set_size + ')'", view.datum("y")), "coverage_name")});
}

yaml::Node column(Value axis) {
  return map({{"field", "coverage_order"},
              {"type", "ordinal"},
              {"title", null()},
              {"axis", std::move(axis)},
              {"scale", map({{"padding", 0.3}})}});
}

yaml::Node count_view(GenreView const& view, Value const& colour) {
  auto const height = map({{"field", "coverage_count"}, {"type", "quantitative"}, {"axis", null()}});
  return map({{"height", bars_height},
              {"view", map({{"stroke", null()}})},
              {"width", map({{"step", column_step}})},
              {"transform",
               list({aggregate(list({aggregated("max", "coverage_count", "coverage_count")}), {"coverage_order"})})},
              {"encoding", map({{"x", column(null())}, {"y", height}})},
              {"layer", list({view.part("bar", map({{"type", "bar"}}), map({{"color", colour}})),
                              view.part("count", map({{"type", "text"}, {"dy", -7}, {"color", palette::ink}}),
                                        map({{"text", of_field("coverage_count")}}))})}});
}

yaml::Node matrix_view(GenreView const& view, Value const& colour) {
  auto const order = map({{"field", "coverage_set_size"}, {"op", "max"}, {"order", "descending"}});
  auto const names = map({{"domain", false}, {"ticks", false}, {"labelLimit", 260}, {"labelPadding", 8}});
  auto const rows =
      map({{"field", "coverage_name"}, {"type", "nominal"}, {"title", null()}, {"sort", order}, {"axis", names}});
  auto const dot = [](char const* colour_of_dot) {
    return map({{"type", "point"},
                {"shape", "circle"},
                {"filled", true},
                {"size", 110},
                {"opacity", 1},
                {"color", colour_of_dot}});
  };
  // Every crossing has a pale dot: what is in no set is seen to be in none.
  auto const ground = list({map(
      {{"impute", "coverage_count"}, {"key", "coverage_order"}, {"value", 0}, {"groupby", list({"coverage_name"})}})});
  auto const link = list({aggregate(list({aggregated("max", "coverage_count", "coverage_count")}),
                                    {"coverage_order", "coverage_name", "coverage_set_size"})});
  return map({{"height", map({{"step", row_step}})},
              {"view", map({{"stroke", null()}})},
              {"width", map({{"step", column_step}})},
              {"encoding", map({{"x", column(null())}, {"y", rows}})},
              {"layer", list({view.part("ground", dot(palette::light), map({{"y", without(rows, {"sort"})}}), ground),
                              view.part("link", map({{"type", "line"}, {"strokeWidth", 2}}),
                                        map({{"detail", of_field("coverage_order")}, {"color", colour}}), link),
                              view.part("member", dot(palette::deep), map({{"color", colour}}))})}});
}

}  // namespace

std::optional<yaml::Node> expand_coverage(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{
      {"y", "detail"}, {}, {}, {"most", "color"}, {"bar", "count", "ground", "member", "link"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const colour = Value(map({{"value", view->text("color", palette::deep)}}));
  auto result = view->outer(intersection_steps(*view));
  for (auto const* size : {"width", "height"}) take(result, size);
  set(result, "spacing", *Value(8).node());
  set(result, "vconcat", list({count_view(*view, colour), matrix_view(*view, colour)}));
  return give_span(std::move(result), view->span());
}

}  // namespace livret::composite
