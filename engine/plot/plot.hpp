// plot: plans of plots (scales, marks, axes, legends, titles, groups in grids: a Vega specification in types) and their
// runtime. In: a Plan and tables. Out: a scenegraph with final positions. What depends on data alone is prepared once;
// a scene is built for a size. Ours follows Vega's view layout (vega-view-transforms) step by step.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "diag/sink.hpp"
#include "frame/image.hpp"
#include "plot/plan.hpp"
#include "scene/scene.hpp"
#include "scene/text_metrics.hpp"
#include "transform/transform.hpp"

namespace livret::plot {

/// A plan with its tables run and its domains found.
struct Prepared;

/// Gives the image of an `url` channel, or null where there is none, which it reports at the place of the channel.
/// Called by all who build scenes, from any thread.
using ImageLoader = std::function<frame::ImagePtr(std::string const& url, diag::Span channel, diag::Sink& sink)>;

/// Runs the tables and finds domains. What `context` points to must outlive the result. `load_image` is called while
/// scenes are built; without it images show nothing.
std::shared_ptr<Prepared const> prepare(std::shared_ptr<Plan const> plan, transform::Context const& context,
                                        diag::Sink& sink, ImageLoader load_image = {});

/// The table of a plan after its steps.
table::TablePtr table_of(Prepared const& prepared, DataId data);

/// What a scene is built for: the room that there is for the whole plot, in pt, where somebody says.
struct Room {
  std::optional<double> width, height;
};

/// A scale of the root group.
struct BuiltScale {
  std::string name;
  scale::Scale scale;
  bool is_along_root = true;  ///< its range is known there; else it depends on the groups within
};

/// The scene and its size, padding included; its root group is placed within.
struct Built {
  scene::GroupItem root;
  double width = 0, height = 0;       ///< pt
  double origin_x = 0, origin_y = 0;  ///< of the root group
  std::vector<BuiltScale> scales;
};
Built build(Prepared const& prepared, Room room, scene::Metrics& metrics, diag::Sink& sink);

}  // namespace livret::plot
