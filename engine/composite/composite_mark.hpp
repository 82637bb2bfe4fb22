#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "composite/surroundings.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// Where an expansion may be used: several views side by side do not fit into a layer or a facet.
enum class Extent { OneView, SeveralViews };

/// Whether an expansion may have short forms in it that are to be written out in their turn.
enum class Expansion { Plain, Nested };

/// A mark that is written out as others.
struct CompositeMark {
  std::string_view name;
  std::optional<yaml::Node> (*expand)(yaml::Node unit, Surroundings const& surroundings);
  Expansion result = Expansion::Nested;
  Extent extent = Extent::OneView;
};

/// All of them, in alphabetical order.
std::span<CompositeMark const> all_composite_marks();
CompositeMark const* find_composite_mark(std::string_view name);

}  // namespace livret::composite
