#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/model.hpp"
#include "table/table.hpp"

namespace livret::chart {

/// How values of a field are told.
enum class Measure { Number, Time, Category };

/// A field that a mark shows. Texts are as the author gave them.
struct ShownField {
  std::string channel;     ///< Vega-Lite's name, or that of a mark of the genre
  std::string column;      ///< in the mark's table, which has it
  std::string end_column;  ///< where bins end; empty: no bins
  std::string member;      ///< of the objects in the column; empty: what is in the column itself
  std::string title;
  std::string format;  ///< of its axis, legend or text; empty: none
  Measure measure = Measure::Category;
  std::vector<std::string> order;  ///< of its categories, where the spec or the schema says so
  diag::Span span;
};

/// A mark with the rows that it is made of, those that it cannot place included.
struct ShownMark {
  std::string kind;  ///< Vega-Lite's or the genre's name of it
  std::string title;
  enum class Stack { None, Zero, Normalize } stack = Stack::None;
  bool is_constant = false;   ///< it shows no field
  bool is_composite = false;  ///< as the author wrote it, not what it comes to
  std::vector<ShownField> fields;
  table::TablePtr table;
  table::TablePtr source;  ///< that `table` was made from, as it was loaded
  plot::MarkPlan const* plan = nullptr;
  yaml::Node const* node = nullptr;  ///< the unit, in the spec that is written out; null of composite marks

  ShownField const* find(std::string_view channel) const;
};

/// A plot with its marks, repeated for each value of `facets`.
struct ShownView {
  std::string title;
  std::vector<ShownField> facets;
  std::vector<ShownMark> marks;
};

/// The plots of a chart in the order of the spec. A composite mark is one mark, with the channels that the author gave
/// it. What the spec says wrongly has been reported before, and is left out.
std::vector<ShownView> shown_views(Ready const& ready, yaml::Node const& spec, locale::Locale const& locale);

}  // namespace livret::chart
