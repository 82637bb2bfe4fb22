#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "content/markdown.hpp"
#include "fill/plan.hpp"
#include "fill/planning.hpp"
#include "fill/scope.hpp"

namespace livret::fill {

enum class Counters { None, Braced };  ///< whether `{page}`, `{heading}` and `{fill}` mean something

/// Parses one text and makes planned blocks of it.
class MarkdownPlanner {
 public:
  MarkdownPlanner(spec::SourceText const& text, Scope const& scope, Planning& planning)
      : text_(text), scope_(scope), planning_(planning), styles_(planning.styles), sink_(planning.sink) {}

  TextBlocks blocks(std::optional<spec::Declarations> const& style, bool follows_paragraph);
  PlannedParagraph paragraph(spec::Declarations const& style, Counters counters);

  /// Where the first expression stands that reads made-up values; nothing where there is none.
  std::optional<diag::Span> const& fictional_at() const { return fictional_at_; }

 private:
  using Inlines = std::vector<std::string>;  ///< names of inline styles, outer first
  struct Run {
    Inlines inlines;
    std::optional<expr::Template> link;
    std::optional<spec::Name> target;
    bool verbatim = false;
    content::Decoration decoration = content::Decoration::None;
  };
  /// Whether terms of the glossary are looked for: in running text, not in titles, tables or texts of a style of their
  /// own.
  enum class Terms { Ignored, Called };

  content::Markdown parse(std::string const& text);
  content::Locate locate_after(std::size_t prefix) const;

  TextBlock block(content::MdBlock const& block);
  TextHeading heading(content::MdHeading const& heading, diag::Span where);
  TextList list(content::MdList const& list);
  TextQuote quote(content::MdQuote const& quote);
  std::shared_ptr<PlannedTable const> table(content::MdTable const& table);
  TextBlocks nested(content::MdBlocks const& blocks, spec::Declarations const& style);

  PlannedParagraph set(content::MdInlines const& inlines, spec::Declarations const& style, diag::Span where,
                       Terms terms = Terms::Ignored);
  void add(content::MdInlines const& inlines, Run const& run, PlannedParagraph& into);
  void add_inline(content::MdInline const& part, Run const& run, PlannedParagraph& into);
  void add_link(content::MdLink const& link, diag::Span where, Run const& run, PlannedParagraph& into);
  void add_reference(content::MdLink const& link, diag::Span where, Run const& run, PlannedParagraph& into);
  void add_citation(content::MdCitation const& citation, diag::Span where, Run const& run, PlannedParagraph& into);
  void add_text(std::string const& text, std::size_t begin, Run const& run, PlannedParagraph& into);
  /// Warns of `@key` where the bibliography has the key and no brackets make a citation of it.
  void report_unread_citations(std::string_view text, std::size_t begin);
  void add_literal(std::string const& text, std::size_t begin, Run const& run, PlannedParagraph& into);
  void push(expr::Template::Part part, diag::Span where, Run const& run, PlannedParagraph& into);
  RunStyles const& runs_of(Inlines const& inlines);
  std::shared_ptr<RunStyles const> term_styles_of(Run const& run);

  spec::SourceText const& text_;
  Scope const& scope_;
  Planning& planning_;
  Styles& styles_;
  diag::Sink& sink_;
  std::size_t prefix_ = 0;  ///< bytes that were put before the author's text
  Counters counters_ = Counters::None;
  std::optional<spec::Declarations> style_;  ///< of all paragraphs, where the author named one
  Terms running_text_ = Terms::Ignored;      ///< of paragraphs and lists
  bool after_paragraph_ = false;
  spec::Declarations const* paragraph_style_ = nullptr;
  Terms terms_ = Terms::Ignored;       ///< of the paragraph that is being set
  std::map<Inlines, RunStyles> runs_;  ///< of `paragraph_style_`
  std::map<Inlines, std::shared_ptr<RunStyles const>> term_styles_;
  std::map<std::string, std::shared_ptr<PlannedParagraph const>> definitions_;
  std::optional<diag::Span> fictional_at_;
};

}  // namespace livret::fill
