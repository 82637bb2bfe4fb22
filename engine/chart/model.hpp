#pragma once

#include <memory>
#include <optional>
#include <string>

#include "chart/chart.hpp"
#include "plot/plot.hpp"

namespace livret::chart {

/// All that drawing needs, except the width. What it is given it holds by value or by shared pointer; locales live for
/// ever, fonts and tables as long as the run.
struct Chart::Model {
  transform::Context context;
  Config config;
  Files files;
  text::FontBook* fonts = nullptr;
  locale::Profile typography;
  std::shared_ptr<plot::Plan const> plan;
  std::shared_ptr<plot::Prepared const> prepared;
  std::shared_ptr<locale::Locale const> given_locale;  ///< that `prepared` refers to, where the spec or theme has one
  std::string alternative_text;
  table::TablePtr data;
  bool fictional = false;
  diag::Span span;
};

/// A spec that is written out, compiled and prepared; nothing where it cannot be.
struct Ready {
  std::shared_ptr<locale::Locale const> locale;  ///< that the spec or the theme gives, to which `prepared` refers
  std::shared_ptr<yaml::Node const> expanded;
  std::shared_ptr<plot::Plan const> plan;
  std::shared_ptr<plot::Prepared const> prepared;
};
std::optional<Ready> make_ready(yaml::Node const& spec, transform::Context const& data, Config const& config,
                                Files const& files, diag::Sink& sink);

}  // namespace livret::chart
