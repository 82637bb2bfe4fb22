#include "fill/styles.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::fill {

namespace {

using base::Length;

constexpr double initial_font_size_pt = 10;
constexpr double initial_line_height = 1.3;
constexpr double emergency_stretch = 2;  // em: what a narrow measure may add to a line rather than overrun it
constexpr int demerits_of_forbidden = 100'000'000;  // of what a paragraph does only where nothing else fits

base::Insets insets_of(spec::Sides<spec::Measure> const& sides, Length font_size) {
  auto const side = [&](std::size_t i) { return sides[i] ? sides[i]->resolve(font_size) : Length{}; };
  return {side(0), side(1), side(2), side(3)};
}

void switch_on(std::vector<text::Feature>& features, std::array<char, 4> tag) {
  std::erase_if(features, [&](text::Feature const& feature) { return feature.tag == tag; });
  features.push_back({tag, 1});
  std::sort(features.begin(), features.end());
}

}  // namespace

Styles::Styles(spec::StyleSheet const& sheet, Setting setting, text::FontBook& fonts, diag::Sink& sink)
    : sheet_(sheet), setting_(std::move(setting)), fonts_(fonts), sink_(sink), contrast_(sink) {
  if (auto const* text = sheet.find("text")) root_ = text->declared;
}

spec::Declarations Styles::named(std::string const& name, diag::Span where) const {
  if (auto const* style = sheet_.find(name)) return style->declared;
  auto const nearest = base::nearest_word(name, sheet_.names());
  sink_.error(where, fmt::format("there is no style `{}`", name),
              nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
  return {};
}

spec::Declarations Styles::first_of(std::initializer_list<std::string> names) const {
  for (auto const& name : names)
    if (auto const* style = sheet_.find(name)) return style->declared;
  return {};
}

spec::Declarations Styles::part_of(std::vector<std::string> const& names, std::string const& part) const {
  for (auto const& name : names)
    if (auto const* style = sheet_.find(name + "-" + part)) return style->declared;
  return {};
}

spec::Declarations Styles::with_root(spec::Declarations const& declared) const {
  // Only what CSS inherits: the text's properties, not those of its box.
  spec::Declarations inherited;
  inherited.font_family = root_.font_family;
  inherited.font_size = root_.font_size;
  inherited.line_height = root_.line_height;
  inherited.font_weight = root_.font_weight;
  inherited.font_style = root_.font_style;
  inherited.colour = root_.colour;
  inherited.colour_where = root_.colour_where;
  inherited.features = root_.features;
  inherited.caps = root_.caps;
  inherited.letter_spacing = root_.letter_spacing;
  inherited.word_spacing = root_.word_spacing;
  inherited.hyphens = root_.hyphens;
  inherited.hyphenate_limit_chars = root_.hyphenate_limit_chars;
  inherited.hyphenate_limit_lines = root_.hyphenate_limit_lines;
  inherited.hyphenate_limit_last = root_.hyphenate_limit_last;
  inherited.typography = root_.typography;
  inherited.text_align = root_.text_align;
  inherited.orphans = root_.orphans;
  inherited.widows = root_.widows;
  inherited.line_snap = root_.line_snap;
  inherited.hanging_punctuation = root_.hanging_punctuation;
  inherited.font_expansion = root_.font_expansion;
  inherited.pretolerance = root_.pretolerance;
  inherited.tolerance = root_.tolerance;
  inherited.line_penalty = root_.line_penalty;
  inherited.hyphen_penalty = root_.hyphen_penalty;
  inherited.ex_hyphen_penalty = root_.ex_hyphen_penalty;
  inherited.double_hyphen_demerits = root_.double_hyphen_demerits;
  inherited.final_hyphen_demerits = root_.final_hyphen_demerits;
  inherited.adj_demerits = root_.adj_demerits;
  inherited.emergency_stretch = root_.emergency_stretch;
  return spec::overlay(std::move(inherited), declared);
}

Length Styles::font_size(spec::Declarations const& declared) const {
  auto const size = spec::overlay(root_, declared).font_size;
  return size ? size->resolve(Length::from_pt(initial_font_size_pt)) : Length::from_pt(initial_font_size_pt);
}

std::optional<content::MasterId> Styles::find_master(spec::Name const& name) {
  if (name.text.empty()) return std::nullopt;
  auto const found = std::find(setting_.masters.begin(), setting_.masters.end(), name.text);
  if (found != setting_.masters.end())
    return content::MasterId(static_cast<std::size_t>(found - setting_.masters.begin()));
  if (name.text == "first") {
    sink_.error(name.where, "`first` is the page master of page 1, and no block asks for it",
                "give pages like it a master of another name under the layout's `masters`");
    return std::nullopt;
  }
  auto const nearest = base::nearest_word(name.text, setting_.masters);
  sink_.error(
      name.where, fmt::format("there is no page master `{}`", name.text),
      nearest ? fmt::format("did you mean `{}`?", *nearest) : "add it under the layout's `masters`, or write `auto`");
  return std::nullopt;
}

content::BoxStyle Styles::box(spec::Declarations const& declared) {
  auto const size = font_size(declared);
  auto const edge = [&](std::size_t i) { return declared.border[i].value_or(content::Edge{}); };
  content::BoxStyle box;
  box.margin = insets_of(declared.margin, size);
  box.padding = insets_of(declared.padding, size);
  box.top = edge(0);
  box.right = edge(1);
  box.bottom = edge(2);
  box.left = edge(3);
  if (declared.background && declared.background->alpha > 0) box.background = declared.background;
  if (declared.border_radius) box.radius = declared.border_radius->resolve(size);
  box.break_before = declared.break_before.value_or(content::Break::Auto);
  box.break_after = declared.break_after.value_or(content::Break::Auto);
  box.break_inside = declared.break_inside.value_or(content::Break::Auto);
  box.placement = declared.placement.value_or(content::Placement::Main);
  box.floating = declared.floating.value_or(content::Float::None);
  if (declared.min_height) box.min_height = declared.min_height->resolve(size);
  if (declared.page) box.page = find_master(*declared.page);
  return box;
}

text::FaceId Styles::find_face(spec::Declarations const& declared) {
  text::FaceRequest const request{declared.font_family.value_or(""), declared.font_weight.value_or(400),
                                  declared.font_style.value_or(text::Slant::Upright)};
  if (auto const known = faces_.find(request); known != faces_.end()) return known->second;
  auto const where = declared.font_where.value_or(diag::Span{});
  if (request.family.empty())
    sink_.error(where, "no style says which font family this text has", "give the style `text` a `font-family`");
  auto face = request.family.empty() ? text::FaceId::none() : fonts_.find(request, where, sink_);
  // A stand-in, so that the run goes on to find what else is wrong; the error keeps the document from being published.
  for (auto const& [other, id] : faces_)
    if (face.is_none()) face = id;
  if (face.is_none()) lacks_face_ = true;
  return faces_[request] = face;
}

text::TextStyle Styles::text(spec::Declarations const& declared) {
  auto const all = with_root(declared);
  text::TextStyle style;
  style.face = find_face(all);
  style.size = font_size(declared);
  style.colour = all.colour.value_or(base::Colour{});
  style.features = all.features.value_or(std::vector<text::Feature>{});
  if (all.caps == spec::Caps::Small) switch_on(style.features, {'s', 'm', 'c', 'p'});
  if (all.letter_spacing) style.letter_spacing = all.letter_spacing->resolve(style.size);
  if (all.word_spacing) style.word_spacing = all.word_spacing->resolve(style.size);
  if (all.vertical_align) style.baseline_shift = all.vertical_align->resolve(style.size);
  style.language = setting_.language;
  style.hyphens = all.hyphens.value_or(text::Hyphens::None);
  return style;
}

text::BreakParameters Styles::breaking(spec::Declarations const& all, Length size) const {
  text::BreakParameters result;
  auto const take = [](int& parameter, std::optional<int> const& declared) {
    parameter = declared.value_or(parameter);
  };
  result.alignment = all.text_align.value_or(text::Alignment::Left);
  if (all.text_indent) result.indent = all.text_indent->resolve(size);
  take(result.pretolerance, all.pretolerance);
  take(result.tolerance, all.tolerance);
  take(result.looseness, all.looseness);
  take(result.line_penalty, all.line_penalty);
  take(result.hyphen_penalty, all.hyphen_penalty);
  take(result.ex_hyphen_penalty, all.ex_hyphen_penalty);
  take(result.double_hyphen_demerits, all.double_hyphen_demerits);
  if (all.hyphenate_limit_last)
    result.final_hyphen_demerits =
        *all.hyphenate_limit_last == spec::HyphenateLimitLast::Always ? demerits_of_forbidden : 0;
  take(result.final_hyphen_demerits, all.final_hyphen_demerits);
  take(result.adj_demerits, all.adj_demerits);
  take(result.max_consecutive_hyphens, all.hyphenate_limit_lines);
  if (all.hyphenate_limit_chars) {
    result.min_before_hyphen = all.hyphenate_limit_chars->before;
    result.min_after_hyphen = all.hyphenate_limit_chars->after;
  }
  result.emergency_stretch = all.emergency_stretch ? all.emergency_stretch->resolve(size) : size * emergency_stretch;
  if (all.hanging_punctuation) result.protrusion = *all.hanging_punctuation == spec::HangingPunctuation::AllowEnd;
  take(result.expansion, all.font_expansion);
  result.exceptions = setting_.exceptions;
  return result;
}

void Styles::check_contrast(spec::Declarations const& declared, std::optional<base::Colour> ground, Length size) {
  auto const all = with_root(declared);
  ContrastCheck::Ground const own(contrast_, ground);
  contrast_.check({all.colour.value_or(base::Colour{}), size, all.font_weight.value_or(400),
                   all.colour_where.value_or(diag::Span{})});
}

content::ParagraphStyle Styles::paragraph(spec::Declarations const& declared) {
  auto const all = with_root(declared);
  content::ParagraphStyle style;
  style.box = box(declared);
  style.text = text(declared);
  style.line_height =
      all.line_height ? all.line_height->resolve(style.text.size) : style.text.size * initial_line_height;
  style.breaking = breaking(all, style.text.size);
  style.orphans = all.orphans.value_or(2);
  style.widows = all.widows.value_or(2);
  style.line_snap = all.line_snap.value_or(content::LineSnap::None);
  return style;
}

RunStyles Styles::runs(spec::Declarations const& paragraph, std::vector<std::string> const& inlines) {
  auto declared = paragraph;
  if (!declared.font_size) declared.font_size = spec::Measure{font_size(declared), 0, false};
  for (auto const& name : inlines) declared = spec::overlay(std::move(declared), first_of({name}));
  RunStyles styles;
  styles.plain = text(declared);
  check_contrast(declared, paragraph.background, styles.plain.size);
  styles.superior = text(spec::overlay(declared, first_of({"superior"})));
  styles.small_capitals = styles.plain;
  switch_on(styles.small_capitals.features, {'c', '2', 's', 'c'});
  return styles;
}

}  // namespace livret::fill
