#include <map>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "pdf/pdf.hpp"
#include "unit/pdf/outside_reader.hpp"
#include "unit/pdf/sample_document.hpp"

using namespace livret;
using nlohmann::json;

namespace {

/// The sample's objects as qpdf reads them.
class ReadFile {
 public:
  ReadFile() {
    test::Typesetter typesetter;
    auto const bytes = pdf::write(test::sample_document(typesetter), typesetter.fonts(), {}).value();
    auto const whole = json::parse(test::read_with("qpdf --json=2 --json-key=qpdf {}", bytes).output);
    objects_ = whole["qpdf"][1];
  }

  /// What a reference leads to; any other value as it is.
  json const& at(json const& value) const {
    if (!value.is_string() || !value.get<std::string>().ends_with(" R")) return value;
    auto const& object = objects_.at("obj:" + value.get<std::string>());
    return object.contains("stream") ? object["stream"]["dict"] : object["value"];
  }

  json const& trailer() const { return objects_["trailer"]["value"]; }
  json const& catalogue() const { return at(trailer()["/Root"]); }

  std::vector<json> of_type(std::string const& type) const {
    std::vector<json> found;
    for (auto const& [key, object] : objects_.items()) {
      if (!key.starts_with("obj:")) continue;
      auto const& value = object.contains("stream") ? object["stream"]["dict"] : object["value"];
      if (value.is_object() && value.value("/Type", "") == type) found.push_back(value);
    }
    return found;
  }

 private:
  json objects_;
};

ReadFile const& file() {
  static ReadFile const read;
  return read;
}

/// Each structure element of the file with the sequences (page reference and identifier) and annotations among its
/// kids.
struct FoundKids {
  std::map<std::pair<std::string, int>, std::string> sequences;  ///< to the element's reference
  std::map<std::string, std::string> annotations;
};

void collect_kids(std::string const& reference, FoundKids& found) {
  json const& element = file().at(reference);
  if (!element.contains("/K")) return;
  for (json const& kid : element["/K"]) {
    if (kid.is_number()) {
      found.sequences[{element["/Pg"], kid}] = reference;
    } else if (kid.is_string()) {
      CHECK(file().at(kid)["/P"] == reference);
      collect_kids(kid, found);
    } else if (kid["/Type"] == "/MCR") {
      found.sequences[{kid["/Pg"], kid["/MCID"]}] = reference;
    } else {
      found.annotations[kid["/Obj"]] = reference;
    }
  }
}

FoundKids all_kids() {
  FoundKids found;
  collect_kids(file().at(file().catalogue()["/StructTreeRoot"])["/K"], found);
  return found;
}

}  // namespace

TEST_CASE("the catalogue has what ISO 19005-3 and ISO 14289-1 ask for") {
  json const& catalogue = file().catalogue();
  CHECK(catalogue["/Lang"] == "u:fr");
  CHECK(file().at(catalogue["/MarkInfo"])["/Marked"] == true);
  CHECK(file().at(catalogue["/ViewerPreferences"])["/DisplayDocTitle"] == true);
  json const& intent = catalogue["/OutputIntents"][0];
  CHECK(intent["/S"] == "/GTS_PDFA1");
  CHECK(file().at(intent["/DestOutputProfile"])["/N"] == 3);
  CHECK(file().at(catalogue["/Metadata"])["/Subtype"] == "/XML");
  CHECK_FALSE(file().at(catalogue["/Metadata"]).contains("/Filter"));
  CHECK(file().trailer()["/ID"].size() == 2);
  CHECK_FALSE(catalogue.contains("/OpenAction"));
}

TEST_CASE("the parent tree leads from each marked sequence and annotation to the element that has it") {
  auto const kids = all_kids();
  auto const& numbers = file().at(file().at(file().catalogue()["/StructTreeRoot"])["/ParentTree"])["/Nums"];
  std::map<int, json> parents;
  for (std::size_t i = 0; i < numbers.size(); i += 2) parents[numbers[i]] = numbers[i + 1];

  std::size_t sequences = 0;
  for (auto const& page : file().at(file().catalogue()["/Pages"])["/Kids"]) {
    json const& of_page = parents.at(file().at(page)["/StructParents"]);
    for (std::size_t identifier = 0; identifier < of_page.size(); ++identifier, ++sequences)
      CHECK(kids.sequences.at({page, static_cast<int>(identifier)}) == of_page[identifier]);
  }
  CHECK(sequences == kids.sequences.size());
  CHECK(kids.annotations.size() == 2);
  for (auto const& [annotation, element] : kids.annotations)
    CHECK(parents.at(file().at(annotation)["/StructParent"]) == element);
}

