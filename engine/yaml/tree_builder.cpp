#include "yaml/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace livret::yaml {

namespace {

bool is_tag(std::string const& tag) { return !tag.empty() && tag != "?" && tag != "!"; }

bool is_null_text(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

}  // namespace

TreeBuilder::TreeBuilder(SourceText const& source, Limits limits, diag::Sink& sink)
    : source_(&source), sink_(&sink), stack_(source, limits, sink), last_end_(source.origin()) {}

std::vector<std::string> TreeBuilder::anchor_names() const {
  std::vector<std::string> names;
  for (auto const& [id, anchored] : anchored_) names.push_back(anchored.name);
  return names;
}

void TreeBuilder::OnDocumentStart(YAML::Mark const& mark) {
  if (++documents_ == 1) return;
  auto const begin = offset_of(mark);
  if (source_->is_document_marker(begin)) {
    throw Fault{begin, begin + 3, "a second document starts here",
                "a file holds one document: remove the `---`, or make two files of it"};
  }
  auto const end = source_->line_end(begin);
  if (stack_.root().kind == Kind::Sequence && source_->at(stack_.root().span.begin) == '-') {
    throw Fault{begin, end,
                fmt::format("expected `- `, found `{}`", base::trim(source_->text().substr(begin, end - begin))),
                "start each entry of the list with `- `, or indent the line"};
  }
  throw Fault{begin, end, "there is text after the end of the value",
              "put the whole text in quotes, or write a mapping of `name: value`"};
}

void TreeBuilder::OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) {
  auto const begin = anchor != 0 ? skip_properties(offset_of(mark)) : offset_of(mark);
  char const c = source_->at(begin);
  if (c == '~' || c == 'n' || c == 'N') {
    auto scanned = scan_plain(*source_, begin, scalar_place());
    if (is_written_null(begin, scanned)) {
      Node node;
      node.span = source_->span(begin, scanned.end);
      node.text = std::move(scanned.text);
      last_end_ = scanned.end;
      return add_leaf(std::move(node), anchor);
    }
  }
  add_empty(anchor);
}

void TreeBuilder::OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                           std::string const& value) {
  auto const begin = skip_properties(offset_of(mark));
  char const c = source_->at(begin);
  bool const is_quoted_or_block = c == '"' || c == '\'' || c == '|' || c == '>';
  if (value.empty() && !is_quoted_or_block && tag != "?") return add_empty(anchor);  // `!!str` and nothing behind it
  auto scanned = scan_scalar(*source_, begin, scalar_place());
  Node node;
  node.kind = Kind::Scalar;
  node.style = scanned.style;
  node.span = source_->span(begin, scanned.end);
  node.text = std::move(scanned.text);
  node.anchors = std::move(scanned.anchors);
  last_end_ = scanned.end;
  last_scalar_ = {node.style, begin, scanned.end};
  add_leaf(std::move(node), anchor);
}

void TreeBuilder::OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
  auto const begin = anchor != 0 || tag != "?" ? skip_properties(offset_of(mark)) : offset_of(mark);
  open_written(Kind::Sequence, begin, style, anchor);
}

void TreeBuilder::OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
  auto const begin = anchor != 0 || tag != "?" ? skip_properties(offset_of(mark)) : offset_of(mark);
  open_written(Kind::Mapping, begin, style, anchor);
}

void TreeBuilder::OnAnchor(YAML::Mark const&, std::string const& name) { next_anchor_name_ = name; }

void TreeBuilder::OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) {
  auto const begin = offset_of(mark);
  auto end = begin + 1;
  while (!source_->is_blank_or_break(end) && !is_flow_indicator(source_->at(end))) ++end;
  last_end_ = end;
  auto const found = anchored_.find(anchor);
  base::check(found != anchored_.end(), "yaml-cpp knows the anchor of an alias");
  if (!found->second.recording.end) {
    throw Fault{begin, end, fmt::format("`*{}` stands within the value that it names", found->second.name),
                "an alias repeats a value that is complete above it"};
  }
  stack_.replay(found->second.recording, begin, end);
}

ScalarPlace TreeBuilder::scalar_place() const {
  if (open_.empty()) return {};
  return {open_.back().context, open_.back().column};
}

