#pragma once

#include <optional>
#include <string>

#include "chart/chart.hpp"
#include "diag/printers.hpp"

namespace livret::chart {

/// A spec read with the fonts and a plain theme: what chart cases look at.
class ChartCase {
 public:
  explicit ChartCase(std::string const& spec, std::string const& language = "fr",
                     std::optional<locale::Profile> typography = std::nullopt) {
    fonts.add_folder(LIVRET_SOURCE_DIR "/fonts", sources, sink);
    config.label.face = fonts.find({"Roboto", 400, text::Slant::Upright}, {}, sink);
    config.label.size = base::Length::from_pt(7.2);
    config.label.language = language;
    config.title = config.label;
    config.mark = {19, 58, 92, 255};
    config.grid = {201, 210, 216, 255};
    config.domain = {89, 99, 110, 255};
    config.background = {255, 255, 255, 255};
    config.category = {{19, 58, 92, 255}, {29, 116, 105, 255}, {185, 83, 31, 255}};
    config.ramp = {{227, 238, 236, 255}, {14, 71, 65, 255}};
    config.colours = {{"accent", {185, 83, 31, 255}}, {"light", {227, 238, 236, 255}}};
    config.typography = typography;
    data.tables = &tables;
    data.locale = locale::find_locale(language);
    auto const node = yaml::load(sources, sources.add("chart.yaml", spec), sink);
    if (node) chart = read_chart(*node, {data, config, fonts}, sink);
  }

  frame::Drawing draw(double width = 480) { return chart->draw(base::Length::from_pt(width), fonts, sink); }

  /// The texts of a drawing, one a line.
  std::string texts(double width = 480) {
    std::string result;
    for (auto const& operation : draw(width).operations)
      if (auto const* glyphs = std::get_if<frame::Glyphs>(&operation)) result += glyphs->run->text + "\n";
    return result;
  }

  std::string messages() const { return diag::print_text(sink.sorted(), sources, diag::Colouring::Plain); }
  bool says(std::string const& part) const { return messages().find(part) != std::string::npos; }

  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  Config config;
  table::Tables tables;
  transform::Context data;
  std::optional<Chart> chart;
};

template <typename T>
std::vector<T> operations_of(frame::Drawing const& drawing) {
  std::vector<T> result;
  for (auto const& operation : drawing.operations)
    if (auto const* found = std::get_if<T>(&operation)) result.push_back(*found);
  return result;
}

}  // namespace livret::chart
