#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/geometry.hpp"

namespace livret::geo {

/// A geometry as an object of the expression language. Its arrays are made when they are asked for, so that reading it
/// back costs no more than finding the geometry in it.
class GeometryObject : public expr::Object {
 public:
  explicit GeometryObject(Geometry geometry) : geometry_(std::move(geometry)) {}
  expr::Value get(std::string_view field) const override;
  std::vector<std::string> fields() const override;

  Geometry const& geometry() const { return geometry_; }

 private:
  Geometry geometry_;
};

}  // namespace livret::geo
