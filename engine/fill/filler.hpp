#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "fill/paragraph_setter.hpp"
#include "fill/prepared.hpp"

namespace livret::fill {

/// Fills one job: walks the plan, with the variables that repeats bind, and numbers notes in the order of their first
/// calls.
class Filler {
 public:
  Filler(Prepared::Plan const& plan, Job const& job, diag::Sink& sink);

  content::Document run();

 private:
  content::Blocks fill(PlannedBlocks const& blocks);
  void fill_block(PlannedBlock const& block, content::Blocks& into);
  void fill_kind(PlannedBlock const& block, content::Blocks& into);
  content::Blocks fill(TextBlocks const& blocks);
  content::List fill(TextList const& list);
  content::Heading fill(PlannedHeading const& heading);
  content::Columns fill(PlannedColumns const& columns);
  std::optional<content::Figure> fill(PlannedFigure const& figure);
  std::optional<content::Figure> fill(PlannedQr const& plan, diag::Span where);
  content::Table fill(PlannedTable const& table);
  content::PageMaster fill(PlannedMaster const& master);

  content::Paragraph caption(PlannedParagraph const& paragraph);
  content::Blocks notes_below(PlannedWords const& words, bool is_fictional, diag::Span where);
  std::optional<content::Paragraph> title_and_subtitle(PlannedWords const& words);
  /// A name for an attached file that no other of this document has.
  std::string file_name(std::string const& base);
  transform::Context context() const;

  content::NoteId find_note(CallPiece const& call);
  content::NoteId find_defined_note(CallPiece const& call);
  content::NoteId add_note(std::string const& key, PlannedParagraph const& text, diag::Span where);
  void list_notes();
  content::Document document();

  Prepared::Plan const& plan_;
  diag::Sink& sink_;
  Bindings bindings_;
  ParagraphSetter setter_;
  expr::ObjectPtr params_;
  std::vector<content::Note> notes_;
  std::map<std::string, content::NoteId, std::less<>> note_ids_;
  std::map<std::pair<PlannedParagraph const*, std::string>, content::NoteId> defined_ids_;  ///< by wording
  std::map<std::string, std::size_t, std::less<>> note_rows_;  ///< of the layout's notes, by label
  std::set<std::string> file_names_;
};

}  // namespace livret::fill
