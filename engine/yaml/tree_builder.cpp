#include "yaml/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"

namespace livret::yaml {

namespace {

constexpr std::size_t keys_worth_an_index = 16;

bool is_tag(std::string const& tag) { return !tag.empty() && tag != "?" && tag != "!"; }

bool is_null_text(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

}  // namespace

TreeBuilder::TreeBuilder(SourceText const& source, Limits limits, diag::Sink& sink)
    : source_(&source), limits_(limits), sink_(&sink), last_end_(source.origin()) {
  root_.span = source.span(source.origin(), source.origin());
}

std::vector<TreeBuilder::OpenCollection> TreeBuilder::open_collections() const {
  std::vector<OpenCollection> result;
  for (auto const& frame : frames_)
    result.push_back({frame.node.kind, frame.context, frame.node.span.begin, frame.column});
  return result;
}

std::vector<std::string> TreeBuilder::anchor_names() const {
  std::vector<std::string> names;
  for (auto const& [id, anchored] : anchored_) names.push_back(anchored.name);
  return names;
}

// --- events

void TreeBuilder::OnDocumentStart(YAML::Mark const& mark) {
  if (++documents_ == 1) return;
  auto const begin = offset_of(mark);
  if (source_->is_document_marker(begin)) {
    throw Fault{begin, begin + 3, "a second document starts here",
                "a file holds one document: remove the `---`, or make two files of it"};
  }
  auto const end = source_->line_end(begin);
  if (root_.kind == Kind::Sequence && source_->at(root_.span.begin) == '-') {
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
  if (!found->second.end) {
    throw Fault{begin, end, fmt::format("`*{}` stands within the value that it names", found->second.name),
                "an alias repeats a value that is complete above it"};
  }
  replay(found->second, begin, end);
}

// --- reading the source

ScalarPlace TreeBuilder::scalar_place() const {
  if (frames_.empty()) return {};
  return {frames_.back().context, frames_.back().column};
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

bool TreeBuilder::expects_key() const {
  return !frames_.empty() && frames_.back().node.kind == Kind::Mapping && !frames_.back().key &&
         !frames_.back().key_is_refused;
}

/// yaml-cpp gives an empty value the place of what follows, which may be a key named `null`.
bool TreeBuilder::is_written_null(std::size_t begin, ScannedScalar const& scanned) const {
  if (begin < last_end_ || !is_null_text(scanned.text)) return false;
  return expects_key() || source_->at(source_->skip_blanks(scanned.end)) != ':';
}

// --- written collections and leaves

void TreeBuilder::open_written(Kind kind, std::size_t begin, YAML::EmitterStyle::value style, YAML::anchor_t anchor) {
  Node node;
  node.kind = kind;
  node.span = source_->span(begin, begin);
  auto const outer = context();
  if (anchor != 0) {
    anchored_[anchor] = {std::move(next_anchor_name_), log_.size(), std::nullopt};
    ++open_anchors_;
  }
  perform({Step::Action::Open, std::move(node), 0});
  auto& frame = frames_.back();
  frame.anchor = anchor;
  frame.context = style == YAML::EmitterStyle::Flow ? Context::Flow : outer;
  frame.column = frame.context == Context::Flow ? 0 : source_->column(begin);
  char const c = source_->at(begin);
  last_end_ = frame.context == Context::Flow && (c == '[' || c == '{') ? begin + 1 : begin;
}

void TreeBuilder::close_written() {
  auto const& frame = frames_.back();
  auto const anchor = frame.anchor;
  last_end_ = end_of_collection(frame);
  perform({Step::Action::Close, {}, static_cast<std::uint32_t>(last_end_)});
  if (anchor == 0) return;
  --open_anchors_;
  anchored_[anchor].end = log_.size();
}

std::size_t TreeBuilder::end_of_collection(Frame const& frame) const {
  if (frame.context == Context::Block) return last_end_;
  char const opening = source_->at(frame.node.span.begin);
  char const closing = opening == '[' ? ']' : '}';
  if (opening != '[' && opening != '{') return last_end_;  // a single pair in a list, `[a: b]`
  auto const at = source_->skip_separation(last_end_, ",:?");
  return source_->at(at) == closing ? at + 1 : last_end_;
}

void TreeBuilder::add_leaf(Node node, YAML::anchor_t anchor) {
  if (anchor == 0) return perform({Step::Action::Leaf, std::move(node), 0});
  auto const begin = log_.size();
  ++open_anchors_;
  perform({Step::Action::Leaf, std::move(node), 0});
  --open_anchors_;
  anchored_[anchor] = {std::move(next_anchor_name_), begin, log_.size()};
}

/// Adds a Null that is not written: it stands behind the `:` or `-` that announced it; as a key, at the `:`.
void TreeBuilder::add_empty(YAML::anchor_t anchor) {
  auto const at = source_->skip_separation(last_end_);
  char const c = source_->at(at);
  Node node;
  if (expects_key()) {
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
  if (context() == Context::Flow || frames_.empty() || !frames_.back().key) return;
  auto const& key = *frames_.back().key;
  auto const line = source_->line_begin(key.span.begin);
  auto const before = base::trim(source_->text().substr(line, key.span.begin - line));
  if (before.ends_with('?')) return;
  throw missing_colon(*source_, key.span.begin);
}

// --- building

void TreeBuilder::perform(Step step) {
  if (open_anchors_ > 0) log_.push_back(step);
  switch (step.action) {
    case Step::Action::Open:
      count_node(step.node.span);
      open(std::move(step.node));
      break;
    case Step::Action::Leaf:
      count_node(step.node.span);
      place(std::move(step.node));
      break;
    case Step::Action::Close: {
      auto node = std::move(frames_.back().node);
      frames_.pop_back();
      node.span.end = step.end;
      place(std::move(node));
      break;
    }
  }
}

void TreeBuilder::count_node(diag::Span span) {
  if (++node_count_ <= limits_.nodes) return;
  throw Fault{span.begin, span.end, fmt::format("the file has more than {} values", limits_.nodes),
              "split the file, or keep the rows in a CSV"};
}

void TreeBuilder::open(Node node) {
  if (frames_.size() >= limits_.depth) {
    throw Fault{node.span.begin, node.span.begin + 1, fmt::format("nested deeper than {} levels", limits_.depth),
                "check for a bracket or dash too many"};
  }
  frames_.emplace_back().node = std::move(node);
}

void TreeBuilder::place(Node node) {
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  auto& frame = frames_.back();
  if (frame.node.kind == Kind::Sequence) {
    frame.node.items.push_back(std::move(node));
  } else if (std::exchange(frame.key_is_refused, false)) {
    return;
  } else if (frame.key) {
    frame.node.entries.push_back({std::move(*frame.key), std::move(node)});
    frame.key.reset();
  } else {
    place_key(frame, std::move(node));
  }
}

void TreeBuilder::place_key(Frame& frame, Node node) {
  frame.key_is_refused = true;
  if (node.kind == Kind::Sequence || node.kind == Kind::Mapping) {
    if (node.span.begin > 0 && source_->text().substr(node.span.begin - 1, 2) == "{{") {
      return sink_->error(source_->span(node.span.begin - 1, node.span.end),
                          "a text that starts with `{{` needs quotes", "write `\"{{ … }}\"`");
    }
    auto const found = node.kind == Kind::Sequence ? "sequence" : "mapping";
    return sink_->error(node.span, fmt::format("a key needs to be a text, found a {}", found),
                        "put it in quotes if it is meant as text");
  }
  if (node.kind == Kind::Null && node.text.empty())
    return sink_->error(node.span, "there is no key before the `:`",
                        "write `name: value`; a text that starts with `:` needs quotes");
  if (node.style == ScalarStyle::Plain && node.text == "<<")
    return sink_->error(node.span, "merge keys (`<<`) are not supported",
                        "write the fields out, or use an alias for a whole value");
  node.kind = Kind::Scalar;
  if (auto const first = entry_of_key(frame, node.text)) {
    auto const line = source_->line_number(frame.node.entries[*first].key.span.begin);
    return sink_->error(node.span, fmt::format("duplicate key `{}`", node.text),
                        fmt::format("the first one is on line {}", line));
  }
  frame.key_is_refused = false;
  frame.key = std::move(node);
}

std::optional<std::size_t> TreeBuilder::entry_of_key(Frame& frame, std::string const& key) const {
  auto const& entries = frame.node.entries;
  if (entries.size() < keys_worth_an_index) {
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].key.text == key) return i;
    return std::nullopt;
  }
  for (auto i = frame.entry_of_key.size(); i < entries.size(); ++i) frame.entry_of_key.emplace(entries[i].key.text, i);
  auto const found = frame.entry_of_key.find(key);
  if (found == frame.entry_of_key.end()) return std::nullopt;
  return found->second;
}

void TreeBuilder::replay(Anchored const& anchored, std::size_t begin, std::size_t end) {
  for (auto i = anchored.begin; i < *anchored.end; ++i) {
    if (log_[i].action != Step::Action::Close && ++alias_node_count_ > limits_.alias_nodes) {
      throw Fault{begin, end, fmt::format("aliases stand for more than {} values", limits_.alias_nodes),
                  "write the values out, or keep them in a file of their own"};
    }
    perform(Step(log_[i]));
  }
}

}  // namespace livret::yaml
