#pragma once

#include <map>
#include <string>
#include <vector>

#include "chart/chart.hpp"
#include "fill/chart_store.hpp"
#include "fill/fill.hpp"
#include "fill/paragraph_setter.hpp"
#include "fill/plan.hpp"
#include "fill/scope.hpp"
#include "fill/words.hpp"
#include "locale/typography.hpp"

namespace livret::fill {

/// What a Prepared holds.
struct Prepared::Plan {
  spec::Document document;
  spec::TreePtr project_tree;  ///< templates of `document` point into it
  frame::Metadata metadata;
  locale::Locale const* locale = nullptr;
  locale::Profile profile;
  Words words;
  table::Tables const* tables = nullptr;
  text::FontBook* fonts = nullptr;
  chart::Config chart;
  chart::Files files;  ///< that charts may name
  ChartStore charts;

  std::map<std::string, expr::Value, std::less<>> table_rows;  ///< of the tables that `data('name')` names
  std::vector<std::pair<std::string, expr::Value>> constants;  ///< `project`, `params`, `document`, named rows
  std::optional<PlannedRepeat> repeat;
  std::optional<expr::Expression> when;
  std::optional<expr::Template> output, title, subject;
  std::vector<PlannedLet> lets;  ///< named rows that differ between jobs
  PlannedNotes notes;
  std::vector<content::Label> labels;  ///< of the layout's ids
  std::optional<PlannedTerms> glossary;
  std::optional<PlannedReferences> references;
  std::vector<ForeignWords> foreign;
  PlannedMaster first, rest;
  std::vector<PlannedMaster> masters;
  PlannedBlocks blocks;
  content::NoteStyle note_style;
};

/// The variables of a job, the document's row and named rows among them. Rows that are missing or several are reported.
Bindings bindings_of(Prepared::Plan const& plan, Job const& job, diag::Sink& sink);

/// The only row that fulfils the condition; none or several are reported, and give a missing value.
expr::Value only_row(PlannedLet const& let, Bindings& bindings, diag::Sink& sink);

/// Indices of the rows for which the condition holds, in order.
std::vector<std::size_t> rows_where(PlannedRows const& rows, Bindings& bindings);

}  // namespace livret::fill
