#include "spec/css_properties.hpp"

#include <algorithm>
#include <iterator>

namespace livret::spec {

namespace {

using content::Break;
using content::Placement;

// TeX takes any penalty of 10000 for infinite, and forces a break at -10000; badness ends at 10000 (The TeXbook, 14).
constexpr int worst_badness = 10'000;
constexpr int most_penalty = 9'999;
constexpr int most_demerits = 1'000'000'000;

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

void read_typography(ValueReader& value, Declarations& into) {
  using Mode = locale::Profile::Mode;
  if (auto const mode =
          value.choice<Mode>({{"correct", Mode::Correct}, {"report", Mode::Report}, {"verbatim", Mode::Verbatim}}))
    into.typography = mode;
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

template <auto Member, int least, int most>
void read_integer(ValueReader& value, Declarations& into) {
  if (auto const number = value.integer(least, most)) into.*Member = number;
}

void read_float(ValueReader& value, Declarations& into) {
  using content::Float;
  if (auto const floating =
          value.choice<Float>({{"none", Float::None}, {"top", Float::Top}, {"bottom", Float::Bottom}}))
    into.floating = floating;
}

void read_page(ValueReader& value, Declarations& into) {
  auto name = value.word("the name of a page master, or `auto`");
  if (!name) return;
  if (name->text == "auto" || name->text == "rest") name->text.clear();
  into.page = std::move(name);
}

void read_line_snap(ValueReader& value, Declarations& into) {
  using content::LineSnap;
  if (auto const snap = value.choice<LineSnap>({{"none", LineSnap::None}, {"baseline", LineSnap::Baseline}}))
    into.line_snap = snap;
}

void read_hanging_punctuation(ValueReader& value, Declarations& into) {
  if (auto const hanging = value.choice<HangingPunctuation>(
          {{"none", HangingPunctuation::None}, {"allow-end", HangingPunctuation::AllowEnd}}))
    into.hanging_punctuation = hanging;
}

void read_hyphenate_limit_lines(ValueReader& value, Declarations& into) {
  if (auto const lines = value.hyphenate_limit_lines()) into.hyphenate_limit_lines = lines;
}

void read_hyphenate_limit_last(ValueReader& value, Declarations& into) {
  if (auto const last = value.choice<HyphenateLimitLast>(
          {{"none", HyphenateLimitLast::None}, {"always", HyphenateLimitLast::Always}}))
    into.hyphenate_limit_last = last;
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
       if (auto const x = v.colour()) {
         d.colour = x;
         d.colour_where = v.where();
       }
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
    {"typography", read_typography},
    {"text-align", read_align},
    {"text-indent", read_measure<&D::text_indent, Range::Any>},
    {"orphans", read_integer<&D::orphans, 1, 20>},
    {"widows", read_integer<&D::widows, 1, 20>},
    {"line-snap", read_line_snap},
    {"hanging-punctuation", read_hanging_punctuation},
    {"font-expansion",
     [](ValueReader& v, D& d) {
       if (auto const x = v.font_expansion()) d.font_expansion = x;
     }},
    {"hyphenate-limit-chars",
     [](ValueReader& v, D& d) {
       if (auto const x = v.hyphenate_limit_chars()) d.hyphenate_limit_chars = x;
     }},
    {"hyphenate-limit-lines", read_hyphenate_limit_lines},
    {"hyphenate-limit-last", read_hyphenate_limit_last},
    {"pretolerance", read_integer<&D::pretolerance, -1, worst_badness>},
    {"tolerance", read_integer<&D::tolerance, 0, worst_badness>},
    {"looseness", read_integer<&D::looseness, -10, 10>},
    {"linepenalty", read_integer<&D::line_penalty, 0, most_penalty>},
    {"hyphenpenalty", read_integer<&D::hyphen_penalty, -most_penalty, most_penalty>},
    {"exhyphenpenalty", read_integer<&D::ex_hyphen_penalty, -most_penalty, most_penalty>},
    {"doublehyphendemerits", read_integer<&D::double_hyphen_demerits, 0, most_demerits>},
    {"finalhyphendemerits", read_integer<&D::final_hyphen_demerits, 0, most_demerits>},
    {"adjdemerits", read_integer<&D::adj_demerits, 0, most_demerits>},
    {"emergencystretch", read_measure<&D::emergency_stretch>},
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
    {"float", read_float},
    {"page", read_page},
    {"column-count", read_integer<&D::column_count, 1, 12>},
    {"column-gap", read_measure<&D::column_gap>},
    {"min-height", read_measure<&D::min_height>},
    {"width", read_measure<&D::width>},
    {"gap", read_measure<&D::gap>},
    {"label-width", read_measure<&D::label_width>},
    {"item-gap", read_measure<&D::item_gap>},
    {"cell-padding", read_sides<&D::cell_padding>},
    {"rule-head", read_rule<&D::rule_head>},
    {"rule-row", read_rule<&D::rule_row>},
    {"leader",
     [](ValueReader& v, D& d) {
       if (auto x = v.leader()) d.leader = std::move(x);
     }},
};

}  // namespace

Property const* find_property(std::string_view name) {
  auto const* found = std::find_if(std::begin(properties), std::end(properties),
                                   [&](Property const& property) { return property.name == name; });
  return found == std::end(properties) ? nullptr : found;
}

std::vector<std::string> property_names() {
  std::vector<std::string> names;
  for (auto const& property : properties) names.emplace_back(property.name);
  return names;
}

}  // namespace livret::spec
