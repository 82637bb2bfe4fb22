#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chart/chart.hpp"
#include "chart/model.hpp"
#include "diag/printers.hpp"

namespace livret::chart {

/// A spec read for what it says, without fonts. `marks` is what it is drawn with.
class Described {
 public:
  explicit Described(std::string const& spec, std::string const& language = "en", table::Tables tables = {})
      : tables_(std::move(tables)) {
    data_.tables = &tables_;
    data_.locale = locale::find_locale(language);
    node_ = yaml::load(sources_, sources_.add("chart.yaml", spec), sink_);
    if (node_) chart = read_chart(*node_, {data_, config_, fonts_}, sink_);
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

  /// All items of one kind that are drawn, those of guides included.
  template <typename Item>
  std::vector<Item> items() {
    diag::Sink sink;
    auto const ready = make_ready(*node_, data_, config_, {}, sink);
    std::vector<Item> found;
    if (!ready) return found;
    scene::EstimatedMetrics metrics;
    collect(plot::build(*ready->prepared, {}, metrics, sink).root, found);
    return found;
  }

  std::optional<Chart> chart;

 private:
  template <typename Item>
  static void collect(scene::GroupItem const& group, std::vector<Item>& found) {
    for (auto const& mark : group.marks) {
      if (auto const* items = std::get_if<std::vector<Item>>(&mark.items))
        found.insert(found.end(), items->begin(), items->end());
      if (auto const* groups = std::get_if<std::vector<scene::GroupItem>>(&mark.items))
        for (auto const& inner : *groups) collect(inner, found);
    }
  }

  diag::SourceMap sources_;
  diag::Sink sink_;
  text::FontBook fonts_;
  Config config_;
  table::Tables tables_;
  transform::Context data_;
  std::optional<yaml::Node> node_;
};

}  // namespace livret::chart
