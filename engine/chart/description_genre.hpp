#pragma once

#include <map>
#include <string>
#include <vector>

#include "chart/description_plans.hpp"
#include "chart/description_views.hpp"

namespace livret::chart {

/// A view whose mark is composite, as the author wrote it.
struct CompositeView {
  std::string kind;
  yaml::Node const* mark = nullptr;
  std::vector<yaml::Node const*> encodings;  ///< its own, then those of the layers around it
};
/// By the places of their marks, which their expansions keep.
using CompositeViews = std::map<diag::Span, CompositeView>;

CompositeViews find_composite_views(yaml::Node const& spec);

/// A composite view as one mark; no fields where no table has any of them.
ShownMark shown_composite(CompositeView const& view, std::string const& prefix, PlannedMarks const& marks,
                          locale::Locale const& locale);

}  // namespace livret::chart
