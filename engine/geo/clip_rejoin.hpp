#pragma once

#include <utility>
#include <vector>

#include "geo/stream.hpp"

namespace livret::geo {

struct CutPoint {
  Position at;
  bool on_edge = false;  ///< where a line was cut
};
using CutLine = std::vector<CutPoint>;

/// Keeps the lines that it is fed.
class CutBuffer : public Stream {
 public:
  void point(Position at) override { lines_.back().push_back({at}); }
  void edge_point(Position at) override { lines_.back().push_back({at, true}); }
  void line_start() override { lines_.emplace_back(); }
  void line_end() override {}
  void polygon_start() override {}
  void polygon_end() override {}

  /// Puts the first line behind the last, as of a ring that was begun in the middle of it.
  void join_ends();
  std::vector<CutLine> take() { return std::exchange(lines_, {}); }

 private:
  std::vector<CutLine> lines_;
};

enum class Turn { Forward, Backward };

/// The edge of what is shown: how cuts follow each other along it, and what is drawn between two of them.
class ClipEdge {
 public:
  virtual ~ClipEdge() = default;
  virtual bool is_before(Position a, Position b) const = 0;
  /// Draws the edge from one cut to the other.
  virtual void trace(Position from, Position to, Turn turn, Stream& sink) const = 0;
  /// Draws all of it, forward.
  virtual void trace_all(Stream& sink) const = 0;
};

enum class EdgeStart { Outside, Inside };

/// Makes closed rings of a polygon's visible lines by going along the edge from where one ends to where the next
/// begins. `start` says whether the edge's first point is in the polygon.
void rejoin(std::vector<CutLine> lines, ClipEdge const& edge, EdgeStart start, Stream& sink);

}  // namespace livret::geo
