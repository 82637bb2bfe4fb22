#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/markdown.hpp"
#include "fill/plan.hpp"
#include "fill/planning.hpp"
#include "fill/scope.hpp"

namespace livret::fill {

/// Where it is said that values are made up: in the text that shows them, or in the source line of what the text
/// belongs to.
enum class Disclosure { InText, InSource };

/// Whether a text tells its reader, outside its expressions, that values are made up.
bool says_fictional(std::string_view text);

/// Parses an author's texts, finds their styles and checks their expressions.
class TextPlanner {
 public:
  explicit TextPlanner(Planning& planning) : planning_(planning) {}

  /// A Markdown text of any blocks. Without `style` its paragraphs have the styles `paragraph` and `paragraph-next`,
  /// the latter from the start where `follows_paragraph`.
  TextBlocks blocks(spec::SourceText const& text, Scope const& scope, std::optional<spec::Declarations> const& style,
                    bool follows_paragraph = false, Disclosure disclosure = Disclosure::InText);
  /// A text of one paragraph, of which only the inlines are Markdown: `1. Titre` is no list.
  PlannedParagraph paragraph(spec::SourceText const& text, Scope const& scope, spec::Declarations const& style,
                             Disclosure disclosure = Disclosure::InText);
  /// As `paragraph`, with `{fill}`, `{page}`, `{pages}` and `{heading}`.
  PlannedParagraph running(spec::SourceText const& text, Scope const& scope, spec::Declarations const& style);
  /// A paragraph without words, for its style.
  PlannedParagraph empty(spec::Declarations const& style);
  /// A text without markup.
  std::optional<expr::Template> plain(spec::SourceText const& text, Scope const& scope);
  std::optional<expr::Expression> expression(spec::SourceText const& text, Scope const& scope);

  /// Whether a text read since the last call shows made-up values.
  bool take_fictional() { return std::exchange(found_fictional_, false); }

 private:
  void note_fictional(spec::SourceText const& text, std::optional<diag::Span> const& shown_at, Disclosure disclosure);

  Planning& planning_;
  bool found_fictional_ = false;
};

}  // namespace livret::fill
