#include "yaml/node.hpp"

#include <algorithm>

namespace livret::yaml {

namespace {

using Anchors = std::vector<Node::Anchor>;

Anchors::const_iterator anchor_after(Anchors const& anchors, std::size_t offset) {
  return std::upper_bound(anchors.begin(), anchors.end(), offset,
                          [](std::size_t wanted, Node::Anchor const& anchor) { return wanted < anchor.text; });
}

std::size_t unanchored_start(Node const& node) {
  return node.span.begin + (node.kind == Kind::Scalar && node.style == ScalarStyle::Quoted ? 1 : 0);
}

std::size_t source_of(Node const& node, std::size_t offset) {
  if (node.anchors.empty()) return unanchored_start(node) + offset;
  auto const next = anchor_after(node.anchors, offset);
  auto const& anchor = *(next == node.anchors.begin() ? next : next - 1);
  std::size_t const source = anchor.source + (offset - anchor.text);
  // An escape may be shorter in the source than in the text.
  return next == node.anchors.end() ? source : std::min<std::size_t>(source, next->source);
}

/// After the byte before `offset`; in quotes a whole escape, however long.
std::size_t source_end_of(Node const& node, std::size_t offset) {
  auto const end = source_of(node, offset - 1) + 1;
  if (node.style != ScalarStyle::Quoted || node.anchors.empty()) return end;
  auto const next = anchor_after(node.anchors, offset - 1);
  return next != node.anchors.end() && next->text == offset ? next->source : end;
}

}  // namespace

Node const* Node::find(std::string_view key) const {
  auto const found =
      std::find_if(entries.begin(), entries.end(), [&](Entry const& entry) { return entry.key.text == key; });
  return found == entries.end() ? nullptr : &found->value;
}

diag::Span Node::span_of(std::size_t begin, std::size_t end) const {
  if (kind != Kind::Scalar) return span;
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  auto const within = [&](std::size_t source) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(source, span.end));
  };
  auto const source_begin = within(source_of(*this, begin));
  auto const source_end = end == begin ? source_begin : within(source_end_of(*this, end));
  return {span.source, source_begin, std::max(source_begin, source_end)};
}

}  // namespace livret::yaml
