#include "batch/run.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "batch/library.hpp"
#include "batch/plan.hpp"
#include "cli/chart.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/table_json.hpp"
#include "cli/terminal.hpp"
#include "cli/typesetting_report.hpp"

namespace livret::cli {

namespace {

// Runs with few documents name each; a long run names the folder.
constexpr std::size_t listed_outcomes = 20;

void print_published(std::vector<batch::Outcome> const& outcomes, std::filesystem::path const& out) {
  std::size_t published = 0;
  for (auto const& outcome : outcomes) {
    if (outcome.state != batch::State::Published) continue;
    ++published;
    if (outcomes.size() <= listed_outcomes)
      print(stdout, fmt::format("{} ({} page{}, {} KB)\n", outcome.path.string(), outcome.pages,
                                outcome.pages == 1 ? "" : "s", (outcome.bytes + 1023) / 1024));
  }
  if (outcomes.size() > listed_outcomes)
    print(stdout, fmt::format("{} of {} documents published in {}\n", published, outcomes.size(), out.string()));
}

ExitStatus status_of(std::vector<batch::Outcome> const& outcomes) {
  auto const count = [&](batch::State state) {
    return std::count_if(outcomes.begin(), outcomes.end(), [&](auto const& outcome) { return outcome.state == state; });
  };
  auto const good = count(batch::State::Published) + count(batch::State::Sound);
  if (count(batch::State::Faulty) + count(batch::State::Failed) == 0) return ExitStatus::Published;
  if (good > 0) return ExitStatus::SomeFailed;
  return count(batch::State::Faulty) > 0 ? ExitStatus::InputErrors : ExitStatus::SurroundingsFailed;
}

unsigned workers_of(BuildOptions const& options) {
  return options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

batch::RunSettings settings_of(BuildOptions const& options, std::filesystem::path const& out) {
  auto const reporting = options.report == ReportExtent::None ? batch::Reporting::None : batch::Reporting::Typesetting;
  return {out, workers_of(options), batch::Publish::Write, reporting};
}

void print_reports(std::vector<batch::Outcome> const& outcomes, diag::SourceMap const& sources, ReportExtent extent) {
  for (auto const& outcome : outcomes)
    if (outcome.report) print(stdout, print_report(outcome.name, *outcome.report, sources, extent));
}

/// Makes the documents and writes none, for all that there is to report.
std::vector<batch::Outcome> check(batch::Library const& library, std::vector<batch::Job> const& jobs, unsigned workers,
                                  diag::Sink& sink) {
  return batch::run(library, jobs, {{}, workers, batch::Publish::CheckOnly, batch::Reporting::None}, sink,
                    [](auto, auto const&) {});
}

ExitStatus run_command(BuildOptions const& options, std::filesystem::path const& library_folder) {
  batch::Selection const selection{options.documents, options.keys, options.shard};
  if (auto const fault = batch::fault_of(selection); !fault.empty()) return misuse(fault);
  diag::SourceMap sources;
  diag::Sink sink;
  auto const library = batch::load_library({options.project, library_folder}, sources, sink);
  std::vector<batch::Job> jobs;
  if (library) jobs = batch::plan(*library, selection, sink);
  if (!library || sink.has_errors()) {
    bool const is_misuse = library && names_no_source(sink);
    if (library && !is_misuse) check(*library, jobs, workers_of(options), sink);
    print_diagnostics(sink, sources, DiagnosticFormat::Text);
    return is_misuse ? ExitStatus::WrongUsage : ExitStatus::InputErrors;
  }
  auto const out = options.out.empty() ? options.project / "out" : options.out;
  std::error_code error;
  std::filesystem::create_directories(out, error);
  if (error) return fail(fmt::format("cannot make the folder {}: {}", out.string(), error.message()));

  Progress progress(jobs.size());
  auto const outcomes =
      batch::run(*library, jobs, settings_of(options, out), sink,
                 [&](std::size_t done, batch::Outcome const& outcome) { progress.show(done, outcome); });
  progress.finish();
  print_diagnostics(sink, sources, DiagnosticFormat::Text);
  for (auto const& outcome : outcomes)
    if (!outcome.message.empty()) fail(outcome.message);
  print_published(outcomes, out);
  print_reports(outcomes, sources, options.report);
  return status_of(outcomes);
}

ExitStatus run_command(CheckOptions const& options, std::filesystem::path const& library_folder) {
  diag::SourceMap sources;
  diag::Sink sink;
  auto const library = batch::load_library({options.project, library_folder}, sources, sink);
  std::vector<batch::Outcome> outcomes;
  if (library) {
    auto const jobs = batch::plan(*library, {}, sink);
    outcomes = check(*library, jobs, std::max(1U, std::thread::hardware_concurrency()), sink);
  }
  print_diagnostics(sink, sources, options.format);
  for (auto const& outcome : outcomes)
    if (!outcome.message.empty()) return fail(outcome.message);
  return !library || sink.has_errors() ? ExitStatus::InputErrors : ExitStatus::Published;
}

ExitStatus run_command(QueryOptions const& options, std::filesystem::path const& library_folder) {
  diag::SourceMap sources;
  diag::Sink sink;
  auto const library = batch::load_library({options.project, library_folder}, sources, sink);
  if (!library || sink.has_errors()) {
    print_diagnostics(sink, sources, DiagnosticFormat::Text);
    return ExitStatus::InputErrors;
  }
  auto const found = library->tables.find(options.table);
  if (found == library->tables.end()) {
    std::string names;
    for (auto const& [name, table] : library->tables) names += "\n  " + name;
    return misuse(fmt::format("no table `{}`; there are:{}", options.table, names));
  }
  print(stdout, options.format == TableFormat::Csv ? table::to_csv(*found->second) : to_json(*found->second));
  return ExitStatus::Published;
}

ExitStatus run_command(ChartOptions const& options, std::filesystem::path const& library_folder) {
  return run_chart(options, library_folder);
}

ExitStatus run_command(FontsOptions const&, std::filesystem::path const& library_folder) {
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  fonts.add_folder(library_folder / "fonts", sources, sink);
  print(stdout, fonts.listing());
  print_diagnostics(sink, sources, DiagnosticFormat::Text);
  return sink.has_errors() ? ExitStatus::InputErrors : ExitStatus::Published;
}

}  // namespace

ExitStatus run(Options const& options) {
  std::error_code error;
  if (!std::filesystem::is_directory(options.library / "layouts", error))
    return misuse(
        fmt::format("`--library` needs a folder with layouts, data and fonts, found {}", options.library.string()));
  auto const status =
      std::visit([&](auto const& command) { return run_command(command, options.library); }, options.command);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return fail("cannot write to standard output");
  return status;
}

}  // namespace livret::cli
