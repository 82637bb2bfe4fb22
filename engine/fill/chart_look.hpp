#pragma once

#include <string>

#include "chart/chart.hpp"
#include "fill/styles.hpp"
#include "spec/theme.hpp"

namespace livret::fill {

/// How charts look in a theme: the short keys of its `chart` as a Vega-Lite config, and its `config` laid over that. A
/// chart takes the width that layout gives it unless it says its own. Faces that are missing and texts that are hard to
/// read are reported, and properties that a Vega-Lite config does not have.
chart::Config chart_look(spec::Theme const& theme, Styles& styles, text::FontBook const& fonts, diag::Sink& sink);

/// The same for a chart that stands in no document.
chart::Config chart_look(spec::Theme const& theme, std::string const& language, text::FontBook& fonts,
                         diag::Sink& sink);

}  // namespace livret::fill
