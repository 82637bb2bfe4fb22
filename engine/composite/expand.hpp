// composite: Vega-Lite's short forms and the composite marks of the genre, written out. In: a chart's specification as
// a YAML tree, and the config. Out: the same chart in plain Vega-Lite, in which only single marks, layers, facets and
// concatenations are left. Follows the normalisation of Vega-Lite 6; the marks of our own are described where each is
// expanded. Every node keeps the span of what it comes from.
// Not yet: selections are left as they stand; labels of a timeline lie in more lanes than the fewest possible.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "locale/locale.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// What an expansion depends on besides the specification. The pointers outlive the call.
struct Context {
  yaml::Node const* config = nullptr;  ///< a Vega-Lite config of the surroundings (the theme); may be null
  /// The fields of a named table, or null where they are not known: nothing is checked then.
  std::function<std::vector<table::Field> const*(std::string_view table)> fields_of;
  /// The width in pixels that `width: container` comes to, where it is known: labels are kept apart by it.
  std::optional<double> container_width;
  locale::Locale const* locale = nullptr;  ///< for the words that a composite mark adds; English where null
};

/// Writes out everything composite in a specification: composite marks, `row`, `column` and `facet` in encodings,
/// `repeat`, overlays of lines and areas, encodings and projections shared by layers. What stands in the
/// specification's own `config` is laid over that of the context, and only read; the result keeps it as it stands.
/// Reports what is missing or wrong at its place, with what is needed; nothing where no chart is left. A specification
/// may come to at most 10,000 views.
std::optional<yaml::Node> expand(yaml::Node const& specification, Context const& context, diag::Sink& sink);

/// The names of the composite marks that `expand` knows, Vega-Lite's own included, in alphabetical order.
std::vector<std::string_view> composite_marks();

}  // namespace livret::composite
