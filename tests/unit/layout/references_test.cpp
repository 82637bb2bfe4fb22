#include <doctest/doctest.h>

#include "unit/layout/fixture.hpp"

using namespace livret;
using namespace livret::base::literals;
using content::Label;
using content::LabelId;
using content::ReferenceRun;
using livret::layout_test::blocks;
using livret::layout_test::Found;
using livret::layout_test::Sheet;

namespace {

using Shows = ReferenceRun::Shows;

LabelId add_label(Sheet& sheet, Label::Kind kind, std::string name, int level = 1) {
  sheet.document.labels.push_back({kind, std::move(name), true, level, {}});
  return LabelId(sheet.document.labels.size() - 1);
}

ReferenceRun reference(Sheet const& sheet, Shows shows, LabelId target) { return {shows, target, sheet.square(), {}}; }

content::Paragraph refer(Sheet const& sheet, std::string words, Shows shows, LabelId target) {
  content::Paragraph made = sheet.paragraph("");
  auto run = sheet.run(std::move(words));
  run.target = target;
  made.inlines.emplace_back(run);
  made.inlines.emplace_back(reference(sheet, shows, target));
  return made;
}

void add_labelled(Sheet& sheet, content::Block block, LabelId label) {
  block.label = label;
  sheet.document.blocks.push_back(std::move(block));
}

content::Contents contents_of(Sheet const& sheet, std::vector<std::pair<std::string, LabelId>> const& entries) {
  content::Contents made;
  made.number = sheet.square();
  for (auto const& [title, target] : entries) made.entries.push_back({sheet.paragraph(title), target, {}});
  return made;
}

}  // namespace

TEST_CASE("a reference shows the page of a target that comes later") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Place, "there");
  sheet.add(refer(sheet, "p ", Shows::Page, target));
  for (int i = 0; i < 2; ++i) sheet.add(content::PageBreak{});
  sheet.add(sheet.paragraph("b"));
  sheet.add(content::PageBreak{});
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  // Two page breaks one after another end one page: `b` is on page 2, `z` on page 3.
  CHECK(sheet.find("z").page == 3);
  CHECK(sheet.find("3") == Found{1, 30, 18});
  CHECK(sheet.messages().empty());
  auto const place = sheet.pages.destinations.at(target.index());
  CHECK(place.page == 2);
  CHECK(place.at == base::Point{10_pt, 10_pt});
}

TEST_CASE("a document without page numbers in its text takes one pass, one with them two") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Figure, "f");
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.add(refer(sheet, "f ", Shows::Number, target));
  CHECK(sheet.report().passes == 1);
  sheet.add(refer(sheet, "p ", Shows::Page, target));
  CHECK(sheet.report().passes == 2);
}

TEST_CASE("a page number that moves its target for ever is named after four passes") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Place, "there");
  sheet.add(sheet.lines('a', 8));
  sheet.document.page_labels = {{content::PageLabels::Style::Decimal, 0, "xx", 1},
                                {content::PageLabels::Style::Decimal, 1, "", 1}};
  sheet.add(refer(sheet, "aaaaaaaa ", Shows::Page, target));
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  // On page 1 its label is `xx1`, and 90 + 30 take a second line, which sends it to page 2; there it is `1`, and 90 +
  // 10 leave it on page 1.
  REQUIRE(sheet.messages().size() == 1);
  CHECK(sheet.messages()[0].starts_with("the page of `there` does not settle in 4 passes: it is shown as "));
}

TEST_CASE("a reference and the words with it are one link with its words as contents") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Figure, "f");
  sheet.add(refer(sheet, "fig ", Shows::Number, target));
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  auto const links = sheet.items<frame::LinkItem>(1);
  REQUIRE(links.size() == 1);
  CHECK(links[0].contents == "fig 1");
  CHECK(links[0].area == base::Rect{{10_pt, 10_pt}, {50_pt, 10_pt}});
  CHECK(std::get<frame::DestinationId>(links[0].target) == frame::DestinationId(0));
  CHECK(sheet.structure() ==
        "  Document\n"
        "    P\n"
        "      Link\n"
        "        @0 \"fig 1\"\n"
        "    P\n"
        "      @1 \"z\"\n");
}

