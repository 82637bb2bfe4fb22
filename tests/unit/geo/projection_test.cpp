#include "geo/projection.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "fixture.hpp"

using namespace livret::geo;
using T = ProjectionType;

namespace {

struct Figure {
  T type;
  Position paris;    ///< of 2.35° E, 48.85° N
  Position america;  ///< of 61° W, 14.5° S
};

constexpr Position paris{2.35, 48.85};
constexpr Position america{-61, -14.5};

void check_near(std::optional<Position> found, Position wanted) {
  REQUIRE(found);
  CHECK(found->x == doctest::Approx(wanted.x).epsilon(1e-7));
  CHECK(found->y == doctest::Approx(wanted.y).epsilon(1e-7));
}

// d3-geo 3.1.2 and d3-geo-projection 4.0.0 (Mollweide), in node 20.
constexpr Figure usual_figures[] = {
    {T::Albers, {1504.7623225, -518.253096}, {1310.1800473, 1007.2623158}},
    {T::AzimuthalEqualArea, {483.6974506, 146.8140912}, {356.7601337, 286.4409769}},
    {T::AzimuthalEquidistant, {482.4268487, 182.2731765}, {397.5788959, 274.3712172}},
    {T::ConicConformal, {483.1359845, 153.2905626}, {336.0292891, 244.8077434}},
    {T::ConicEqualArea, {483.7597824, 202.7951862}, {303.8642699, 345.7284392}},
    {T::ConicEquidistant, {483.1892801, 170.0548494}, {330.1481306, 276.1693393}},
    {T::EqualEarth, {485.2116921, 86.4379248}, {319.9807512, 301.747283}},
    {T::Equirectangular, {486.2601557, 119.8686786}, {317.5023417, 288.6264925}},
    {T::Gnomonic, {485.9115192, 85.0253871}, {220.1287249, 326.8417186}},
    {T::Identity, {2.35, 48.85}, {-61, -14.5}},
    {T::Mercator, {486.2731944, 100.1380714}, {317.1638889, 289.1268551}},
    {T::Mollweide, {484.8218461, 97.0998117}, {320.7180616, 297.4581762}},
    {T::NaturalEarth1, {485.5221399, 99.353545}, {319.091094, 294.7253117}},
    {T::Orthographic, {486.7319583, 62.1291354}, {268.7331291, 312.469811}},
    {T::Stereographic, {484.0697037, 136.4255068}, {335.9310168, 292.599969}},
    {T::TransverseMercator, {484.2953305, 114.2391611}, {281.9164972, 327.9925639}},
};

// With center [5, -7], rotate [30, -20, 10], parallels [20, 50], reflectX, scale 300 and translate [200, 100].
constexpr Figure adjusted_figures[] = {
    {T::Albers, {155.5774296, -116.2751558}, {445.8497339, 180.4955677}},
    {T::AzimuthalEqualArea, {144.3280008, -118.1600207}, {356.7047783, 258.1948769}},
    {T::AzimuthalEquidistant, {142.774611, -121.6996432}, {360.3120059, 263.502862}},
    {T::ConicConformal, {157.1874302, -137.5397393}, {499.2690458, 310.0108724}},
    {T::ConicEqualArea, {155.5774296, -116.2751558}, {445.8497339, 180.4955677}},
    {T::ConicEquidistant, {156.2731591, -124.901649}, {463.9673711, 221.5969992}},
    {T::EqualEarth, {147.3499113, -147.0014842}, {344.8276113, 272.4055173}},
    {T::Equirectangular, {130.7183311, -118.8703335}, {383.3012025, 255.5783284}},
    {T::Gnomonic, {127.426941, -156.511495}, {399.5071924, 321.3756505}},
    {T::Mercator, {130.7183311, -131.3249364}, {383.3012025, 270.1766546}},
    {T::Mollweide, {147.4036228, -138.2408131}, {346.7833921, 267.1708065}},
    {T::NaturalEarth1, {144.449864, -121.157393}, {350.6754084, 257.4376099}},
    {T::Orthographic, {148.8808658, -107.7798374}, {346.2263081, 242.7824533}},
    {T::Stereographic, {169.7488365, -14.5786789}, {284.0418237, 187.474651}},
    {T::TransverseMercator, {147.3762455, -126.1742314}, {353.6348132, 276.6314575}},
};

ProjectionDefinition adjusted(T type) {
  return {.type = type,
          .scale = 300,
          .translate = Position{200, 100},
          .center = Position{5, -7},
          .rotate = std::array{30.0, -20.0, 10.0},
          .parallels = std::array{20.0, 50.0},
          .reflect_x = true};
}

}  // namespace

