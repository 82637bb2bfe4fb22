#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "content/document.hpp"
#include "fill/bibliography.hpp"
#include "fill/glossary.hpp"
#include "fill/labels.hpp"
#include "fill/paragraph_setter.hpp"
#include "fill/prepared.hpp"

namespace livret::fill {

/// Fills one job: walks the plan, with the variables that repeats bind, and numbers notes in the order of their first
/// calls. Lists of what the whole document holds (contents, glossary, bibliography) are filled behind the walk.
class Filler {
 public:
  Filler(Prepared::Plan const& plan, Job const& job, diag::Sink& sink);

  content::Document run();

 private:
  /// A list whose place in the document is held by an empty block.
  struct Deferred {
    std::variant<PlannedContents const*, PlannedGlossary const*, PlannedBibliography const*> plan;
    std::optional<content::LabelId> own_heading;  ///< of the heading right before it, which it does not list
  };

  content::Blocks fill(PlannedBlocks const& blocks);
  void fill_block(PlannedBlock const& block, content::Blocks& into);
  void fill_kind(PlannedBlock const& block, std::optional<content::LabelId> label, content::Blocks& into);
  content::Blocks fill(TextBlocks const& blocks);
  content::Block fill(TextBlock const& block);
  content::List fill(TextList const& list);
  content::Heading fill(PlannedHeading const& heading, PlannedLabel const* label, content::LabelId id);
  content::Heading fill(TextHeading const& heading, content::LabelId id);
  content::Columns fill(PlannedColumns const& columns);
  content::PageMaster fill(PlannedMaster const& master);

  // Figures and tables; `label` is null where they have no title.
  std::optional<content::Figure> fill(PlannedFigure const& figure, PlannedLabel const* label, content::LabelId id);
  std::optional<chart::Chart> read_chart(PlannedFigure const& plan);
  content::Figure fill(PlannedImage const& image, PlannedLabel const* label, content::LabelId id, diag::Span where);
  std::optional<content::Figure> fill(PlannedQr const& plan, diag::Span where);
  content::Table fill(PlannedTable const& table, PlannedLabel const* label, content::LabelId id);
  content::Paragraph caption(PlannedParagraph const& paragraph, PlannedLabel const* label, content::LabelId id);
  content::Blocks notes_below(PlannedWords const& words, bool is_fictional, diag::Span where);
  std::optional<content::Paragraph> title_and_subtitle(PlannedWords const& words, PlannedLabel const* label,
                                                       content::LabelId id);
  /// `Figure 3 – ` before a title, `2.1` before a heading.
  void put_number(PlannedLabel const& label, content::LabelId id, content::Paragraph& title) const;
  /// A name for an attached file that no other of this document has.
  std::string file_name(std::string const& base);
  transform::Context context() const;

  // Lists
  void defer(Deferred deferred, std::optional<content::LabelId> label, diag::Span where, content::Blocks& into);
  void fill_deferred(content::Blocks& blocks);
  content::Contents fill(PlannedContents const& plan, std::optional<content::LabelId> own_heading,
                         content::Blocks const& blocks);
  content::List fill(PlannedGlossary const& plan);
  content::List fill(PlannedDefinitions const& plan, diag::Span where);
  content::List fill(PlannedBibliography const& plan);

  content::NoteId find_note(CallPiece const& call);
  content::NoteId find_defined_note(CallPiece const& call);
  content::NoteId add_note(std::string const& key, PlannedParagraph const& text, diag::Span where);
  void list_notes();
  content::Document document();
  void check_bibliography();

  Prepared::Plan const& plan_;
  diag::Sink& sink_;
  Bindings bindings_;
  Labels labels_;
  Glossary glossary_;
  Bibliography bibliography_;
  ParagraphSetter setter_;
  expr::ObjectPtr params_;
  bool is_in_cell_ = false;           ///< of a table, whose attached file holds the rows
  bool cells_are_fictional_ = false;  ///< whether charts in the cells of the table show made-up values
  std::map<content::LabelId, Deferred> deferred_;
  std::vector<content::Note> notes_;
  std::map<std::string, content::NoteId, std::less<>> note_ids_;
  std::map<std::pair<PlannedParagraph const*, std::string>, content::NoteId> defined_ids_;  ///< by wording
  std::map<std::string, std::size_t, std::less<>> note_rows_;  ///< of the layout's notes, by label
  std::set<std::string> file_names_;
};

}  // namespace livret::fill