TEST_CASE("figures, tables and headings are numbered each in their order, headings by level") {
  Sheet sheet;
  auto const plain = add_label(sheet, Label::Kind::Figure, "plain");
  sheet.document.labels.back().numbered = false;
  auto const h1 = add_label(sheet, Label::Kind::Heading, "", 1);
  auto const h11 = add_label(sheet, Label::Kind::Heading, "", 2);
  auto const h12 = add_label(sheet, Label::Kind::Heading, "", 2);
  auto const h2 = add_label(sheet, Label::Kind::Heading, "", 1);
  auto const h21 = add_label(sheet, Label::Kind::Heading, "", 2);
  auto const figure = add_label(sheet, Label::Kind::Figure, "f");
  auto const table = add_label(sheet, Label::Kind::Table, "t");
  auto list = sheet.paragraph("");
  for (auto const label : {h1, h11, h12, h2, h21, figure, table}) {
    list.inlines.emplace_back(reference(sheet, Shows::Number, label));
    list.inlines.emplace_back(content::LineBreak{});
  }
  sheet.add(list);
  add_labelled(sheet, {sheet.paragraph("p"), {}}, plain);
  for (auto const label : {h1, h11, h12, h2, h21, table, figure})
    add_labelled(sheet, {sheet.paragraph("x"), {}}, label);
  sheet.layout();
  std::vector<std::string> const numbers = {"1", "1.1", "1.2", "2", "2.1", "1", "1"};
  auto const texts = sheet.texts(1);
  CHECK(std::vector<std::string>(texts.begin(), texts.begin() + 7) == numbers);
}

TEST_CASE("levels above the first numbered heading leave no zero") {
  Sheet sheet;
  auto const first = add_label(sheet, Label::Kind::Heading, "", 2);
  auto const second = add_label(sheet, Label::Kind::Heading, "", 3);
  auto text = sheet.paragraph("");
  text.inlines.emplace_back(reference(sheet, Shows::Number, second));
  sheet.add(text);
  add_labelled(sheet, {sheet.heading(2, "A"), {}}, first);
  add_labelled(sheet, {sheet.heading(3, "B"), {}}, second);
  sheet.layout();
  CHECK(sheet.texts(1).front() == "1.1");
}

TEST_CASE("a heading that starts with its own number does not link to itself, and the outline shows it") {
  Sheet sheet;
  auto const label = add_label(sheet, Label::Kind::Heading, "h");
  auto heading = sheet.heading(1, "");
  heading.title.inlines.emplace_back(reference(sheet, Shows::Number, label));
  heading.title.inlines.emplace_back(sheet.run(" Titre"));
  add_labelled(sheet, {heading, {}}, label);
  sheet.layout();
  CHECK(sheet.items<frame::LinkItem>(1).empty());
  CHECK(sheet.structure() == "  Document\n    Sect\n      H1\n        @0 \"1 Titre\"\n");
  REQUIRE(sheet.pages.outline.size() == 1);
  CHECK(sheet.pages.outline[0].title == "1 Titre");
}

TEST_CASE("a reference to what has no number says so") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Figure, "f");
  sheet.document.labels.back().numbered = false;
  sheet.add(refer(sheet, "fig ", Shows::Number, target));
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  CHECK(sheet.messages() == std::vector<std::string>{"a reference shows the number of `f`, which has none"});
}

TEST_CASE("a reference in a header is no link") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Place, "there");
  sheet.document.first.header = blocks(refer(sheet, "p ", Shows::Page, target));
  sheet.document.page_labels = {{content::PageLabels::Style::Decimal, 0, "", 7}};
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  CHECK(sheet.items<frame::LinkItem>(1).empty());
  CHECK(sheet.find("7").page == 1);
}

