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
};

/// What is peculiar to a kind of page; what is empty is as the page says.
struct Master {
  std::optional<base::Insets> margin;
  Blocks header;
  std::optional<base::Length> header_top;
  Blocks footer;
  std::optional<base::Length> footer_top;
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
};

/// A kind of document: pages, named rows, notes and blocks, with what it takes over from the layouts that it extends.
struct Layout {
  std::string name;
  std::string title;
  std::optional<int> pages;
  diag::Span pages_where;
  Page page;
  std::optional<Master> first;  ///< of page 1, where it differs
  Master rest;
  std::vector<yaml::Node const*> styles;         ///< mappings, each laid over those before it
  std::vector<std::pair<Name, RowSource>> lets;  ///< the only row that fulfils a condition, by name
  std::optional<Notes> notes;
  Blocks blocks;
  std::vector<TreePtr> trees;
  diag::Span where;
};
using LayoutPtr = std::shared_ptr<Layout const>;

}  // namespace livret::spec
