#include <doctest/doctest.h>

#include "fill/word_finder.hpp"
#include "unit/fill/fill_fixture.hpp"

using namespace livret;
using fill::testing::block;
using fill::testing::Filled;
using fill::testing::run;

namespace {

std::string const terms =
    "  - name: terms\n    schema: {fields: [{name: term, type: string}, {name: text, type: string}]}\n    data:\n"
    "      - {term: Tiers-lieu, text: 'Un lieu : partagé.'}\n      - {term: écosystème, text: Un milieu.}\n"
    "      - {term: diagnostic partagé, text: Un constat.}\n";

std::string const works =
    "  - name: works\n    schema:\n      fields: [{name: id, type: string}, {name: author, type: string}, {name: "
    "issued, "
    "type: string}, {name: title, type: string}, {name: container-title, type: string}, {name: publisher, type: "
    "string}, {name: URL, type: string}, {name: accessed, type: date}]\n    data:\n"
    "      - {id: b, author: 'Martin, Claire; Dupont, Jean', issued: '2018', title: Le livre, publisher: Seuil}\n"
    "      - {id: a, author: Le RAMEAU, issued: '2018', title: Zones, publisher: Le RAMEAU, URL: 'https://a.b/c', "
    "accessed: 2023-10-05}\n"
    "      - {id: rameau-zones, author: Le RAMEAU, issued: '2018', title: Autre, container-title: La Revue}\n"
    "      - {id: d, author: 'Un, A; Deux, B; Trois, C', title: Sans date}\n"
    "      - {id: d2, author: 'Un, A; Deux, B; Trois, C', title: Sans jour}\n";

}  // namespace

TEST_CASE("whole words and phrases are found, in the plural and with a capital") {
  using fill::WordFinder;
  WordFinder const finder({"Hub", "diagnostic partagé", "diagnostic", "règle d'or"}, WordFinder::Plurals::Tolerated);
  auto const found = [&](std::string const& text) {
    std::string all;
    for (auto const& match : finder.find(text)) all += text.substr(match.begin, match.end - match.begin) + "|";
    return all;
  };
  CHECK(found("Les hubs, un Hub et hubert") == "hubs|Hub|");
  CHECK(found("Diagnostics partagés ; un diagnostic\u00a0partagé, un diagnostic.") ==
        "Diagnostics partagés|diagnostic\u00a0partagé|diagnostic|");
  CHECK(found("la règle d’or, l’auto-diagnostic, HUB") == "règle d’or|");
  CHECK(found("") == "");
}

TEST_CASE("an abbreviation is found with its full stop") {
  using fill::WordFinder;
  std::string const text = "est n.\u00a0d. ici, ailleurs n. d";
  auto const matches = WordFinder({"n. d."}, WordFinder::Plurals::Tolerated).find(text);
  REQUIRE(matches.size() == 2);
  CHECK(text.substr(matches[0].begin, matches[0].end - matches[0].begin) == "n.\u00a0d.");
  CHECK(text.substr(matches[1].begin, matches[1].end - matches[1].begin) == "n. d");
}

TEST_CASE("lists of figures and tables have entries of their own style, or that of the first level") {
  Filled filled;
  filled.extra_styles = "  contents-1: {extends: text, color: red}\n  contents-figure: {extends: text, color: green}\n";
  auto const& blocks = filled.fill(
      "  - list-of-figures\n  - list-of-tables\n"
      "  - table: {title: A, columns: [{title: B}], rows: [[C]]}\n"
      "  - figure: {title: D, chart: {data: {values: [{a: 1}]}, mark: bar, encoding: {x: {field: a, type: "
      "quantitative}}}}\n");
  auto const colour = [&](std::size_t index) {
    return block<content::Contents>(blocks, index).entries.at(0).title.style.text.colour;
  };
  CHECK_MESSAGE((colour(0) == base::Colour{0, 128, 0}), filled.folders.messages());
  CHECK(colour(1) == base::Colour{255, 0, 0});
}

