#include "bench/charts.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "bench/clock.hpp"
#include "canvas/canvas.hpp"
#include "chart/chart.hpp"
#include "chart/model.hpp"
#include "diag/printers.hpp"
#include "yaml/node.hpp"

namespace livret::bench {

namespace {

/// How much longer than its target a chart may take: on a busy computer, or with sanitizers.
constexpr double patience = LIVRET_BENCH_PATIENCE;
constexpr double slow_ms = 20;

struct Target {
  std::string name;
  double draw_ms = 0;
};
std::vector<Target> const targets{{"bars-24", 0.2}, {"heat-map-8-12", 0.2}, {"points-100000", 300}};

std::filesystem::path const vega = LIVRET_LIBRARY_FOLDER "/tests/vega";

std::filesystem::path spec_of(Target const& target) { return vega / "bench" / (target.name + ".yaml"); }

/// What a run of many charts has in common.
struct Run {
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  canvas::GlyphTexts glyphs;
  chart::Config config;
  table::Tables const tables;
  transform::Context data;

  Run() {
    fonts.add_folder(LIVRET_LIBRARY_FOLDER "/fonts", sources, sink);
    config.families.sans_serif = "Vollkorn";
    data.tables = &tables;
    data.locale = locale::find_locale("fr");
  }
};

struct Times {
  double read = 0, prepare = 0, draw = 0, write = 0;  ///< ms; reading prepares too

  double to_svg() const { return prepare + draw + write; }
  double from_spec() const { return read + draw + write; }
};

class TimedChart {
 public:
  TimedChart(Run& run, std::filesystem::path const& file) : run_(run) {
    auto text = base::read_file(file);
    if (!text) return;
    auto const source = run.sources.add(file.filename().string(), std::move(text).value());
    spec_ = yaml::load(run.sources, source, run.sink);
  }

  /// Medians of several rounds, without the first; nothing where the chart cannot be drawn.
  std::optional<Times> measure() {
    std::vector<Times> rounds;
    Times const first = round();
    int const count = first.to_svg() > slow_ms ? 5 : 101;
    for (int i = 0; i < count && !run_.sink.has_errors(); ++i) rounds.push_back(round());
    if (!spec_ || run_.sink.has_errors()) {
      std::fputs(diag::print_text(run_.sink.sorted(), run_.sources, diag::Colouring::Plain).c_str(), stderr);
      return std::nullopt;
    }
    return Times{median(rounds, &Times::read), median(rounds, &Times::prepare), median(rounds, &Times::draw),
                 median(rounds, &Times::write)};
  }

 private:
  static double median(std::vector<Times>& rounds, double Times::*part) {
    auto const middle = rounds.begin() + static_cast<std::ptrdiff_t>(rounds.size() / 2);
    std::nth_element(rounds.begin(), middle, rounds.end(),
                     [&](Times const& a, Times const& b) { return a.*part < b.*part; });
    return *middle.*part;
  }

  Times round() {
    Times times;
    double last = cpu_milliseconds();
    auto const lap = [&](double& part) {
      double const now = cpu_milliseconds();
      part = now - last;
      last = now;
    };
    if (!spec_) return times;
    auto const chart = chart::read_chart(*spec_, {run_.data, run_.config, run_.fonts}, run_.sink);
    lap(times.read);
    auto const ready = chart::make_ready(*spec_, run_.data, run_.config, {}, run_.sink);
    if (!chart || !ready) return times;
    last = cpu_milliseconds();
    auto const prepared = plot::prepare(ready->plan, run_.data, run_.sink);
    lap(times.prepare);
    auto const drawing = chart->draw(run_.fonts, run_.sink);
    lap(times.draw);
    auto const svg = canvas::to_svg(drawing, run_.fonts, run_.glyphs);
    lap(times.write);
    return times;
  }

  Run& run_;
  std::optional<yaml::Node> spec_;
};

/// Milliseconds by name of chart; none where node or Vega is not installed.
std::map<std::string, double> vega_times() {
  std::string command = "node '" + (vega / "bench.mjs").string() + "' --repeats 5";
  for (auto const& target : targets) command += " '" + spec_of(target).string() + "'";
  std::map<std::string, double> times;
  std::FILE* const pipe = popen((command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return times;
  std::string output;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output += static_cast<char>(c);
  pclose(pipe);
  std::istringstream lines(output);
  std::string name;
  for (double ms = 0; lines >> name >> ms;) times[name] = ms;
  return times;
}

void print(Target const& target, Times const& times, std::map<std::string, double> const& of_vega) {
  std::printf("chart %s: read %.3f ms, to SVG %.3f ms (prepare %.3f, draw %.3f, write %.3f)", target.name.c_str(),
              times.read, times.to_svg(), times.prepare, times.draw, times.write);
  if (auto const found = of_vega.find(target.name); found != of_vega.end())
    std::printf("; Vega %.1f ms, %.0f times as long", found->second, found->second / times.from_spec());
  std::printf("\n");
}

}  // namespace

bool time_charts() {
  auto const of_vega = vega_times();
  if (of_vega.empty()) std::printf("charts without Vega beside them: no node, or none of its packages in tests/vega\n");
  Run run;
  bool are_fast = true;
  for (auto const& target : targets) {
    auto const times = TimedChart(run, spec_of(target)).measure();
    if (!times) return false;
    print(target, *times, of_vega);
    bool const is_fast = times->to_svg() <= patience * target.draw_ms;
    if (!is_fast)
      std::fprintf(stderr, "chart %s takes over %.1f ms, which is %.0f times its target\n", target.name.c_str(),
                   patience * target.draw_ms, patience);
    are_fast = are_fast && is_fast;
  }
  return are_fast;
}

}  // namespace livret::bench
