#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "scene/scene.hpp"

namespace livret::scene {

/// Outlines of items with (0, 0) at the item's own place, before its `angle` turns them, unless said otherwise.

frame::Path symbol_path(Symbol symbol, double size);
frame::Path symbol_path(SymbolItem const& item);
/// A sector or ring with padding and round corners, as d3-shape's arc.
frame::Path arc_path(ArcItem const& item);
/// With its corner at (x, y); radii are at most half the shorter side.
frame::Path rectangle_path(double x, double y, double width, double height, Corners const& corners);

/// Through the points, in the coordinates of their group.
frame::Path line_path(LineItems const& line);
frame::Path area_path(AreaItems const& area);
frame::Path trail_path(TrailItems const& trail);

/// Scaled, at (0, 0).
frame::Path path_of(PathItem const& item);
/// The outline of a group's background and clip, in its own coordinates; `offset` moves it right and down.
frame::Path group_path(GroupItem const& group, double offset);
/// How far a group's outline is moved so that thin strokes stay crisp, by Vega's rule.
double stroke_offset(GroupItem const& group);

/// Reads the path data of SVG 1.1, 8.3. Nothing where it has what is none, or more than 20,000 bytes; one that is cut
/// short is as far as it goes.
std::optional<frame::Path> parse_path(std::string_view data);
void scale(frame::Path& path, double x, double y);
/// Turned by `degrees` clockwise about (0, 0), then moved.
void transform(frame::Path& path, double degrees, double x, double y);

}  // namespace livret::scene
