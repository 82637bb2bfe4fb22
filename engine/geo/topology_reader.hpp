#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/position_reader.hpp"

namespace livret::geo {

/// An arc of a topology by its number, run through backwards where it is written as a negative number.
struct ArcUse {
  std::size_t arc = 0;
  bool is_backward = false;
};

/// The parts of a TopoJSON topology.
class TopologyReader {
 public:
  TopologyReader(expr::Value const& topology, diag::Span span, diag::Sink& sink);

  /// The object of this name; null, and told, where there is none.
  expr::Value object(std::string_view name);
  Geometry read_geometry(expr::Value const& object) { return read_geometry(object, 0); }
  /// The line that the arcs make one behind the other.
  Line line(std::vector<ArcUse> const& uses);

  std::size_t arc_count() const { return arcs_.size(); }
  Line const& arc(std::size_t number) const { return arcs_[number]; }
  /// Whether the arc is at most a step of no length.
  bool is_empty_arc(std::size_t number) const { return empty_[number]; }
  /// The uses of one line, of those arcs that are there.
  std::vector<ArcUse> read_uses(expr::Value const& value);

  PositionReader& positions() { return positions_; }
  /// To be called when all is read.
  void report_faults();

 private:
  struct Transform {
    Position scale, translate;
  };
  void read_transform(expr::Value const& value);
  void read_arcs(expr::Value const& value);
  Line read_arc(expr::Value const& value);
  Position placed(Position at) const;
  std::optional<Position> read_point(expr::Value const& value);
  Geometry read_geometry(expr::Value const& object, int depth);
  Geometry read_collection(expr::Object const& object, int depth);
  Line ring(std::vector<ArcUse> const& uses);
  std::vector<Line> read_lines(expr::Value const& value);
  Rings read_rings(expr::Value const& value);

  expr::Value topology_;
  PositionReader positions_;
  std::optional<Transform> transform_;
  std::vector<Line> arcs_;
  std::vector<bool> empty_;
  std::size_t missing_arcs_ = 0;
};

}  // namespace livret::geo
