#include "fill/chart_look.hpp"

#include "chart/config_check.hpp"
#include "composite/tree.hpp"
#include "fill/vega_config.hpp"

namespace livret::fill {

namespace {

using composite::list;
using composite::map;
using composite::null;
using yaml::Node;

constexpr double title_excess = 1.25;     // a title's size, of that of labels
constexpr double small_symbol = 46;       // square pixels, of legends
constexpr double thin = 0.4;              // pt, of the lines of grids and axes
constexpr double long_label = 400;        // pt: labels and titles are in full where the page has room
constexpr double space_to_label = 5;      // pt, from an axis without ticks
constexpr double space_to_title = 8;      // pt, from a plot up to the title of its vertical axis
constexpr double space_between_rows = 4;  // pt, from one part of a facet to the next

/// Lettering as a Vega-Lite config has it.
struct Lettering {
  std::string font;
  int weight = 400;
  std::string slant;
  double size = 0;
  std::string colour;
};

Lettering lettering(text::TextStyle const& style, text::FontBook const& fonts) {
  Lettering result;
  result.size = style.size.to_pt();
  result.colour = base::to_hex(style.colour);
  if (style.face.is_none()) return result;
  auto const& face = fonts.face(style.face);
  result.font = face.family();
  result.weight = face.weight();
  result.slant = face.slant() == text::Slant::Italic ? "italic" : "normal";
  return result;
}

enum class Ink { Fill, Colour };  ///< how a config calls it: `fill` in styles, `color` elsewhere

Node as_config(Lettering const& letters, Ink ink) {
  return map({{"font", letters.font},
              {"fontSize", letters.size},
              {"fontWeight", letters.weight},
              {"fontStyle", letters.slant},
              {ink == Ink::Fill ? "fill" : "color", letters.colour}});
}

Node colours(std::vector<base::Colour> const& colours) {
  std::vector<Node> items;
  for (auto const& colour : colours) items.push_back(*composite::Value(base::to_hex(colour)).node());
  return list(std::move(items));
}

Node styles_of(Lettering const& label, Lettering const& title, base::Colour mark) {
  Lettering group = label;
  group.size *= title_excess;
  group.weight = 700;
  group.colour = base::to_hex(mark);
  return map({{"guide-label", as_config(label, Ink::Fill)},
              {"guide-title", as_config(title, Ink::Fill)},
              {"group-title", as_config(group, Ink::Fill)},
              {"group-subtitle", as_config(title, Ink::Fill)}});
}

Node axis(std::string const& domain, std::string const& grid) {
  return map({{"domainColor", domain},
              {"domainWidth", thin},
              {"tickColor", domain},
              {"tickWidth", thin},
              {"tickSize", 4},
              {"gridColor", grid},
              {"gridWidth", thin},
              {"labelLimit", long_label},
              {"labelPadding", 3},
              {"titlePadding", 6}});
}

/// Values are read on a grid of lines, with neither axis nor ticks.
Node value_axis() {
  return map({{"domain", false}, {"ticks", false}, {"grid", true}, {"labelPadding", space_to_label}});
}

/// The title of a vertical axis stands level above the plot.
Node title_on_top() {
  return map({{"titleAngle", 0},
              {"titleAlign", "left"},
              {"titleBaseline", "bottom"},
              {"titleX", 0},
              {"titleY", -space_to_title}});
}

/// Categories stand on their axis.
Node category_axis() { return map({{"ticks", false}, {"grid", false}, {"labelPadding", space_to_label}}); }

Node legend() {
  return map(
      {{"orient", "top"},
       {"titleOrient", "left"},
       {"titleAnchor", "middle"},
       {"titlePadding", 8},
       {"columnPadding", 14},
       {"symbolSize", small_symbol},
       {"gradientThickness", 7},
       {"gradientLength", 80},
       {"labelLimit", long_label},
       {"titleLimit", long_label},
       {"offset", 8},
       {"layout",
        map({{"anchor", "start"}, {"frame", "bounds"}, {"offset", 8}, {"bounds", "full"}, {"clears", "all-axes"}})}});
}

Node header(Lettering const& title, std::string const& mark) {
  return map({{"title", null()},
              {"labelAnchor", "start"},
              {"labelFrame", "bounds"},
              {"labelPadding", 0},
              {"labelFont", title.font},
              {"labelFontSize", title.size},
              {"labelFontWeight", 700},
              {"labelColor", mark},
              {"labelLimit", long_label}});
}

void add_ranges(spec::ChartLook const& look, Node& config) {
  Node range = map({});
  if (!look.category.empty()) composite::set(range, "category", colours(look.category));
  if (!look.ramp.empty())
    for (auto const* name : {"ordinal", "ramp", "heatmap"}) composite::set(range, name, colours(look.ramp));
  if (!range.entries.empty()) composite::set(config, "range", std::move(range));
}

Node config_of(spec::ChartLook const& look, Lettering const& label, Lettering const& title) {
  auto const mark = base::to_hex(look.mark), domain = base::to_hex(look.domain), grid = base::to_hex(look.grid);
  auto config =
      map({{"background", null()},
           {"padding", 0},
           {"view", map({{"continuousWidth", "container"}, {"discreteWidth", "container"}, {"stroke", null()}})},
           {"style", styles_of(label, title, look.mark)},
           {"mark", map({{"color", mark}, {"opacity", 1}})},
           {"rule", map({{"color", domain}})},
           {"text", as_config(label, Ink::Colour)},
           {"axis", axis(domain, grid)},
           {"axisQuantitative", value_axis()},
           {"axisBand", category_axis()},
           {"axisPoint", category_axis()},
           {"axisX", map({{"labelAngle", 0}})},
           {"axisY", title_on_top()},
           {"legend", legend()},
           {"header", header(title, mark)},
           {"facet", map({{"spacing", space_between_rows}})},
           {"title", map({{"anchor", "start"}, {"frame", "group"}})}});
  add_ranges(look, config);
  return config;
}

scene::Families families(spec::Palette const& palette, Lettering const& label) {
  auto const family = [&](std::string_view name) {
    auto const found = palette.families.find(name);
    return found != palette.families.end() ? found->second : std::string();
  };
  scene::Families result{family("sans"), family("serif"), family("mono")};
  if (result.sans_serif.empty()) result.sans_serif = label.font;
  return result;
}

}  // namespace

chart::Config chart_look(spec::Theme const& theme, Styles& styles, text::FontBook const& fonts, diag::Sink& sink) {
  auto const& look = theme.chart;
  ContrastCheck::Ground const ground(styles.contrast(), look.background);
  auto const label = lettering(styles.runs(look.label, {}).plain, fonts);
  auto const title = lettering(styles.runs(look.title, {}).plain, fonts);
  auto vega = composite::give_span(config_of(look, label, title), look.where);
  if (look.config != nullptr) chart::check_config(*look.config, sink);
  if (look.config != nullptr) lay_config_over(vega, *look.config);
  chart::Config config;
  config.set_vega(std::move(vega));
  config.families = families(theme.palette, label);
  config.colours = theme.palette.colours;
  config.background = look.background;
  return config;
}

chart::Config chart_look(spec::Theme const& theme, std::string const& language, text::FontBook& fonts,
                         diag::Sink& sink) {
  auto const sheet = spec::read_style_sheet(theme, {}, sink);
  Styles styles(sheet, {language, nullptr, {}}, fonts, sink);
  return chart_look(theme, styles, fonts, sink);
}

}  // namespace livret::fill