TEST_CASE("the first use of a term in running text leads to its entry") {
  Filled filled;
  filled.data += terms;
  filled.extra_styles = "  glossary-call: {color: green}\n";
  filled.extra_layout = "glossary: {data: terms, term: term, definition: text}\n";
  auto const& blocks = filled.fill(
      "  - {heading: Un tiers-lieu, level: 1}\n  - {text: Un tiers-lieu., style: loud}\n"
      "  - text: \"Des **tiers-lieux** et\\n\\n- un tiers-lieu, un écosystème\"\n  - glossary: {}\n");
  auto const& first = block<content::Paragraph>(blocks, 2);
  CHECK(run(first, 1).text == "tiers-lieux");
  REQUIRE(run(first, 1).target);
  CHECK(run(first, 1).style.colour == base::Colour{0, 128, 0});
  auto const& list = block<content::List>(blocks, 4);
  CHECK_MESSAGE(Filled::text_of(list) ==
                    "diagnostic partagé\nUn constat.\nécosystème\nUn milieu. (page\u00a0<page 5>)\nTiers-lieu\nUn "
                    "lieu\u00a0: partagé. "
                    "(page\u00a0<page 4>)\n",
                filled.folders.messages());
  CHECK(list.items[2].blocks.at(0).label == run(first, 1).target);
  CHECK(blocks.at(2).label == content::LabelId(4));
  CHECK(block<content::List>(blocks, 3).items[0].blocks.at(0).label == content::LabelId(5));
}

TEST_CASE("a text with an id may use a term first, and one that may be left out uses none") {
  Filled filled;
  filled.data += terms;
  filled.extra_layout = "glossary: {data: terms, term: term, definition: text}\n";
  auto const& blocks = filled.fill(
      "  - {text: Un tiers-lieu., optional: 1}\n  - {text: Un tiers-lieu., id: x}\n  - text: \"[ici](#x)\"\n  - "
      "glossary: "
      "{}\n");
  CHECK(block<content::Paragraph>(blocks, 0).inlines.size() == 1);
  CHECK(std::holds_alternative<content::Space>(blocks.at(1).kind));
  CHECK(blocks.at(1).label == content::LabelId(0));
  REQUIRE(blocks.at(2).label);
  CHECK(filled.text().find("<page " + std::to_string(blocks.at(2).label->index()) + ">") != std::string::npos);
  CHECK(run(block<content::Paragraph>(blocks, 3), 0).target == content::LabelId(0));
}

TEST_CASE("works are cited by author and year, and listed") {
  Filled filled;
  filled.data += works;
  filled.extra_layout = "bibliography: {data: works}\n";
  auto const& blocks =
      filled.fill("  - text: 'Dit [@a, p. 12; @b] et [@rameau-zones], [@d; @d2].'\n  - bibliography: {}\n");
  CHECK_MESSAGE(filled.folders.messages() == "", filled.folders.messages());
  auto const& paragraph = block<content::Paragraph>(blocks, 0);
  CHECK(Filled::text_of(paragraph) ==
        "Dit (Le RAMEAU, 2018b, p.\u00a012\u202f; Martin et Dupont, 2018) et (Le RAMEAU, 2018a), (Un et al., "
        "s.\u00a0d.-a\u202f; Un et al., s.\u00a0d.-b).\n");
  auto const& list = block<content::List>(blocks, 1);
  REQUIRE(list.items.size() == 5);
  CHECK(Filled::text_of(list) ==
        "\nLe RAMEAU (2018a), «\u202fAutre\u202f», La Revue.\n"
        "\nLe RAMEAU (2018b), Zones, https://a.b/c, consulté le 5\u00a0octobre 2023.\n"
        "\nMartin Claire et Dupont Jean (2018), Le livre, Seuil.\n"
        "\nUn A, Deux B et Trois C (s.\u00a0d.-a), Sans date.\n"
        "\nUn A, Deux B et Trois C (s.\u00a0d.-b), Sans jour.\n");
  CHECK(run(paragraph, 2).target == list.items[1].blocks.at(0).label);
  bool has_link = false;
  for (auto const& part : std::get<content::Paragraph>(list.items[1].blocks.at(0).kind).inlines)
    if (auto const* text = std::get_if<content::TextRun>(&part)) has_link |= text->link == "https://a.b/c";
  CHECK(has_link);
}

