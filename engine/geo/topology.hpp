#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/geometry.hpp"

namespace livret::geo {

/// The features of a TopoJSON topology's object of this name: one for each member of a collection, else one. Faults
/// (no such object, arcs that are not there, positions that are not numbers) are reported at `span` and left out.
std::vector<Feature> topology_features(expr::Value const& topology, std::string_view object, diag::Span span,
                                       diag::Sink& sink);

/// Which boundaries a mesh has: all, those between two of its areas, or those of one area alone.
enum class MeshFilter { All, Interior, Exterior };

/// The boundaries of the object's areas and lines, each once, joined to lines as long as they go; nothing where there
/// is no such object.
std::optional<Geometry> topology_mesh(expr::Value const& topology, std::string_view object, MeshFilter filter,
                                      diag::Span span, diag::Sink& sink);

}  // namespace livret::geo
