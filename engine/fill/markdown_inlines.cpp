#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "content/label_name.hpp"
#include "content/markdown_citation.hpp"
#include "fill/markdown_planner.hpp"
#include "fill/reference_form.hpp"

namespace livret::fill {

namespace {

using namespace content;

/// `{page}` and its like, as it begins a text.
struct Braced {
  Piece piece;
  std::size_t length = 0;
};

std::optional<Braced> braced_at(std::string_view text, text::TextStyle const& style) {
  auto const end = text.find('}');
  if (end == std::string_view::npos) return std::nullopt;
  auto const word = text.substr(1, end - 1);
  auto const length = end + 1;
  if (word == "page") return Braced{CounterRun{Counter::Page, style}, length};
  if (word == "pages") return Braced{CounterRun{Counter::PageCount, style}, length};
  if (word == "fill") return Braced{Fill{}, length};
  if (word == "heading") return Braced{HeadingRun{1, style}, length};
  constexpr std::string_view leveled = "heading ";
  if (word.size() != leveled.size() + 1 || !word.starts_with(leveled)) return std::nullopt;
  int const level = word.back() - '0';
  if (level < 1 || level > 6) return std::nullopt;
  return Braced{HeadingRun{level, style}, length};
}

/// A word in braces that stands for nothing, as it begins a text: how long it is; 0 where there is none.
std::size_t unknown_braced_at(std::string_view text) {
  constexpr std::size_t longest = 40;
  auto const end = text.find_first_of("{}()[]<>.,;:!?=/\"'\n", 1);
  bool const is_word = end != std::string_view::npos && text[end] == '}' && end > 1 && end <= longest;
  return is_word ? end + 1 : 0;
}

void report_unknown_braced(std::string_view word, diag::Span where, diag::Sink& sink) {
  sink.warning(where, fmt::format("`{}` stands for nothing in a header or footer", word),
               "the words are `{page}`, `{pages}`, `{fill}`, `{heading}` and `{heading 2}` to `{heading 6}`");
}

/// Whether an `@` behind this stands within an address.
bool ends_in_word(std::string_view before) {
  if (before.empty()) return false;
  auto last = before.size() - 1;
  while (last > 0 && (before[last] & 0xC0) == 0x80) --last;
  return content::is_letter_or_digit(base::decode_utf8(before, last).value);
}

}  // namespace

PlannedParagraph MarkdownPlanner::set(MdInlines const& inlines, spec::Declarations const& style, diag::Span where,
                                      Terms terms) {
  PlannedParagraph result;
  auto const* outer_style = std::exchange(paragraph_style_, &style);
  auto const outer_terms = std::exchange(terms_, terms);
  auto outer_runs = std::exchange(runs_, {});
  auto outer_term_styles = std::exchange(term_styles_, {});
  result.style = styles_.paragraph(style);
  result.runs = runs_of({});
  result.where = where;
  result.typography = styles_.typography(style);
  add(inlines, {}, result);
  paragraph_style_ = outer_style;
  terms_ = outer_terms;
  runs_ = std::move(outer_runs);
  term_styles_ = std::move(outer_term_styles);
  return result;
}

RunStyles const& MarkdownPlanner::runs_of(Inlines const& inlines) {
  auto const [at, is_new] = runs_.try_emplace(inlines);
  if (is_new) at->second = styles_.runs(*paragraph_style_, inlines);
  return at->second;
}

std::shared_ptr<RunStyles const> MarkdownPlanner::term_styles_of(Run const& run) {
  if (terms_ == Terms::Ignored || run.verbatim || run.link || run.target) return nullptr;
  auto& styles = term_styles_[run.inlines];
  if (styles) return styles;
  auto inlines = run.inlines;
  inlines.emplace_back("glossary-call");
  return styles = std::make_shared<RunStyles const>(styles_.runs(*paragraph_style_, inlines));
}

void MarkdownPlanner::add(MdInlines const& inlines, Run const& run, PlannedParagraph& into) {
  for (auto const& part : inlines) add_inline(part, run, into);
}

void MarkdownPlanner::add_inline(MdInline const& part, Run const& run, PlannedParagraph& into) {
  auto const begin = part.begin - std::min(part.begin, prefix_);
  auto const where = text_.locate(begin, part.end - std::min(part.end, prefix_));
  auto const inside = [&](char const* style) {
    auto inner = run;
    inner.inlines.emplace_back(style);
    return inner;
  };
  if (auto const* text = std::get_if<MdText>(&part.kind)) {
    add_text(text->text, begin, run, into);
  } else if (auto const* strong = std::get_if<MdStrong>(&part.kind)) {
    add(strong->inlines, inside("strong"), into);
  } else if (auto const* emphasis = std::get_if<MdEmphasis>(&part.kind)) {
    add(emphasis->inlines, inside("emphasis"), into);
  } else if (auto const* struck = std::get_if<MdStrikethrough>(&part.kind)) {
    auto inner = inside("strikethrough");
    inner.decoration = Decoration::LineThrough;
    add(struck->inlines, inner, into);
  } else if (auto const* code = std::get_if<MdCode>(&part.kind)) {
    auto inner = inside("code");
    inner.verbatim = true;
    add_text(code->text, begin, inner, into);
  } else if (auto const* link = std::get_if<MdLink>(&part.kind)) {
    add_link(*link, where, run, into);
  } else if (auto const* citation = std::get_if<MdCitation>(&part.kind)) {
    add_citation(*citation, where, run, into);
  } else if (auto const* call = std::get_if<MdNoteCall>(&part.kind)) {
    auto const definition = definitions_.find(call->label);
    into.pieces.emplace_back(CallPiece{call->label, definition == definitions_.end() ? nullptr : definition->second,
                                       runs_of(inside("note-call").inlines).plain, where});
  } else {
    into.pieces.emplace_back(LineBreak{});
  }
}

void MarkdownPlanner::add_link(MdLink const& link, diag::Span where, Run const& run, PlannedParagraph& into) {
  if (link.url.size() > 1 && link.url.front() == '#') return add_reference(link, where, run, into);
  auto inner = run;
  inner.inlines.emplace_back("link");
  auto const whole = [&](std::size_t, std::size_t) { return where; };
  inner.link = expr::parse_template(link.url, scope_.names(), whole, sink_);
  add(link.inlines, inner, into);
}

void MarkdownPlanner::add_reference(MdLink const& link, diag::Span where, Run const& run, PlannedParagraph& into) {
  auto inner = run;
  inner.inlines.emplace_back("cross-reference");
  ReferencePiece reference;
  reference.target = link.url.substr(1);
  reference.form = read_reference_form(link.title, where, sink_);
  reference.has_own_words = !link.inlines.empty();
  reference.plain = runs_of(run.inlines);
  reference.styles = runs_of(inner.inlines);
  reference.where = where;
  inner.target = spec::Name{reference.target, where};
  add(link.inlines, inner, into);
  if (!reference.has_own_words || reference.form.has_page) into.pieces.emplace_back(std::move(reference));
}

void MarkdownPlanner::add_citation(MdCitation const& citation, diag::Span where, Run const& run,
                                   PlannedParagraph& into) {
  auto inner = run.inlines;
  inner.emplace_back("citation");
  CitationPiece piece;
  for (auto const& item : citation.items) {
    piece.items.push_back({item.key, item.locator});
    planning_.cited.emplace(item.key, where);
  }
  piece.plain = runs_of(run.inlines);
  piece.styles = runs_of(inner);
  piece.where = where;
  into.pieces.emplace_back(std::move(piece));
}

void MarkdownPlanner::add_text(std::string const& text, std::size_t begin, Run const& run, PlannedParagraph& into) {
  auto const locate = [&](std::size_t from, std::size_t to) { return text_.locate(begin + from, begin + to); };
  auto parsed = expr::parse_template(text, scope_.names(), locate, sink_);
  if (!parsed) return;  // reported; what cannot be read stands for nothing
  for (auto& part : parsed->parts) {
    if (!part.expression) {
      add_literal(part.literal, begin + part.begin, run, into);
      continue;
    }
    auto const where = locate(part.begin, part.end);
    if (!fictional_at_ && scope_.is_fictional(part.expression->text())) fictional_at_ = where;
    push(std::move(part), where, run, into);
  }
}

void MarkdownPlanner::add_literal(std::string const& text, std::size_t begin, Run const& run, PlannedParagraph& into) {
  auto const flush = [&](std::size_t from, std::size_t to) {
    if (from == to) return;
    push({text.substr(from, to - from), std::nullopt, 0, to - from}, text_.locate(begin + from, begin + to), run, into);
  };
  if (!run.verbatim && !run.link) report_unread_citations(text, begin);
  std::size_t done = 0;
  for (std::size_t i = 0; counters_ == Counters::Braced && i < text.size();) {
    auto const word =
        text[i] == '{' ? braced_at(std::string_view(text).substr(i), runs_of(run.inlines).plain) : std::nullopt;
    if (!word) {
      if (auto const length = text[i] == '{' ? unknown_braced_at(std::string_view(text).substr(i)) : 0; length > 0)
        report_unknown_braced(text.substr(i, length), text_.locate(begin + i, begin + i + length), sink_);
      ++i;
      continue;
    }
    flush(done, i);
    into.pieces.push_back(word->piece);
    done = i += word->length;
  }
  flush(done, text.size());
}

void MarkdownPlanner::report_unread_citations(std::string_view text, std::size_t begin) {
  if (planning_.works.empty()) return;
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (ends_in_word(text.substr(0, at))) continue;
    auto const key = content::citation_key_at(text.substr(at + 1));
    if (!planning_.works.contains(key)) continue;
    sink_.warning(text_.locate(begin + at, begin + at + 1 + key.size()),
                  fmt::format("`@{}` is not read as a citation", key),
                  fmt::format("write `[@{}]` or `[@{}, p. 3]`", key, key));
  }
}

void MarkdownPlanner::push(expr::Template::Part part, diag::Span where, Run const& run, PlannedParagraph& into) {
  TextPiece piece;
  piece.text.parts.push_back(std::move(part));
  piece.styles = runs_of(run.inlines);
  piece.link = run.link;
  piece.target = run.target;
  piece.as_term = term_styles_of(run);
  piece.verbatim = run.verbatim;
  piece.where = where;
  piece.decoration = run.decoration;
  into.pieces.emplace_back(std::move(piece));
}

}  // namespace livret::fill
