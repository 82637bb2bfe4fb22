#include "bench/paragraphs.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "bench/clock.hpp"
#include "diag/source_map.hpp"
#include "text/paragraph.hpp"

namespace livret::bench {

namespace {

constexpr int cold_rounds = 30;
constexpr int warm_rounds = 60;
constexpr int paragraphs_a_round = 100;

constexpr char const* words =
    "Dans chaque territoire, des élus, des associations et des entreprises apprennent à travailler ensemble sur des "
    "questions qu’aucun d’entre eux ne saurait résoudre seul : la mobilité des jeunes, la transmission des ateliers, "
    "l’accès aux soins. Cette coopération demande des compétences que l’on nomme rarement, parce qu’elles s’exercent à "
    "la frontière des métiers, dans la patience des rencontres, et que leurs effets se mesurent longtemps après.";

/// A book of fonts whose words are not shaped yet, with what a paragraph needs.
struct Setting {
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  text::BreakParameters parameters;
  std::vector<text::Piece> pieces;

  /// `pretolerance`: the paragraph is set without hyphenation at 100; at 0 the pass with it follows.
  explicit Setting(int pretolerance) {
    fonts.add_folder(LIVRET_LIBRARY_FOLDER "/fonts", sources, sink);
    text::TextStyle style;
    style.face = fonts.find({"Vollkorn", 400, text::Slant::Upright}, {}, sink);
    style.size = base::Length::from_pt(10);
    pieces.emplace_back(text::Span{words, style, 0, {}});
    parameters.expansion = 20;
    parameters.pretolerance = pretolerance;
  }

  void set_paragraph() {
    auto const measure = [](std::size_t) { return base::Length::from_mm(128); };
    text::break_paragraph(fonts, pieces, measure, parameters, sink);
  }
};

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

void print(char const* passes, char const* cache, double microseconds) {
  std::printf("paragraph of 65 words, 128 mm, %s, %s: %8.1f us, %8.0f a second\n", passes, cache, microseconds,
              1e6 / microseconds);
}

void time_passes(char const* passes, int pretolerance) {
  std::vector<double> cold;
  for (int i = 0; i < cold_rounds; ++i) {
    Setting setting(pretolerance);
    double const start = cpu_milliseconds();
    setting.set_paragraph();
    cold.push_back((cpu_milliseconds() - start) * 1e3);
  }
  std::vector<double> warm;
  Setting setting(pretolerance);
  for (int i = 0; i < warm_rounds; ++i) {
    double const start = cpu_milliseconds();
    for (int k = 0; k < paragraphs_a_round; ++k) setting.set_paragraph();
    warm.push_back((cpu_milliseconds() - start) * 1e3 / paragraphs_a_round);
  }
  print(passes, "cold", median(cold));
  print(passes, "warm", median(warm));
}

}  // namespace

void time_paragraphs() {
  time_passes("one pass  ", 100);
  time_passes("two passes", 0);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak memory %.1f MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
}

}  // namespace livret::bench
