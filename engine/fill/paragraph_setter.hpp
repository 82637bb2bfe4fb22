#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.hpp"
#include "fill/plan.hpp"
#include "fill/scope.hpp"
#include "locale/typography.hpp"

namespace livret::fill {

/// Gives the number of a called note, or none where there is no such note (reported).
using FindNote = std::function<content::NoteId(CallPiece const& call)>;

/// Evaluates the pieces of a paragraph and corrects its typography over all of them at once: a space before a colon is
/// right whether or not a bold word or the call of a note stands before it.
class ParagraphSetter {
 public:
  ParagraphSetter(locale::Profile const& profile, Bindings& bindings, FindNote find_note, diag::Sink& sink)
      : profile_(profile), bindings_(bindings), find_note_(std::move(find_note)), sink_(sink) {}

  content::Paragraph set(PlannedParagraph const& paragraph);
  /// `before`, the paragraph's inlines, and `sentence`, set as one text. A full stop is put before the sentence where
  /// it lacks.
  content::Paragraph set_between(std::string const& before, PlannedParagraph const& paragraph,
                                 std::string const& sentence);
  /// A text that is no Markdown, in the style of an empty paragraph.
  content::Paragraph set_plain(std::string const& text, PlannedParagraph const& style, diag::Span where);

  std::string evaluate(expr::Template const& text, diag::Span where);

 private:
  /// A part of the paragraph's text in one style, or something that is no text and has the text `\n`.
  struct Stretch {
    std::string text;
    RunStyles const* styles = nullptr;
    std::string link;
    bool is_protected = false;
    bool is_literal = false;
    diag::Span where;
    content::Decoration decoration = content::Decoration::None;
    std::optional<content::Inline> object;
  };

  void add_piece(Piece const& piece, std::vector<Stretch>& stretches);
  void add_text(std::string text, RunStyles const& styles, diag::Span where, std::vector<Stretch>& stretches);
  content::Paragraph correct(std::vector<Stretch> const& stretches, PlannedParagraph const& paragraph);
  /// Where a link leads; an address that is no link's is reported, and gives the empty one.
  std::string address(expr::Template const& link, diag::Span where);
  void report(locale::Remark const& remark, std::string_view text, std::vector<Stretch> const& stretches);

  locale::Profile const& profile_;
  Bindings& bindings_;
  FindNote find_note_;
  diag::Sink& sink_;
};

}  // namespace livret::fill
