#include "fill/reference_words.hpp"

#include <fmt/format.h>

namespace livret::fill {

namespace {

using Kind = ReferencePart::Kind;
using Wording = ReferenceForm::Wording;
using content::Label;

constexpr char const* no_break_space = "\u00a0";

Noun const& noun_of(Label::Kind kind, Words const& words) {
  return kind == Label::Kind::Figure ? words.figure : kind == Label::Kind::Table ? words.table : words.section;
}

std::string const& before_noun(Noun const& noun, Wording wording) {
  static std::string const nothing;
  switch (wording) {
    case Wording::Article:
      return noun.article;
    case Wording::Of:
      return noun.of;
    case Wording::To:
      return noun.to;
    case Wording::Bare:
    case Wording::Number:
    case Wording::None:
      break;
  }
  return nothing;
}

void report_no_number(ReferencePiece const& reference, Label const& target, diag::Sink& sink) {
  if (target.kind == Label::Kind::Place)
    return sink.error(reference.where,
                      fmt::format("`{}` is no heading, and no figure or table with a `title`", reference.target),
                      "refer to it by words of your own, `[words](#id)`, or by `\"page\"`");
  auto const* series = target.kind == Label::Kind::Figure  ? "figures"
                       : target.kind == Label::Kind::Table ? "tables"
                                                           : "headings";
  sink.error(reference.where, fmt::format("`{}` has no number to refer to it by", reference.target),
             fmt::format("write `numbered: [{}]` in the layout, or refer to it by words of your own, or by `\"page\"`",
                         series));
}

}  // namespace

std::vector<ReferencePart> word_reference(ReferencePiece const& reference, Label const& target, Words const& words,
                                          diag::Sink& sink) {
  std::vector<ReferencePart> parts;
  auto const wording = reference.has_own_words ? Wording::None : reference.form.wording;
  bool const has_title = target.kind == Label::Kind::Heading && wording != Wording::Number;
  if (wording != Wording::None && !target.numbered && !has_title) {
    report_no_number(reference, target, sink);
  } else if (wording == Wording::Number) {
    parts.push_back({Kind::Number, ""});
  } else if (wording != Wording::None) {
    auto const& noun = noun_of(target.kind, words);
    if (auto const& before = before_noun(noun, wording); !before.empty()) parts.push_back({Kind::Plain, before});
    if (target.numbered) {
      parts.push_back({Kind::Linked, noun.word + no_break_space});
      parts.push_back({Kind::Number, ""});
    } else {
      parts.push_back({Kind::Linked, noun.word + " " + words.title_before});
      parts.push_back({Kind::Title, ""});
      parts.push_back({Kind::Linked, words.title_after});
    }
  }
  if (!reference.form.has_page) return parts;
  if (reference.has_own_words || !parts.empty()) parts.push_back({Kind::Plain, ", "});
  parts.push_back({Kind::Linked, words.page + no_break_space});
  parts.push_back({Kind::Page, ""});
  return parts;
}

}  // namespace livret::fill
