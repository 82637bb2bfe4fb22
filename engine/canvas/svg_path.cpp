#include "canvas/svg_path.hpp"

#include <cmath>

#include "canvas/svg_text.hpp"

namespace livret::canvas {

namespace {

using frame::Vertex;

constexpr std::size_t most_segments = 24;

Vertex operator-(Vertex a, Vertex b) { return {a.x - b.x, a.y - b.y}; }

bool is_same(Vertex a, Vertex b) {
  constexpr double tolerance = 1e-6;
  return std::fabs(a.x - b.x) < tolerance && std::fabs(a.y - b.y) < tolerance;
}

bool is_small(frame::Path const& path) {
  return path.size() > 2 && path.size() <= most_segments && std::holds_alternative<frame::MoveTo>(path.front());
}

/// Whether one is the other, moved.
bool is_alike(frame::Path const& a, frame::Path const& b) {
  if (a.size() != b.size()) return false;
  Vertex const from_a = std::get<frame::MoveTo>(a.front()).to, from_b = std::get<frame::MoveTo>(b.front()).to;
  auto const at_same = [&](Vertex v, Vertex w) { return is_same(v - from_a, w - from_b); };
  for (std::size_t i = 1; i < a.size(); ++i) {
    if (a[i].index() != b[i].index()) return false;
    if (auto const* curve = std::get_if<frame::CurveTo>(&a[i])) {
      auto const& other = std::get<frame::CurveTo>(b[i]);
      if (!at_same(curve->control1, other.control1) || !at_same(curve->control2, other.control2) ||
          !at_same(curve->to, other.to))
        return false;
    } else if (auto const* line = std::get_if<frame::LineTo>(&a[i])) {
      if (!at_same(line->to, std::get<frame::LineTo>(b[i]).to)) return false;
    } else if (auto const* move = std::get_if<frame::MoveTo>(&a[i])) {
      if (!at_same(move->to, std::get<frame::MoveTo>(b[i]).to)) return false;
    }
  }
  return true;
}

/// All but the first move of a path, in steps that do not add up their roundings: each is from where the steps before
/// it have come to.
class StepWriter {
 public:
  explicit StepWriter(Vertex from) : from_(from) {}

  std::string write(frame::Path const& path) {
    for (std::size_t i = 1; i < path.size(); ++i) {
      if (auto const* curve = std::get_if<frame::CurveTo>(&path[i])) {
        step('c', curve->control1);
        step(' ', curve->control2);
        go(' ', curve->to);
      } else if (auto const* line = std::get_if<frame::LineTo>(&path[i])) {
        go('l', line->to);
      } else if (auto const* move = std::get_if<frame::MoveTo>(&path[i])) {
        go('m', move->to);
        start_ = pen_;
      } else {
        text_ += 'z';
        pen_ = start_;
      }
    }
    return std::move(text_);
  }

 private:
  void step(char before, Vertex to) {
    text_ += before;
    append_point(text_, to.x - from_.x - pen_.x, to.y - from_.y - pen_.y);
  }
  void go(char before, Vertex to) {
    step(before, to);
    auto const written = [](double value) { return std::round(value * 1000) / 1000; };
    pen_ = {pen_.x + written(to.x - from_.x - pen_.x), pen_.y + written(to.y - from_.y - pen_.y)};
  }

  Vertex from_;
  Vertex pen_, start_;  ///< from `from_`, as written
  std::string text_;
};

}  // namespace

void PathWriter::write(std::string& text, frame::Path const& path) {
  bool const is_repeated = last_ != nullptr && is_small(path) && is_alike(*last_, path);
  if (!is_repeated) {
    steps_.clear();
    append_path(text, path);
    last_ = is_small(path) ? &path : nullptr;
    return;
  }
  Vertex const from = std::get<frame::MoveTo>(path.front()).to;
  if (steps_.empty()) steps_ = StepWriter(from).write(path);
  text += 'M';
  append_point(text, from.x, from.y);
  text += steps_;
}

}  // namespace livret::canvas
