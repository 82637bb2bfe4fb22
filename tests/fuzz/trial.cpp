#include "fuzz/trial.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "diag/printers.hpp"
#include "yaml/node.hpp"

namespace livret::fuzz {

namespace {

enum class Outcome {
  Drawn = 0,
  Refused = 10,
  RefusedInSilence = 11,
  BlankInSilence = 12,
  Thrown = 13,
  NotWritten = 14
};

bool is_paint(frame::Operation const& operation) {
  return std::holds_alternative<frame::Fill>(operation) || std::holds_alternative<frame::Stroke>(operation) ||
         std::holds_alternative<frame::Glyphs>(operation) || std::holds_alternative<frame::Picture>(operation);
}

Outcome draw(std::string const& specification, std::filesystem::path const& folder, Surroundings& around) {
  diag::Sink sink;
  auto const source = around.sources.add("chart.yaml", specification);
  auto const spec = yaml::load(around.sources, source, sink);
  chart::Context const context{around.data, around.config, around.fonts, {around.project, folder, &around.sources}};
  auto const chart = spec ? chart::read_chart(*spec, context, sink) : std::nullopt;
  std::optional<frame::Drawing> drawing;
  if (chart && !sink.has_errors()) drawing = chart->draw(around.fonts, sink);
  auto const diagnostics = sink.sorted();
  std::fputs(diag::print_text(diagnostics, around.sources, diag::Colouring::Plain).c_str(), stderr);
  if (sink.has_errors()) return Outcome::Refused;
  if (!drawing) return Outcome::RefusedInSilence;
  auto const& operations = drawing->operations;
  if (diagnostics.empty() && std::none_of(operations.begin(), operations.end(), is_paint))
    return Outcome::BlankInSilence;
  auto const svg = canvas::to_svg(*drawing, around.fonts);
  if (svg) return Outcome::Drawn;
  std::fputs(svg.error().c_str(), stderr);
  return Outcome::NotWritten;
}

[[noreturn]] void run_as_child(std::string const& specification, std::filesystem::path const& folder,
                               Surroundings& around, Limits limits, std::filesystem::path const& log) {
  int const file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(file, STDERR_FILENO);
  // Twice the time that is a fault, so that what is slow ends by itself and what hangs ends at all.
  auto const most = static_cast<rlim_t>(2 * limits.seconds) + 1;
  rlimit const time{most, most};
  setrlimit(RLIMIT_CPU, &time);
  auto outcome = Outcome::Thrown;
  try {
    outcome = draw(specification, folder, around);
  } catch (std::exception const& exception) {
    std::fputs(exception.what(), stderr);
  }
  std::fflush(stderr);
  _exit(static_cast<int>(outcome));
}

std::string fault_of_status(int status) {
  if (WIFSIGNALED(status)) return fmt::format("ended by signal {}", WTERMSIG(status));
  switch (static_cast<Outcome>(WEXITSTATUS(status))) {
    case Outcome::Drawn:
    case Outcome::Refused:
      return "";
    case Outcome::RefusedInSilence:
      return "refused without a diagnostic";
    case Outcome::BlankInSilence:
      return "blank without a diagnostic";
    case Outcome::Thrown:
      return "an exception";
    case Outcome::NotWritten:
      return "cannot be written as SVG";
  }
  return fmt::format("exit status {}", WEXITSTATUS(status));
}

double seconds_of(timeval const& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Trial try_chart(std::string const& specification, std::filesystem::path const& folder, Surroundings& around,
                Limits limits, std::filesystem::path const& log) {
  std::fflush(stdout);
  auto const child = fork();
  if (child < 0) return {false, "no process"};
  if (child == 0) run_as_child(specification, folder, around, limits, log);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  Trial trial{WIFEXITED(status) && WEXITSTATUS(status) == static_cast<int>(Outcome::Drawn), fault_of_status(status)};
  auto const seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  auto const megabytes = static_cast<std::size_t>(usage.ru_maxrss) / 1024;
  if (trial.fault.empty() && seconds > limits.seconds) trial.fault = fmt::format("took {:.1f} s", seconds);
  if (trial.fault.empty() && megabytes > limits.megabytes) trial.fault = fmt::format("took {} MB", megabytes);
  return trial;
}

}  // namespace livret::fuzz