TEST_CASE("the place of a block that sets nothing is that of the next one") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Place, "there");
  sheet.add(sheet.paragraph("a"));
  add_labelled(sheet, {sheet.paragraph(""), {}}, target);
  sheet.add(sheet.paragraph("b"));
  sheet.layout();
  CHECK(sheet.pages.destinations.at(0).at == base::Point{10_pt, 20_pt});
}

TEST_CASE("an entry of the contents has its page at the right edge and leaders at multiples of their width") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Heading, "");
  auto contents = contents_of(sheet, {{"abc", target}});
  contents.leader = " .";
  sheet.add(contents);
  add_labelled(sheet, {sheet.heading(1, "abc"), {}}, target);
  sheet.layout();
  // 100 wide: the number takes the last 10, the gap before it 5. The title ends at 30; leaders of 20 start at 40 and
  // 60, and one at 80 would run into the 85 that is left.
  auto const items = sheet.items<frame::TextItem>(1);
  REQUIRE(items.size() == 4);
  CHECK(items[0].run->text == "abc");
  CHECK(items[1].run->text == " . .");
  CHECK(items[1].origin == base::Point{50_pt, 18_pt});
  CHECK(items[1].marking == frame::Marking(frame::Artifact::Layout));
  CHECK(items[2].run->text == "1");
  CHECK(items[2].origin == base::Point{100_pt, 18_pt});
}

TEST_CASE("leaders end at one place for page numbers of any width") {
  Sheet sheet;
  auto const near = add_label(sheet, Label::Kind::Heading, "");
  auto const far = add_label(sheet, Label::Kind::Heading, "");
  auto contents = contents_of(sheet, {{"a", near}, {"b", far}});
  contents.leader = ".";
  sheet.add(contents);
  add_labelled(sheet, {sheet.paragraph("z"), {}}, near);
  sheet.add(sheet.lines('A', 90));
  add_labelled(sheet, {sheet.paragraph("y"), {}}, far);
  sheet.layout();
  // `10` takes the last 20, the gap before it 5, so leaders from 10 on end at 70.
  auto const items = sheet.items<frame::TextItem>(1);
  CHECK(items[1].run->text == "......");
  CHECK(items[4].run->text == "......");
  CHECK(items[2].run->text == "1");
  CHECK(items[2].origin.x == 100_pt);
  CHECK(items[5].run->text == "10");
  CHECK(items[5].origin.x == 90_pt);
}

TEST_CASE("leaders of entries with different indents stand below one another") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Heading, "");
  auto contents = contents_of(sheet, {{"a", target}, {"b", target}});
  contents.entries[1].indent = 15_pt;
  contents.leader = ".";
  sheet.add(contents);
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  // `a` ends at 10, so that leaders start at 10; `b` ends at 25, and they start at 30: on paper at 20 and 40.
  auto const items = sheet.items<frame::TextItem>(1);
  CHECK(items[1].origin.x == 20_pt);
  CHECK(items[1].run->text == ".......");
  CHECK(items[3].run->text == "b");
  CHECK(items[3].origin.x == 25_pt);
  CHECK(items[4].origin.x == 40_pt);
  CHECK(items[4].run->text == ".....");
}

TEST_CASE("a long entry wraps before the numbers, its page on its last line") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Heading, "");
  sheet.add(contents_of(sheet, {{"aaaa bbb cc", target}}));
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  // 85 for the title: `aaaa bbb` takes 80.
  CHECK(sheet.texts(1) == std::vector<std::string>{"aaaa bbb ", "cc", "1", "z"});
  CHECK(sheet.find("1") == Found{1, 100, 28});
  auto const links = sheet.items<frame::LinkItem>(1);
  REQUIRE(links.size() == 2);
  CHECK(links[1].area == base::Rect{{10_pt, 20_pt}, {100_pt, 10_pt}});
  CHECK(links[0].contents == "aaaa bbb cc, 1");
}

