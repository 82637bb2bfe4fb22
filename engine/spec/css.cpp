#include "spec/css.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "spec/css_value.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

using content::Break;
using content::Placement;

struct Property {
  std::string_view name;
  void (*read)(ValueReader& value, Declarations& into);
};

template <auto Member, Range range = Range::NotNegative, Bare bare = Bare::No>
void read_measure(ValueReader& value, Declarations& into) {
  if (auto const measure = value.measure(range, bare)) into.*Member = measure;
}

template <auto Member>
void read_sides(ValueReader& value, Declarations& into) {
  auto const sides = value.four_measures();
  for (std::size_t i = 0; i < 4; ++i)
    if (sides[i]) (into.*Member)[i] = sides[i];
}

template <auto Member, std::size_t side>
void read_side(ValueReader& value, Declarations& into) {
  if (auto const measure = value.measure(Range::NotNegative)) (into.*Member)[side] = measure;
}

template <std::size_t side>
void read_border(ValueReader& value, Declarations& into) {
  if (auto const edge = value.edge()) into.border[side] = edge;
}

template <auto Member>
void read_rule(ValueReader& value, Declarations& into) {
  if (auto const edge = value.edge()) into.*Member = edge;
}

template <auto Member>
void read_break(ValueReader& value, Declarations& into) {
  using Choice = std::initializer_list<std::pair<std::string_view, Break>>;
  if (auto const chosen = value.choice(Choice{{"auto", Break::Auto}, {"avoid", Break::Avoid}, {"page", Break::Page}}))
    into.*Member = chosen;
}

void read_all_borders(ValueReader& value, Declarations& into) {
  if (auto const edge = value.edge()) into.border = {edge, edge, edge, edge};
}

void read_family(ValueReader& value, Declarations& into) {
  auto const family = value.family();
  if (!family) return;
  into.font_family = family;
  into.font_where = value.where();
}

void read_weight(ValueReader& value, Declarations& into) {
  auto const weight = value.weight();
  if (!weight) return;
  into.font_weight = weight;
  into.font_where = value.where();
}

void read_font_style(ValueReader& value, Declarations& into) {
  using text::Slant;
  if (auto const slant = value.choice<Slant>({{"normal", Slant::Upright}, {"italic", Slant::Italic}})) {
    into.font_style = slant;
    into.font_where = value.where();
  }
}

void read_align(ValueReader& value, Declarations& into) {
  using text::Alignment;
  if (auto const align = value.choice<Alignment>({{"justify", Alignment::Justify},
                                                  {"left", Alignment::Left},
                                                  {"start", Alignment::Left},
                                                  {"right", Alignment::Right},
                                                  {"end", Alignment::Right},
                                                  {"center", Alignment::Centre}}))
    into.text_align = align;
}

void read_hyphens(ValueReader& value, Declarations& into) {
  using text::Hyphens;
  if (auto const hyphens =
          value.choice<Hyphens>({{"auto", Hyphens::Auto}, {"none", Hyphens::None}, {"manual", Hyphens::None}}))
    into.hyphens = hyphens;
}

void read_caps(ValueReader& value, Declarations& into) {
  if (auto const caps = value.choice<Caps>({{"normal", Caps::Normal}, {"small-caps", Caps::Small}})) into.caps = caps;
}

void read_placement(ValueReader& value, Declarations& into) {
  if (auto const place = value.choice<Placement>({{"main", Placement::Main},
                                                  {"margin", Placement::Margin},
                                                  {"full", Placement::Full},
                                                  {"bleed", Placement::Bleed}}))
    into.placement = place;
}

template <auto Member>
void read_lines(ValueReader& value, Declarations& into) {
  if (auto const lines = value.integer(1, 20)) into.*Member = lines;
}

using D = Declarations;
constexpr Property properties[] = {
    {"font-family", read_family},
    {"font-size", read_measure<&D::font_size>},
    {"line-height", read_measure<&D::line_height, Range::NotNegative, Bare::Factor>},
    {"font-weight", read_weight},
    {"font-style", read_font_style},
    {"color",
     [](ValueReader& v, D& d) {
       if (auto const x = v.colour()) d.colour = x;
     }},
    {"font-feature-settings",
     [](ValueReader& v, D& d) {
       if (auto const x = v.features()) d.features = x;
     }},
    {"font-variant-caps", read_caps},
    {"letter-spacing", read_measure<&D::letter_spacing, Range::Any>},
    {"word-spacing", read_measure<&D::word_spacing, Range::Any>},
    {"vertical-align", read_measure<&D::vertical_align, Range::Any>},
    {"hyphens", read_hyphens},
    {"text-align", read_align},
    {"text-indent", read_measure<&D::text_indent, Range::Any>},
    {"orphans", read_lines<&D::orphans>},
    {"widows", read_lines<&D::widows>},
    {"margin", read_sides<&D::margin>},
    {"margin-top", read_side<&D::margin, 0>},
    {"margin-right", read_side<&D::margin, 1>},
    {"margin-bottom", read_side<&D::margin, 2>},
    {"margin-left", read_side<&D::margin, 3>},
    {"padding", read_sides<&D::padding>},
    {"padding-top", read_side<&D::padding, 0>},
    {"padding-right", read_side<&D::padding, 1>},
    {"padding-bottom", read_side<&D::padding, 2>},
    {"padding-left", read_side<&D::padding, 3>},
    {"border", read_all_borders},
    {"border-top", read_border<0>},
    {"border-right", read_border<1>},
    {"border-bottom", read_border<2>},
    {"border-left", read_border<3>},
    {"background",
     [](ValueReader& v, D& d) {
       if (auto const x = v.colour()) d.background = x;
     }},
    {"border-radius", read_measure<&D::border_radius>},
    {"break-before", read_break<&D::break_before>},
    {"break-after", read_break<&D::break_after>},
    {"break-inside", read_break<&D::break_inside>},
    {"placement", read_placement},
    {"width", read_measure<&D::width>},
    {"gap", read_measure<&D::gap>},
    {"label-width", read_measure<&D::label_width>},
    {"item-gap", read_measure<&D::item_gap>},
    {"cell-padding", read_sides<&D::cell_padding>},
    {"rule-head", read_rule<&D::rule_head>},
    {"rule-row", read_rule<&D::rule_row>},
};

