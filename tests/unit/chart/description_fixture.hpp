#pragma once

#include <optional>
#include <string>

#include "chart/chart.hpp"
#include "diag/printers.hpp"

namespace livret::chart {

/// A spec read for what it says, without fonts.
class Described {
 public:
  explicit Described(std::string const& spec, std::string const& language = "en") {
    data_.tables = &tables_;
    data_.locale = locale::find_locale(language);
    auto const node = yaml::load(sources_, sources_.add("chart.yaml", spec), sink_);
    if (node) chart = read_chart(*node, {data_, config_, fonts_}, sink_);
  }

  /// The alternative text, with plain spaces.
  std::string text() const {
    std::string text = chart ? chart->alternative_text() : "no chart";
    for (std::string const space : {"\u202f", "\u00a0"})
      for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
        text.replace(at, space.size(), " ");
    return text;
  }
  bool says(std::string const& part) const { return text().find(part) != std::string::npos; }
  std::string messages() const { return diag::print_text(sink_.sorted(), sources_, diag::Colouring::Plain); }
  bool reports(std::string const& part) const { return messages().find(part) != std::string::npos; }

  std::optional<Chart> chart;

 private:
  diag::SourceMap sources_;
  diag::Sink sink_;
  text::FontBook fonts_;
  Config config_;
  table::Tables tables_;
  transform::Context data_;
};

}  // namespace livret::chart
