// What a document may not publish, found when its values are known.
#include <doctest/doctest.h>

#include "unit/fill/fill_fixture.hpp"

using namespace livret;
using fill::testing::Filled;

TEST_CASE("links lead to the web, to a mailbox or to a telephone") {
  Filled filled;
  filled.fill(
      "  - text: \"[a](https://a.b) [b](HTTP://a.b) [c](mailto:a@b.c) [d](tel:+33100000000) [e]({{ 'https:' + "
      "'//a.b' }})\"\n");
  CHECK(filled.folders.messages() == "");
  for (std::string const address : {"javascript:alert(1)", "file:///etc/passwd", "page.html", "//a.b", "data:,x",
                                    "https:", "{{ 'java' + 'script:x' }}"}) {
    Filled refused;
    auto const& blocks = refused.fill("  - text: \"a [b](" + address + ")\"\n");
    CHECK_MESSAGE(refused.folders.says("layouts/sheet.yaml:2:15: error: a link needs an address with `http:`"),
                  refused.folders.messages());
    CHECK(fill::testing::run(fill::testing::block<content::Paragraph>(blocks, 0), 1).link == "");
  }
}

TEST_CASE("only figures that the author typed are remarked on") {
  Filled typed;
  typed.fill("  - text: il y a 75056 fois 3.5 mots\n");
  CHECK(typed.folders.says("number `75056` without groups"));
  CHECK(typed.folders.says("point in `3.5`"));
  Filled read;
  read.data =
      "name: set\nresources:\n  - name: towns\n    schema: {fields: [{name: code, type: string}]}\n    data: [{code: "
      "'75056'}, {code: '3.5'}]\n";
  read.fill(
      "  - {for-each: towns, as: t, text: \"il y a {{ t.code }} fois, **{{ '75056' }}**\"}\n"
      "  - table: {data: towns, columns: [{title: A, field: code}, {title: B, text: \"{{ datum.code }}\"}]}\n");
  CHECK(read.folders.messages() == "");
}

TEST_CASE("headings go down by one level at a time, from the first") {
  auto const messages = [](std::string const& blocks) {
    Filled filled;
    filled.fill(blocks);
    return filled.folders.messages();
  };
  CHECK(messages("  - text: |\n      # a\n\n      ## b\n\n      ### c\n\n      ## d\n\n      # e\n") == "");
  CHECK(messages(
            "  - {heading: a, level: 1}\n  - box: {blocks: [{heading: b, level: 2}]}\n  - {heading: c, level: 3}\n") ==
        "");
  auto const jump = messages("  - {heading: a, level: 1}\n  - {heading: b, level: 4}\n  - {heading: c, level: 5}\n");
  CHECK(jump.find("layouts/sheet.yaml:3:6: error: a heading of level 4 follows one of level 1") != std::string::npos);
  CHECK(jump.find("make it level 2") != std::string::npos);
  CHECK(jump.find("1 error") != std::string::npos);
  CHECK(messages("  - {heading: a, level: 2}\n").find("the first heading is of level 2, where level 1 is needed") !=
        std::string::npos);
}
