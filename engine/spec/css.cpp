#include "spec/css.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "spec/css_properties.hpp"
#include "spec/css_value.hpp"
#include "yaml/reader.hpp"
#include "yaml/stray_comma.hpp"

namespace livret::spec {

namespace {

/// What CSS, or another tool, calls properties that styles have under another name.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"columns", "column-count"}, {"font", "font-family"},   {"align", "text-align"},
    {"size", "font-size"},       {"weight", "font-weight"}, {"background-color", "background"}};

void report_unknown_property(yaml::Node const& mapping, yaml::Entry const& entry, diag::Sink& sink) {
  auto const& key = entry.key;
  auto const comma = yaml::stray_comma_hint(mapping, entry);
  auto const* meant = std::find_if(std::begin(other_names), std::end(other_names),
                                   [&](auto const& pair) { return pair.first == key.text; });
  auto const nearest = meant != std::end(other_names) ? std::optional(std::string(meant->second))
                                                      : base::nearest_word(key.text, property_names());
  sink.error(key.span, fmt::format("unknown property `{}`", key.text),
             !comma.empty() ? comma
             : nearest      ? fmt::format("did you mean `{}`?", *nearest)
                            : "styles take CSS properties");
}

template <typename T>
void take(std::optional<T>& into, std::optional<T> const& from) {
  if (from) into = from;
}

template <typename T>
void take(Sides<T>& into, Sides<T> const& from) {
  for (std::size_t i = 0; i < 4; ++i) take(into[i], from[i]);
}

// How characters look.
void overlay_font(Declarations& under, Declarations const& over) {
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
  take(under.colour_where, over.colour_where);
  take(under.colour, over.colour);
  take(under.features, over.features);
  take(under.caps, over.caps);
  take(under.letter_spacing, over.letter_spacing);
  take(under.word_spacing, over.word_spacing);
  take(under.vertical_align, over.vertical_align);
}

// How lines are broken and set.
void overlay_lines(Declarations& under, Declarations const& over) {
  take(under.hyphens, over.hyphens);
  take(under.hyphenate_limit_chars, over.hyphenate_limit_chars);
  take(under.hyphenate_limit_lines, over.hyphenate_limit_lines);
  take(under.hyphenate_limit_last, over.hyphenate_limit_last);
  take(under.typography, over.typography);
  take(under.text_align, over.text_align);
  take(under.text_indent, over.text_indent);
  take(under.orphans, over.orphans);
  take(under.widows, over.widows);
  take(under.line_snap, over.line_snap);
  take(under.hanging_punctuation, over.hanging_punctuation);
  take(under.font_expansion, over.font_expansion);
  take(under.pretolerance, over.pretolerance);
  take(under.tolerance, over.tolerance);
  take(under.looseness, over.looseness);
  take(under.line_penalty, over.line_penalty);
  take(under.hyphen_penalty, over.hyphen_penalty);
  take(under.ex_hyphen_penalty, over.ex_hyphen_penalty);
  take(under.double_hyphen_demerits, over.double_hyphen_demerits);
  take(under.final_hyphen_demerits, over.final_hyphen_demerits);
  take(under.adj_demerits, over.adj_demerits);
  take(under.emergency_stretch, over.emergency_stretch);
}

// How blocks stand.
void overlay_box(Declarations& under, Declarations const& over) {
  take(under.margin, over.margin);
  take(under.padding, over.padding);
  take(under.border, over.border);
  take(under.background, over.background);
  take(under.border_radius, over.border_radius);
  take(under.break_before, over.break_before);
  take(under.break_after, over.break_after);
  take(under.break_inside, over.break_inside);
  take(under.placement, over.placement);
  take(under.floating, over.floating);
  take(under.page, over.page);
  take(under.column_count, over.column_count);
  take(under.column_gap, over.column_gap);
  take(under.min_height, over.min_height);
}

// Of lists, tables, figures and contents.
void overlay_parts(Declarations& under, Declarations const& over) {
  take(under.width, over.width);
  take(under.gap, over.gap);
  take(under.label_width, over.label_width);
  take(under.item_gap, over.item_gap);
  take(under.cell_padding, over.cell_padding);
  take(under.rule_head, over.rule_head);
  take(under.rule_row, over.rule_row);
  take(under.leader, over.leader);
}

}  // namespace

Declarations overlay(Declarations under, Declarations const& over) {
  overlay_font(under, over);
  overlay_lines(under, over);
  overlay_box(under, over);
  overlay_parts(under, over);
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
    auto const* property = find_property(key.text);
    if (property == nullptr) {
      report_unknown_property(mapping, entry, sink);
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
