// livret_breaks FAMILY SIZE TOLERANCE EMERGENCYSTRETCH FILE MEASURE...: sets each line of FILE, a paragraph, to each
// measure with plain TeX's rules: no limit of hyphens in a row, no demerits of a short last line, neither protrusion
// nor expansion. Lengths are in TeX's scaled points, which stand for units of base::Length. A line of output for each
// paragraph and measure: number, measure, demerits, `overfull` or `-`, then the lines, each behind its badness, parted
// by tabulators. tests/tex/compare runs it.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "text/paragraph.hpp"

namespace {

using namespace livret;

text::BreakParameters plain_parameters(int tolerance, base::Length emergency_stretch) {
  text::BreakParameters parameters;
  parameters.tolerance = tolerance;
  parameters.emergency_stretch = emergency_stretch;
  parameters.short_last_line_demerits = 0;
  parameters.max_consecutive_hyphens = 5;
  parameters.protrusion = false;
  parameters.avoid_rivers = false;
  return parameters;
}

bool is_overfull(text::BrokenParagraph const& paragraph) {
  for (auto const& line : paragraph.lines)
    if (line.overfull) return true;
  return false;
}

void print_lines(text::BrokenParagraph const& paragraph) {
  for (auto const& line : paragraph.lines) {
    std::printf("\t[%d] ", line.badness);
    for (auto const& placed : line.runs) {
      auto const& text = placed.run->text;
      std::fputs(text == "\u00AD" ? "-" : text.c_str(), stdout);
    }
  }
  std::putchar('\n');
}

struct Request {
  text::TextStyle style;
  text::BreakParameters parameters;
  std::string file;
  std::vector<std::int64_t> measures;
};

int set_paragraphs(text::FontBook const& fonts, Request const& request, diag::Sink& sink) {
  std::ifstream file(request.file);
  std::string paragraph;
  for (int number = 0; std::getline(file, paragraph); ++number) {
    text::Piece const pieces[] = {text::Span{paragraph, request.style, 0, {}}};
    for (auto const measure : request.measures) {
      auto const width = [measure](std::size_t) { return base::Length::from_units(measure); };
      auto const broken = text::break_paragraph(fonts, pieces, width, request.parameters, sink);
      std::printf("%d\t%lld\t%.0f\t%s", number, static_cast<long long>(measure), broken.demerits,
                  is_overfull(broken) ? "overfull" : "-");
      print_lines(broken);
    }
  }
  return file.eof() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 7) return 2;
  diag::SourceMap sources;
  diag::Sink sink;
  text::FontBook fonts;
  fonts.add_folder(LIVRET_LIBRARY_FOLDER "/fonts", sources, sink);
  Request request;
  request.style.face = fonts.find({arguments[1], 400, text::Slant::Upright}, {}, sink);
  if (sink.has_errors()) return 2;
  request.style.size = base::Length::from_units(std::atoll(arguments[2]));
  request.parameters = plain_parameters(std::atoi(arguments[3]), base::Length::from_units(std::atoll(arguments[4])));
  request.file = arguments[5];
  for (int i = 6; i < count; ++i) request.measures.push_back(std::atoll(arguments[i]));
  return set_paragraphs(fonts, request, sink);
}
