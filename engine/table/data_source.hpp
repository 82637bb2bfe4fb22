// Data as Vega-Lite's `data` names it: files of the project, values in the specification, named tables, sequences.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "table/field_parse.hpp"
#include "table/table.hpp"
#include "yaml/node.hpp"

namespace livret::table {

enum class DataType { Json, Csv, Tsv, Dsv, TopoJson };

struct DataFormat {
  std::optional<DataType> type;
  char delimiter = ',';
  std::vector<std::string> header;  ///< names of the columns of a file that does not start with them
  std::string property;             ///< a path within a JSON document
  std::string feature, mesh;        ///< the object of a TopoJSON document
  ParseMap parse;
  bool infers = false;          ///< `parse: auto`: types as they look
  bool parses_nothing = false;  ///< `parse: null`: nothing is implied either
};

struct FromUrl {
  std::string url;
  diag::Span span;
};
struct FromValues {
  yaml::Node const* values = nullptr;  ///< belongs to the specification, which outlives the DataSource
};
struct FromName {
  std::string name;
  diag::Span span;
};
struct FromSequence {
  double start = 0, stop = 0, step = 1;
  std::string as = "data";
};
struct FromSphere {};
/// `parameters` are those of the specification, null where it says `true`.
struct FromGraticule {
  yaml::Node const* parameters = nullptr;
};

struct DataSource {
  std::variant<FromUrl, FromValues, FromName, FromSequence, FromSphere, FromGraticule> from;
  std::string name;  ///< empty where it has none
  DataFormat format;
  diag::Span span;
};

/// Reads a `data` object. What is wrong is reported; nothing where no data are left. A URL that is not a relative path
/// within the project's folder is refused.
std::optional<DataSource> read_data_source(yaml::Node const& node, diag::Sink& sink);

/// Where data come from beside the specification itself.
struct DataContext {
  std::filesystem::path root;            ///< files are below it
  std::filesystem::path folder;          ///< paths are relative to it; empty: to `root`
  Tables const* tables = nullptr;        ///< of the project
  yaml::Node const* datasets = nullptr;  ///< `datasets` of the specification: values by name
  diag::SourceMap* sources = nullptr;    ///< takes the texts of files
  /// Rows of a graticule, and the features of a topology, which the module for geography knows to make.
  std::function<std::vector<expr::Value>(yaml::Node const* parameters, diag::Sink& sink)> graticule = {};
  std::function<std::vector<expr::Value>(expr::Value const& topology, DataFormat const& format, diag::Span place,
                                         diag::Sink& sink)>
      features = {};
};

/// Loads the table of a data source. `implied` are the parses that encodings and filters imply: they count where
/// `format.parse` says nothing of a field. Rows that are no objects are in the field `data`. A column is of one type
/// where its values are; nested objects and arrays are values of a column of type Any. JSON's null is missing, NaN
/// stays a number. CSV cells are texts, but those of a field that is parsed. A sphere is one row `{type: Sphere}`,
/// a graticule without a hook one row `{type: Graticule}`. Null where there are no data, which is reported. At most
/// 10,000,000 rows.
TablePtr load_data(DataSource const& source, ParseMap const& implied, DataContext const& context, diag::Sink& sink);

}  // namespace livret::table
