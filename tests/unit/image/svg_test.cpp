#include <cmath>

#include <doctest/doctest.h>

#include "unit/image/reading.hpp"

using namespace livret;
using test::Reading;
using test::svg;

namespace {

frame::Vertex end_of(frame::Segment const& segment) {
  if (auto const* move = std::get_if<frame::MoveTo>(&segment)) return move->to;
  if (auto const* line = std::get_if<frame::LineTo>(&segment)) return line->to;
  return std::get<frame::CurveTo>(segment).to;
}

bool is_at(frame::Vertex vertex, double x, double y) {
  return std::fabs(vertex.x - x) < 1e-9 && std::fabs(vertex.y - y) < 1e-9;
}

base::Colour colour_of(frame::Fill const& fill) { return std::get<base::Colour>(fill.paint); }

}  // namespace

TEST_CASE("user units are 96 an inch, and a view box is fitted into the middle") {
  Reading const reading(
      "<svg xmlns='http://www.w3.org/2000/svg' width='40mm' height='20mm' viewBox='10 10 100 100'>"
      "<path d='M10 10L110 110'/></svg>");
  CHECK(reading.reports() == "");
  CHECK(reading.drawing().size.width.to_mm() == doctest::Approx(40));
  CHECK(reading.drawing().size.height.to_mm() == doctest::Approx(20));
  // The square of 100 units is 20 mm, with 10 mm on either side.
  auto const& path = reading.operation<frame::Fill>(0).path;
  CHECK(is_at(end_of(path[0]), 10 / 25.4 * 72, 0));
  CHECK(is_at(end_of(path[1]), 30 / 25.4 * 72, 20 / 25.4 * 72));
}

TEST_CASE("a missing side follows from the view box") {
  Reading const reading("<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='96' viewBox='0 0 200 100'/>");
  CHECK(reading.drawing().size.width.to_pt() == doctest::Approx(144));
  CHECK(reading.drawing().size.height.to_pt() == doctest::Approx(72));
}

TEST_CASE("path commands: relative ones start at the pen, short curves mirror the control point before") {
  Reading const broken(svg("<path d='m10 20 8-8h4V40.5.5 6H?7'/>"));
  CHECK(broken.reports() == "1:109: path data cannot go on with `H?7`\n");
  CHECK(broken.operation<frame::Fill>(0).path.size() == 6);
  Reading const sound(svg("<path d='m10 20 8-8h4V40zl4,4c0 4 4 8 8 8s8-4 8-8Q60 0 80 20t20 0'/>"));
  CHECK(sound.reports() == "");
  auto const& path = sound.operation<frame::Fill>(0).path;
  REQUIRE(path.size() == 11);
  CHECK(is_at(end_of(path[0]), 7.5, 15));
  CHECK(is_at(end_of(path[1]), 13.5, 9));
  CHECK(is_at(end_of(path[2]), 16.5, 9));
  CHECK(is_at(end_of(path[3]), 16.5, 30));
  CHECK(std::holds_alternative<frame::ClosePath>(path[4]));
  CHECK(is_at(end_of(path[5]), 7.5, 15));
  CHECK(is_at(end_of(path[6]), 10.5, 18));
  // s: the control point (18, 32) before lies as far behind (22, 32) as the new one before it.
  auto const& smooth = std::get<frame::CurveTo>(path[8]);
  CHECK(is_at(smooth.control1, 26 * 0.75, 32 * 0.75));
  CHECK(is_at(smooth.to, 30 * 0.75, 24 * 0.75));
  // t from (80, 20) with the control (60, 0) mirrored to (100, 40): cubic controls lie two thirds towards it.
  auto const& last = std::get<frame::CurveTo>(path[10]);
  CHECK(is_at(last.control1, (80 + 20 * 2.0 / 3) * 0.75, (20 + 20 * 2.0 / 3) * 0.75));
  CHECK(is_at(last.to, 75, 15));
}

