#pragma once

#include <vector>

#include "chart/domain.hpp"

namespace livret::chart {

/// A layer's channel; both live as long as the layers.
struct Use {
  Layer const* layer;
  Channel const* channel;
};

/// The distinct values of a discrete channel over its uses, in the order that its `sort` asks for: by value (in the
/// order of the field's `constraints.enum` where it has one), as in the data, by a list, or by another channel or
/// field. At most `most_categories`; more are reported and left out.
std::vector<expr::Value> ordered_values(std::vector<Use> const& uses, Context const& context, diag::Sink& sink);

constexpr std::size_t most_categories = 400;

}  // namespace livret::chart
