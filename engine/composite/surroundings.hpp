#pragma once

#include <string>
#include <string_view>

#include "composite/expand.hpp"
#include "diag/sink.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// What the expansion of one view may ask about.
struct Surroundings {
  yaml::Node const& config;  ///< Vega-Lite's defaults, then the theme's config, then the specification's
  Context const& context;
  diag::Sink& sink;
};

/// The config that counts: as Vega's `mergeConfig`, sections are laid over each other property by property.
yaml::Node effective_config(yaml::Node const* of_context, yaml::Node const* of_specification);

std::string mark_type(yaml::Node const& unit);
/// The mark of a unit as a mapping with `type`.
yaml::Node mark_definition(yaml::Node const& unit);
/// A property of a mark, or what its style, its type or all marks have in the config; null where none has it.
yaml::Node const* mark_property(yaml::Node const& mark, std::string_view name, yaml::Node const& config);

}  // namespace livret::composite
