#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/block_planner.hpp"
#include "fill/names_read.hpp"
#include "fill/table_planner.hpp"
#include "image/image.hpp"

namespace livret::fill {

namespace {

/// Adds a sentence to a paragraph that may be empty.
void add_sentence(std::string const& sentence, PlannedParagraph& paragraph) {
  TextPiece piece;
  auto const text = paragraph.pieces.empty() ? sentence : " " + sentence;
  piece.text.parts.push_back({text, std::nullopt, 0, text.size()});
  piece.styles = paragraph.runs;
  piece.where = paragraph.where;
  paragraph.pieces.emplace_back(std::move(piece));
}

/// Width and height of a picture as it is set: what the author says of them, the rest in proportion.
base::Size size_of(base::Size natural, spec::ImageBlock const& spec) {
  if (spec.width && spec.height) return {*spec.width, *spec.height};
  if (natural.width <= base::Length{} || natural.height <= base::Length{}) return natural;
  if (spec.width) return {*spec.width, natural.height * (*spec.width / natural.width)};
  if (spec.height) return {natural.width * (*spec.height / natural.height), *spec.height};
  return natural;
}

base::Size natural_size(frame::Image const& image) {
  auto const length = [&](std::uint32_t pixels) { return base::Length::from_pt(pixels * 72.0 / image.ppi); };
  return {length(image.width), length(image.height)};
}

}  // namespace

PlannedBox BlockPlanner::key_figure(spec::Block const& block, spec::KeyFigureBlock const& spec, Scope const& scope) {
  PlannedBox planned;
  planned.box = box_of(block, style_of(block, {"key-figure"}));
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  auto const own = style_name(block, "key-figure");
  auto const part_style = [&](std::string const& part) {
    return styles_.first_of({own + "-" + part, "key-figure-" + part, "paragraph"});
  };
  std::vector<PlannedParagraph> parts;
  begin_disclosure();
  parts.push_back(texts_.paragraph(spec.value, scope, part_style("value"), Disclosure::InSource));
  if (spec.label) parts.push_back(texts_.paragraph(*spec.label, scope, part_style("label"), Disclosure::InSource));
  if (spec.base) parts.push_back(texts_.paragraph(*spec.base, scope, part_style("base"), Disclosure::InSource));
  auto const says = [](std::optional<spec::SourceText> const& text) { return text && says_fictional(text->text); };
  bool const is_said = says(spec.value) || says(spec.label) || says(spec.base);
  if (has_to_disclose() && !is_said) {
    if (!spec.base) parts.push_back(texts_.empty(part_style("base")));
    add_sentence(planning_.words.fictional, parts.back());
  }
  for (auto& part : parts) {
    PlannedText text;
    text.blocks.push_back({std::move(part), block.where});
    planned.blocks.push_back({std::move(text), std::nullopt, std::nullopt, std::nullopt, std::nullopt, block.where});
  }
  return planned;
}

PlannedFigure BlockPlanner::figure(spec::Block const& block, spec::FigureBlock const& spec, Scope const& scope) {
  PlannedFigure planned;
  planned.chart = spec.chart;
  if (spec.chart != nullptr) {
    NamesRead names;
    add_names_read(*spec.chart, names);
    planned.variables = std::move(names.variables);
  }
  planned.box = box_of(block, style_of(block, {"figure"}));
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  begin_disclosure();
  planned.words = plan_words(spec, {style_name(block, "figure"), "figure"}, scope, styles_, texts_);
  planned.fictional = has_to_disclose();
  return planned;
}

std::optional<PlannedQr> BlockPlanner::qr(spec::Block const& block, spec::QrBlock const& spec, Scope const& scope) {
  auto url = texts_.plain(spec.url, scope);
  if (!url) return std::nullopt;
  auto const style = style_of(block, {"qr"});
  PlannedQr planned{std::move(*url), std::nullopt, spec.width, styles_.text(style).colour, box_of(block, style)};
  if (spec.alt) planned.alt = texts_.plain(*spec.alt, scope);
  return planned;
}

spec::Logo const* BlockPlanner::find_logo(spec::ImageBlock const& spec, diag::Span where) {
  auto const& logos = planning_.theme.logos;
  std::vector<std::string> variants;
  for (auto const& logo : logos) {
    if (logo.variant == spec.variant) return &logo;
    if (!logo.variant.empty()) variants.push_back(logo.variant);
  }
  if (spec.variant.empty()) {
    sink_.error(where, fmt::format("the theme `{}` has no logo", planning_.theme.name),
                "give it one, as in `logo: {file: logo.svg, alt: …}`");
  } else {
    auto const nearest = base::nearest_word(spec.variant, variants);
    sink_.error(where, fmt::format("the theme `{}` has no logo `{}`", planning_.theme.name, spec.variant),
                nearest ? fmt::format("did you mean `{}`?", *nearest) : "leave out `variant` for the usual one");
  }
  return nullptr;
}

std::optional<PlannedImage> BlockPlanner::image(spec::Block const& block, spec::ImageBlock const& spec,
                                                Scope const& scope) {
  bool const is_logo = spec.from == spec::ImageBlock::Source::Logo;
  auto const* logo = is_logo ? find_logo(spec, block.where) : nullptr;
  auto const& bytes = logo != nullptr ? logo->bytes : spec.bytes;
  if (!bytes) return std::nullopt;  // reported when it was read
  auto const picture = image::read_picture(*bytes, {logo != nullptr ? logo->path.where : spec.path.where, {}}, sink_);
  if (!picture) return std::nullopt;
  PlannedImage planned;
  planned.box = box_of(block, style_of(block, {is_logo ? "logo" : "image", "figure"}));
  if (auto const* image = std::get_if<frame::ImagePtr>(&*picture)) {
    planned.image = *image;
    planned.size = size_of(natural_size(**image), spec);
  } else {
    planned.drawing = std::get<frame::DrawingPtr>(*picture);
    planned.size = size_of(planned.drawing->size, spec);
  }
  auto const& alt = spec.alt || logo == nullptr ? spec.alt : logo->alt;
  if (alt) planned.alt = texts_.plain(*alt, scope);
  if (!spec.title && !spec.source) return planned;
  ContrastCheck::Ground const ground(styles_.contrast(), planned.box.background);
  spec::FigureBlock words;
  words.title = spec.title;
  words.source = spec.source;
  planned.words = plan_words(words, {style_name(block, "figure"), "figure"}, scope, styles_, texts_);
  return planned;
}

}  // namespace livret::fill
