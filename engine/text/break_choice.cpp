#include "text/break_choice.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "text/line_setting.hpp"

namespace livret::text {

namespace {

constexpr double like_demerits = 1.01;  // of other breaks that may stand for the best

FitSettings settings_of(ParagraphText const& text, BreakParameters const& parameters) {
  FitSettings settings;
  settings.parameters = &parameters;
  settings.expansion = expansion_of(parameters);
  settings.line_stretch = parameters.alignment == Alignment::Justify ? 0 : ragged_stretch(text);
  settings.short_last_line = std::max(parameters.indent.units(), ragged_stretch(text));
  return settings;
}

}  // namespace

Breaks choose_breaks(ParagraphText const& text, Measures const& measures, BreakParameters const& parameters) {
  Breaks breaks;
  auto& settings = breaks.settings;
  settings = settings_of(text, parameters);
  auto const succeeds = [&](int tolerance) {
    settings.tolerance = std::min(tolerance, infinite_badness);
    auto fit = fit_lines(breaks.points, measures, settings);
    if (fit) breaks.fit = std::move(*fit);
    return fit.has_value();
  };
  breaks.points = break_points(text, parameters, Hyphenation::Explicit);
  if (parameters.pretolerance >= 0 && succeeds(parameters.pretolerance)) return breaks;
  breaks.points = break_points(text, parameters, Hyphenation::Patterns);
  bool const has_emergency = parameters.emergency_stretch > base::Length();
  if (!has_emergency) settings.pass = Pass::Final;
  if (succeeds(parameters.tolerance)) return breaks;
  if (has_emergency) {
    settings.pass = Pass::Final;
    settings.line_stretch += parameters.emergency_stretch.units();
    if (succeeds(parameters.tolerance)) return breaks;
  }
  settings.pass = Pass::Rescue;
  base::check(succeeds(infinite_badness), "the rescue pass finds breaks");
  return breaks;
}

std::optional<Fit> breaks_without(std::uint32_t point, Breaks const& breaks, Measures const& measures) {
  auto settings = breaks.settings;
  bool const is_free = breaks.points[point].kind != BreakKind::Forced && settings.parameters->looseness == 0;
  if (!is_free || settings.pass == Pass::Rescue) return std::nullopt;
  settings.pass = Pass::MayFail;  // what has no alternative must be paid for
  settings.forbidden = point;
  settings.most_demerits = static_cast<std::int64_t>(breaks.fit.demerits * like_demerits);
  auto fit = fit_lines(breaks.points, measures, settings);
  bool const is_alike = fit && fit->breaks.size() == breaks.fit.breaks.size();
  return is_alike ? std::move(fit) : std::nullopt;
}

}  // namespace livret::text
