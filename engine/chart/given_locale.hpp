#pragma once

#include <memory>

#include "chart/chart.hpp"

namespace livret::chart {

/// `base` with what `config.locale` of the spec, or of the theme where the spec has none, says of numbers and times as
/// d3's locales do. Null where neither says anything. Of a number's parts that are not given, groups and currency are
/// none, as in d3; the others are the base's.
std::shared_ptr<locale::Locale const> given_locale(yaml::Node const& spec, Config const& config,
                                                   locale::Locale const& base, diag::Sink& sink);

}  // namespace livret::chart
