#include "frame/path.hpp"

#include <doctest/doctest.h>

using namespace livret;

TEST_CASE("a rectangle without a radius has four straight sides") {
  auto const path = frame::rectangle_path({1, 2}, 10, 4);
  REQUIRE(path.size() == 5);
  CHECK(std::get<frame::MoveTo>(path[0]).to == frame::Vertex{1, 2});
  CHECK(std::get<frame::LineTo>(path[2]).to == frame::Vertex{11, 6});
}

TEST_CASE("a radius larger than half the shorter side gives half circles there") {
  auto const path = frame::rectangle_path({0, 0}, 10, 4, 50);
  CHECK(std::get<frame::MoveTo>(path[0]).to == frame::Vertex{2, 0});
  CHECK(std::get<frame::CurveTo>(path[2]).to == frame::Vertex{10, 2});
}

TEST_CASE("a rounded corner is a quarter circle to a thousandth of its radius") {
  auto const path = frame::rectangle_path({0, 0}, 20, 20, 10);
  auto const& corner = std::get<frame::CurveTo>(path[2]);
  // The middle of a cubic from (10, 0): a circle of radius 10 around (10, 10) passes at 10 (1 − √½) from both sides.
  double const x = (10 + 3 * corner.control1.x + 3 * corner.control2.x + corner.to.x) / 8;
  double const y = (0 + 3 * corner.control1.y + 3 * corner.control2.y + corner.to.y) / 8;
  CHECK(20 - x == doctest::Approx(2.929).epsilon(0.003));
  CHECK(y == doctest::Approx(2.929).epsilon(0.003));
}