TEST_CASE("every projection puts places where d3 does by itself") {
  for (Figure const& figure : usual_figures) {
    CAPTURE(static_cast<int>(figure.type));
    Projection const projection({.type = figure.type});
    check_near(projection.project(paris), figure.paris);
    check_near(projection.project(america), figure.america);
  }
}

TEST_CASE("every projection heeds centre, rotation, parallels, reflection, scale and translate as d3") {
  for (Figure const& figure : adjusted_figures) {
    CAPTURE(static_cast<int>(figure.type));
    Projection const projection(adjusted(figure.type));
    check_near(projection.project(paris), figure.paris);
    check_near(projection.project(america), figure.america);
  }
}

TEST_CASE("every projection leads back from its points to the places") {
  for (Figure const& figure : adjusted_figures) {
    CAPTURE(static_cast<int>(figure.type));
    Projection const projection(adjusted(figure.type));
    check_near(projection.invert(figure.paris), paris);
  }
}

TEST_CASE("a conic projection between parallels of opposite latitudes is a cylindrical one") {
  auto const at = [](T type, double first, double second) {
    return Projection({.type = type, .parallels = std::array{first, second}}).project(paris);
  };
  check_near(at(T::ConicConformal, -30, 30), {484.4911685, 142.7093399});
  check_near(at(T::ConicEqualArea, -30, 30), {485.5206974, 214.2938178});
  check_near(at(T::ConicEquidistant, -30, 30), {485.3793124, 170.0860788});
  check_near(at(T::ConicConformal, 45, 45), {482.9617627, 147.8833494});
  check_near(at(T::ConicEqualArea, 45, 45), {484.2043903, 208.8755335});
  check_near(at(T::ConicEquidistant, 45, 45), {483.5476574, 170.0346303});
}

TEST_CASE("projections are found by Vega-Lite's names in any case") {
  CHECK(projection_type("ConicConformal") == T::ConicConformal);
  CHECK(projection_type("naturalearth1") == T::NaturalEarth1);
  CHECK(projection_type("lambert93") == T::Lambert93);
  CHECK_FALSE(projection_type("lambert"));
  CHECK_FALSE(projection_type("conicConformals"));
  for (auto const name : projection_names()) CHECK(projection_type(name));
}

TEST_CASE("a projection fits a geometry into a box as d3") {
  auto const geometry = testing::polygon({{-5, 42}, {-5, 51}, {8, 51}, {8, 42}, {-5, 42}});
  auto const check_fit = [&](T type, double scale, Position translate) {
    Projection const projection({.type = type}, {10, 20, 310, 220}, geometry);
    CHECK(projection.scale() == doctest::Approx(scale).epsilon(1e-8));
    check_near(projection.translate(), translate);
  };
  check_fit(T::Mercator, 854.7945068, {137.6215321, 911.6717027});
  check_fit(T::ConicConformal, 1202.0510998, {136.1063434, 1133.490536});
  check_fit(T::EqualEarth, 1352.3955649, {133.3103519, 1314.5474259});
  check_fit(T::Orthographic, 1783.6428281, {125.5253674, 1409.8204139});
  check_fit(T::Identity, 22.2222222, {126.6666667, -913.3333333});
}

TEST_CASE("a geometry without extent leaves a projection as it is") {
  Extent const box{0, 0, 300, 200};
  for (Geometry const& geometry : {Geometry{}, Geometry{Point{{3, 45}}}, testing::polygon({})}) {
    Projection const projection({.type = T::Mercator, .scale = 500}, box, geometry);
    CHECK(projection.scale() == 500);
  }
}

TEST_CASE("numbers that are not finite count as not given, and infinity is no place on a map") {
  double const nan = std::numeric_limits<double>::quiet_NaN();
  Projection const projection({.type = T::Mercator, .scale = nan, .translate = Position{nan, 0}});
  check_near(projection.project(paris), {486.2731944, 100.1380714});
  CHECK_FALSE(projection.project({0, -90}));
  CHECK_FALSE(projection.project({nan, 0}));
}
