#include <atomic>
#include <thread>

#include <doctest/doctest.h>

#include "pdf/pdf.hpp"
#include "unit/pdf/outside_reader.hpp"
#include "unit/pdf/sample_document.hpp"

using namespace livret;

namespace {

std::string sample_file() {
  test::Typesetter typesetter;
  auto const document = test::sample_document(typesetter);
  return pdf::write(document, typesetter.fonts(), {}).value();
}

bool contains(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("qpdf finds no error in the file") {
  auto const reading = test::read_with("qpdf --check {}", sample_file());
  CHECK(reading.status == 0);
  CHECK(contains(reading.output, "No syntax or stream encoding errors found"));
}

TEST_CASE("poppler sees a tagged PDF 1.7 with its title, author and page size") {
  auto const output = test::read_with("pdfinfo {}", sample_file()).output;
  CHECK(contains(output, "Title:           Ce que savent faire les territoires"));
  CHECK(contains(output, "Author:          Fondation des Territoires"));
  CHECK(contains(output, "Tagged:          yes"));
  CHECK(contains(output, "Page size:       595.276 x 841.89 pts (A4)"));
  CHECK(contains(output, "PDF version:     1.7"));
}

TEST_CASE("poppler extracts accents, ligatures and numbers") {
  auto const output = test::read_with("pdftotext -raw {} -", sample_file()).output;
  CHECK(contains(output, "L’efficacité des flux diffère"));
  // pdftotext makes a plain space of every kind of space; the structure below keeps them.
  CHECK(contains(output, "10 000 réponses"));
  CHECK(contains(output, "lerameau.fr/é"));
  CHECK(contains(output, "Huit situations de travail, trois ingénieries"));
}

TEST_CASE("poppler reads the structure in reading order, words joined over a soft hyphen, empty elements left out") {
  auto const output = test::read_with("pdfinfo -struct-text {}", sample_file()).output;
  CHECK(contains(output, "« fondations » : 10\u202F000 réponses"));
  CHECK(contains(output, "Note <note-"));
  CHECK(contains(output, "/ColSpan 2"));
  CHECK(contains(output, "/ListNumbering /Disc"));
  CHECK_FALSE(contains(output, "Div"));
  CHECK(output.find("\"Regarder") < output.find("\"Identifier\""));
}

TEST_CASE("every font is an embedded subset with a Unicode map") {
  auto const output = test::read_with("pdffonts {}", sample_file()).output;
  std::size_t fonts = 0;
  for (std::size_t at = output.find("Identity-H"); at != std::string::npos; at = output.find("Identity-H", at + 1)) {
    CHECK(output.substr(at, 29) == "Identity-H       yes yes yes ");
    ++fonts;
  }
  CHECK(fonts == 4);
}

TEST_CASE("the attachment is there under its name") {
  auto const output = test::read_with("pdfdetach -list {}", sample_file()).output;
  CHECK(contains(output, "étapes.csv"));
}

TEST_CASE("the same document gives the same bytes, whatever was written before and on how many threads") {
  test::Typesetter typesetter;
  auto const document = test::sample_document(typesetter);
  pdf::FontPrograms const programs(typesetter.fonts());
  std::string const first = pdf::write(document, programs, {}).value();
  std::atomic<int> same = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { same += pdf::write(document, programs, {}).value() == first ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(same == 4);
  CHECK(pdf::write(document, pdf::FontPrograms(typesetter.fonts()), {}).value() == first);
}

TEST_CASE("what the standards ask of the document is refused with its reason") {
  test::Typesetter typesetter;
  auto const error_of = [&](auto const& change) {
    auto document = test::sample_document(typesetter);
    change(document);
    auto const result = pdf::write(document, typesetter.fonts(), {});
    return result ? std::string() : result.error();
  };
  CHECK(error_of([](auto& document) { document.pages.clear(); }) == "a document needs a page, found none");
  CHECK(error_of([](auto& document) { document.metadata.title.clear(); }) == "a document needs a title, found none");
  CHECK(error_of([](auto& document) { document.metadata.language.clear(); }) ==
        "a document needs a language, found none");
  CHECK(error_of([](auto& document) { document.metadata.date = "hier"; }) ==
        "a document's date needs the form `2023-10-05`, found `hier`");
  CHECK(error_of([](auto& document) {
          for (std::size_t i = 0; i < document.structure.element_count(); ++i)
            document.structure.element(frame::ElementId(i)).alt.clear();
        }) == "a figure needs an alternative text, found none");
}

// ISO 19005-3, 6.1.13. « é » is two bytes of UTF-8 and two of UTF-16, which starts with two more.
TEST_CASE("a text of more bytes than PDF/A allows is refused") {
  test::Typesetter typesetter;
  auto const error_of = [&](std::string const& letter, std::size_t times) {
    auto document = test::sample_document(typesetter);
    document.metadata.subject.clear();
    for (std::size_t i = 0; i < times; ++i) document.metadata.subject += letter;
    auto const result = pdf::write(document, typesetter.fonts(), {});
    return result ? std::string() : result.error();
  };
  CHECK(error_of("e", 32767).empty());
  CHECK(error_of("e", 32768) == "a subject needs at most 32767 bytes in PDF, found 32768");
  CHECK(error_of("é", 16382).empty());
  CHECK(error_of("é", 16383) == "a subject needs at most 32767 bytes in PDF, found 32768");
}