void report_unknown_property(yaml::Node const& key, diag::Sink& sink) {
  std::vector<std::string> names;
  for (auto const& property : properties) names.emplace_back(property.name);
  auto const nearest = base::nearest_word(key.text, names);
  sink.error(key.span, fmt::format("unknown property `{}`", key.text),
             nearest ? fmt::format("did you mean `{}`?", *nearest) : "styles take CSS properties");
}

template <typename T>
void take(std::optional<T>& into, std::optional<T> const& from) {
  if (from) into = from;
}

template <typename T>
void take(Sides<T>& into, Sides<T> const& from) {
  for (std::size_t i = 0; i < 4; ++i) take(into[i], from[i]);
}

}  // namespace

Declarations overlay(Declarations under, Declarations const& over) {
  if (over.font_size && over.font_size->relative && under.font_size) {
    under.font_size->factor *= over.font_size->factor;
    under.font_size->length = under.font_size->length * over.font_size->factor;
  } else {
    take(under.font_size, over.font_size);
  }
  take(under.font_family, over.font_family);
  take(under.line_height, over.line_height);
  take(under.font_weight, over.font_weight);
  take(under.font_style, over.font_style);
  take(under.font_where, over.font_where);
  take(under.colour, over.colour);
  take(under.features, over.features);
  take(under.caps, over.caps);
  take(under.letter_spacing, over.letter_spacing);
  take(under.word_spacing, over.word_spacing);
  take(under.vertical_align, over.vertical_align);
  take(under.hyphens, over.hyphens);
  take(under.text_align, over.text_align);
  take(under.text_indent, over.text_indent);
  take(under.orphans, over.orphans);
  take(under.widows, over.widows);
  take(under.margin, over.margin);
  take(under.padding, over.padding);
  take(under.border, over.border);
  take(under.background, over.background);
  take(under.border_radius, over.border_radius);
  take(under.break_before, over.break_before);
  take(under.break_after, over.break_after);
  take(under.break_inside, over.break_inside);
  take(under.placement, over.placement);
  take(under.width, over.width);
  take(under.gap, over.gap);
  take(under.label_width, over.label_width);
  take(under.item_gap, over.item_gap);
  take(under.cell_padding, over.cell_padding);
  take(under.rule_head, over.rule_head);
  take(under.rule_row, over.rule_row);
  return under;
}

Declarations read_declarations(yaml::Node const& mapping, Palette const& palette,
                               std::vector<std::string> const& not_css, diag::Sink& sink) {
  Declarations declarations;
  if (mapping.kind != yaml::Kind::Mapping) {
    sink.error(mapping.span,
               fmt::format("a style needs a mapping of CSS properties, found {}", yaml::describe(mapping)));
    return declarations;
  }
  for (auto const& entry : mapping.entries) {
    auto const& key = entry.key;
    if (std::find(not_css.begin(), not_css.end(), key.text) != not_css.end()) continue;
    auto const* property = std::find_if(std::begin(properties), std::end(properties),
                                        [&](Property const& known) { return known.name == key.text; });
    if (property == std::end(properties)) {
      report_unknown_property(key, sink);
      continue;
    }
    ValueReader reader(key.text, entry.value, palette, sink);
    property->read(reader, declarations);
  }
  return declarations;
}

std::optional<base::Colour> read_colour(yaml::Node const& node, Palette const& palette, diag::Sink& sink) {
  return ValueReader("colour", node, palette, sink).colour();
}

std::optional<base::Length> read_length(std::string const& name, yaml::Node const& node, diag::Sink& sink) {
  Palette const none;
  auto const measure = ValueReader(name, node, none, sink).measure(Range::NotNegative);
  if (!measure) return std::nullopt;
  if (!measure->relative) return measure->length;
  if (measure->factor == 0) return base::Length{};
  sink.error(node.span, fmt::format("`{}` needs an absolute length, found `{}`", name, node.text), "for example `4mm`");
  return std::nullopt;
}

}  // namespace livret::spec
