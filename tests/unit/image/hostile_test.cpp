#include <algorithm>
#include <chrono>

#include <doctest/doctest.h>

#include "unit/image/reading.hpp"

using namespace livret;
using test::Reading;
using test::svg;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// The only report of a drawing that is not read.
std::string refusal(std::string text) {
  Reading const reading(std::move(text));
  CHECK_FALSE(reading.has_drawing());
  auto const reports = reading.reports();
  REQUIRE(std::count(reports.begin(), reports.end(), '\n') == 1);
  return reports.substr(0, reports.size() - 1);
}

}  // namespace

TEST_CASE("entities are refused, a bomb of them too; a document type alone is not") {
  CHECK(refusal("<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><svg>&b;</svg>") ==
        "1:27: the SVG file declares entities, which are not read");
  CHECK(refusal("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>") ==
        "1:54: the SVG file declares entities, which are not read");
  Reading const plain(
      "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>" +
      svg("<rect width='9' height='9'/>"));
  CHECK(plain.reports().empty());
  CHECK(plain.operation_count() == 1);
}

TEST_CASE("what is no drawing is refused where it goes wrong") {
  CHECK(refusal("") == "1:1: the SVG file is no sound XML: `no element found`");
  CHECK(refusal("<svg>\n <g></svg>") == "2:7: the SVG file is no sound XML: `mismatched tag`");
  CHECK(refusal("<html/>") == "1:1: a drawing needs the root element `svg`, found `html`");
  CHECK(refusal("<svg/>") == "1:1: a drawing needs a size, found neither `viewBox` nor `width` and `height`");
  CHECK(refusal("<svg width='0' height='9'/>") ==
        "1:1: a drawing needs sides above 0 and at most 100000 pixels, found `0 × 9`");
  CHECK(refusal("<svg viewBox='0 0 1 -1'/>") ==
        "1:1: `viewBox` needs four numbers, the last two above 0, found `0 0 1 -1`");
}

TEST_CASE("depth, elements and segments are bounded") {
  CHECK(refusal(svg(repeated("<g>", 70) + repeated("</g>", 70))) ==
        "1:298: elements lie more than 64 deep in each other");
  CHECK(refusal(svg(repeated("<g/>", 100'001))).find("more than 100000 elements") != std::string::npos);
  Reading const path(svg("<path d='M0 0" + repeated("L1 1", 1'000'000) + "'/>"));
  CHECK(path.reports().find("paths have more than 1000000 segments") != std::string::npos);
}

TEST_CASE("elements that use each other end") {
  Reading const loop(svg("<g id='a'><use href='#a'/></g>"));
  CHECK(loop.reports().find("more than 64 deep in each other, `use` followed") != std::string::npos);
  // Each level uses the one below twice: 2^25 squares.
  std::string levels = "<rect id='l0' width='1' height='1'/>";
  for (int i = 1; i <= 25; ++i) {
    std::string const below = "<use href='#l" + std::to_string(i - 1) + "'/>";
    levels += "<g id='l" + std::to_string(i) + "'>" + below + below + "</g>";
  }
  auto const start = std::chrono::steady_clock::now();
  Reading const bomb(svg("<defs>" + levels + "</defs><use href='#l25'/>"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  CHECK(bomb.reports().find("paints more than 100000 elements") != std::string::npos);
  Reading const gradients(
      svg("<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>"
          "<rect width='9' height='9' fill='url(#a)'/>"));
  CHECK(gradients.operation_count() == 0);
}

TEST_CASE("numbers beyond all measure reach no page") {
  Reading const reading(
      svg("<g transform='scale(1e9)'><g transform='scale(1e9)'><g transform='scale(1e9)'>"
          "<rect width='1e9' height='1'/></g></g></g><rect width='1e400' height='1'/>"
          "<circle r='nan' cx='inf'/><path d='M1e99 0'/>"));
  CHECK(reading.operation_count() == 0);
  CHECK(reading.error_count() >= 4);
}

TEST_CASE("what is read at each use is bounded") {
  auto const start = std::chrono::steady_clock::now();
  auto const uses = repeated("<use href='#a'/>", 90'000);
  Reading const blanks(svg("<defs><path id='a' d='M0 0L9 9" + std::string(1'000'000, ' ') + "'/></defs>" + uses));
  CHECK(blanks.reports().find("paths have more than 1000000 segments") != std::string::npos);
  auto const clipped = repeated("<g clip-path='url(#a)'/>", 90'000);
  Reading const clips(
      svg("<clipPath id='a'><path d='M0 0L9 9" + std::string(1'000'000, ' ') + "'/></clipPath>" + clipped));
  CHECK(clips.reports().find("paths have more than 1000000 segments") != std::string::npos);
  CHECK(refusal(svg("<g transform='" + repeated("scale(1)", 2000) + "'/>")).find("an attribute needs at most 8192") !=
        std::string::npos);
  std::string attributes;
  for (int i = 0; i < 300; ++i) attributes += " a" + std::to_string(i) + "=''";
  CHECK(refusal(svg("<g" + attributes + "/>")).find("an element needs at most 256 attributes") != std::string::npos);
  Reading const rules(svg("<style>" + repeated("a,", 300'000) + "b{" + repeated("fill:red;", 300'000) + "}" +
                          repeated("@x{}", 300'000) + repeated("c{}", 300'000) + "</style>"));
  CHECK(rules.reports().find("style sheets need at most 10000 selectors") != std::string::npos);
  Reading const embedded(svg("<image href='data:image/png;base64," + std::string(1'000'000, 'A') + "'/>"));
  CHECK(embedded.reports() == "1:109: `image` of an SVG drawing is not read\n");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("a drawing of faults alone takes no longer than others") {
  auto const start = std::chrono::steady_clock::now();
  diag::Sink sink;
  auto const text = svg(repeated("<text fill='?'/>", 90'000));
  image::read_svg(text, {}, sink);
  CHECK(sink.error_count() > 0);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

namespace {

std::string const sample =
    svg("<style>.a{fill:red;stroke:#123}</style><defs><linearGradient id='g' gradientTransform='rotate(3)'>"
        "<stop offset='5%' stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient><clipPath id='c'>"
        "<circle r='9'/></clipPath></defs><g class='a' clip-path='url(#c)' transform='matrix(1 0 .5 1 2 3)'>"
        "<path d='M1 2c3 4 5 6 7 8A9 8 7 1 0 3 4z' fill='url(#g)' stroke-dasharray='1 2'/></g>"
        "<use href='#g' x='1'/><rect rx='3' width='50%' height='2mm' style='fill:rgb(1,2,3);opacity:.5'/>");

}  // namespace

TEST_CASE("a drawing cut off anywhere is refused") {
  for (std::size_t size = 0; size < sample.size(); ++size) {
    Reading const reading(sample.substr(0, size));
    CHECK_FALSE(reading.has_drawing());
    CHECK(reading.error_count() == 1);
  }
}

TEST_CASE("a drawing with any byte changed is read or refused") {
  std::uint32_t random = 1;
  for (int i = 0; i < 4000; ++i) {
    std::string broken = sample;
    for (int changes = 0; changes < 1 + i % 3; ++changes) {
      random = random * 1664525 + 1013904223;
      broken[(random >> 8) % broken.size()] = static_cast<char>(random >> 24);
    }
    Reading const reading(broken);
    CHECK((reading.has_drawing() || reading.error_count() > 0));
  }
}
