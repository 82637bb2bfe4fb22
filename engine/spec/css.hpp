#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.hpp"
#include "base/length.hpp"
#include "content/style.hpp"
#include "diag/sink.hpp"
#include "locale/typography.hpp"
#include "spec/source_text.hpp"
#include "text/font_book.hpp"
#include "text/style.hpp"
#include "yaml/node.hpp"

namespace livret::spec {

/// The names that a theme gives to colours and font families.
struct Palette {
  std::map<std::string, base::Colour, std::less<>> colours;
  std::map<std::string, std::string, std::less<>> families;  ///< `serif` → the name of a family in the font book
};

/// A CSS length: absolute (`pt mm cm in px`), or a multiple of the font size (`em`, `%`, a bare number where the
/// property takes one).
struct Measure {
  base::Length length;  ///< where `relative` is false
  double factor = 0;    ///< where it is true
  bool relative = false;

  base::Length resolve(base::Length font_size) const { return relative ? font_size * factor : length; }
  bool operator==(Measure const&) const = default;
};

enum class Caps { Normal, Small };
/// Whether punctuation and hyphens hang into the margin a little (CSS Text 3, `allow-end`; TeX's protrusion).
enum class HangingPunctuation { None, AllowEnd };
/// Whether the last full line of a paragraph may end in a hyphen (CSS Text 4).
enum class HyphenateLimitLast { None, Always };
/// Letters that stay together at the beginning and at the end of a hyphenated word.
struct HyphenateLimitChars {
  int before = 3;
  int after = 3;
  bool operator==(HyphenateLimitChars const&) const = default;
};

/// Values for the four sides in CSS's order: top, right, bottom, left.
template <typename T>
using Sides = std::array<std::optional<T>, 4>;

/// What one style says: the CSS properties that it names, TeX's parameters of line breaking by TeX's names, and a few
/// of livret's own (`placement`, `label-width`, `item-gap`, `cell-padding`, `rule-head`, `rule-row`, `font-expansion`,
/// `leader`, and `typography: correct | report | verbatim`, what becomes of faults in a paragraph's text, whatever the
/// project says). What is not named is empty.
struct Declarations {
  std::optional<std::string> font_family;
  std::optional<Measure> font_size;
  std::optional<Measure> line_height;
  std::optional<int> font_weight;
  std::optional<text::Slant> font_style;
  std::optional<diag::Span> font_where;  ///< the last of family, weight and style that was named
  std::optional<base::Colour> colour;
  std::optional<diag::Span> colour_where;
  std::optional<std::vector<text::Feature>> features;  ///< sorted by tag
  std::optional<Caps> caps;
  std::optional<Measure> letter_spacing;
  std::optional<Measure> word_spacing;
  std::optional<Measure> vertical_align;  ///< upward
  std::optional<text::Hyphens> hyphens;
  std::optional<HyphenateLimitChars> hyphenate_limit_chars;
  std::optional<int> hyphenate_limit_lines;  ///< 5: `no-limit`
  std::optional<HyphenateLimitLast> hyphenate_limit_last;

  std::optional<locale::Profile::Mode> typography;  ///< empty: as the project says
  std::optional<text::Alignment> text_align;
  std::optional<Measure> text_indent;
  std::optional<int> orphans;
  std::optional<int> widows;
  std::optional<content::LineSnap> line_snap;
  std::optional<HangingPunctuation> hanging_punctuation;
  std::optional<int> font_expansion;  ///< thousandths, 0 to 20
  std::optional<int> pretolerance;
  std::optional<int> tolerance;
  std::optional<int> looseness;
  std::optional<int> line_penalty;
  std::optional<int> hyphen_penalty;
  std::optional<int> ex_hyphen_penalty;
  std::optional<int> double_hyphen_demerits;
  std::optional<int> final_hyphen_demerits;
  std::optional<int> adj_demerits;
  std::optional<Measure> emergency_stretch;

  Sides<Measure> margin;
  Sides<Measure> padding;
  Sides<content::Edge> border;
  std::optional<base::Colour> background;
  std::optional<Measure> border_radius;
  std::optional<content::Break> break_before;
  std::optional<content::Break> break_after;
  std::optional<content::Break> break_inside;
  std::optional<content::Placement> placement;
  std::optional<content::Float> floating;
  std::optional<Name> page;  ///< a page master of the layout; empty text: `auto` or `rest`, the usual one
  std::optional<int> column_count;
  std::optional<Measure> column_gap;
  std::optional<Measure> min_height;

  std::optional<Measure> width;
  std::optional<Measure> gap;
  std::optional<Measure> label_width;
  std::optional<Measure> item_gap;
  Sides<Measure> cell_padding;
  std::optional<content::Edge> rule_head;
  std::optional<content::Edge> rule_row;
  std::optional<std::string> leader;  ///< repeated between an entry of contents and its page; empty: `none`
};

/// `over` laid upon `under`: what it names wins. A relative font size of `over` is a multiple of that of `under`.
Declarations overlay(Declarations under, Declarations const& over);

/// Reads a mapping of CSS properties, except the keys in `not_css`. Unknown properties (with the nearest one), unknown
/// colours and families, and values of the wrong form or unit are reported at their place, all of them.
Declarations read_declarations(yaml::Node const& mapping, Palette const& palette,
                               std::vector<std::string> const& not_css, diag::Sink& sink);

/// Reads a colour: a name of the palette or a CSS colour. An unknown one is reported with the nearest name.
std::optional<base::Colour> read_colour(yaml::Node const& node, Palette const& palette, diag::Sink& sink);

/// Reads an absolute length of 0 or more (`12mm`) for the key `name`; relative ones are reported.
std::optional<base::Length> read_length(std::string const& name, yaml::Node const& node, diag::Sink& sink);

}  // namespace livret::spec
