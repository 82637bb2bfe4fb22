// compile: Vega-Lite specifications to plots. In: a spec as a YAML tree in which everything composite is written out
// (composite::expand), the tables that it may name, and a config. Out: a plot::Plan, with everything in it resolved
// that does not depend on data. Follows Vega-Lite 6: the config's cascade, types of scales, guides and their defaults,
// the data that encodings ask for. Properties that are unknown, or mean nothing on paper, are reported with their
// place.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/colour.hpp"
#include "diag/sink.hpp"
#include "locale/locale.hpp"
#include "plot/plan.hpp"
#include "table/table.hpp"
#include "transform/transform.hpp"
#include "yaml/node.hpp"

namespace livret::compile {

/// What a spec is compiled against.
struct Context {
  transform::Context const& data;            ///< tables by name, parameters, locale
  std::shared_ptr<yaml::Node const> config;  ///< whole, as `merge_config` gives it; null: Vega-Lite's default
  std::map<std::string, base::Colour, std::less<>> const* colours = nullptr;  ///< by the theme's names; may be null
  /// Rows of a `data` that is no table of the project: `url`, `values`, generators. Nothing where that was reported.
  std::function<table::TablePtr(yaml::Node const& data)> load;
};

/// Compiles a spec; nothing where no plot can be drawn, which is reported.
std::shared_ptr<plot::Plan const> compile(yaml::Node const& spec, Context const& context, diag::Sink& sink);

/// Warns of what a config has that Vega-Lite's has not, and of what has no effect on paper.
void check_config(yaml::Node const& config, diag::Sink& sink);

/// Vega's and Vega-Lite's default config.
yaml::Node const& default_config();

/// `over` laid over a whole config as Vega merges configs; null stands for the default.
std::shared_ptr<yaml::Node const> merge_config(std::shared_ptr<yaml::Node const> const& below, yaml::Node const& over);

}  // namespace livret::compile
