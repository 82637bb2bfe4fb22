#include <string_view>

#include "base/check.hpp"
#include "compile/compile.hpp"

namespace livret::compile {

namespace {

/// Vega-Lite 6's defaults over Vega 6's, as the two document them (docs: config).
constexpr std::string_view defaults = R"(
background: white
padding: 5
timeFormat: "%b %d, %Y"
normalizedNumberFormat: .0%
view: {continuousWidth: 300, continuousHeight: 300, step: 20}
mark: {color: "#4c78a8", invalid: break-paths-show-path-domains, timeUnitBandSize: 1}
arc: {}
area: {}
bar: {binSpacing: 1, continuousBandSize: 5, minBandSize: 0.25, timeUnitBandPosition: 0.5}
circle: {}
geoshape: {}
image: {}
line: {strokeWidth: 2}
point: {}
rect: {binSpacing: 0, continuousBandSize: 5, minBandSize: 0.25, timeUnitBandPosition: 0.5}
rule: {color: black}
square: {}
text: {color: black, font: sans-serif, fontSize: 11}
tick: {binSpacing: 0, continuousBandSize: 5, minBandSize: 0.25, timeUnitBandPosition: 0.5, thickness: 1}
trail: {size: 2}
boxplot: {size: 14, extent: 1.5, box: {}, median: {color: white}, outliers: {}, rule: {}, ticks: null}
errorbar: {center: mean, rule: true, ticks: false}
errorband: {band: {opacity: 0.3}, borders: false}
scale:
  pointPadding: 0.5
  barBandPaddingInner: 0.1
  rectBandPaddingInner: 0
  tickBandPaddingInner: 0.25
  bandWithNestedOffsetPaddingInner: 0.2
  bandWithNestedOffsetPaddingOuter: 0.2
  minBandSize: 2
  minFontSize: 8
  maxFontSize: 40
  minOpacity: 0.3
  maxOpacity: 0.8
  minSize: 4
  minStrokeWidth: 1
  maxStrokeWidth: 4
  quantileCount: 4
  quantizeCount: 4
  zero: true
projection: {}
header: {titlePadding: 10, labelPadding: 10}
headerColumn: {}
headerRow: {}
headerFacet: {}
facet: {spacing: 20}
concat: {spacing: 20}
title: {orient: top, anchor: middle, offset: 4, subtitlePadding: 3}
axis:
  minExtent: 0
  maxExtent: 200
  bandPosition: 0.5
  domain: true
  domainWidth: 1
  domainColor: "#888"
  gridWidth: 1
  gridColor: "#ddd"
  labels: true
  labelLimit: 180
  labelOffset: 0
  labelPadding: 2
  ticks: true
  tickColor: "#888"
  tickOffset: 0
  tickRound: true
  tickSize: 5
  tickWidth: 1
  titlePadding: 4
axisBand: {tickOffset: -0.5}
legend:
  orient: right
  padding: 0
  gridAlign: each
  columnPadding: 10
  rowPadding: 2
  symbolDirection: vertical
  gradientDirection: vertical
  gradientThickness: 16
  gradientStrokeColor: "#ddd"
  gradientStrokeWidth: 0
  gradientLabelOffset: 2
  gradientHorizontalMaxLength: 200
  gradientHorizontalMinLength: 100
  gradientVerticalMaxLength: 200
  gradientVerticalMinLength: 64
  labelAlign: left
  labelBaseline: middle
  labelLimit: 160
  labelOffset: 4
  symbolLimit: 30
  symbolSize: 100
  symbolOffset: 0
  symbolStrokeWidth: 1.5
  symbolBaseFillColor: transparent
  symbolBaseStrokeColor: "#888"
  titleLimit: 180
  titleOrient: top
  titlePadding: 5
  layout: {offset: 18, direction: horizontal, left: {direction: vertical}, right: {direction: vertical}}
range:
  category: {scheme: tableau10}
  ordinal: {scheme: blues}
  heatmap: {scheme: yellowgreenblue}
  ramp: {scheme: blues}
  diverging: {scheme: blueorange, extent: [1, 0]}
  symbol: [circle, square, triangle-up, cross, diamond, triangle-right, triangle-down, triangle-left]
style:
  guide-label: {fill: black, font: sans-serif, fontSize: 10}
  guide-title: {fill: black, font: sans-serif, fontSize: 11, fontWeight: bold}
  group-title: {fill: black, font: sans-serif, fontSize: 13, fontWeight: bold}
  group-subtitle: {fill: black, font: sans-serif, fontSize: 12}
  point: {size: 30, strokeWidth: 2, shape: circle}
  circle: {size: 30, strokeWidth: 2}
  square: {size: 30, strokeWidth: 2, shape: square}
  cell: {fill: transparent, stroke: "#ddd"}
  view: {fill: transparent}
)";

/// Nothing that the author wrote stands here.
void forget_spans(yaml::Node& node) {
  node.span = {};
  for (auto& item : node.items) forget_spans(item);
  for (auto& entry : node.entries) {
    entry.key.span = {};
    forget_spans(entry.value);
  }
}

yaml::Node read_defaults() {
  diag::SourceMap sources;
  diag::Sink sink;
  auto const id = sources.add("default config", std::string(defaults));
  auto node = yaml::load(sources, id, sink);
  base::check(node.has_value() && !sink.has_errors(), "the default config is YAML");
  forget_spans(*node);
  return std::move(*node);
}

}  // namespace

yaml::Node const& default_config() {
  static yaml::Node const config = read_defaults();
  return config;
}

}  // namespace livret::compile
