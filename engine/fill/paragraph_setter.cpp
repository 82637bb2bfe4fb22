#include "fill/paragraph_setter.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/link.hpp"
#include "fill/print.hpp"
#include "yaml/reader.hpp"

namespace livret::fill {

namespace {

using content::Inline;
using content::TextRun;
using locale::Drawn;

text::TextStyle const& drawn_style(RunStyles const& styles, Drawn drawn) {
  switch (drawn) {
    case Drawn::Superior:
      return styles.superior;
    case Drawn::SmallCapitals:
      return styles.small_capitals;
    case Drawn::AsIs:
      break;
  }
  return styles.plain;
}

bool ends_sentence(std::string_view text) {
  auto const last = text.find_last_not_of(" \n");
  return last == std::string_view::npos || text[last] == '.' || text[last] == '!' || text[last] == '?' ||
         text.ends_with("…");
}

/// Gathers the runs of one stretch, those drawn alike together.
class RunWriter {
 public:
  /// Runs are like `pattern` in all but text and style.
  RunWriter(RunStyles const& styles, TextRun pattern, std::vector<Inline>& into)
      : styles_(styles), pattern_(std::move(pattern)), into_(into) {}
  ~RunWriter() { flush(); }
  RunWriter(RunWriter const&) = delete;
  RunWriter& operator=(RunWriter const&) = delete;

  void write(std::string_view text, Drawn drawn) {
    if (drawn != drawn_) flush();
    drawn_ = drawn;
    text_ += text;
  }

 private:
  void flush() {
    if (text_.empty()) return;
    TextRun run = pattern_;
    run.text = std::exchange(text_, {});
    run.style = drawn_style(styles_, drawn_);
    into_.emplace_back(std::move(run));
  }

