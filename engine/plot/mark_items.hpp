#pragma once

#include <memory>
#include <vector>

#include "geo/geometry.hpp"
#include "plot/group_scope.hpp"
#include "plot/item_channels.hpp"
#include "plot/plan.hpp"
#include "plot/ready_channels.hpp"
#include "plot/rows.hpp"
#include "scene/scene.hpp"

namespace livret::plot {

/// What each row of a table is on a map.
using Geometries = std::shared_ptr<std::vector<geo::Geometry> const>;

/// A mark whose rows and columns are found.
struct ReadyMark {
  MarkPlan const* plan = nullptr;
  std::vector<Rows> series;  ///< lines, areas and trails one each; other marks have one of all rows
  std::shared_ptr<ReadyChannels const> channels;
  Geometries geometries;  ///< of shapes
};

/// The items of some rows. Rows without a place have none; lines have gaps there.
scene::Mark make_mark(ReadyMark const& ready, Rows const& rows, GroupScope const& group, ItemContext& context);

/// Sets ground, frame and place of a group from its own row; `width` and `height` where its channels have them.
void set_group(scene::GroupItem& item, ReadyChannels const& channels, RowScope& rows, std::size_t row,
               ItemContext& context);

}  // namespace livret::plot
