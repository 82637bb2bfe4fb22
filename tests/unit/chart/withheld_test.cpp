#include <doctest/doctest.h>

#include "description_fixture.hpp"

using namespace livret;
using chart::Described;

namespace {

/// Three places: 4, withheld, not answered.
table::Tables places() {
  table::Field name, value;
  name.name = "place";
  value.name = "n";
  value.type = table::Type::Number;
  auto table = std::make_shared<table::Table>("places", std::vector{name, value});
  for (auto const* text : {"A", "B", "C"}) table->column(0).append_text(text);
  table->column(1).append_number(4);
  table->column(1).append_missing(table::Missing::Suppressed);
  table->column(1).append_missing(table::Missing::NotAnswered);
  return {{"places", table}};
}

template <typename Item>
std::vector<Item> hatched(std::vector<Item> const& items) {
  std::vector<Item> found;
  for (auto const& item : items)
    if (std::holds_alternative<scene::HatchPtr>(item.ink.fill)) found.push_back(item);
  return found;
}

std::string spec(std::string const& rest) { return "data: {name: places}\n" + rest; }

constexpr char const* bars =
    "mark: bar\nheight: 200\nencoding: {x: {field: place, type: nominal}, y: {field: n, type: quantitative}}";

bool has_text(std::vector<scene::TextItem> const& texts, std::string const& text) {
  for (auto const& item : texts)
    if (item.text == std::vector{text}) return true;
  return false;
}

}  // namespace

TEST_CASE("a bar that is withheld is a hatched stub at the axis, never nothing") {
  Described drawn(spec(bars), "en", places());
  INFO(drawn.messages());
  auto const stubs = hatched(drawn.items<scene::RectItem>());
  REQUIRE(stubs.size() == 1);
  // B is the second band of 20 pt: 10 % of a step lies around the bars.
  CHECK(stubs[0].x == doctest::Approx(21));
  CHECK(stubs[0].width == doctest::Approx(18));
  CHECK(stubs[0].y + stubs[0].height == doctest::Approx(200));
  CHECK(stubs[0].height == doctest::Approx(7));
}

TEST_CASE("hatching is explained under the chart in its language") {
  CHECK(has_text(Described(spec(bars), "en", places()).items<scene::TextItem>(), "n/a"));
  CHECK(has_text(Described(spec(bars), "fr", places()).items<scene::TextItem>(), "n. d."));
  CHECK(hatched(Described(spec(bars), "en", places()).items<scene::SymbolItem>()).size() == 1);
}

TEST_CASE("values that are withheld and those that are missing are counted apart") {
  Described const drawn(spec(bars), "en", places());
  INFO(drawn.text());
  CHECK(drawn.says("Bar chart: 1 item."));
  CHECK(drawn.says("Suppressed values: 1. Missing values: 1."));
  CHECK(drawn.says("Values: A, 4; B, n/a; C, no value."));
}

TEST_CASE("a cell whose colour is withheld is hatched") {
  Described drawn(spec("mark: rect\nencoding: {x: {field: place, type: nominal}, color: {field: n, type: "
                       "quantitative}}"),
                  "en", places());
  auto const cells = hatched(drawn.items<scene::RectItem>());
  REQUIRE(cells.size() == 1);
  CHECK(cells[0].x == doctest::Approx(20));
  CHECK(cells[0].width == doctest::Approx(20));
}

TEST_CASE("a point that is withheld is an open marker at the axis") {
  Described drawn(spec("mark: point\nheight: 200\nencoding: {x: {field: place, type: nominal}, y: {field: n, type: "
                       "quantitative}}"),
                  "en", places());
  std::size_t markers = 0;
  for (auto const& symbol : drawn.items<scene::SymbolItem>())
    if (symbol.x == doctest::Approx(30) && symbol.y == doctest::Approx(200)) ++markers;
  CHECK(markers == 1);
}

TEST_CASE("without withheld values nothing is added") {
  Described drawn("data: {values: [{place: A, n: 4}, {place: B, n: null}]}\n" + std::string(bars));
  CHECK(hatched(drawn.items<scene::RectItem>()).empty());
  CHECK_FALSE(has_text(drawn.items<scene::TextItem>(), "n/a"));
}
