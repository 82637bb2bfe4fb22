#include "yaml/node_stack.hpp"

#include <utility>

#include <fmt/format.h>

namespace livret::yaml {

namespace {

constexpr std::size_t keys_worth_an_index = 16;

}  // namespace

NodeStack::NodeStack(SourceText const& source, Limits limits, diag::Sink& sink)
    : source_(source), limits_(limits), sink_(sink) {
  root_.span = source.span(source.origin(), source.origin());
}

void NodeStack::open(Node collection) { perform({Step::Action::Open, std::move(collection), 0}); }

void NodeStack::add(Node leaf) { perform({Step::Action::Add, std::move(leaf), 0}); }

void NodeStack::close(std::uint32_t end) { perform({Step::Action::Close, {}, end}); }

NodeStack::Recording NodeStack::begin_recording() {
  ++open_recordings_;
  return {record_.size(), std::nullopt};
}

void NodeStack::end_recording(Recording& recording) {
  --open_recordings_;
  recording.end = record_.size();
}

void NodeStack::replay(Recording const& recording, std::size_t begin, std::size_t end) {
  for (auto i = recording.begin; i < *recording.end; ++i) {
    if (record_[i].action != Step::Action::Close && ++alias_node_count_ > limits_.alias_nodes) {
      throw Fault{begin, end, fmt::format("aliases stand for more than {} values", limits_.alias_nodes),
                  "write the values out, or keep them in a file of their own"};
    }
    perform(Step(record_[i]));
  }
}

bool NodeStack::expects_key() const {
  if (frames_.empty() || frames_.back().node.kind != Kind::Mapping) return false;
  return !frames_.back().key && !frames_.back().key_is_refused;
}

Node const* NodeStack::pending_key() const {
  return !frames_.empty() && frames_.back().key ? &*frames_.back().key : nullptr;
}

void NodeStack::perform(Step step) {
  if (open_recordings_ > 0) record_.push_back(step);
  switch (step.action) {
    case Step::Action::Open:
      count(step.node);
      return push(std::move(step.node));
    case Step::Action::Add:
      count(step.node);
      return place(std::move(step.node));
    case Step::Action::Close:
      return place(pop(step.end));
  }
}

void NodeStack::count(Node const& node) {
  if (++node_count_ <= limits_.nodes) return;
  throw Fault{node.span.begin, node.span.end, fmt::format("the file has more than {} values", limits_.nodes),
              "split the file, or keep the rows in a CSV"};
}

void NodeStack::push(Node collection) {
  if (frames_.size() >= limits_.depth) {
    auto const begin = collection.span.begin;
    throw Fault{begin, begin + 1, fmt::format("nested deeper than {} levels", limits_.depth),
                "check for a bracket or dash too many"};
  }
  frames_.emplace_back().node = std::move(collection);
}

Node NodeStack::pop(std::uint32_t end) {
  auto node = std::move(frames_.back().node);
  frames_.pop_back();
  node.span.end = end;
  return node;
}

void NodeStack::place(Node node) {
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

void NodeStack::place_key(Frame& frame, Node node) {
  frame.key_is_refused = true;
  if (!accepts_as_key(node)) return;
  node.kind = Kind::Scalar;
  if (auto const first = entry_of_key(frame, node.text)) {
    auto const line = source_.line_number(frame.node.entries[*first].key.span.begin);
    return sink_.error(node.span, fmt::format("duplicate key `{}`", node.text),
                       fmt::format("the first one is on line {}", line));
  }
  frame.key_is_refused = false;
  frame.key = std::move(node);
}

bool NodeStack::accepts_as_key(Node const& node) {
  bool const is_collection = node.kind == Kind::Sequence || node.kind == Kind::Mapping;
  auto const begin = node.span.begin;
  if (is_collection && begin > 0 && source_.text().substr(begin - 1, 2) == "{{") {
    sink_.error(source_.span(begin - 1, node.span.end), "a text that starts with `{{` needs quotes",
                "write `\"{{ … }}\"`");
  } else if (is_collection) {
    auto const found = node.kind == Kind::Sequence ? "sequence" : "mapping";
    sink_.error(node.span, fmt::format("a key needs to be a text, found a {}", found),
                "put it in quotes if it is meant as text");
  } else if (node.kind == Kind::Null && node.text.empty()) {
    sink_.error(node.span, "there is no key before the `:`",
                "write `name: value`; a text that starts with `:` needs quotes");
  } else if (node.style == ScalarStyle::Plain && node.text == "<<") {
    sink_.error(node.span, "merge keys (`<<`) are not supported",
                "write the fields out, or use an alias for a whole value");
  } else {
    return true;
  }
  return false;
}

std::optional<std::size_t> NodeStack::entry_of_key(Frame& frame, std::string const& key) const {
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

}  // namespace livret::yaml
