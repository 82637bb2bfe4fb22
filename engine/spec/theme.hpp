#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "spec/block.hpp"
#include "spec/css.hpp"
#include "spec/source_text.hpp"

namespace livret::spec {

class Files;

/// How charts look: the typed form of a theme's `chart`. What a theme leaves out keeps its default.
struct ChartLook {
  Declarations label;
  Declarations title;
  base::Colour mark{68, 68, 68};
  base::Colour grid{221, 221, 221};
  base::Colour domain{136, 136, 136};
  base::Colour background{255, 255, 255};
  std::vector<base::Colour> category;
  std::vector<base::Colour> ramp;
  yaml::Node const* config = nullptr;  ///< a Vega-Lite config, laid over what the other keys say; null: none
  diag::Span where;
};

/// A logo: an SVG or PNG file beside the theme.
struct Logo {
  std::string variant;  ///< `on-dark`; empty: the usual one
  Name path;
  std::optional<SourceText> alt;
  std::shared_ptr<std::string const> bytes;
  diag::SourceId source_of_svg;  ///< of an SVG file: its text, for messages about it
};

/// A brand: colours, families, page masters, logos, the look of charts, and the mapping of its named styles.
struct Theme {
  std::string name;
  std::string title;
  Palette palette;
  ChartLook chart;
  yaml::Node const* styles = nullptr;   ///< null where it has none
  yaml::Node const* page = nullptr;     ///< as a layout's; a layout lays its own over it
  yaml::Node const* masters = nullptr;  ///< likewise
  std::vector<Logo> logos;
  TreePtr tree;
};
using ThemePtr = std::shared_ptr<Theme const>;

/// Reads a theme and its logos, whose files lie in the folder of its name beside it; what is wrong is reported and left
/// at its default.
ThemePtr read_theme(std::string name, TreePtr tree, Files& files);

/// The theme of that name, of the project or else of the library; null where there is none or it cannot be read.
ThemePtr load_theme(std::string const& name, std::filesystem::path const& project_folder,
                    std::filesystem::path const& library_folder, diag::SourceMap& sources, diag::Sink& sink);

/// A named style with everything it takes over from the styles that it extends.
struct Style {
  Declarations declared;
  diag::Span where;
};

/// The named styles of a layout in a theme. Immutable.
class StyleSheet {
 public:
  /// Null where there is no such style.
  Style const* find(std::string_view name) const;
  std::vector<std::string> names() const;

 private:
  friend StyleSheet read_style_sheet(Theme const&, std::vector<yaml::Node const*> const&, diag::Sink&);
  std::map<std::string, Style, std::less<>> styles_;
};

/// The theme's styles, then those of `layers` in their order. A style that is defined again keeps the properties that
/// the later definition does not name. Reported: unknown styles in `extends`, and cycles of it.
StyleSheet read_style_sheet(Theme const& theme, std::vector<yaml::Node const*> const& layers, diag::Sink& sink);

}  // namespace livret::spec