TEST_CASE("the contents are tagged as such, each entry a reference") {
  Sheet sheet;
  auto const target = add_label(sheet, Label::Kind::Heading, "");
  auto contents = contents_of(sheet, {{"a", target}});
  contents.leader = ".";
  sheet.add(contents);
  add_labelled(sheet, {sheet.paragraph("z"), {}}, target);
  sheet.layout();
  CHECK(sheet.structure() ==
        "  Document\n"
        "    TOC\n"
        "      TOCI\n"
        "        Reference\n"
        "          Link\n"
        "            @0 \"a\"\n"
        "            @1 \"1\"\n"
        "    P\n"
        "      @2 \"z\"\n");
}

TEST_CASE("contents that go over the page push what they list along and settle") {
  Sheet sheet;
  std::vector<std::pair<std::string, LabelId>> entries;
  for (int i = 0; i < 12; ++i)
    entries.emplace_back(std::string(1, static_cast<char>('a' + i)), add_label(sheet, Label::Kind::Heading, ""));
  sheet.add(contents_of(sheet, entries));
  for (auto const& [title, label] : entries) {
    sheet.add(content::PageBreak{});
    add_labelled(sheet, {sheet.heading(1, "H" + title), {}}, label);
  }
  sheet.layout();
  // Twelve entries take 12 lines: pages 1 and 2; the headings stand on pages 3 to 14.
  REQUIRE(sheet.pages.pages.size() == 14);
  CHECK(sheet.texts(1)[1] == "3");
  CHECK(sheet.texts(2).back() == "14");
  CHECK(sheet.items<frame::TextItem>(1)[1].origin.x == 100_pt);
  CHECK(sheet.items<frame::TextItem>(2).back().origin.x == 90_pt);
  CHECK(sheet.messages().empty());
}

TEST_CASE("entries of the contents whose target is left out are not set") {
  Sheet sheet;
  auto const gone = add_label(sheet, Label::Kind::Heading, "");
  auto const kept = add_label(sheet, Label::Kind::Heading, "");
  sheet.document.pages = content::PageBudget{1, 1, {}};
  sheet.add(contents_of(sheet, {{"g", gone}, {"k", kept}}));
  add_labelled(sheet, {sheet.lines('a', 6), {}, {}, 1}, gone);
  add_labelled(sheet, {sheet.lines('p', 6), {}}, kept);
  sheet.layout();
  CHECK(sheet.find("g").page == 0);
  CHECK(sheet.find("k") == Found{1, 10, 18});
  CHECK(sheet.find("p") == Found{1, 10, 28});
}

TEST_CASE("contents of which nothing is left set nothing") {
  Sheet sheet;
  auto const nowhere = add_label(sheet, Label::Kind::Heading, "");
  sheet.add(contents_of(sheet, {{"n", nowhere}}));
  sheet.layout();
  CHECK(sheet.structure() == "  Document\n");
}

TEST_CASE("the contents of a document of 400 pages settle in two passes") {
  Sheet sheet;
  std::vector<std::pair<std::string, LabelId>> entries;
  for (int i = 0; i < 400; ++i) entries.emplace_back("t", add_label(sheet, Label::Kind::Heading, ""));
  sheet.add(contents_of(sheet, entries));
  for (auto const& [title, label] : entries) {
    sheet.add(content::PageBreak{});
    add_labelled(sheet, {sheet.heading(1, title), {}}, label);
    sheet.add(sheet.paragraph("aaaa bbbb cccc dddd eeee ffff gggg"));
  }
  auto const report = sheet.report();
  // 400 entries of one line on 40 pages.
  CHECK(report.passes == 2);
  CHECK(report.pages.size() == 440);
  CHECK(sheet.texts(1)[1] == "41");
}
