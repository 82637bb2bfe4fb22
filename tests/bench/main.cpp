// livret_bench [PROJECT [REPEATS]]: CPU time of each stage from YAML to bytes, for the documents of a project (the note
// unless named): the median of REPEATS (20) rounds in ms, with the least and the greatest. The first round is not
// counted: it fills the word cache. First of all, paragraphs set in a second, a document of 400 pages, and charts,
// which have a limit.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "batch/library.hpp"
#include "batch/plan.hpp"
#include "bench/charts.hpp"
#include "bench/clock.hpp"
#include "bench/pages.hpp"
#include "bench/paragraphs.hpp"
#include "fill/tables.hpp"
#include "layout/layout.hpp"
#include "pdf/pdf.hpp"

namespace {

using namespace livret;

class Stage {
 public:
  explicit Stage(char const* name) : name_(name) {}

  void time(std::function<void()> const& work) {
    double const start = bench::cpu_milliseconds();
    work();
    times_.push_back(bench::cpu_milliseconds() - start);
  }
  void print() const {
    auto counted = std::vector<double>(times_.begin() + 1, times_.end());
    std::sort(counted.begin(), counted.end());
    std::printf("%-8s %9.3f  (%.3f to %.3f)\n", name_, counted[counted.size() / 2], counted.front(), counted.back());
  }

 private:
  char const* name_;
  std::vector<double> times_;
};

int time_stages(std::string const& project, int repeats) {
  diag::SourceMap sources;
  diag::Sink sink;
  Stage load("load"), fill("fill"), layout("layout"), pdf("pdf");
  std::unique_ptr<batch::Library const> library;
  for (int i = 0; i < std::min(repeats, 5) + 1; ++i)
    load.time([&] { library = batch::load_library({project, LIVRET_LIBRARY_FOLDER}, sources, sink); });
  if (!library) return 1;
  std::size_t bytes = 0, pages = 0;
  auto const jobs = batch::plan(*library, {}, sink);
  for (int i = 0; i < repeats + 1; ++i) {
    for (auto const& job : jobs) {
      content::Document content;
      frame::PagedDocument document;
      fill.time([&] { content = fill::fill(*job.prepared, job.fill, sink); });
      layout.time([&] { document = layout::layout_document(content, library->fonts, sink); });
      pdf.time([&] { bytes = pdf::write(document, *library->programs, {}).value().size(); });
      pages = document.pages.size();
    }
  }
  if (sink.has_errors() || jobs.empty()) return 1;
  std::printf("%zu documents, the last of %zu pages and %zu bytes; CPU ms, median of %d\n", jobs.size(), pages, bytes,
              repeats);
  for (auto const* stage : {&load, &fill, &layout, &pdf}) stage->print();
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  std::string const project = count > 1 ? arguments[1] : LIVRET_LIBRARY_FOLDER "/examples/note-2023";
  int const repeats = count > 2 ? std::max(1, std::atoi(arguments[2])) : 20;
  livret::bench::time_paragraphs();
  livret::bench::time_pages();
  bool const are_charts_fast = livret::bench::time_charts();
  if (time_stages(project, repeats) == 0) return are_charts_fast ? 0 : 1;
  std::fputs("livret_bench: the project has errors; see livret check\n", stderr);
  return 1;
}
