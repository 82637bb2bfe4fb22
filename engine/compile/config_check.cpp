#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "compile/compile.hpp"
#include "compile/known_properties.hpp"
#include "compile/properties.hpp"
#include "composite/expand.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Node;

/// What a section of the config may have. Names are of the sections, with spaces between them.
struct Section {
  std::string_view names;
  std::string_view known;
  std::string_view more;  ///< that the section has in the config alone
  std::string_view ignored;
};

constexpr std::array<Section, 12> sections = {
    {{"axis axisBand axisBottom axisDiscrete axisLeft axisPoint axisQuantitative axisRight axisTemporal axisTop axisX "
      "axisXBand axisXDiscrete axisXPoint axisXQuantitative axisXTemporal axisY axisYBand axisYDiscrete axisYPoint "
      "axisYQuantitative axisYTemporal",
      axis_properties,
      {},
      {}},
     {"header headerColumn headerFacet headerRow", header_properties, "labelFrame=bounds|group", {}},
     {"legend", legend_properties,
      "gradientDirection=horizontal|vertical gradientHorizontalMaxLength gradientHorizontalMinLength "
      "gradientVerticalMaxLength gradientVerticalMinLength layout symbolBaseFillColor symbolBaseStrokeColor "
      "symbolDirection=horizontal|vertical",
      "unselectedOpacity"},
     {"title", title_properties, {}, {}},
     {"view", mark_properties, "continuousHeight continuousWidth discreteHeight discreteWidth step", "cursor"},
     {"arc area bar circle geoshape image line mark point rect rule square text tick trail",
      mark_properties,
      {},
      ignored_mark_properties},
     {"scale",
      "bandPaddingInner bandPaddingOuter bandWithNestedOffsetPaddingInner bandWithNestedOffsetPaddingOuter "
      "barBandPaddingInner clamp continuousPadding invalid maxBandSize maxFontSize maxOpacity maxSize maxStrokeWidth "
      "minBandSize minFontSize minOpacity minSize minStrokeWidth offsetBandPaddingInner offsetBandPaddingOuter "
      "pointPadding quantileCount quantizeCount rectBandPaddingInner round tickBandPaddingInner "
      "useUnaggregatedDomain xReverse zero",
      {},
      "animationDuration framesPerSecond"},
     {"projection", projection_properties, {}, {}},
     {"concat facet", "columns spacing", {}, {}},
     {"boxplot", mark_properties, "box extent median outliers rule ticks", ignored_mark_properties},
     {"errorband", mark_properties, "band borders center extent", ignored_mark_properties},
     {"errorbar", mark_properties, "center extent rule ticks", ignored_mark_properties}}};

/// Values that are no sections, and sections whose words are the author's own.
constexpr std::string_view values =
    "aria autosize background countTitle fieldTitle font lineBreak locale normalizedNumberFormat numberFormat padding "
    "params range style timeFormat";

constexpr std::string_view ignored =
    "customFormatTypes events normalizedNumberFormatType numberFormatType selection signals timeFormatType "
    "tooltipFormat";

std::string joined(std::string_view a, std::string_view b) {
  return b.empty() ? std::string(a) : fmt::format("{} {}", a, b);
}

bool has_name(Section const& section, std::string_view name) {
  return fmt::format(" {} ", section.names).find(fmt::format(" {} ", name)) != std::string::npos;
}

void check_section(yaml::Entry const& entry, diag::Sink& sink) {
  std::string_view const name = entry.key.text;
  auto const section =
      std::find_if(sections.begin(), sections.end(), [&](Section const& known) { return has_name(known, name); });
  bool const has_own_words = name == "range" || name == "style";
  if (section == sections.end() && !has_own_words) return;
  if (entry.value.kind != yaml::Kind::Mapping && entry.value.kind != yaml::Kind::Null)
    sink.warning(entry.value.span,
                 fmt::format("`config.{}` needs properties, found {}", name, yaml::describe(entry.value)));
  if (has_own_words) return;
  check_properties(entry.value, fmt::format("`config.{}`", name), joined(section->known, section->more),
                   section->ignored, sink, diag::Severity::Warning);
}

constexpr std::string_view lettering =
    "align=left|center|right angle baseline=alphabetic|top|middle|bottom|line-top|line-bottom color fill font fontSize "
    "fontStyle=normal|italic|oblique fontWeight limit lineHeight opacity";

bool is_lettering(std::string_view style) {
  return style == "guide-label" || style == "guide-title" || style == "group-title" || style == "group-subtitle";
}

/// A style is of a text of a guide, of a mark, or of an axis.
void check_styles(Node const& styles, diag::Sink& sink) {
  auto const all = joined(mark_properties, axis_properties);
  for (auto const& entry : styles.entries) {
    auto const known = is_lettering(entry.key.text) ? lettering : std::string_view(all);
    check_properties(entry.value, fmt::format("style `{}`", entry.key.text), known, ignored_mark_properties, sink,
                     diag::Severity::Warning);
  }
}

}  // namespace

void check_config(Node const& config, diag::Sink& sink) {
  if (config.kind != yaml::Kind::Mapping && config.kind != yaml::Kind::Null)
    sink.error(config.span, fmt::format("`config` needs properties, found {}", yaml::describe(config)));
  std::string known(values);
  for (auto const& section : sections) known += fmt::format(" {}", section.names);
  for (auto const mark : composite::composite_marks()) known += fmt::format(" {}", mark);
  check_properties(config, "the config", known, ignored, sink, diag::Severity::Warning);
  for (auto const& entry : config.entries) check_section(entry, sink);
  if (auto const* styles = config.find("style")) check_styles(*styles, sink);
}

}  // namespace livret::compile