// SVG 1.1, 8.3.8: of the four arcs between two points the flags choose one.
TEST_CASE("arcs go the way that their flags say, and stay on their circle") {
  auto const arc = [](std::string const& flags) {
    Reading const reading(svg("<path d='M20 0A20 20 0 " + flags + "0 20'/>"));
    return reading.operation<frame::Fill>(0).path;
  };
  // Centres (0, 0) and (20, 20).
  auto const small = arc("01");
  REQUIRE(small.size() == 2);
  CHECK(is_at(end_of(small[1]), 0, 15));
  auto const& quarter = std::get<frame::CurveTo>(small[1]);
  CHECK(quarter.control1.x == doctest::Approx(15));
  CHECK(quarter.control1.y == doctest::Approx(15 * 0.5522847498));
  auto const large = arc("1,1,");
  REQUIRE(large.size() == 4);
  CHECK(is_at(end_of(large[1]), 30, 15));
  CHECK(is_at(end_of(large[2]), 15, 30));
  auto const inner = arc("00");
  REQUIRE(inner.size() == 2);
  CHECK(std::get<frame::CurveTo>(inner[1]).control1.x == doctest::Approx(15 * (1 - 0.5522847498)));
  CHECK(std::get<frame::CurveTo>(inner[1]).control1.y == doctest::Approx(0));
  // Radii too small grow until the arc reaches.
  Reading const grown(svg("<path d='M0 40A1 1 0 0 1 40 40'/>"));
  CHECK(is_at(end_of(grown.operation<frame::Fill>(0).path[1]), 15, 15));
}

TEST_CASE("shapes of all kinds have their outlines") {
  Reading const reading(
      svg("<rect x='10' y='10' width='20' height='40'/><rect width='20' height='10' rx='30' ry='2'/>"
          "<circle cx='50' cy='50' r='10'/><ellipse cx='50' cy='50' rx='10' ry='20'/>"
          "<line x1='9' y1='9' x2='20%' y2='20' stroke='red'/><polyline points='0,0 10,0 10 10'/><polygon points='0 0 "
          "10 0 10 10'/>"
          "<rect width='0' height='10'/><circle r='-1'/>"));
  CHECK(reading.reports() == "");
  REQUIRE(reading.operation_count() == 7);
  CHECK(is_at(end_of(reading.operation<frame::Fill>(0).path[2]), 22.5, 37.5));
  // The x radius is cut to half the width.
  CHECK(is_at(end_of(reading.operation<frame::Fill>(1).path[0]), 7.5, 0));
  CHECK(is_at(end_of(reading.operation<frame::Fill>(1).path[3]), 15, 6));
  CHECK(reading.operation<frame::Fill>(2).path.size() >= 5);
  CHECK(is_at(end_of(reading.operation<frame::Stroke>(4).path[1]), 15, 15));
  CHECK(std::holds_alternative<frame::LineTo>(reading.operation<frame::Fill>(5).path.back()));
  CHECK(std::holds_alternative<frame::ClosePath>(reading.operation<frame::Fill>(6).path.back()));
}

TEST_CASE("transforms apply from the right, and to what a group holds") {
  auto const corner = [](std::string const& transform) {
    Reading const reading(svg("<g transform='translate(10)'><path transform='" + transform + "' d='M4 0L8 0'/></g>"));
    return end_of(reading.operation<frame::Fill>(0).path[0]);
  };
  CHECK(is_at(corner("scale(2) translate(1,3)"), 20 * 0.75, 6 * 0.75));
  CHECK(is_at(corner("rotate(90)"), 10 * 0.75, 4 * 0.75));
  CHECK(is_at(corner("rotate(90, 4, 10)"), 24 * 0.75, 10 * 0.75));
  CHECK(is_at(corner("matrix(1 0.5 0 1 0 0)"), 14 * 0.75, 2 * 0.75));
  CHECK(is_at(corner("skewY(45)"), 14 * 0.75, 4 * 0.75));
  CHECK(is_at(corner("translate(0 2),skewX(45)"), 14 * 0.75, 2 * 0.75));
}

TEST_CASE("the style attribute prevails over rules, an identifier over a class, a class over a name") {
  Reading const reading(
      svg("<style>/* a */ rect, path { fill: #000001 } .b { fill: #000002 } .c, .d{fill:#000003;}"
          "#e { fill: #000004 !important } </style>"
          "<g fill='#00000a'><circle cx='1' cy='1' r='1'/><rect width='1' height='1' fill='#0000ff'/>"
          "<rect class='c b' width='1' height='1'/><rect class='b' id='e' width='1' height='1'/>"
          "<rect class='b' id='f' width='1' height='1' style='fill:#000005;stroke:none'/></g>"));
  CHECK(reading.reports() == "");
  REQUIRE(reading.operation_count() == 5);
  CHECK(colour_of(reading.operation<frame::Fill>(0)).blue == 10);
  CHECK(colour_of(reading.operation<frame::Fill>(1)).blue == 1);
  CHECK(colour_of(reading.operation<frame::Fill>(2)).blue == 3);
  CHECK(colour_of(reading.operation<frame::Fill>(3)).blue == 4);
  CHECK(colour_of(reading.operation<frame::Fill>(4)).blue == 5);
}

