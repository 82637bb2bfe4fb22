#include "fill/vega_config.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "composite/expand.hpp"
#include "yaml/reader.hpp"

namespace livret::fill {

namespace {

/// Of `Config` in Vega-Lite's schema, without those for the screen.
constexpr std::string_view properties[] = {"arc",
                                           "area",
                                           "aria",
                                           "autosize",
                                           "axis",
                                           "axisBand",
                                           "axisBottom",
                                           "axisDiscrete",
                                           "axisLeft",
                                           "axisPoint",
                                           "axisRight",
                                           "axisQuantitative",
                                           "axisTemporal",
                                           "axisTop",
                                           "axisX",
                                           "axisXBand",
                                           "axisXPoint",
                                           "axisXDiscrete",
                                           "axisXTemporal",
                                           "axisXQuantitative",
                                           "axisY",
                                           "axisYBand",
                                           "axisYPoint",
                                           "axisYDiscrete",
                                           "axisYTemporal",
                                           "axisYQuantitative",
                                           "background",
                                           "bar",
                                           "circle",
                                           "concat",
                                           "countTitle",
                                           "facet",
                                           "fieldTitle",
                                           "font",
                                           "geoshape",
                                           "header",
                                           "headerColumn",
                                           "headerFacet",
                                           "headerRow",
                                           "image",
                                           "legend",
                                           "line",
                                           "lineBreak",
                                           "locale",
                                           "mark",
                                           "numberFormat",
                                           "normalizedNumberFormat",
                                           "padding",
                                           "params",
                                           "point",
                                           "projection",
                                           "range",
                                           "rect",
                                           "rule",
                                           "scale",
                                           "selection",
                                           "square",
                                           "style",
                                           "text",
                                           "tick",
                                           "timeFormat",
                                           "title",
                                           "trail",
                                           "view"};

}  // namespace

void report_unknown_config(yaml::Node const& config, diag::Sink& sink) {
  std::vector<std::string> known(std::begin(properties), std::end(properties));
  for (auto const mark : composite::composite_marks()) known.emplace_back(mark);
  for (auto const& [key, value] : config.entries) {
    if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    auto const nearest = base::nearest_word(key.text, known);
    sink.warning(key.span, fmt::format("a Vega-Lite config has no `{}`", yaml::quotation(key.text)),
                 nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
  }
}

void lay_config_over(yaml::Node& under, yaml::Node const& over) {
  if (under.kind != yaml::Kind::Mapping || over.kind != yaml::Kind::Mapping) {
    under = over;
    return;
  }
  for (auto const& entry : over.entries) {
    auto const found = std::find_if(under.entries.begin(), under.entries.end(),
                                    [&](auto const& known) { return known.key.text == entry.key.text; });
    if (found == under.entries.end())
      under.entries.push_back(entry);
    else
      lay_config_over(found->value, entry.value);
  }
}

}  // namespace livret::fill
