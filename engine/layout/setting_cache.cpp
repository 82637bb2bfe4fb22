#include "layout/setting_cache.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace livret::layout {

namespace {

using text::Piece;

void mix(std::size_t& hash, std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15U; }

std::size_t hash_of(LineRequest const& request, std::vector<Piece> const& pieces) {
  std::size_t hash = std::hash<content::ParagraphStyle const*>()(request.style);
  mix(hash, static_cast<std::size_t>(request.width.units()));
  for (Piece const& piece : pieces) {
    auto const* span = std::get_if<text::Span>(&piece);
    mix(hash, span == nullptr ? piece.index() : std::hash<std::string_view>()(span->text));
  }
  return hash;
}

bool same_request(LineRequest const& a, LineRequest const& b) {
  return a.style == b.style && a.alignment == b.alignment && a.width == b.width && a.indent == b.indent &&
         a.hanging == b.hanging;
}

bool same_piece(Piece const& a, Piece const& b) {
  auto const* span = std::get_if<text::Span>(&a);
  auto const* other = std::get_if<text::Span>(&b);
  if (span == nullptr || other == nullptr)
    return std::holds_alternative<text::ForcedBreak>(a) && a.index() == b.index();
  return span->mark == other->mark && span->where == other->where && span->text == other->text &&
         span->style == other->style;
}

bool same_pieces(std::vector<Piece> const& a, std::vector<Piece> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!same_piece(a[i], b[i])) return false;
  return true;
}

/// What a font lacks is an error that is told once, not in each paragraph.
void report_again(std::vector<diag::Diagnostic> const& diagnostics, diag::Sink& sink) {
  auto const is_error = [](diag::Diagnostic const& each) { return each.severity == diag::Severity::Error; };
  bool const has_errors = std::any_of(diagnostics.begin(), diagnostics.end(), is_error);
  auto const known = has_errors ? sink.sorted() : std::vector<diag::Diagnostic>{};
  for (diag::Diagnostic const& diagnostic : diagnostics) {
    auto const is_same = [&](diag::Diagnostic const& other) { return other.message == diagnostic.message; };
    if (!is_error(diagnostic) || std::none_of(known.begin(), known.end(), is_same)) sink.report(diagnostic);
  }
}

}  // namespace

template <typename Value, typename Set>
Value const& SettingCache::find_or_set(Entries<Value>& entries, LineRequest const& request,
                                       std::vector<Piece> const& pieces, diag::Sink& sink, Set const& set) {
  std::size_t const hash = hash_of(request, pieces);
  auto const [begin, end] = entries.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    if (!same_request(it->second.request, request) || !same_pieces(it->second.pieces, pieces)) continue;
    report_again(it->second.reported, sink);
    return it->second.value;
  }
  diag::Sink own;
  Entry<Value> entry{request, pieces, set(own), {}};
  entry.reported = own.sorted();
  report_again(entry.reported, sink);
  return entries.emplace(hash, std::move(entry))->second.value;
}

text::BrokenParagraph const& SettingCache::lines(LineRequest const& request, std::vector<Piece> const& pieces,
                                                 diag::Sink& sink) {
  return find_or_set(lines_, request, pieces, sink, [&](diag::Sink& own) {
    text::BreakParameters parameters = request.style->breaking;
    parameters.alignment = request.alignment;
    parameters.indent = request.indent;
    parameters.hanging = request.hanging;
    return text::break_paragraph(
        fonts_, pieces, [&](std::size_t) { return request.width; }, parameters, own);
  });
}

text::IntrinsicWidths SettingCache::widths(content::ParagraphStyle const& style, std::vector<Piece> const& pieces,
                                           diag::Sink& sink) {
  return find_or_set(widths_, {.style = &style}, pieces, sink,
                     [&](diag::Sink& own) { return text::intrinsic_widths(fonts_, pieces, own); });
}

frame::DrawingPtr SettingCache::drawing(content::Figure const& figure, base::Length width, diag::Sink& sink) {
  auto const [found, is_new] = drawings_.try_emplace({&figure, width});
  Drawn& drawn = found->second;
  if (is_new) {
    diag::Sink own;
    drawn.drawing = std::make_shared<frame::Drawing const>(figure.chart->draw(width, fonts_, own));
    drawn.reported = own.sorted();
  }
  report_again(drawn.reported, sink);
  return drawn.drawing;
}

}  // namespace livret::layout
