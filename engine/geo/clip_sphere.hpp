#pragma once

#include <memory>

#include "geo/clip_rejoin.hpp"

namespace livret::geo {

/// Cuts one line after the other at the edge of what is shown. Positions in radians.
class LineCutter {
 public:
  virtual ~LineCutter() = default;
  virtual void line_start(Stream& sink) = 0;
  virtual void point(Position at, Stream& sink) = 0;
  virtual void line_end(Stream& sink) = 0;

  enum class Outcome { Whole, Cut, CutWithOpenEnds };
  /// Of the line before: whether it was cut, and if so whether its first and last parts are one where it is a ring.
  virtual Outcome outcome() const = 0;
};

/// A part of the sphere and its edge.
class ClipRegion : public ClipEdge {
 public:
  virtual bool shows(Position at) const = 0;
  virtual std::unique_ptr<LineCutter> make_cutter() const = 0;
  /// Where the edge begins.
  virtual Position edge_start() const = 0;

  /// Cuts lie on the edge from its start up the western side and down the eastern.
  bool is_before(Position a, Position b) const override;
};

/// All but the antimeridian.
std::shared_ptr<ClipRegion const> antimeridian_region();
/// The cap of this radius (radians, above 0 and below π) round longitude and latitude 0.
std::shared_ptr<ClipRegion const> cap_region(double radius);

/// Feeds what is in the region to the sink; polygons are closed along the region's edge.
class SphereClip : public Stream {
 public:
  SphereClip(std::shared_ptr<ClipRegion const> region, Stream& sink);

  void point(Position at) override;
  void line_start() override;
  void line_end() override;
  void polygon_start() override;
  void polygon_end() override;
  void sphere() override;

 private:
  enum class Place { Outside, InLine, InPolygon, InRing };
  void end_ring();
  void write_whole_ring(std::vector<CutLine> const& lines);
  void open_polygon();

  std::shared_ptr<ClipRegion const> region_;
  Stream& sink_;
  std::unique_ptr<LineCutter> line_cutter_;
  CutBuffer ring_buffer_;
  Place place_ = Place::Outside;
  bool is_open_ = false;  ///< the sink has heard of the polygon
  Rings rings_;
  std::vector<CutLine> cut_lines_;
};

}  // namespace livret::geo