TEST_CASE("colours come in all the forms of CSS, opacities are multiplied") {
  auto const colour = [](std::string const& attributes) {
    Reading const reading(svg("<g color='#0a141e' opacity='50%'><rect width='9' height='9' " + attributes + "/></g>"));
    CHECK(reading.reports() == "");
    return colour_of(reading.operation<frame::Fill>(0));
  };
  CHECK(colour("fill='rgb(1, 2, 3)'") == base::Colour{1, 2, 3, 128});
  CHECK(colour("fill='rgb(100%,0%,20%)' fill-opacity='.5'") == base::Colour{255, 0, 51, 64});
  CHECK(colour("fill='currentColor'") == base::Colour{10, 20, 30, 128});
  CHECK(colour("fill='RebeccaPurple' opacity='0.5'") == base::Colour{102, 51, 153, 64});
  CHECK(colour("fill='url(#none) red'") == base::Colour{255, 0, 0, 128});
}

TEST_CASE("strokes have width, cap, join and dash in pt") {
  Reading const reading(
      svg("<g transform='scale(2)' fill='none'><path d='M0 0L40 20' stroke='blue' stroke-width='2' "
          "stroke-linecap='round' stroke-linejoin='bevel' stroke-dasharray='1,2 3' "
          "stroke-dashoffset='1' stroke-miterlimit='3'/></g>"));
  CHECK(reading.reports() == "");
  REQUIRE(reading.operation_count() == 1 + 3);
  auto const& stroke = reading.operation<frame::Stroke>(2);
  CHECK(stroke.width == doctest::Approx(3));
  CHECK(stroke.cap == frame::Cap::Round);
  CHECK(stroke.join == frame::Join::Bevel);
  CHECK(stroke.miter_limit == 3);
  CHECK(stroke.dash == std::vector<double>{1.5, 3, 4.5, 1.5, 3, 4.5});
  CHECK(stroke.dash_offset == 1.5);
}

TEST_CASE("a gradient is laid over the box of its shape, and takes what it lacks from another") {
  Reading const reading(svg(
      "<defs><linearGradient id='a'><stop offset='20%' stop-color='red'/><stop offset='.1' style='stop-color:blue'/>"
      "</linearGradient><linearGradient id='b' xlink:href='#a' x1='1' x2='0' gradientTransform='rotate(90)'/>"
      "<radialGradient id='c' href='#a' gradientUnits='userSpaceOnUse' cx='50%' cy='40' r='20' fx='45'/></defs>"
      "<rect x='20' y='40' width='40' height='20' fill='url(#b)'/><circle r='9' cx='9' cy='9' fill='url(\"#c\")'/>"));
  CHECK(reading.reports() == "");
  auto const& linear = std::get<frame::Gradient>(reading.operation<frame::Fill>(0).paint);
  CHECK(linear.from == frame::Vertex{1, 0});
  CHECK(linear.to == frame::Vertex{0, 0});
  REQUIRE(linear.stops.size() == 2);
  CHECK(linear.stops[1].offset == 0.2);  // never below the one before
  CHECK(linear.stops[1].colour == base::Colour{0, 0, 255, 255});
  // (x, y) of the box turns to (−y, x), then lies at 20 + 40x, 40 + 20y, in units of 0.75 pt.
  auto const& t = linear.transform;
  CHECK(t.x0 == doctest::Approx(15));
  CHECK(t.y0 == doctest::Approx(30));
  CHECK(t.xx == doctest::Approx(0));
  CHECK(t.yx == doctest::Approx(15));
  CHECK(t.xy == doctest::Approx(-30));
  auto const& radial = std::get<frame::Gradient>(reading.operation<frame::Fill>(1).paint);
  CHECK(radial.from == frame::Vertex{45, 40});
  CHECK(radial.to == frame::Vertex{50, 40});
  CHECK(radial.to_radius == 20);
  CHECK(radial.transform == frame::Transform{0.75, 0, 0, 0.75, 0, 0});
}

