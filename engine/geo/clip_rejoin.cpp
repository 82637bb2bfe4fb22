#include "geo/clip_rejoin.hpp"

#include <algorithm>
#include <utility>

#include "geo/sphere_math.hpp"

namespace livret::geo {

namespace {

/// One end of a visible line, at its place in the order of the lines and in the order along the edge. Both orders go
/// round.
struct Cut {
  Position at;
  CutLine const* line = nullptr;  ///< that begins here
  bool begins_line = false;
  bool edge_enters = false;  ///< the edge goes into the polygon here
  bool is_visited = false;
  std::size_t edge_place = 0;
};

class Rejoining {
 public:
  Rejoining(ClipEdge const& edge, Stream& sink) : edge_(edge), sink_(sink) {}

  void add(CutLine& line) {
    if (line.size() < 2) return;
    if (same_place(line.front().at, line.back().at)) {
      if (!line.front().on_edge && !line.back().on_edge) return write_ring(line);
      line.back().at.x += 2 * angle_tolerance;
    }
    cuts_.push_back({.at = line.front().at, .line = &line, .begins_line = true});
    cuts_.push_back({.at = line.back().at});
  }

  void join(EdgeStart start) {
    order_along_edge(start);
    for (std::size_t first = 0; first < cuts_.size(); ++first)
      if (!cuts_[first].is_visited) walk(first);
  }

 private:
  void write_ring(CutLine const& line) {
    sink_.line_start();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) sink_.point(line[i].at);
    sink_.line_end();
  }

  void order_along_edge(EdgeStart start) {
    edge_order_.resize(cuts_.size());
    for (std::size_t i = 0; i < cuts_.size(); ++i) edge_order_[i] = i;
    std::stable_sort(edge_order_.begin(), edge_order_.end(),
                     [this](std::size_t a, std::size_t b) { return edge_.is_before(cuts_[a].at, cuts_[b].at); });
    bool is_inside = start == EdgeStart::Inside;
    for (std::size_t place = 0; place < edge_order_.size(); ++place) {
      Cut& cut = cuts_[edge_order_[place]];
      cut.edge_place = place;
      is_inside = !is_inside;
      cut.edge_enters = is_inside;
    }
  }

  /// One ring: a line, the edge to the next cut, the line there, and so on until a cut that was visited.
  void walk(std::size_t cut) {
    sink_.line_start();
    do {
      cuts_[cut].is_visited = true;
      cut = follow_line(cut);
      cuts_[cut].is_visited = true;
      cut = follow_edge(cut);
    } while (!cuts_[cut].is_visited);
    sink_.line_end();
  }

  std::size_t follow_line(std::size_t cut) {
    if (cuts_[cut].begins_line) {
      for (CutPoint const& point : *cuts_[cut].line) sink_.point(point.at);
      return cut + 1;
    }
    CutLine const& line = *cuts_[cut - 1].line;
    for (auto point = line.rbegin(); point != line.rend(); ++point) sink_.point(point->at);
    return cut - 1;
  }

  std::size_t follow_edge(std::size_t cut) {
    std::size_t const count = edge_order_.size();
    Turn const turn = cuts_[cut].edge_enters ? Turn::Forward : Turn::Backward;
    std::size_t const step = turn == Turn::Forward ? 1 : count - 1;
    std::size_t const next = edge_order_[(cuts_[cut].edge_place + step) % count];
    edge_.trace(cuts_[cut].at, cuts_[next].at, turn, sink_);
    return next;
  }

  ClipEdge const& edge_;
  Stream& sink_;
  std::vector<Cut> cuts_;                ///< two for each line
  std::vector<std::size_t> edge_order_;  ///< of `cuts_`
};

}  // namespace

void CutBuffer::join_ends() {
  if (lines_.size() < 2) return;
  CutLine const& first = lines_.front();
  lines_.back().insert(lines_.back().end(), first.begin(), first.end());
  lines_.erase(lines_.begin());
}

void rejoin(std::vector<CutLine> lines, ClipEdge const& edge, EdgeStart start, Stream& sink) {
  Rejoining rejoining(edge, sink);
  for (CutLine& line : lines) rejoining.add(line);
  rejoining.join(start);
}

}  // namespace livret::geo
