#include <cmath>

#include <doctest/doctest.h>

#include "scene/bounds.hpp"
#include "scene/json.hpp"
#include "scene/paint.hpp"
#include "scene/shapes.hpp"
#include "scene/text_metrics.hpp"

namespace livret::scene {

namespace {

constexpr base::Colour red{255, 0, 0, 255}, blue{0, 0, 255, 255}, black{0, 0, 0, 255};

/// The square font, whose characters are one em wide each.
struct Page {
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  FontMetrics metrics{{fonts, {"Square", {}, {}}, locale::profile_of("fr"), "fr", {}, sink}};

  Page() { fonts.add_folder(LIVRET_SOURCE_DIR "/tests/fonts", sources, sink); }

  frame::Drawing draw(Mark const& mark) {
    canvas::Canvas canvas({base::Length::from_pt(100), base::Length::from_pt(100)});
    paint(mark, canvas, metrics);
    return canvas.finish();
  }
};

template <typename Item>
Mark mark_of(std::vector<Item> items) {
  Mark mark;
  mark.items = std::move(items);
  return mark;
}

RectItem rect(double x, base::Colour fill) {
  RectItem item;
  item.x = x;
  item.width = item.height = 10;
  item.ink.fill = fill;
  return item;
}

TextItem text(std::vector<std::string> lines) {
  TextItem item;
  item.text = std::move(lines);
  item.font_size = 10;
  item.ink.fill = black;
  return item;
}

template <typename Operation>
std::vector<Operation> all_of(frame::Drawing const& drawing) {
  std::vector<Operation> found;
  for (auto const& operation : drawing.operations)
    if (auto const* one = std::get_if<Operation>(&operation)) found.push_back(*one);
  return found;
}

base::Colour colour_of(frame::Fill const& fill) { return std::get<base::Colour>(fill.paint); }

}  // namespace

TEST_CASE("items of a zindex are painted after those without, by zindex") {
  auto above = rect(0, red), between = rect(0, blue);
  Details details;
  details.zindex = 2;
  above.details = shared(details);
  details.zindex = 1;
  between.details = shared(details);
  auto const fills = all_of<frame::Fill>(Page().draw(mark_of<RectItem>({above, between, rect(0, black)})));
  REQUIRE(fills.size() == 3);
  CHECK(colour_of(fills[0]) == black);
  CHECK(colour_of(fills[1]) == blue);
  CHECK(colour_of(fills[2]) == red);
}

TEST_CASE("opacities are multiplied, and what is not seen is not drawn") {
  auto half = rect(0, red), gone = rect(0, red), clear = rect(0, {0, 0, 0, 0});
  half.ink.opacity = 0.5;
  half.ink.fill_opacity = 0.5;
  gone.ink.opacity = 0;
  auto const fills = all_of<frame::Fill>(Page().draw(mark_of<RectItem>({half, gone, clear})));
  REQUIRE(fills.size() == 1);
  CHECK(colour_of(fills[0]).alpha == 64);
}

TEST_CASE("a group paints its ground, then its marks within its clip, then a stroke in front") {
  GroupItem group;
  group.x = 5;
  group.width = group.height = 20;
  group.clip = true;
  group.stroke_foreground = true;
  group.ink.fill = blue;
  group.ink.stroke = black;
  group.marks.push_back(mark_of<RectItem>({rect(15, red)}));
  auto const drawing = Page().draw(mark_of<GroupItem>({group}));
  REQUIRE(drawing.operations.size() == 6);
  // Strokes of 1 pt stand half a pt to the right and below, as in Vega.
  auto const& ground = std::get<frame::Fill>(drawing.operations[0]);
  CHECK(std::get<frame::MoveTo>(ground.path[0]).to == frame::Vertex{5.5, 0.5});
  CHECK(std::holds_alternative<frame::Save>(drawing.operations[1]));
  auto const& clip = std::get<frame::Clip>(drawing.operations[2]);
  CHECK(std::get<frame::MoveTo>(clip.path[0]).to == frame::Vertex{5, 0});
  auto const& inner = std::get<frame::Fill>(drawing.operations[3]);
  CHECK(std::get<frame::MoveTo>(inner.path[0]).to == frame::Vertex{20, 0});
  CHECK(std::holds_alternative<frame::Restore>(drawing.operations[4]));
  CHECK(std::get<frame::Stroke>(drawing.operations[5]).miter_limit == 4);
}

TEST_CASE("groups in each other deeper than a canvas saves are painted without their clips") {
  Mark mark = mark_of<RectItem>({rect(0, red)});
  for (int depth = 0; depth < 60; ++depth) {
    GroupItem group;
    group.width = group.height = 50;
    group.clip = true;
    group.marks.push_back(std::move(mark));
    mark = mark_of<GroupItem>({std::move(group)});
  }
  auto const drawing = Page().draw(mark);
  CHECK(all_of<frame::Save>(drawing).size() <= 20);
  CHECK(all_of<frame::Save>(drawing).size() == all_of<frame::Restore>(drawing).size());
  CHECK(all_of<frame::Fill>(drawing).size() == 1);
}

TEST_CASE("a hatch is lines within the outline, over its ground") {
  auto item = rect(0, red);
  item.ink.fill = shared(Hatch{0, 4, 1, black, blue});
  auto const drawing = Page().draw(mark_of<RectItem>({item}));
  CHECK(colour_of(all_of<frame::Fill>(drawing).at(0)) == blue);
  CHECK(all_of<frame::Clip>(drawing).size() == 1);
  auto const lines = all_of<frame::Stroke>(drawing).at(0);
  // Level lines at 0, 4 and 8.
  CHECK(lines.path.size() == 6);
  CHECK(std::get<frame::MoveTo>(lines.path[4]).to.y == doctest::Approx(8));
}

TEST_CASE("gradients lie in the bounds of their item") {
  auto item = rect(30, red);
  Gradient gradient;
  gradient.stops = {{0, red}, {1, blue}};
  item.ink.fill = shared(gradient);
  auto const fill = all_of<frame::Fill>(Page().draw(mark_of<RectItem>({item}))).at(0);
  auto const& level = std::get<frame::Gradient>(fill.paint);
  CHECK(level.from == frame::Vertex{30, 0});
  CHECK(level.to == frame::Vertex{40, 0});
  auto radial = Gradient::radial();
  radial.stops = gradient.stops;
  item.height = 40;
  item.ink.fill = shared(radial);
  auto const round = std::get<frame::Gradient>(all_of<frame::Fill>(Page().draw(mark_of<RectItem>({item}))).at(0).paint);
  CHECK(round.to == frame::Vertex{35, 20});
  CHECK(round.to_radius == 20);
}

TEST_CASE("a number of what is out of reach is not drawn") {
  auto far = rect(0, red), none = rect(0, red);
  far.x = 1e300;
  none.width = std::nan("");
  CHECK(Page().draw(mark_of<RectItem>({far, none})).operations.empty());
}

TEST_CASE("dashes of no length are none") {
  for (auto const& dash : {std::vector<double>{0, 0}, {4, -1}, {std::nan("")}}) {
    auto item = rect(0, red);
    item.ink.stroke = blue;
    item.ink.stroke_style = shared(StrokeStyle{dash, 0, frame::Cap::Butt, {}, {}});
    auto const stroke = all_of<frame::Stroke>(Page().draw(mark_of<RectItem>({item}))).at(0);
    CHECK(stroke.dash.empty());
  }
}

TEST_CASE("lines of a text are aligned each, and stand a line's height apart") {
  auto item = text({"abcd", "ab"});
  item.x = 50;
  item.y = 20;
  item.align = Align::Right;
  item.baseline = Baseline::Top;
  auto const glyphs = all_of<frame::Glyphs>(Page().draw(mark_of<TextItem>({item})));
  REQUIRE(glyphs.size() == 2);
  // Four and two em of 10 pt; the baseline is 0.79 em lower, rounded.
  CHECK(glyphs[0].origin.x == doctest::Approx(10));
  CHECK(glyphs[0].origin.y == doctest::Approx(28));
  CHECK(glyphs[1].origin.x == doctest::Approx(30));
  CHECK(glyphs[1].origin.y == doctest::Approx(40));
}

TEST_CASE("a text turns about its place") {
  auto item = text({"ab"});
  item.x = 50;
  item.y = 50;
  item.angle = -90;
  item.dx = 5;
  auto const glyphs = all_of<frame::Glyphs>(Page().draw(mark_of<TextItem>({item}))).at(0);
  CHECK(glyphs.origin.x == doctest::Approx(50));
  CHECK(glyphs.origin.y == doctest::Approx(45));
}

TEST_CASE("a text that is set keeps its glyphs, in the colour of its item") {
  Page page;
  auto item = text({"ab"});
  item.setting = page.metrics.set(item);
  auto glyphs = all_of<frame::Glyphs>(page.draw(mark_of<TextItem>({item}))).at(0);
  CHECK(glyphs.run == item.setting->lines[0].runs[0].run);
  item.ink.fill = red;
  glyphs = all_of<frame::Glyphs>(page.draw(mark_of<TextItem>({item}))).at(0);
  CHECK(glyphs.run->colour == red);
}

TEST_CASE("texts are in the typography of the language, with superior letters of ordinals") {
  Page page;
  auto const setting = page.metrics.set(text({"le 10e jour : oui"}));
  auto const& line = setting->lines[0];
  CHECK(line.text == "le 10e jour\u00a0: oui");
  REQUIRE(line.runs.size() == 3);
  CHECK(line.runs[1].run->text == "e");
  CHECK(line.runs[1].run->size == base::Length::from_pt(6.5));
  CHECK(line.runs[1].run->baseline_shift == base::Length::from_pt(3.3));
  // `le 10` before it has five characters.
  CHECK(line.runs[1].x == doctest::Approx(50));
  CHECK(line.runs[2].x == doctest::Approx(56.5));
}

TEST_CASE("a text wider than its limit ends with the ellipsis within it") {
  Page page;
  auto item = text({"abcdefgh"});
  item.limit = 55;
  auto const setting = page.metrics.set(item);
  CHECK(setting->lines[0].text == "abcd…");
  CHECK(setting->width == doctest::Approx(50));
  item.limit = 5;
  CHECK(page.metrics.set(item)->lines[0].text == "…");
}

TEST_CASE("a single text is parted at its line break") {
  EstimatedMetrics metrics;
  auto item = text({"un/deux//"});
  item.line_break = "/";
  auto const setting = metrics.set(item);
  REQUIRE(setting->lines.size() == 4);
  CHECK(setting->lines[1].text == "deux");
  // 0.8 of 10 for each of four characters.
  CHECK(setting->width == 32);
}

TEST_CASE("the nearest weight of a family stands in, and a family that there is not is reported") {
  Page page;
  auto item = text({"a"});
  Font font;
  font.weight = 700;
  item.font = shared(font);
  CHECK(page.metrics.set(item)->lines[0].runs.size() == 1);
  font.family = "'Gill Sans', Square";
  item.font = shared(font);
  CHECK(page.metrics.set(item)->lines[0].runs.size() == 1);
  CHECK(page.sink.error_count() == 0);
  font.family = "Gill Sans";
  item.font = shared(font);
  CHECK(page.metrics.set(item)->lines[0].runs.size() == 1);
  CHECK(page.sink.error_count() == 1);
}

TEST_CASE("weights have names and numbers") {
  CHECK(parse_weight("bold") == 700);
  CHECK(parse_weight("350") == 350);
  CHECK_FALSE(parse_weight("heavy"));
  CHECK_FALSE(parse_weight("0"));
}

// vega-scenegraph 5.3.0: the same scene's group bounds.
TEST_CASE("a group is bounded by its marks, clipped ones at its sides, and its stroke") {
  EstimatedMetrics metrics;
  GroupItem group;
  group.x = 10;
  group.y = 20;
  group.width = 30;
  group.height = 40;
  group.ink.stroke = black;
  group.ink.stroke_width = 2;
  group.marks.push_back(mark_of<RectItem>({rect(25, red)}));
  CHECK(bounds_of(group, metrics) == Bounds{9, 19, 46, 61});
  group.marks[0].clip = true;
  CHECK(bounds_of(group, metrics) == Bounds{9, 19, 41, 61});
  group.marks[0].clip = false;
  group.no_bound = true;
  group.ink.stroke = {};
  CHECK(bounds_of(group, metrics) == Bounds{35, 20, 45, 30});
}

TEST_CASE("a scene is written as vega-scenegraph writes it") {
  auto mark = mark_of<TextItem>({text({"a \"b\"", "c"})});
  mark.role = Role::AxisLabel;
  mark.zindex = 1;
  CHECK(to_json(mark) ==
        "{\"marktype\":\"text\",\"role\":\"axis-label\",\"zindex\":1,\"items\":[{\"x\":0,\"y\":0,\"text\":[\"a "
        "\\\"b\\\"\",\"c\"],\"font\":\"sans-serif\",\"fontSize\":10,\"fill\":\"#000000\"}]}");
  Mark line;
  LineItems items;
  items.course.interpolate = Interpolate::Monotone;
  items.course.ink.stroke = base::Colour{0, 0, 0, 0};
  items.points = {{1, 2.5}, {3, 4, false}};
  line.items = items;
  CHECK(to_json(line) ==
        "{\"marktype\":\"line\",\"role\":\"mark\",\"items\":[{\"x\":1,\"y\":2.5,\"interpolate\":\"monotone\","
        "\"stroke\":\"transparent\"},{\"x\":3,\"y\":4,\"interpolate\":\"monotone\",\"stroke\":\"transparent\","
        "\"defined\":false}]}");
}

}  // namespace livret::scene