/// Skips anchors and tags in front of a value, and reports the tags.
std::size_t TreeBuilder::skip_properties(std::size_t offset) {
  while (source_->at(offset) == '&' || source_->at(offset) == '!') {
    auto end = offset + 1;
    while (!source_->is_blank_or_break(end) && !is_flow_indicator(source_->at(end))) ++end;
    auto const written = source_->text().substr(offset, end - offset);
    if (is_tag(std::string(written)) && written.front() == '!') {
      sink_->error(source_->span(offset, end), fmt::format("the tag `{}` is not supported", written),
                   "remove it; a text that starts with `!` needs quotes");
    }
    last_end_ = end;
    offset = source_->skip_separation(end);
  }
  return offset;
}

/// yaml-cpp gives an empty value the place of what follows, which may be a key named `null`.
bool TreeBuilder::is_written_null(std::size_t begin, ScannedScalar const& scanned) const {
  if (begin < last_end_ || !is_null_text(scanned.text)) return false;
  return stack_.expects_key() || source_->at(source_->skip_blanks(scanned.end)) != ':';
}

void TreeBuilder::open_written(Kind kind, std::size_t begin, YAML::EmitterStyle::value style, YAML::anchor_t anchor) {
  if (anchor != 0) anchored_[anchor] = {std::move(next_anchor_name_), stack_.begin_recording()};
  Node node;
  node.kind = kind;
  node.span = source_->span(begin, begin);
  stack_.open(std::move(node));
  auto const inner = style == YAML::EmitterStyle::Flow ? Context::Flow : context();
  auto const column = inner == Context::Flow ? 0 : source_->column(begin);
  open_.push_back({kind, inner, begin, column, anchor});
  char const c = source_->at(begin);
  last_end_ = inner == Context::Flow && (c == '[' || c == '{') ? begin + 1 : begin;
}

void TreeBuilder::close_written() {
  auto const closed = open_.back();
  open_.pop_back();
  last_end_ = end_of_collection(closed);
  stack_.close(static_cast<std::uint32_t>(last_end_));
  if (closed.anchor != 0) stack_.end_recording(anchored_[closed.anchor].recording);
}

std::size_t TreeBuilder::end_of_collection(OpenCollection const& collection) const {
  if (collection.context == Context::Block) return last_end_;
  char const opening = source_->at(collection.begin);
  char const closing = opening == '[' ? ']' : '}';
  if (opening != '[' && opening != '{') return last_end_;  // a single pair in a list, `[a: b]`
  auto const at = source_->skip_separation(last_end_, ",:?");
  return source_->at(at) == closing ? at + 1 : last_end_;
}

void TreeBuilder::add_leaf(Node node, YAML::anchor_t anchor) {
  if (anchor == 0) return stack_.add(std::move(node));
  auto recording = stack_.begin_recording();
  stack_.add(std::move(node));
  stack_.end_recording(recording);
  anchored_[anchor] = {std::move(next_anchor_name_), recording};
}

/// Adds a Null that is not written: it stands behind the `:` or `-` that announced it; as a key, at the `:`.
void TreeBuilder::add_empty(YAML::anchor_t anchor) {
  auto const at = source_->skip_separation(last_end_);
  char const c = source_->at(at);
  Node node;
  if (stack_.expects_key()) {
    node.span = source_->span(at, std::min(at + 1, source_->size()));
    return add_leaf(std::move(node), anchor);
  }
  if (c != ':') refuse_key_without_colon();
  if (at < source_->size() && (c == ':' || c == '-' || c == '?')) last_end_ = at + 1;
  node.span = source_->span(last_end_, last_end_);
  add_leaf(std::move(node), anchor);
}

/// At the end of a text yaml-cpp takes a line without a colon for a key.
void TreeBuilder::refuse_key_without_colon() const {
  auto const* key = stack_.pending_key();
  if (key == nullptr || context() == Context::Flow) return;
  auto const line = source_->line_begin(key->span.begin);
  auto const before = base::trim(source_->text().substr(line, key->span.begin - line));
  if (before.ends_with('?')) return;
  throw missing_colon(*source_, key->span.begin);
}

}  // namespace livret::yaml
