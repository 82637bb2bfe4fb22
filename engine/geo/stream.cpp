#include "geo/stream.hpp"

namespace livret::geo {

namespace {

class Feeder {
 public:
  explicit Feeder(Stream& sink) : sink_(sink) {}

  void operator()(Nowhere const&) const {}
  void operator()(Sphere const&) const { sink_.sphere(); }
  void operator()(Point const& point) const { sink_.point(point.at); }
  void operator()(MultiPoint const& points) const {
    for (Position const& at : points.points) sink_.point(at);
  }
  void operator()(LineString const& line) const { feed_line(line.line); }
  void operator()(MultiLineString const& lines) const {
    for (Line const& line : lines.lines) feed_line(line);
  }
  void operator()(Polygon const& polygon) const { feed_rings(polygon.rings); }
  void operator()(MultiPolygon const& polygons) const {
    for (Rings const& rings : polygons.polygons) feed_rings(rings);
  }
  void operator()(GeometryCollection const& collection) const {
    for (Geometry const& geometry : collection.geometries) std::visit(*this, geometry.shape);
  }

 private:
  void feed_line(Line const& line) const {
    sink_.line_start();
    for (Position const& at : line) sink_.point(at);
    sink_.line_end();
  }

  void feed_rings(Rings const& rings) const {
    sink_.polygon_start();
    for (Line const& ring : rings) {
      if (ring.size() < 2) continue;
      sink_.line_start();
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) sink_.point(ring[i]);
      sink_.line_end();
    }
    sink_.polygon_end();
  }

  Stream& sink_;
};

}  // namespace

void feed(Geometry const& geometry, Stream& sink) { std::visit(Feeder(sink), geometry.shape); }

}  // namespace livret::geo
