#include <doctest/doctest.h>

#include "unit/fill/fill_fixture.hpp"

using namespace livret;

TEST_CASE("the note of 2023 is filled without a complaint") {
  diag::SourceMap sources;
  diag::Sink sink;
  std::filesystem::path const repository = LIVRET_SOURCE_DIR;
  text::FontBook fonts;
  fonts.add_folder(repository / "fonts", sources, sink);
  auto const project = spec::load_project(repository / "examples/note-2023", repository, sources, sink);
  REQUIRE(project);
  auto const tables = fill::derive_tables(*project, fill::load_tables(*project, sources, sink), sink);
  auto const prepared = fill::prepare(*project, project->documents.at(0), {tables, fonts, sources}, sink);
  REQUIRE(prepared);
  auto const jobs = fill::jobs_of(*prepared);
  REQUIRE(jobs.size() == 1);
  auto const document = fill::fill(*prepared, jobs[0], sink);
  CHECK(diag::print_text(sink.sorted(), sources, diag::Colouring::Plain) == "");
  CHECK(fill::expand_output_name(*prepared, jobs[0], sink) == "note-2023.pdf");
  // network … meeting9: the labels that the texts call, each once.
  CHECK(document.notes.size() == 14);
  auto const text = fill::testing::Filled::text_of(document.blocks);
  CHECK(text.find("92\u00a0%") != std::string::npos);
  CHECK(text.find("Données fictives.") != std::string::npos);
  CHECK(document.metadata.title == "Ce que savent faire les territoires");
}
