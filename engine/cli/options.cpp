#include "cli/options.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace livret::cli {

namespace {

// The folder of what ships with livret: beside an installed program, else in the source tree it was built from.
std::filesystem::path default_library() {
  std::error_code error;
  auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
  auto const installed = program.parent_path().parent_path() / "share" / "livret";
  if (!error && std::filesystem::exists(installed / "layouts", error)) return installed;
  return LIVRET_LIBRARY_FOLDER;
}

void add_project(CLI::App& command, std::filesystem::path& project) {
  command.add_option("PROJECT", project, "folder with livret.yaml")->capture_default_str();
}

CLI::App* add_build(CLI::App& app, BuildOptions& build) {
  auto* const command = app.add_subcommand("build", "make the documents of a project");
  add_project(*command, build.project);
  command->add_option("--document", build.documents, "only this document; may be repeated")->type_name("NAME");
  command->add_option("--only", build.keys, "only this row of a for-each document; may be repeated")->type_name("KEY");
  command->add_option("--out", build.out, "folder for the files (default: out in the project)")->type_name("DIR");
  command->add_option("--jobs", build.jobs, "documents made at once (default: one a processor)")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U));
  command->add_option("--shard", build.shard, "only part I of N of the documents")->type_name("I/N");
  command->add_flag("--force", build.force, "make all, changed or not");
  static std::map<std::string, ReportExtent> const extents{{"worst", ReportExtent::Worst}, {"all", ReportExtent::All}};
  command->add_flag("--report{worst}", build.report, "print how documents are set; `--report=all`: all paragraphs")
      ->transform(CLI::CheckedTransformer(extents));
  return command;
}

CLI::App* add_check(CLI::App& app, CheckOptions& check) {
  static std::map<std::string, DiagnosticFormat> const formats{
      {"text", DiagnosticFormat::Text}, {"json", DiagnosticFormat::Json}, {"sarif", DiagnosticFormat::Sarif}};
  auto* const command = app.add_subcommand("check", "report what build would report, and write nothing");
  add_project(*command, check.project);
  command->add_option("--format", check.format, "text, json or sarif")
      ->transform(CLI::CheckedTransformer(formats))
      ->type_name("FORMAT");
  return command;
}

CLI::App* add_query(CLI::App& app, QueryOptions& query) {
  static std::map<std::string, TableFormat> const formats{{"csv", TableFormat::Csv}, {"json", TableFormat::Json}};
  auto* const command = app.add_subcommand("query", "print a dataset or derived table");
  command->add_option("ARGUMENTS", query.arguments, "[PROJECT] TABLE")->expected(1, 2)->required();
  command->add_option("--format", query.format, "csv or json")
      ->transform(CLI::CheckedTransformer(formats))
      ->type_name("FORMAT");
  return command;
}

CLI::App* add_chart(CLI::App& app, ChartOptions& chart) {
  auto* const command = app.add_subcommand("chart", "draw one Vega-Lite chart");
  command->add_option("SPEC", chart.spec, "the specification, YAML or JSON")->required();
  auto* const expand =
      command->add_flag("--expand", chart.expand, "print it with its composite marks written out, or write it to FILE");
  command->add_option("-o,--output", chart.out, "FILE.svg, FILE.png or FILE.pdf")->type_name("FILE");
  command->add_option("--theme", chart.theme, "the look of a theme (default: that of Vega-Lite)")->type_name("NAME");
  command->add_option("--width", chart.width, "of the whole, where the chart has no width of its own")
      ->type_name("PT")
      ->check(CLI::Range(10.0, 10000.0));
  command->add_option("--dpi", chart.dots_per_inch, "of a PNG")
      ->capture_default_str()
      ->check(CLI::Range(10.0, 1200.0))
      ->excludes(expand);
  command->add_option("--locale", chart.locale, "fr, en or en-GB (default: that of the project, or en)")
      ->type_name("TAG");
  return command;
}

// `query TABLE` asks the project of the current folder.
void split_arguments(QueryOptions& query) {
  if (query.arguments.size() == 2) query.project = query.arguments.front();
  query.table = query.arguments.back();
}

}  // namespace

std::variant<Options, ExitStatus> read_options(int count, char const* const* arguments) {
  Options options;
  options.library = default_library();
  BuildOptions build;
  CheckOptions check;
  QueryOptions query;
  ChartOptions chart;
  CLI::App app("Datasets in YAML to branded, accessible, archivable PDF.", "livret");
  app.set_version_flag("--version", std::string("livret ") + LIVRET_VERSION);
  app.require_subcommand(1);
  app.add_option("--library", options.library, "folder with the layouts, data and fonts that ship with livret")
      ->type_name("DIR");
  auto const* const build_command = add_build(app, build);
  auto const* const check_command = add_check(app, check);
  auto const* const query_command = add_query(app, query);
  auto const* const chart_command = add_chart(app, chart);
  app.add_subcommand("fonts", "list the faces that themes may name");
  try {
    app.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    return app.exit(error) == 0 ? ExitStatus::Published : ExitStatus::WrongUsage;
  }
  if (build_command->parsed()) {
    options.command = build;
  } else if (check_command->parsed()) {
    options.command = check;
  } else if (query_command->parsed()) {
    split_arguments(query);
    options.command = query;
  } else if (chart_command->parsed()) {
    options.command = chart;
  } else {
    options.command = FontsOptions{};
  }
  return options;
}

}  // namespace livret::cli
