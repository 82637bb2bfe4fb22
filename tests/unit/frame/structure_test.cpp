#include "frame/structure.hpp"

#include <doctest/doctest.h>

#include "base/check.hpp"

using namespace livret;
using frame::Role;

TEST_CASE("roles have the names of ISO 32000-1, 14.8.4") {
  CHECK(frame::name_of(Role::Document) == "Document");
  CHECK(frame::name_of(Role::Toc) == "TOC");
  CHECK(frame::name_of(Role::TocItem) == "TOCI");
  CHECK(frame::name_of(Role::H6) == "H6");
  CHECK(frame::name_of(Role::LBody) == "LBody");
  CHECK(frame::name_of(Role::TFoot) == "TFoot");
  CHECK(frame::name_of(Role::Note) == "Note");
  CHECK(frame::name_of(Role::Figure) == "Figure");
}

TEST_CASE("elements and content are kids of their parent in the order they were added") {
  frame::StructureTree tree;
  auto const paragraph = tree.add(tree.root(), Role::P);
  auto const before = tree.content(paragraph);
  auto const link = tree.add(paragraph, Role::Link);
  auto const after = tree.content(paragraph);

  auto const& kids = tree.element(paragraph).kids;
  REQUIRE(kids.size() == 3);
  CHECK(std::get<frame::ContentId>(kids[0]) == before);
  CHECK(std::get<frame::ElementId>(kids[1]) == link);
  CHECK(std::get<frame::ContentId>(kids[2]) == after);
  CHECK(tree.owner(after) == paragraph);
  CHECK(tree.element(link).parent == paragraph);
  CHECK(tree.element(tree.root()).role == Role::Document);
  CHECK(tree.element_count() == 3);
  CHECK(tree.content_count() == 2);
}

TEST_CASE("an element under one that does not exist is our bug") {
  frame::StructureTree tree;
  CHECK_THROWS_AS(tree.add(frame::ElementId(7), Role::P), base::BrokenInvariant);
  CHECK_THROWS_AS(tree.content(frame::ElementId::none()), base::BrokenInvariant);
}
