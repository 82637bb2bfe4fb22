#include "geo/clip_sphere.hpp"

#include <utility>

#include "geo/polygon_contains.hpp"
#include "geo/sphere_math.hpp"

namespace livret::geo {

bool ClipRegion::is_before(Position a, Position b) const {
  auto const place = [](Position at) { return at.x < 0 ? at.y - half_pi - angle_tolerance : half_pi - at.y; };
  return place(a) - place(b) < 0;
}

SphereClip::SphereClip(std::shared_ptr<ClipRegion const> region, Stream& sink)
    : region_(std::move(region)), sink_(sink), line_cutter_(region_->make_cutter()) {}

void SphereClip::point(Position at) {
  switch (place_) {
    case Place::InRing:
      rings_.back().push_back(at);
      return line_cutter_->point(at, ring_buffer_);
    case Place::InLine:
      return line_cutter_->point(at, sink_);
    case Place::Outside:
    case Place::InPolygon:
      if (region_->shows(at)) sink_.point(at);
  }
}

void SphereClip::line_start() {
  if (place_ == Place::InPolygon) {
    place_ = Place::InRing;
    rings_.emplace_back();
    return line_cutter_->line_start(ring_buffer_);
  }
  place_ = Place::InLine;
  line_cutter_->line_start(sink_);
}

void SphereClip::line_end() {
  if (place_ == Place::InRing) {
    place_ = Place::InPolygon;
    return end_ring();
  }
  place_ = Place::Outside;
  line_cutter_->line_end(sink_);
}

void SphereClip::polygon_start() { place_ = Place::InPolygon; }

void SphereClip::end_ring() {
  if (!rings_.back().empty()) line_cutter_->point(rings_.back().front(), ring_buffer_);
  line_cutter_->line_end(ring_buffer_);
  if (line_cutter_->outcome() == LineCutter::Outcome::Whole) return write_whole_ring(ring_buffer_.take());
  if (line_cutter_->outcome() == LineCutter::Outcome::CutWithOpenEnds) ring_buffer_.join_ends();
  for (CutLine& line : ring_buffer_.take())
    if (line.size() > 1) cut_lines_.push_back(std::move(line));
}

void SphereClip::write_whole_ring(std::vector<CutLine> const& lines) {
  if (lines.empty() || lines.front().size() < 2) return;
  CutLine const& ring = lines.front();
  open_polygon();
  sink_.line_start();
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) sink_.point(ring[i].at);
  sink_.line_end();
}

void SphereClip::polygon_end() {
  place_ = Place::Outside;
  bool const starts_inside = polygon_contains(rings_, region_->edge_start());
  if (!cut_lines_.empty()) {
    open_polygon();
    rejoin(std::exchange(cut_lines_, {}), *region_, starts_inside ? EdgeStart::Inside : EdgeStart::Outside, sink_);
  } else if (starts_inside) {
    open_polygon();
    sink_.line_start();
    region_->trace_all(sink_);
    sink_.line_end();
  }
  if (is_open_) sink_.polygon_end();
  is_open_ = false;
  rings_.clear();
}

void SphereClip::sphere() {
  sink_.polygon_start();
  sink_.line_start();
  region_->trace_all(sink_);
  sink_.line_end();
  sink_.polygon_end();
}

void SphereClip::open_polygon() {
  if (!is_open_) sink_.polygon_start();
  is_open_ = true;
}

}  // namespace livret::geo