TEST_CASE("unknown works, and works without a list of them, are reported") {
  Filled filled;
  filled.data += works;
  filled.extra_layout = "bibliography: {data: works}\n";
  filled.fill("  - text: 'Dit [@rameau-zone].'\n");
  CHECK(filled.folders.says("no work has the key `rameau-zone`"));
  CHECK(filled.folders.says("did you mean `rameau-zones`?"));
  CHECK(filled.folders.says("a work is cited, and the document has no bibliography"));
}

TEST_CASE("definitions are a list whose labels are the terms") {
  Filled filled;
  auto const& blocks =
      filled.fill("  - definitions: [{term: Base, text: '*n* réponses'}, {term: Part, text: '5 %'}]\n");
  auto const& list = block<content::List>(blocks, 0);
  CHECK(Filled::text_of(list) == "Base\nn réponses\nPart\n5\u00a0%\n");
  CHECK(list.label_width > base::Length{});
}

TEST_CASE("words of another language are set in it") {
  Filled filled;
  filled.extra_project = "hyphenation: {words: {en: [feedback, data]}}\n";
  auto const& blocks = filled.fill("  - text: Le feedback en Data.\n");
  auto const& paragraph = block<content::Paragraph>(blocks, 0);
  REQUIRE_MESSAGE(paragraph.inlines.size() == 5, filled.folders.messages());
  CHECK(run(paragraph, 0).style.language == "fr");
  CHECK(run(paragraph, 1).text == "feedback");
  CHECK(run(paragraph, 1).style.language == "en");
  CHECK(run(paragraph, 3).text == "Data");
  CHECK(run(paragraph, 4).style.language == "fr");
}

TEST_CASE("a table says for its cells that their values are made up") {
  Filled filled;
  filled.fill(
      "  - table:\n      data: invented\n      columns:\n        - title: A\n          cell:\n"
      "            - text: \"{{ datum.name }}\"\n"
      "            - key-figure: {value: \"{{ datum.share }}\"}\n"
      "            - figure: {chart: {data: {name: invented}, mark: bar, encoding: {x: {field: share}}}}\n"
      "  - table: {data: invented, columns: [{title: A, cell: [{text: \"{{ datum.name }}\"}]}], source: essai (données "
      "fictives)}\n"
      "  - table: {data: towns, columns: [{title: A, cell: [{figure: {chart: {data: {name: invented}, mark: bar, "
      "encoding: {x: {field: share}}}}}]}]}\n");
  CHECK_MESSAGE(filled.text() ==
                    "A\nX\n0,92\nDonnées fictives.\nA\nX\nSource\u00a0: essai (données fictives)\nA\n"
                    "Données fictives.\n",
                filled.folders.messages());
  CHECK_FALSE(filled.folders.says("made-up value"));
}

TEST_CASE("a cell holds blocks for its row, and charts in it know the row") {
  Filled filled;
  auto const& blocks = filled.fill(
      "  - table:\n      data: {name: towns, where: datum.size > 5}\n      columns:\n"
      "        - {title: Nom, field: name}\n        - title: Tout\n          cell:\n"
      "            - text: '{{ datum.code }}, **{{ row.size }}**'\n            - figure:\n                chart:\n"
      "                  data: {name: towns}\n                  transform: [{filter: datum.code === row.code}]\n"
      "                  mark: bar\n                  encoding: {x: {field: size, type: quantitative}, y: {field: "
      "name, type: nominal}}\n");
  CHECK_MESSAGE(filled.folders.messages() == "", filled.folders.messages());
  auto const& table = block<content::Table>(blocks, 0);
  REQUIRE(table.body.size() == 1);
  auto const& cell = table.body[0].cells.at(1).blocks;
  CHECK(Filled::text_of(block<content::Paragraph>(cell, 0)) == "A, 12000\n");
  auto const& chart = block<content::Figure>(cell, 1).chart;
  REQUIRE(chart);
  CHECK(chart->data().row_count() == 1);
  CHECK(block<content::Figure>(cell, 1).data_name == "");
  CHECK(table.data_csv == "name,code\r\nAlpha,A\r\n");
}
