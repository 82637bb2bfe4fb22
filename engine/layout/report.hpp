#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diag/source_map.hpp"

namespace livret::layout {

/// How well a paragraph is set.
struct ParagraphReport {
  diag::Span where;
  std::size_t page = 0;  ///< index of the page of its first line
  std::size_t lines = 0;
  std::size_t hyphens = 0;  ///< lines that end in one
  int worst_badness = 0;    ///< TeX's, 0 to 10000, of its justified lines
  double loosest = 0;       ///< largest glue set ratio of its justified lines
  double tightest = 0;      ///< smallest
  int expansion = 0;        ///< largest in amount of its lines, in thousandths
  int rivers = 0;
  bool overfull = false;
  double demerits = 0;
};

/// How a page is filled.
struct PageReport {
  std::string label;
  double filled = 0;   ///< part of the column's height that holds something, 0 to 1
  int break_cost = 0;  ///< of the break that ends it
};

/// What a section of the first two levels takes, without the sections in it.
struct SectionReport {
  int level = 1;
  std::string title;  ///< empty: what stands before the first heading
  diag::Span where;
  std::size_t first_page = 0;  ///< index
  double pages = 0;            ///< its height in pages
  std::size_t lines = 0;       ///< its height in lines of text, rounded up
  std::size_t lines_over = 0;  ///< the same of what stands on pages beyond the budget
};

/// An optional block that was left out, with its number.
struct LeftOutReport {
  int number = 0;
  diag::Span where;
};

/// How a document is set: for authors who polish one.
struct Report {
  std::vector<ParagraphReport> paragraphs;  ///< in reading order
  std::vector<PageReport> pages;
  std::vector<SectionReport> sections;
  std::size_t passes = 1;              ///< until page numbers settled
  std::vector<LeftOutReport> dropped;  ///< in document order
};

}  // namespace livret::layout
