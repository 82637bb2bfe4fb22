#pragma once

#include "geo/clip_rejoin.hpp"
#include "geo/projection.hpp"

namespace livret::geo {

/// Clips what is projected to a box; polygons are closed along its sides.
class RectangleClip : public Stream {
 public:
  RectangleClip(Extent box, Stream& sink) : edge_(box), sink_(sink) {}

  void point(Position at) override;
  void line_start() override;
  void line_end() override;
  void polygon_start() override;
  void polygon_end() override;

 private:
  class Edge : public ClipEdge {
   public:
    explicit Edge(Extent box) : box_(box) {}
    Extent const& box() const { return box_; }
    bool is_before(Position a, Position b) const override { return order(a, b) < 0; }
    void trace(Position from, Position to, Turn turn, Stream& sink) const override;
    void trace_all(Stream& sink) const override;

   private:
    enum class Corner { TopLeft, TopRight, BottomRight, BottomLeft };
    static Corner next(Corner corner, Turn turn);
    Position position(Corner corner) const;
    /// The first corner that comes behind a position on a side.
    Corner corner_behind(Position at, Turn turn) const;
    double order(Position a, Position b) const;
    void trace_corners(Corner from, Corner until, Turn turn, Stream& sink) const;

    Extent box_;
  };

  bool shows(Position at) const;
  void line_point(Position at);
  void cut_segment(Position& at, bool is_shown);
  bool polygon_has_bottom_left() const;
  Stream& target() { return is_polygon_ ? static_cast<Stream&>(buffer_) : sink_; }

  Edge edge_;
  Stream& sink_;
  CutBuffer buffer_;
  bool is_polygon_ = false;
  bool is_line_ = false;
  bool is_untouched_ = true;  ///< no side of the polygon meets the box
  Rings rings_;
  std::vector<CutLine> cut_lines_;
  Position first_, previous_;
  bool has_first_ = false;
  bool first_is_shown_ = false;
  bool previous_is_shown_ = false;
};

}  // namespace livret::geo