  RunStyles const& styles_;
  TextRun pattern_;
  std::vector<Inline>& into_;
  std::string text_;
  Drawn drawn_ = Drawn::AsIs;
};

}  // namespace

std::string ParagraphSetter::evaluate(expr::Template const& text, diag::Span where) {
  auto result = print(
      text, bindings_, [&](auto const&) { return where; }, sink_);
  if (!result.empty()) return result;
  for (auto const& part : text.parts)
    if (part.expression && part.expression->evaluate(bindings_).is_null())
      sink_.warning(where,
                    fmt::format("`{}` has no value here, and nothing is shown", base::trim(part.expression->text())),
                    "say what to show instead, as in `isValid(x) ? x : 'non communiqué'`");
  return result;
}

std::string ParagraphSetter::address(expr::Template const& link, diag::Span where) {
  auto result = evaluate(link, where);
  if (result.empty() || may_be_linked(result)) return result;
  sink_.error(where,
              fmt::format("a link needs an address with `http:`, `https:`, `mailto:` or `tel:`, found `{}`",
                          yaml::quotation(result)),
              "write it whole, as in `https://www.example.org/page`");
  return {};
}

void ParagraphSetter::add_text(std::string text, RunStyles const& styles, diag::Span where,
                               std::vector<Stretch>& stretches) {
  Stretch stretch;
  stretch.text = std::move(text);
  stretch.styles = &styles;
  stretch.where = where;
  stretches.push_back(std::move(stretch));
}

void ParagraphSetter::add_piece(Piece const& piece, std::vector<Stretch>& stretches) {
  if (auto const* text = std::get_if<TextPiece>(&piece)) {
    add_text(evaluate(text->text, text->where), text->styles, text->where, stretches);
    auto& stretch = stretches.back();
    stretch.is_protected = text->verbatim;
    stretch.decoration = text->decoration;
    stretch.is_literal = text->text.is_literal();
    if (text->link) stretch.link = address(*text->link, text->where);
    return;
  }
  Stretch stretch;
  if (auto const* call = std::get_if<CallPiece>(&piece)) {
    auto const note = find_note_(*call);
    if (note.is_none()) return;
    stretch.object = content::NoteCall{note, call->style, call->where};
  } else if (auto const* counter = std::get_if<content::CounterRun>(&piece)) {
    stretch.text = "0";  // so that typography sees a number there
    stretch.object = *counter;
  } else {
    stretch.text = "\n";
    if (std::holds_alternative<content::Fill>(piece))
      stretch.object = content::Fill{};
    else
      stretch.object = content::LineBreak{};
  }
  stretches.push_back(std::move(stretch));
}

content::Paragraph ParagraphSetter::set(PlannedParagraph const& paragraph) {
  std::vector<Stretch> stretches;
  for (auto const& piece : paragraph.pieces) add_piece(piece, stretches);
  return correct(stretches, paragraph);
}

content::Paragraph ParagraphSetter::set_between(std::string const& before, PlannedParagraph const& paragraph,
                                                std::string const& sentence) {
  std::vector<Stretch> stretches;
  if (!before.empty()) add_text(before, paragraph.runs, paragraph.where, stretches);
  for (auto const& piece : paragraph.pieces) add_piece(piece, stretches);
  if (!sentence.empty()) {
    auto const stop = stretches.empty() ? "" : ends_sentence(stretches.back().text) ? " " : ". ";
    add_text(stop + sentence, paragraph.runs, paragraph.where, stretches);
  }
  return correct(stretches, paragraph);
}

content::Paragraph ParagraphSetter::set_plain(std::string const& text, PlannedParagraph const& style,
                                              diag::Span where) {
  std::vector<Stretch> stretches;
  if (!text.empty()) add_text(text, style.runs, where, stretches);
  return correct(stretches, style);
}

void ParagraphSetter::report(locale::Remark const& remark, std::string_view text,
                             std::vector<Stretch> const& stretches) {
  auto const is_figures =
      text.substr(remark.begin, remark.end - remark.begin).find_first_not_of("0123456789.,") == std::string_view::npos;
  std::size_t begin = 0;
  for (auto const& stretch : stretches) {
    auto const end = begin + stretch.text.size();
    if (remark.begin < end) {
      // Digits out of data may be a code, and whoever wants a number grouped has `format()`.
      if (is_figures && !stretch.is_literal) return;
      auto where = stretch.where;
      // A literal without escapes stands in its source as it is here.
      if (stretch.is_literal && where.end - where.begin == stretch.text.size()) {
        where.end = where.begin + static_cast<std::uint32_t>(std::min(remark.end, end) - begin);
        where.begin += static_cast<std::uint32_t>(remark.begin - begin);
      }
      return sink_.warning(where, remark.message, remark.hint);
    }
    begin = end;
  }
}

content::Paragraph ParagraphSetter::correct(std::vector<Stretch> const& stretches, PlannedParagraph const& paragraph) {
  std::string text;
  std::vector<locale::Protected> untouched;
  for (auto const& stretch : stretches) {
    if (stretch.is_protected) untouched.push_back({text.size(), text.size() + stretch.text.size()});
    text += stretch.text;
  }
  auto const correction = locale::correct(text, profile_, untouched);
  for (auto const& remark : correction.remarks) report(remark, text, stretches);

  content::Paragraph result;
  result.style = paragraph.style;
  auto edit = correction.edits.begin();
  std::size_t at = 0;  // in the text; what an edit that began in an earlier stretch has replaced is passed over
  std::size_t begin = 0;
  for (auto const& stretch : stretches) {
    auto const end = begin + stretch.text.size();
    if (stretch.object) {
      result.inlines.push_back(*stretch.object);
      at = std::max(at, end);
      begin = end;
      continue;
    }
    TextRun pattern;
    pattern.link = stretch.link;
    pattern.where = stretch.where;
    pattern.decoration = stretch.decoration;
    RunWriter runs(*stretch.styles, std::move(pattern), result.inlines);
    at = std::max(at, begin);
    for (; edit != correction.edits.end() && edit->begin < end; ++edit) {
      if (edit->begin > at) runs.write(std::string_view(text).substr(at, edit->begin - at), Drawn::AsIs);
      runs.write(edit->replacement, edit->drawn);
      at = std::max(at, edit->end);
    }
    if (at < end) runs.write(std::string_view(text).substr(at, end - at), Drawn::AsIs);
    at = std::max(at, end);
    begin = end;
  }
  return result;
}

}  // namespace livret::fill
