#include <algorithm>
#include <cmath>
#include <limits>

#include "scale/format.hpp"

namespace livret::scale {

namespace {

constexpr std::string_view en_dash = " \u2013 ";
constexpr std::string_view at_least = "\u2265 ";

/// `10 – 20`, `< 10` or `≥ 20`: from each value to the next.
std::vector<std::string> ranges(std::vector<expr::Value> bounds, std::optional<double> most,
                                LabelFormat const& format) {
  auto const count = bounds.size();
  bounds.emplace_back(most.value_or(std::numeric_limits<double>::infinity()));
  auto texts = format.texts(bounds);
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (!std::isfinite(bounds[i].to_number())) texts[i].clear();
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < count; ++i) {
    auto const& low = texts[i];
    auto const& high = texts[i + 1];
    if (!low.empty() && !high.empty())
      labels.push_back(low + std::string(en_dash) + high);
    else
      labels.push_back(high.empty() ? std::string(at_least) + low : "< " + high);
  }
  return labels;
}

}  // namespace

std::vector<std::string> legend_labels(Scale const& scale, LegendValues const& values, LegendKind kind,
                                       TickCount const& count, LabelRequest const& request,
                                       locale::Locale const& locale) {
  auto wanted = request;
  if (kind == LegendKind::Symbol) wanted.log_labels = LabelRequest::LogLabels::All;
  auto const format = LabelFormat::of_legend(scale, count, wanted, locale);
  bool const binned = !scale.bins().empty() || is_discretizing(scale.type());
  if (kind == LegendKind::Symbol && binned) return ranges(values.values, values.most, format);
  auto labels = format.texts(values.values);
  if (kind == LegendKind::Discrete && !labels.empty()) labels.front().clear();
  return labels;
}

}  // namespace livret::scale
