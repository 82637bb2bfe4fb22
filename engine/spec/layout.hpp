#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "spec/block.hpp"

namespace livret::spec {

/// Paper and columns.
struct Page {
  base::Size size = {base::Length::from_mm(210), base::Length::from_mm(297)};
  base::Insets margin = {base::Length::from_mm(20), base::Length::from_mm(20), base::Length::from_mm(20),
                         base::Length::from_mm(20)};
  base::Length margin_column;  ///< 0: none
  base::Length margin_gap;
  base::Length baseline_grid;  ///< 0: none
  diag::Span where;
};

/// What is peculiar to a kind of page; what is empty is as the page says.
struct Master {
  std::optional<base::Insets> margin;
  std::optional<base::Length> margin_column;
  std::optional<base::Length> margin_gap;
  Blocks header;
  std::optional<base::Length> header_top;
  Blocks footer;
  std::optional<base::Length> footer_top;
  diag::Span where;
};

/// Where `[^key]` finds its note: rows of a table, each with a label and a text, or a mapping of labels to texts.
struct Notes {
  struct FromRows {
    ForEach for_each;
    SourceText label;
    SourceText text;
  };
  std::optional<FromRows> from_rows;
  std::vector<std::pair<Name, SourceText>> listed;
  content::NoteStyle::Place place = content::NoteStyle::Place::Foot;
};

/// Terms and their definitions: rows of a table. The first use of a term in the text leads to its definition.
struct Glossary {
  RowSource rows;
  Name term;
  Name definition;
};
/// Works that `[@key]` cites: rows of a table whose fields are named as CSL variables (`id author issued title
/// container-title publisher URL accessed`).
struct Bibliography {
  RowSource rows;
};
/// What counts in a series of its own.
struct Numbering {
  bool headings = false;
  bool figures = false;
  bool tables = false;
};

/// A kind of document in a theme: pages, named rows, notes and blocks, with what it takes over from the layouts that it
/// extends, and from the theme's pages.
struct Layout {
  std::string name;
  std::string title;
  std::optional<content::PageBudget> pages;
  Page page;
  std::optional<Master> first;  ///< of page 1, where it differs
  Master rest;
  std::vector<std::pair<Name, Master>> masters;  ///< that blocks ask for with `page`
  std::vector<content::PageLabels> page_labels;
  std::optional<Glossary> glossary;
  std::optional<Bibliography> bibliography;
  Numbering numbering;
  std::vector<yaml::Node const*> styles;         ///< mappings, each laid over those before it
  std::vector<std::pair<Name, RowSource>> lets;  ///< the only row that fulfils a condition, by name
  std::optional<Notes> notes;
  Blocks blocks;
  std::vector<TreePtr> trees;
  diag::Span where;
};
using LayoutPtr = std::shared_ptr<Layout const>;

}  // namespace livret::spec
