#include "fill/paragraph_setter.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/link.hpp"
#include "fill/print.hpp"
#include "fill/reference_words.hpp"
#include "fill/titles.hpp"
#include "yaml/reader.hpp"

namespace livret::fill {

namespace {

using content::Inline;
using content::TextRun;
using locale::Drawn;

// So that typography sees a number or a word where only layout knows which.
constexpr char const* digit = "0";
constexpr char const* letter = "a";

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
  void write(std::string_view text, Drawn drawn) {
    if (drawn != drawn_) flush();
    drawn_ = drawn;
    text_ += text;
  }
  /// Puts what is written where it goes; to be called when all is.
  void flush() {
    if (text_.empty()) return;
    TextRun run = pattern_;
    run.text = std::exchange(text_, {});
    run.style = drawn_style(styles_, drawn_);
    into_.emplace_back(std::move(run));
  }

 private:
  RunStyles const& styles_;
  TextRun pattern_;
  std::vector<Inline>& into_;
  std::string text_;
  Drawn drawn_ = Drawn::AsIs;
};

}  // namespace

std::string ParagraphSetter::evaluate(expr::Template const& text, diag::Span where) {
  auto result = print(
      text, around_.bindings, [&](auto const&) { return where; }, sink_);
  if (!result.empty()) return result;
  for (auto const& part : text.parts)
    if (part.expression && part.expression->evaluate(around_.bindings).is_null())
      sink_.warning(where,
                    fmt::format("`{}` has no value here, and nothing is shown", base::trim(part.expression->text())),
                    "say what to show instead, as in `isValid(x) ? x : 'non communiqué'`");
  return result;
}

std::string ParagraphSetter::plain(expr::Template const& text, diag::Span where) {
  auto const value = evaluate(text, where);
  return locale::apply_plain(value, locale::correct(value, around_.profile).edits);
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
    stretch.as_term = text->as_term.get();
    if (text->link) stretch.link = address(*text->link, text->where);
    if (text->target)
      if (auto const label = around_.labels.find(text->target->text, text->target->where); !label.is_none())
        stretch.target = label;
    return;
  }
  if (auto const* reference = std::get_if<ReferencePiece>(&piece)) return add_reference(*reference, stretches);
  if (auto const* citation = std::get_if<CitationPiece>(&piece)) return add_citation(*citation, stretches);
  if (auto const* call = std::get_if<CallPiece>(&piece)) {
    auto const note = around_.find_note(*call);
    if (!note.is_none()) add_object(content::NoteCall{note, call->style, call->where}, "", stretches);
  } else if (auto const* counter = std::get_if<content::CounterRun>(&piece)) {
    add_object(*counter, digit, stretches);
  } else if (auto const* heading = std::get_if<content::HeadingRun>(&piece)) {
    add_object(*heading, letter, stretches);
  } else if (std::holds_alternative<content::Fill>(piece)) {
    add_object(content::Fill{}, "\n", stretches);
  } else {
    add_object(content::LineBreak{}, "\n", stretches);
  }
}

void ParagraphSetter::add_object(Inline object, std::string text, std::vector<Stretch>& stretches) {
  Stretch stretch;
  stretch.text = std::move(text);
  stretch.object = std::move(object);
  stretches.push_back(std::move(stretch));
}

void ParagraphSetter::add_reference(ReferencePiece const& reference, std::vector<Stretch>& stretches) {
  using Part = ReferencePart::Kind;
  auto const target = around_.labels.find(reference.target, reference.where);
  if (target.is_none()) return;
  auto const shown = [&](content::ReferenceRun::Shows shows) {
    add_object(content::ReferenceRun{shows, target, reference.styles.plain, reference.where}, digit, stretches);
  };
  for (auto& part : word_reference(reference, around_.labels[target], around_.words, sink_)) {
    if (part.kind == Part::Number) {
      shown(content::ReferenceRun::Shows::Number);
    } else if (part.kind == Part::Page) {
      shown(content::ReferenceRun::Shows::Page);
    } else if (part.kind == Part::Title) {
      add_object(title_to_come(target, reference.styles.plain, reference.where), letter, stretches);
    } else {
      bool const is_linked = part.kind == Part::Linked;
      add_text(std::move(part.text), is_linked ? reference.styles : reference.plain, reference.where, stretches);
      if (is_linked) stretches.back().target = target;
    }
  }
}

void ParagraphSetter::add_citation(CitationPiece const& citation, std::vector<Stretch>& stretches) {
  auto const add_plain = [&](std::string text) {
    add_text(std::move(text), citation.plain, citation.where, stretches);
  };
  add_plain("(");
  for (auto const& item : citation.items) {
    if (&item != &citation.items.front()) add_plain("; ");
    auto const* work = around_.bibliography.cite(item.key, citation.where);
    if (work == nullptr) continue;
    add_text(short_authors(*work, around_.words) + ", " + year_of(*work, around_.words), citation.styles,
             citation.where, stretches);
    stretches.back().target = work->label;
    if (!item.locator.empty()) add_plain(", " + item.locator);
  }
  add_plain(")");
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
    if (remark.begin < end && !stretch.object) {
      // Digits out of data may be a code, and whoever wants a number grouped has `format()`.
      if (is_figures && !stretch.is_literal) return;
      auto where = stretch.where;
      // A literal without escapes stands in its source as it is here.
      if (stretch.is_literal && where.end - where.begin == stretch.text.size()) {
        auto const within = [&](std::size_t at) {
          return static_cast<std::uint32_t>(std::clamp(at, begin, end) - begin);
        };
        where.end = where.begin + within(remark.end);
        where.begin += within(remark.begin);
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
  auto profile = around_.profile;
  profile.mode = paragraph.typography.value_or(profile.mode);
  auto const correction = locale::correct(text, profile, untouched);
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
    pattern.target = stretch.target;
    pattern.where = stretch.where;
    pattern.decoration = stretch.decoration;
    auto const first = result.inlines.size();
    RunWriter runs(*stretch.styles, std::move(pattern), result.inlines);
    at = std::max(at, begin);
    for (; edit != correction.edits.end() && edit->begin < end; ++edit) {
      if (edit->begin > at) runs.write(std::string_view(text).substr(at, edit->begin - at), Drawn::AsIs);
      runs.write(edit->replacement, edit->drawn);
      at = std::max(at, edit->end);
    }
    if (at < end) runs.write(std::string_view(text).substr(at, end - at), Drawn::AsIs);
    runs.flush();
    mark_terms(stretch, first, result.inlines);
    if (!stretch.is_protected) mark_languages(first, result.inlines);
    at = std::max(at, end);
    begin = end;
  }
  return result;
}

}  // namespace livret::fill
