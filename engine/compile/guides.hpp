#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compile/compilation.hpp"

namespace livret::compile {

/// Axes of a view's group by channel, in Vega-Lite's order: for each axis one that only has the grid, where there is
/// one, comes first among all. Those of layers are merged as `resolve` says. A facet's shared axes are taken out of its
/// cells and stand in its headers.
std::vector<plot::AxisPlan> compile_axes(Compilation const& compilation, Model const& view);

/// The axes along `channel` that the cells of a facet share.
std::vector<plot::AxisPlan> compile_shared_axes(Compilation const& compilation, Model const& facet, ChannelId channel);

/// `title` of a view.
std::optional<plot::TitlePlan> compile_title(Compilation const& compilation, Model const& view);

/// Headers of a facet, as groups with the roles of Vega's trellis: titles, headers and footers with the axes that the
/// cells share; and what they mean for the grid.
std::vector<std::shared_ptr<plot::GroupPlan>> compile_headers(Compilation& compilation, Model const& facet,
                                                              plot::GridPlan& grid);

/// The title of each cell, where a facet labels its cells by their titles: a wrapped one, or one whose labels stand
/// across its direction.
std::optional<plot::TitlePlan> compile_cell_title(Compilation const& compilation, Model const& facet);

/// How a facet's table falls into groups by these of its channels, in the order of their `sort`. Adds tables to the
/// plan where an order needs them. (assemble_facet.cpp)
plot::FacetPlan facet_plan(Compilation& compilation, Model const& facet,
                           std::vector<ChannelDef const*> const& channels);

/// `config.legend.layout`, by orient.
std::array<plot::LegendLayout, 9> compile_legend_layout(Compilation const& compilation);

}  // namespace livret::compile
