// cli: the command line. In: arguments. Out: files, diagnostics on standard error, results on standard output, an exit
// status. The only module that knows the terminal, the environment and where the program is installed. Not yet: the
// commands `schema` and `new`, `query --only`; `--force` changes nothing, as every build makes all documents.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace livret::cli {

/// What the shell is told.
enum class ExitStatus { Published = 0, InputErrors = 1, WrongUsage = 2, SurroundingsFailed = 3, SomeFailed = 4 };

enum class DiagnosticFormat { Text, Json, Sarif };
enum class TableFormat { Csv, Json };
/// Which paragraphs a report of the typesetting lists.
enum class ReportExtent { None, Worst, All };

struct BuildOptions {
  std::filesystem::path project = ".";
  std::vector<std::string> documents;
  std::vector<std::string> keys;
  std::filesystem::path out;  ///< empty: `out` in the project
  unsigned jobs = 0;          ///< 0: as many as there are processors
  std::string shard;          ///< `I/N`, or empty
  bool force = false;
  ReportExtent report = ReportExtent::None;
};
struct CheckOptions {
  std::filesystem::path project = ".";
  DiagnosticFormat format = DiagnosticFormat::Text;
};
struct QueryOptions {
  std::vector<std::string> arguments;  ///< as given: `[PROJECT] TABLE`
  std::filesystem::path project = ".";
  std::string table;
  TableFormat format = TableFormat::Csv;
};
struct ChartOptions {
  std::filesystem::path spec;
  std::filesystem::path out;    ///< a name in `.svg`, `.png` or `.pdf`; `.yaml` with `expand`, or empty
  std::string theme;            ///< whose look it has; empty: Vega-Lite's own
  bool expand = false;          ///< print the specification with its composite marks written out
  std::optional<double> width;  ///< pt, of the whole; absent: what the specification says
  double dots_per_inch = 144;
  std::string locale;  ///< empty: that of the project that it lies in, else English
};
struct FontsOptions {};

struct Options {
  std::filesystem::path library;  ///< the folder of shipped layouts, data and fonts
  std::variant<BuildOptions, CheckOptions, QueryOptions, ChartOptions, FontsOptions> command;
};

/// Reads the arguments; prints help, the version or what is wrong with them, and then gives the status to end with.
std::variant<Options, ExitStatus> read_options(int count, char const* const* arguments);

/// Runs a command to its end.
ExitStatus run(Options const& options);

}  // namespace livret::cli