TEST_CASE("`use` paints what it names, a symbol in its view box, and definitions are not painted") {
  Reading const reading(
      svg("<defs><path id='p' d='M0 0L4 0'/></defs><symbol id='s' viewBox='0 0 10 10'><path d='M0 0L10 10'/></symbol>"
          "<use xlink:href='#p' x='8' y='4' fill='red'/><use href='#s' x='20' width='40' height='20'/>"));
  CHECK(reading.reports() == "");
  REQUIRE(reading.operation_count() == 5);
  CHECK(is_at(end_of(reading.operation<frame::Fill>(0).path[0]), 6, 3));
  CHECK(colour_of(reading.operation<frame::Fill>(0)).red == 255);
  // Fitted into the middle of 40 × 20, within a clip.
  CHECK(reading.operation<frame::Clip>(2).path.size() == 5);
  CHECK(is_at(end_of(reading.operation<frame::Fill>(3).path[1]), 50 * 0.75, 20 * 0.75));
}

TEST_CASE("a clip of one shape encloses what it clips") {
  Reading const reading(
      svg("<clipPath id='c' transform='translate(10)'><rect width='5' height='5' clip-rule='evenodd'/></clipPath>"
          "<clipPath id='box' clipPathUnits='objectBoundingBox'><circle cx='.5' cy='.5' r='.5'/></clipPath>"
          "<g clip-path='url(#c)'><rect x='10' y='20' width='40' height='20' clip-path='url(#box)'/></g>"));
  CHECK(reading.reports() == "");
  REQUIRE(reading.operation_count() == 7);
  auto const& outer = reading.operation<frame::Clip>(1);
  CHECK(outer.rule == frame::FillRule::EvenOdd);
  CHECK(is_at(end_of(outer.path[2]), 15 * 0.75, 5 * 0.75));
  auto const& inner = reading.operation<frame::Clip>(3);
  CHECK(is_at(end_of(inner.path[1]), 30 * 0.75, 20 * 0.75));
  CHECK(std::holds_alternative<frame::Restore>(reading.drawing().operations[5]));
}

TEST_CASE("what is hidden is not painted, what goes over the edge is clipped") {
  Reading const reading(
      svg("<g display='none'><rect width='9' height='9'/></g><g visibility='hidden'>"
          "<rect width='9' height='9'/><rect width='8' height='8' visibility='visible'/></g>"));
  CHECK(reading.operation_count() == 1);
  Reading const over(svg("<rect width='101' height='9'/>"));
  REQUIRE(over.operation_count() == 4);
  CHECK(is_at(end_of(over.operation<frame::Clip>(1).path[2]), 75, 75));
}

TEST_CASE("what is not read is reported at its element, and the rest is painted") {
  Reading const reading(
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:i='urn:i' width='9' height='9'>\n"
      "  <title>Un logo</title><i:grid><i:text/></i:grid>\n"
      "  <text>mot</text>\n"
      "  <rect width='9' height='9' filter='url(#f)'/>\n"
      "  <g><image href='file:///etc/passwd'/><script>alert()</script></g>\n"
      "  <rect width='9' height='9' fill='url(#p)'/><rect width='9' height='9' fill='magentaish'/>\n"
      "  <style>g > rect { fill: red }</style>\n"
      "</svg>");
  CHECK(reading.reports() ==
        "3:3: `text` of an SVG drawing is not read\n"
        "4:3: `filter` is not read\n"
        "5:6: `image` of an SVG drawing is not read\n"
        "5:40: `script` of an SVG drawing is not read\n"
        "6:3: a paint needs to be a colour or gradient of the drawing, found `#p`\n"
        "6:46: `fill` cannot be `magentaish`\n"
        "7:3: the selector `g > rect` is not read: one needs to be a name, class or identifier\n");
  CHECK(reading.operation_count() == 2);
  CHECK(reading.error_count() == 6);
}

TEST_CASE("without a source the place stands in the message") {
  diag::Sink sink;
  diag::Span const asked{diag::SourceId(0), 3, 9};
  image::read_svg("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>\n <!-- é --><text/></svg>",
                  {asked, {}}, sink);
  REQUIRE(sink.sorted().size() == 1);
  CHECK(sink.sorted()[0].span == asked);
  CHECK(sink.sorted()[0].message == "line 2, column 12 of the drawing: `text` of an SVG drawing is not read");
}
