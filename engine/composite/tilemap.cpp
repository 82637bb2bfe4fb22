#include <algorithm>

#include <fmt/format.h>

#include "composite/channel.hpp"
#include "composite/genre_marks.hpp"
#include "composite/genre_view.hpp"
#include "composite/tile_grid.hpp"

namespace livret::composite {

namespace {

constexpr double tile_size = 25;
constexpr double tile_gap = 0.06;  ///< of a tile, on each side

yaml::Node tile_rows(std::span<Tile const> grid) {
  std::vector<yaml::Node> rows;
  for (auto const& tile : grid)
    rows.push_back(map({{"tilemap_code", tile.code}, {"tilemap_column", tile.column}, {"tilemap_row", tile.row}}));
  return map({{"values", list(std::move(rows))}});
}

/// The sides and the centre of each tile.
yaml::Node side_steps(std::string const& column, std::string const& row) {
  auto const side = [](std::string const& place, double offset, char const* as) {
    return calculate(fmt::format("{} + {}", place, offset), as);
  };
  return list({side(column, tile_gap, "tilemap_left"), side(column, 1 - tile_gap, "tilemap_right"),
               side(column, 0.5, "tilemap_x"), side(row, tile_gap, "tilemap_top"),
               side(row, 1 - tile_gap, "tilemap_bottom"), side(row, 0.5, "tilemap_y")});
}

yaml::Node tile_encoding() {
  return map({{"x", of_field("tilemap_left")},
              {"x2", of_field("tilemap_right")},
              {"y", of_field("tilemap_top")},
              {"y2", of_field("tilemap_bottom")}});
}

yaml::Node text_encoding(yaml::Node text) {
  return map({{"x", of_field("tilemap_x")}, {"y", of_field("tilemap_y")}, {"text", std::move(text)}});
}

/// How a tile is coloured: by shade where the field is a measure, by category otherwise.
yaml::Node colour_of(GenreView const& view) {
  auto const* type = find(view.definition("color"), {"type"});
  bool const is_measure = !type || is_text(type, "quantitative");
  auto defaults = map({{"type", is_measure ? "quantitative" : "nominal"}, {"title", null()}});
  if (is_measure) set(defaults, "scale", map({{"range", list({"#dbe6ee", palette::deep})}, {"zero", false}}));
  return view.defined("color", std::move(defaults));
}

/// Texts on dark tiles are light: the middle of the values decides.
yaml::Node text_colour(GenreView const& view) {
  auto const* type = find(view.definition("color"), {"type"});
  if (type && !is_text(type, "quantitative")) return map({{"value", palette::ink}});
  return map({{"condition",
               map({{"test", fmt::format("{} > (datum.tilemap_low + datum.tilemap_high) / 2", view.datum("color"))},
                    {"value", palette::paper}})},
              {"value", palette::ink}});
}

struct Size {
  double width = 240, height = 240;
};

Size size_of(std::span<Tile const> grid) {
  Size size{0, 0};
  for (auto const& tile : grid) {
    size.width = std::max(size.width, (tile.column + 1) * tile_size);
    size.height = std::max(size.height, (tile.row + 1) * tile_size);
  }
  return grid.empty() ? Size() : size;
}

/// Tiles of the grid that the data say nothing of are pale, and have their code too.
yaml::Node ground_layers(GenreView const& view, std::span<Tile const> grid) {
  auto const data = tile_rows(grid);
  auto layers = list(
      {view.part("tile", map({{"type", "rect"}, {"color", "#eef1f3"}}), tile_encoding(),
                 side_steps("datum.tilemap_column", "datum.tilemap_row")),
       view.part("text", map({{"type", "text"}, {"fontSize", 8.5}, {"color", palette::grey}}),
                 text_encoding(of_field("tilemap_code")), side_steps("datum.tilemap_column", "datum.tilemap_row"))});
  for (auto& layer : layers.items) set(layer, "data", data);
  return layers;
}

}  // namespace

std::optional<yaml::Node> expand_tilemap(yaml::Node unit, Surroundings const& surroundings) {
  static Vocabulary const vocabulary{{"color"}, {"x", "y", "key", "text"}, {"x", "y"}, {"grid"}, {"tile", "text"}};
  auto const view = GenreView::read(std::move(unit), vocabulary, surroundings);
  if (!view) return std::nullopt;
  auto const grid = tile_grid(view->text("grid", "departements"));
  auto const* name = view->property("grid");
  if (name && grid.empty())
    surroundings.sink.error(name->span,
                            fmt::format("`grid` needs `departements` or `regions`, found `{}`", text_of(name)));
  bool const has_place = is_field(view->definition("x")) && is_field(view->definition("y"));
  if (!has_place && !is_field(view->definition("key"))) {
    surroundings.sink.error(view->span(), "`tilemap` needs a code on `key`, or columns and rows on `x` and `y`");
    return std::nullopt;
  }
  auto steps = list(std::vector<yaml::Node>());
  if (!has_place)
    append(steps, list({map({{"lookup", view->field("key")},
                             {"from", map({{"data", tile_rows(grid)},
                                           {"key", "tilemap_code"},
                                           {"fields", list({"tilemap_column", "tilemap_row"})}})}}),
                        filter("isValid(datum.tilemap_column)")}));
  append(steps, has_place ? side_steps(view->datum("x"), view->datum("y"))
                          : side_steps("datum.tilemap_column", "datum.tilemap_row"));
  steps.items.push_back(join_aggregate(list({aggregated("min", view->field("color"), "tilemap_low"),
                                             aggregated("max", view->field("color"), "tilemap_high")})));
  auto const place = [](bool reverse) {
    return map({{"type", "quantitative"},
                {"axis", null()},
                {"scale", map({{"zero", false}, {"nice", false}, {"reverse", reverse}})}});
  };
  auto tiles = tile_encoding();
  set(tiles, "color", colour_of(*view));
  auto layers = has_place ? list(std::vector<yaml::Node>()) : ground_layers(*view, grid);
  append(layers, list({view->part("tile", map({{"type", "rect"}}), std::move(tiles))}));
  if (view->has("text") || !has_place) {
    auto texts = text_encoding(view->has("text") ? *view->definition("text") : of_field(view->field("key")));
    set(texts, "color", text_colour(*view));
    append(layers, list({view->part("text", map({{"type", "text"}, {"fontSize", 8.5}}), std::move(texts))}));
  }
  auto result = view->layered(std::move(steps), map({{"x", place(false)}, {"y", place(true)}}), std::move(layers));
  auto const size = size_of(has_place ? std::span<Tile const>() : grid);
  if (!result.find("width")) set(result, "width", give_span(*Value(size.width).node(), view->span()));
  if (!result.find("height")) set(result, "height", give_span(*Value(size.height).node(), view->span()));
  return result;
}

}  // namespace livret::composite
