#include "fill/text_planner.hpp"

#include <algorithm>

#include "fill/markdown_planner.hpp"

namespace livret::fill {

namespace {

void check_disclosure(spec::SourceText const& text, std::optional<diag::Span> const& shown_at, diag::Sink& sink) {
  if (!shown_at || says_fictional(text.text)) return;
  sink.error(*shown_at, "a made-up value stands in a text that does not say so",
             "add `(données fictives)` to the text");
}

}  // namespace

bool says_fictional(std::string_view text) {
  std::string words;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const opening = std::min(text.find("{{", begin), text.size());
    words += text.substr(begin, opening - begin);
    auto const closing = text.find("}}", opening);
    begin = closing == std::string_view::npos ? text.size() : closing + 2;
  }
  auto const has = [&](char const* word) { return words.find(word) != std::string::npos; };
  return has("ictif") || has("ictive") || has("ictional") || has("made-up") || has("made up") || has("nvented");
}

TextBlocks TextPlanner::blocks(spec::SourceText const& text, Scope const& scope,
                               std::optional<spec::Declarations> const& style, bool follows_paragraph,
                               Disclosure disclosure) {
  MarkdownPlanner planner(text, scope, planning_);
  auto blocks = planner.blocks(style, follows_paragraph);
  note_fictional(text, planner.fictional_at(), disclosure);
  return blocks;
}

PlannedParagraph TextPlanner::paragraph(spec::SourceText const& text, Scope const& scope,
                                        spec::Declarations const& style, Disclosure disclosure) {
  MarkdownPlanner planner(text, scope, planning_);
  auto paragraph = planner.paragraph(style, Counters::None);
  note_fictional(text, planner.fictional_at(), disclosure);
  return paragraph;
}

void TextPlanner::note_fictional(spec::SourceText const& text, std::optional<diag::Span> const& shown_at,
                                 Disclosure disclosure) {
  if (disclosure == Disclosure::InText) check_disclosure(text, shown_at, planning_.sink);
  if (shown_at) found_fictional_ = true;
}

PlannedParagraph TextPlanner::running(spec::SourceText const& text, Scope const& scope,
                                      spec::Declarations const& style) {
  MarkdownPlanner planner(text, scope, planning_);
  auto paragraph = planner.paragraph(style, Counters::Braced);
  check_disclosure(text, planner.fictional_at(), planning_.sink);
  return paragraph;
}

PlannedParagraph TextPlanner::empty(spec::Declarations const& style) {
  PlannedParagraph paragraph;
  paragraph.style = planning_.styles.paragraph(style);
  paragraph.runs = planning_.styles.runs(style, {});
  paragraph.typography = planning_.styles.typography(style);
  return paragraph;
}

std::optional<expr::Template> TextPlanner::plain(spec::SourceText const& text, Scope const& scope) {
  auto const locate = [&](std::size_t begin, std::size_t end) { return text.locate(begin, end); };
  return expr::parse_template(text.text, scope.names(), locate, planning_.sink);
}

std::optional<expr::Expression> TextPlanner::expression(spec::SourceText const& text, Scope const& scope) {
  auto const locate = [&](std::size_t begin, std::size_t end) { return text.locate(begin, end); };
  return expr::parse(text.text, scope.names(), locate, planning_.sink);
}

}  // namespace livret::fill
