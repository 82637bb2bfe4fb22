// chart: Vega-Lite specifications and tables to drawings. In: a spec (YAML), tables, a theme as a Vega-Lite config.
// Out: a Chart, drawn at the width that layout gives it, with alternative text computed from the data and the data as a
// table. Marks: area, bar, circle, line, point, rect, rule, square, text, tick, layered, and the composite `timeline`;
// scales linear, log, pow, sqrt, time, band, point, ordinal; axes and legends; `row` groups a discrete y. Not yet: the
// other marks, facets and concatenation, and the rest of the gallery; superior letters in labels (`10e`). What is not
// supported is reported, never dropped in silence.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "diag/sink.hpp"
#include "frame/drawing.hpp"
#include "locale/locale.hpp"
#include "locale/typography.hpp"
#include "table/table.hpp"
#include "text/style.hpp"
#include "transform/transform.hpp"
#include "yaml/node.hpp"

namespace livret::chart {

/// How charts look where the spec does not say: the theme, as what a Vega-Lite `config` says. Sizes in pt, which are
/// the spec's pixels.
struct Config {
  text::TextStyle label;   ///< tick and legend labels, text marks
  text::TextStyle title;   ///< axis and legend titles
  text::TextStyle header;  ///< heads of row groups; without a face, as `title` in the colour of `mark`
  base::Colour mark;       ///< marks without a colour encoding
  base::Colour grid;
  base::Colour domain;                                       ///< axis lines and ticks
  base::Colour background;                                   ///< the ground that contrast is checked against
  std::vector<base::Colour> category;                        ///< nominal range
  std::vector<base::Colour> ramp;                            ///< ordinal and quantitative colour range, light to dark
  std::map<std::string, base::Colour, std::less<>> colours;  ///< what specs may call by the theme's names
  double grid_width = 0.4;
  std::optional<locale::Profile> typography;  ///< of labels, titles and alternative text; else the locale's language
};

/// A chart ready to be drawn: spec checked, transforms run.
class Chart {
 public:
  struct Model;
  explicit Chart(std::shared_ptr<Model const> model);
  /// Draws at `width`; the height comes from the spec (`height: 200`, `height: {step: 20}`) and is that of the plot, to
  /// which axes and legends are added. The same chart at the same width gives the same drawing.
  frame::Drawing draw(base::Length width, text::FontBook const& fonts, diag::Sink& sink) const;
  /// `description` of the spec in the document's typography, or computed from the data in the locale's language: kind,
  /// axes, extremes, and all values of small data.
  std::string const& alternative_text() const;
  table::Table const& data() const;  ///< the rows it shows, after transforms; the fields that are encoded come first
  bool shows_fictional_data() const;
  diag::Span span() const;

 private:
  std::shared_ptr<Model const> model_;
};

/// What a spec is read against. `fonts` opens the faces that the spec's `fontWeight` and `font` ask for.
struct Context {
  transform::Context const& data;
  Config const& config;
  text::FontBook& fonts;
};

/// Reads and checks a spec: `data: {name: table}` or `data: {values: [...]}`, `transform`, `mark`, `encoding`, `layer`,
/// `width`, `height`, `description`. A Vega-Lite JSON file is YAML and is read as it is. Unknown properties, unknown
/// fields and what is not supported are reported with their place; without effect on paper (`tooltip`) as warnings.
/// Nothing where it cannot be drawn.
std::optional<Chart> read_chart(yaml::Node const& spec, Context const& context, diag::Sink& sink);

}  // namespace livret::chart
