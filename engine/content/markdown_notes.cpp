#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "content/markdown_reader.hpp"

namespace livret::content {

namespace {

/// Gathers the labels that are called, in reading order.
class Calls {
 public:
  std::vector<std::string> of(MdBlocks const& blocks) {
    labels_.clear();
    visit(blocks);
    return std::move(labels_);
  }

 private:
  void visit(MdBlocks const& blocks) {
    for (auto const& block : blocks) std::visit([this](auto const& kind) { enter(kind); }, block.kind);
  }
  void visit(MdInlines const& inlines) {
    for (auto const& part : inlines) std::visit([this](auto const& kind) { enter(kind); }, part.kind);
  }
  void enter(MdNoteCall const& call) { labels_.push_back(call.label); }
  void enter(MdList const& list) {
    for (auto const& item : list.items) visit(item);
  }
  void enter(MdTable const& table) {
    for (auto const& cell : table.head) visit(cell);
    for (auto const& row : table.rows) {
      for (auto const& cell : row) visit(cell);
    }
  }
  template <typename Kind>
  void enter(Kind const& kind) {
    if constexpr (requires { kind.inlines; }) visit(kind.inlines);
    if constexpr (requires { kind.blocks; }) visit(kind.blocks);
  }

  std::vector<std::string> labels_;
};

/// Where a line has `[^label]:`, and what the label is.
struct Definition {
  std::size_t begin;
  std::size_t end;
  std::string_view label;
};

// Definitions stand at the head of a line, or of what a list or quotation holds.
std::vector<Definition> find_definitions(std::string_view text) {
  std::vector<Definition> result;
  for (auto end = text.find("]:"); end != std::string_view::npos; end = text.find("]:", end + 1)) {
    constexpr std::size_t longest_label = 200;
    auto const earliest = end - std::min(end, longest_label);
    auto const begin = text.substr(earliest, end - earliest).rfind("[^");
    if (begin == std::string_view::npos) continue;
    auto const label = text.substr(earliest + begin + 2, end - earliest - begin - 2);
    if (!label.empty() && label.find_first_of(" \t\r\n[]") == std::string_view::npos)
      result.push_back({earliest + begin, end + 2, label});
  }
  return result;
}

bool is_in_leaf(ReadTree const& tree, std::size_t place) {
  auto const after = std::ranges::upper_bound(tree.leaves, std::pair{place, std::string_view::npos});
  return after != tree.leaves.begin() && place < (after - 1)->second;
}

void report_uncalled(std::string const& label, diag::Span where, diag::Sink& sink) {
  sink.warning(where, "note `" + label + "` is never called", "call it with `[^" + label + "]`, or take it out");
}

void report_lost_definitions(ReadTree const& tree, MaskedText const& masked, Locate const& locate, diag::Sink& sink) {
  std::set<std::size_t> const places(tree.note_places.begin(), tree.note_places.end());
  std::set<std::string> kept;
  for (auto const& note : tree.markdown.notes) kept.insert(note.label);
  for (auto const& [begin, end, written] : find_definitions(masked.text())) {
    if (places.contains(begin) || is_in_leaf(tree, begin)) continue;
    auto const label = masked.restore(written);
    auto const where = locate(masked.original_offset(begin), masked.original_offset(end));
    if (kept.contains(label))
      sink.warning(where, "note `" + label + "` is defined twice", "the first definition counts");
    else
      report_uncalled(label, where, sink);
  }
}

// Breadth first: the notes of the text, then those that these call.
std::vector<std::size_t> order_of_calls(Markdown const& markdown) {
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < markdown.notes.size(); ++i) index.emplace(markdown.notes[i].label, i);
  std::vector<std::size_t> order;
  std::set<std::size_t> seen;
  Calls calls;
  auto const take = [&](MdBlocks const& blocks) {
    for (auto const& label : calls.of(blocks)) {
      auto const found = index.find(label);
      if (found != index.end() && seen.insert(found->second).second) order.push_back(found->second);
    }
  };
  take(markdown.blocks);
  for (std::size_t i = 0; i < order.size(); ++i) take(markdown.notes[order[i]].blocks);
  return order;
}

}  // namespace

void report_undefined_calls(Place place, MaskedText const& masked, Locate const& locate, diag::Sink& sink) {
  auto const text = std::string_view(masked.text()).substr(0, place.end);
  for (auto begin = text.find("[^", place.begin); begin < text.size(); begin = text.find("[^", begin + 1)) {
    auto const end = text.find_first_of("] \t\r\n[", begin + 2);
    if (end >= text.size() || text[end] != ']' || end == begin + 2 || (begin > 0 && text[begin - 1] == '\\')) continue;
    auto const label = masked.restore(text.substr(begin + 2, end - begin - 2));
    sink.error(locate(masked.original_offset(begin), masked.original_offset(end + 1)),
               "note `" + label + "` is called but not defined", "add a line that begins with `[^" + label + "]:`");
  }
}

void settle_notes(ReadTree& tree, MaskedText const& masked, Locate const& locate, diag::Sink& sink) {
  report_lost_definitions(tree, masked, locate, sink);
  auto const where = [&](std::size_t place) {
    auto const end = masked.text().find(':', place) + 1;
    return locate(masked.original_offset(place), masked.original_offset(end));
  };
  std::vector<MdNote> called;
  std::vector<bool> is_called(tree.markdown.notes.size(), false);
  for (auto const i : order_of_calls(tree.markdown)) {
    is_called[i] = true;
    called.push_back(std::move(tree.markdown.notes[i]));
  }
  for (std::size_t i = 0; i < is_called.size(); ++i) {
    if (!is_called[i]) report_uncalled(tree.markdown.notes[i].label, where(tree.note_places[i]), sink);
  }
  tree.markdown.notes = std::move(called);
}

}  // namespace livret::content
