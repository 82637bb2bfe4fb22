// chart: Vega-Lite specifications and tables to drawings. In: a spec (YAML), tables, a theme as a Vega-Lite config.
// Out: a Chart, drawn at the width that layout gives it, with alternative text computed from the data and the data as a
// table. What is composite is written out (composite), compiled to a plan (compile), run (plot) and painted (scene).
// What is not supported is reported, never dropped in silence.
#pragma once

#include <filesystem>
#include <functional>
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
#include "scene/text_metrics.hpp"
#include "table/table.hpp"
#include "text/font_book.hpp"
#include "transform/transform.hpp"
#include "yaml/node.hpp"

namespace livret::chart {

/// How charts look where the spec does not say.
struct Config {
  /// A Vega-Lite config over the default one; null: the default. Sizes in pt, which are the spec's pixels.
  std::shared_ptr<yaml::Node const> vega;
  std::shared_ptr<yaml::Node const> whole_vega;              ///< `vega` merged with the default once for all charts
  scene::Families families;                                  ///< that generic names of fonts stand for
  std::map<std::string, base::Colour, std::less<>> colours;  ///< what specs may call by the theme's names
  base::Colour background{255, 255, 255, 255};               ///< the ground that contrast is checked against
  std::optional<locale::Profile> typography;  ///< of labels, titles and alternative text; else the locale's language

  void set_vega(yaml::Node over_default);
};

/// Files that specs may name: data and images by URLs that are relative paths. Without `sources` no file can be read.
struct Files {
  std::filesystem::path root;    ///< nothing outside it is read
  std::filesystem::path folder;  ///< what paths are relative to; empty: the root
  diag::SourceMap* sources = nullptr;
};

/// A chart ready to be drawn: spec checked, transforms run.
class Chart {
 public:
  struct Model;
  explicit Chart(std::shared_ptr<Model const> model);
  /// Draws with `width` for the whole where the spec leaves the width to its container (`width: container`; a theme's
  /// config may say so for all charts), else at the width that the spec gives. Height likewise comes from the spec, and
  /// is that of the plot, to which axes and legends are added. The same chart at the same width gives the same drawing.
  frame::Drawing draw(base::Length width, text::FontBook const& fonts, diag::Sink& sink) const;
  /// As large as the spec says.
  frame::Drawing draw(text::FontBook const& fonts, diag::Sink& sink) const;
  /// `description` of the spec in the document's typography, or computed from the data in the locale's language.
  std::string const& alternative_text() const;
  table::Table const& data() const;  ///< the rows it shows, after transforms; the fields that are encoded come first
  bool shows_fictional_data() const;
  diag::Span span() const;

 private:
  frame::Drawing draw(std::optional<double> width, text::FontBook const& fonts, diag::Sink& sink) const;
  std::shared_ptr<Model const> model_;
};

/// What a spec is read against. `fonts` opens the faces that the spec asks for.
struct Context {
  transform::Context const& data;
  Config const& config;
  text::FontBook& fonts;
  Files files = {};
};

/// Reads and checks a spec. A Vega-Lite JSON file is YAML and is read as it is. Unknown properties, unknown fields and
/// what is not supported are reported with their place; without effect on paper (`tooltip`) as warnings. Nothing where
/// it cannot be drawn.
std::optional<Chart> read_chart(yaml::Node const& spec, Context const& context, diag::Sink& sink);

/// The spec with everything composite written out, as YAML.
std::optional<std::string> expand_chart(yaml::Node const& spec, Context const& context, diag::Sink& sink);

}  // namespace livret::chart
