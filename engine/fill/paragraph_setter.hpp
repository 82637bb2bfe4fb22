#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.hpp"
#include "fill/bibliography.hpp"
#include "fill/glossary.hpp"
#include "fill/labels.hpp"
#include "fill/plan.hpp"
#include "fill/scope.hpp"
#include "fill/word_finder.hpp"
#include "fill/words.hpp"
#include "locale/typography.hpp"

namespace livret::fill {

/// Gives the number of a called note, or none where there is no such note (reported).
using FindNote = std::function<content::NoteId(CallPiece const& call)>;

/// Words of another language, and which one.
struct ForeignWords {
  std::string language;
  WordFinder words;
};

/// Evaluates the pieces of a paragraph and corrects its typography over all of them at once: a space before a colon is
/// right whether or not a bold word or the call of a note stands before it. Words references and citations, and marks
/// terms of the glossary at their first use and words of other languages.
class ParagraphSetter {
 public:
  /// What is there in one document, all of which outlives it.
  struct Surroundings {
    locale::Profile const& profile;
    Words const& words;
    std::vector<ForeignWords> const& foreign;
    Bindings& bindings;
    Labels& labels;
    Glossary& glossary;
    Bibliography& bibliography;
    FindNote find_note;
  };
  ParagraphSetter(Surroundings around, diag::Sink& sink) : around_(std::move(around)), sink_(sink) {}

  content::Paragraph set(PlannedParagraph const& paragraph);
  /// `before`, the paragraph's inlines, and `sentence`, set as one text. A full stop is put before the sentence where
  /// it lacks.
  content::Paragraph set_between(std::string const& before, PlannedParagraph const& paragraph,
                                 std::string const& sentence);
  /// A text that is no Markdown, in the style of an empty paragraph.
  content::Paragraph set_plain(std::string const& text, PlannedParagraph const& style, diag::Span where);

  std::string evaluate(expr::Template const& text, diag::Span where);
  /// A text for places that have no styles: alternative texts.
  std::string plain(expr::Template const& text, diag::Span where);

 private:
  /// A part of the paragraph's text in one style, or something that is no text and has the text `\n`.
  struct Stretch {
    std::string text;
    RunStyles const* styles = nullptr;
    std::string link;
    std::optional<content::LabelId> target;
    RunStyles const* as_term = nullptr;
    bool is_protected = false;
    bool is_literal = false;
    diag::Span where;
    content::Decoration decoration = content::Decoration::None;
    std::optional<content::Inline> object;
  };

  void add_piece(Piece const& piece, std::vector<Stretch>& stretches);
  void add_reference(ReferencePiece const& reference, std::vector<Stretch>& stretches);
  void add_citation(CitationPiece const& citation, std::vector<Stretch>& stretches);
  void add_object(content::Inline object, std::string text, std::vector<Stretch>& stretches);
  void add_text(std::string text, RunStyles const& styles, diag::Span where, std::vector<Stretch>& stretches);
  content::Paragraph correct(std::vector<Stretch> const& stretches, PlannedParagraph const& paragraph);
  /// Where a link leads; an address that is no link's is reported, and gives the empty one.
  std::string address(expr::Template const& link, diag::Span where);
  /// Marks what stands in the runs of one stretch, those from `first` on.
  void mark_terms(Stretch const& stretch, std::size_t first, std::vector<content::Inline>& inlines);
  void mark_languages(std::size_t first, std::vector<content::Inline>& inlines) const;
  void report(locale::Remark const& remark, std::string_view text, std::vector<Stretch> const& stretches);

  Surroundings around_;
  diag::Sink& sink_;
};

}  // namespace livret::fill
