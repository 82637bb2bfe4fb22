#include "cli/typesetting_report.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace livret::cli {

namespace {

using layout::ParagraphReport;

constexpr std::size_t most_listed = 20;  // paragraphs, where not all are asked for

std::string place_of(diag::Span where, diag::SourceMap const& sources) {
  if (where.source.is_none()) return "-";
  return fmt::format("{}:{}", sources.name(where.source), sources.position(where.source, where.begin).line);
}

std::string plural(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string pages_of(layout::Report const& report) {
  std::string text = "  pages     filled  break cost\n";
  for (layout::PageReport const& page : report.pages)
    text += fmt::format("  {:<8} {:>6.0f}%  {:>10}\n", page.label, page.filled * 100, page.break_cost);
  return text;
}

std::string sections_of(layout::Report const& report) {
  std::string text = "  sections  page   pages  lines   over\n";
  for (layout::SectionReport const& section : report.sections) {
    auto const label =
        section.first_page < report.pages.size() ? report.pages[section.first_page].label : std::string("-");
    text +=
        fmt::format("            {:<5} {:>6.2f} {:>6} {:>6}  {}{}\n", label, section.pages, section.lines,
                    section.lines_over == 0 ? "" : fmt::to_string(section.lines_over), section.level > 1 ? "  " : "",
                    section.title.empty() ? "before the first heading" : section.title);
  }
  return text;
}

/// Overfull ones come first, then by badness, by rivers, by demerits; what is equal stays in reading order.
std::vector<ParagraphReport> worst_first(std::vector<ParagraphReport> paragraphs) {
  auto const is_worse = [](ParagraphReport const& a, ParagraphReport const& b) {
    if (a.overfull != b.overfull) return a.overfull;
    if (a.worst_badness != b.worst_badness) return a.worst_badness > b.worst_badness;
    if (a.rivers != b.rivers) return a.rivers > b.rivers;
    return a.demerits > b.demerits;
  };
  std::stable_sort(paragraphs.begin(), paragraphs.end(), is_worse);
  return paragraphs;
}

/// Without the minus of what rounds to nothing.
std::string ratio(double value) { return fmt::format("{:.2f}", std::abs(value) < 0.005 ? 0.0 : value); }

std::string line_of(ParagraphReport const& paragraph, layout::Report const& report, diag::SourceMap const& sources) {
  auto const label = paragraph.page < report.pages.size() ? report.pages[paragraph.page].label : std::string("-");
  return fmt::format("  {:>7} {:>7} {:>8} {:>6} {:>8} {:>7} {:>9.1f} {:>9.0f}  {:<5} {}{}\n", paragraph.worst_badness,
                     ratio(paragraph.loosest), ratio(paragraph.tightest), paragraph.lines, paragraph.hyphens,
                     paragraph.rivers, paragraph.expansion / 10.0, paragraph.demerits, label,
                     place_of(paragraph.where, sources), paragraph.overfull ? "  overfull" : "");
}

std::string paragraphs_of(layout::Report const& report, diag::SourceMap const& sources, ReportExtent extent) {
  auto const paragraphs = worst_first(report.paragraphs);
  std::size_t const count = extent == ReportExtent::All ? paragraphs.size() : std::min(paragraphs.size(), most_listed);
  std::string text = fmt::format("  paragraphs, the worst first{}\n",
                                 count < paragraphs.size() ? fmt::format(" ({} of {})", count, paragraphs.size()) : "");
  text += "  badness loosest tightest lines  hyphens  rivers expand. %  demerits  page  place\n";
  for (std::size_t i = 0; i < count; ++i) text += line_of(paragraphs[i], report, sources);
  return text;
}

}  // namespace

std::string print_report(std::string_view document, layout::Report const& report, diag::SourceMap const& sources,
                         ReportExtent extent) {
  std::string text = fmt::format("\n{}: {}, {}, {}\n", document, plural(report.pages.size(), "page"),
                                 plural(report.paragraphs.size(), "paragraph"),
                                 report.passes == 1 ? "1 pass" : fmt::format("{} passes", report.passes));
  for (layout::LeftOutReport const& block : report.dropped)
    text += fmt::format("  left out: `optional: {}` at {}\n", block.number, place_of(block.where, sources));
  return text + pages_of(report) + sections_of(report) + paragraphs_of(report, sources, extent);
}

}  // namespace livret::cli