TEST_CASE("links print, have a description and belong to a Link element") {
  auto const kids = all_kids();
  for (auto const& [annotation, element] : kids.annotations) {
    json const& link = file().at(annotation);
    CHECK(link["/Subtype"] == "/Link");
    CHECK(link["/F"] == 4);
    CHECK_FALSE(link["/Contents"].get<std::string>().empty());
    CHECK(file().at(element)["/S"] == "/Link");
    if (link.contains("/A")) CHECK(link["/A"]["/URI"] == "u:https://lerameau.fr/%C3%A9%20(1)");
  }
  for (auto const& page : file().of_type("/Page")) CHECK(page["/Tabs"] == "/S");
}

TEST_CASE("notes have identifiers of their own, found in the identifier tree in order of name") {
  json const& names = file().at(file().at(file().catalogue()["/StructTreeRoot"])["/IDTree"])["/Names"];
  std::size_t notes = 0;
  for (std::size_t i = 0; i < names.size(); i += 2) {
    json const& element = file().at(names[i + 1]);
    CHECK(element["/ID"] == names[i]);
    if (i > 0) CHECK(names[i - 2] < names[i]);
    if (element["/S"] == "/Note") ++notes;
  }
  CHECK(notes == 1);
}

TEST_CASE("no element is empty but cells and list bodies") {
  for (auto const& element : file().of_type("/StructElem")) {
    if (!element.contains("/K")) CHECK(element["/S"] == "/TD");
  }
}

TEST_CASE("fonts are Type 0 with a width, a glyph and a text for each code") {
  auto const fonts = file().of_type("/Font");
  CHECK(fonts.size() == 8);
  for (auto const& font : fonts) {
    if (font["/Subtype"] == "/Type0") {
      CHECK(font["/Encoding"] == "/Identity-H");
      CHECK(font.contains("/ToUnicode"));
      json const& descendant = file().at(font["/DescendantFonts"][0]);
      CHECK(descendant["/BaseFont"] == font["/BaseFont"]);
      std::string const name = font["/BaseFont"];
      CHECK(name.find('+') == 7);
    } else {
      CHECK(font["/Subtype"] == "/CIDFontType2");
      CHECK(font.contains("/CIDToGIDMap"));
      CHECK(file().at(font["/FontDescriptor"]).contains("/FontFile2"));
    }
  }
}

TEST_CASE("the attached file says what it is to the document and to its figure") {
  json const& catalogue = file().catalogue();
  json const& specification = file().at(catalogue["/AF"][0]);
  CHECK(specification["/AFRelationship"] == "/Data");
  CHECK(specification["/UF"] == "u:étapes.csv");
  json const& embedded = file().at(specification["/EF"]["/F"]);
  CHECK(embedded["/Subtype"] == "/text/csv");
  CHECK(embedded["/Params"]["/Size"] == 16);
  CHECK(embedded["/Params"]["/ModDate"] == "u:D:20231005000000Z");
  for (auto const& element : file().of_type("/StructElem")) {
    if (element["/S"] == "/Figure") CHECK(element["/AF"][0] == catalogue["/AF"][0]);
  }
}

TEST_CASE("outline entries lead to destinations that exist") {
  json const& catalogue = file().catalogue();
  json const& first = file().at(file().at(catalogue["/Outlines"])["/First"]);
  CHECK(first["/Title"] == "u:Regarder de près");
  CHECK(first["/Count"] == 1);
  CHECK(file().at(catalogue["/Outlines"])["/Count"] == 2);
  CHECK(file().at(first["/First"])["/Title"] == "u:Détail");
  json const& names = file().at(catalogue["/Names"]["/Dests"])["/Names"];
  CHECK(names[0] == first["/Dest"]);
  CHECK(names[1][1] == "/XYZ");
}
