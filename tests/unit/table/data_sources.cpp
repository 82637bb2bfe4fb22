#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>

#include "table/data_source.hpp"
#include "yaml/node.hpp"

using namespace livret;
using namespace livret::table;

namespace {

namespace fs = std::filesystem;

/// A folder with one file, and what is loaded of a `data` in it.
class Sources {
 public:
  Sources(std::string const& file, std::string const& text) {
    std::string name = (fs::temp_directory_path() / "livret-data-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  Sources(Sources const&) = delete;
  Sources& operator=(Sources const&) = delete;
  ~Sources() { fs::remove_all(folder_); }

  TablePtr load(std::string const& data, ParseMap const& implied = {}) {
    auto const id = sources_.add("chart.yaml", data);
    auto const node = yaml::load(sources_, id, sink_);
    auto const source = node ? read_data_source(*node, sink_) : std::nullopt;
    DataContext context;
    context.root = folder_;
    context.tables = &tables_;
    context.sources = &sources_;
    return source ? load_data(*source, implied, context, sink_) : nullptr;
  }
  std::string errors() const {
    std::string text;
    for (auto const& diagnostic : sink_.sorted()) {
      auto const at = sources_.position(diagnostic.span.source, diagnostic.span.begin);
      text += fmt::format("{}:{} {}\n", at.line, at.column, diagnostic.message);
    }
    return text;
  }

 private:
  fs::path folder_;
  diag::SourceMap sources_;
  diag::Sink sink_;
  Tables tables_;
};

/// The rows, cells with a bar between them, `-` for missing ones, and the fields with their types before them.
std::string written(TablePtr const& table) {
  if (table == nullptr) return "none";
  std::string text;
  for (auto const& field : table->fields()) text += field.name + ":" + std::string(name_of(field.type)) + " ";
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    text += "/ ";
    for (std::size_t i = 0; i < table->fields().size(); ++i) {
      auto const value = table->column(i).value(row);
      text += (value.is_null() ? "-" : value.to_text()) + " ";
    }
  }
  return text;
}

std::string values(std::string const& data, ParseMap const& implied = {}) {
  Sources sources("none", "");
  auto const result = written(sources.load(data, implied));
  return sources.errors() + result;
}

std::string file(std::string const& name, std::string const& text, std::string const& data) {
  Sources sources(name, text);
  auto const result = written(sources.load(data));
  return sources.errors() + result;
}

}  // namespace

TEST_CASE("values in a specification are rows of the fields they have") {
  CHECK(values("{values: [{a: 1, b: x}, {b: y, c: true}, {a: null}]}") ==
        "a:number b:string c:boolean / 1 x - / - y true / - - - ");
  CHECK(values("{values: [3, '4', null]}") == "data:any / 3 / 4 / - ");
  CHECK(values("{values: [{}, {}]}") == "/ / ");
  CHECK(values("{values: {a: 1}}") == "a:number / 1 ");
  CHECK(values("{values: {deep: {rows: [{a: 1}]}}, format: {property: deep.rows}}") == "a:number / 1 ");
  CHECK(values("{values: \"a,b\\n1,x\", format: {type: csv}}") == "a:string b:string / 1 x ");
  CHECK(values("{values: '[{\"a\": 1}]'}") == "a:number / 1 ");
}

TEST_CASE("a column of mixed values keeps each as it is, and nested ones as values") {
  CHECK(values("{values: [{a: 1}, {a: x}, {a: [1, 2]}]}") == "a:any / 1 / x / 1,2 ");
}

TEST_CASE("fields are parsed as the format says, or else as is implied") {
  std::string const rows = "values: [{d: '3 Feb 2001', n: '4', e: 2020-01-02}, {d: no, n: '', e: null}]";
  CHECK(values("{" + rows + ", format: {parse: {d: \"date:'%d %b %Y'\", n: number}}}") ==
        "d:date n:number e:string / 2001-02-03 4 2020-01-02 / - - - ");
  ParseMap const implied = {{"e", {FieldParse::Kind::Date, {}}}, {"n", {FieldParse::Kind::Number, {}}}};
  CHECK(values("{" + rows + ", format: {parse: {n: string}}}", implied) ==
        "d:string n:string e:date / 3 Feb 2001 4 2020-01-02 / no - - ");
  CHECK(values("{" + rows + ", format: {parse: null}}", implied).starts_with("d:string n:string e:string "));
  CHECK(values("{values: [{a: 1}], format: {parse: {a: numbr}}}") == "1:40 unknown way to parse a field `numbr`\nnone");
}

TEST_CASE("files are read by their ending or as the format says") {
  CHECK(file("d.json", R"([{"a": 1, "b": NaN}, {"a": null, "b": 2}])", "{url: d.json}") ==
        "a:number b:number / 1 NaN / - 2 ");
  CHECK(file("d.csv", "a,b\r\n1,\"x, y\"\r\n2,\r\n", "{url: d.csv}") == "a:string b:string / 1 x, y / 2  ");
  CHECK(file("d.tsv", "a\tb\n1\t2\n", "{url: d.tsv, format: {parse: {b: number}}}") == "a:string b:number / 1 2 ");
  CHECK(file("d.txt", "1;2\n", "{url: d.txt, format: {type: dsv, delimiter: ';', header: [a, b]}}") ==
        "a:string b:string / 1 2 ");
  CHECK(file("d.csv", "a,b,c\n1,true,2020-01-01\n,false,\n", "{url: d.csv, format: {parse: auto}}") ==
        "a:number b:boolean c:date / 1 true 2020-01-01 / - false - ");
  CHECK(file("d.json", R"({"f": [{"p": {"x": 3}}]})", "{url: d.json, format: {property: f}}") ==
        "p:any / [object Object] ");
}

TEST_CASE("nothing is read from outside the project") {
  CHECK(values("{url: 'https://example.org/d.json'}") ==
        "1:7 data are read from files of the project alone, found `https://example.org/d.json`\nnone");
  CHECK(values("{url: //example.org/d.json}").starts_with("1:7 data are read from files of the project alone"));
  CHECK(values("{url: /etc/passwd}").starts_with("1:7 needed the path of a file within the project's folder"));
  CHECK(values("{url: a/../../d.json}").starts_with("1:7 needed the path of a file within the project's folder"));
  CHECK(values("{url: d.json}") == "1:7 there is no file `d.json`\nnone");
}

TEST_CASE("sequences count from their start to before their end") {
  CHECK(values("{sequence: {start: 1, stop: 2, step: 0.25, as: x}}") == "x:number / 1 / 1.25 / 1.5 / 1.75 ");
  CHECK(values("{sequence: {start: 0, stop: 1e12}}").find("at most 10,000,000 numbers") != std::string::npos);
  CHECK(values("{sequence: {start: 0, stop: 3, step: 0}}").find("in steps of 0") != std::string::npos);
}

TEST_CASE("the sphere is one object, and a table that is not there is told") {
  CHECK(values("{sphere: true}") == "type:string / Sphere ");
  CHECK(values("{graticule: true}") == "type:string / Graticule ");
  CHECK(values("{name: nowhere}") == "1:8 unknown table `nowhere`\nnone");
  CHECK(values("{}") == "1:1 `data` needs a `name`, `values`, a `url`, `sequence`, `sphere` or `graticule`\nnone");
}
