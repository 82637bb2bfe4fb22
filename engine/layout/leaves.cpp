#include <fmt/format.h>

#include "base/check.hpp"
#include "layout/paragraph.hpp"

namespace livret::layout {

namespace {

using content::NoteId;
using frame::ElementId;
using frame::Role;

/// Makes leaves in order; neighbours that differ only in style share one piece of content, and runs of one link one
/// Link.
class LeafMaker {
 public:
  LeafMaker(Measuring& measuring, ElementId parent) : measuring_(measuring), parent_(parent) {}

  void operator()(content::TextRun const& run) {
    if (run.text.empty()) return;
    Leaf leaf;
    leaf.span = {run.text, run.style, 0, run.where};
    leaf.decoration = run.decoration;
    ElementId parent = parent_;
    if (run.target) {
      parent = link_to(*run.target, run.where, leaf);
    } else if (!run.link.empty() && !measuring_.artifact) {
      parent = link_element(run.link, run.where);
      leaf.link = Link{run.link, run.link, parent};
    } else {
      link_target_.reset();
    }
    leaf.marking = needs_span(run) ? span_marking(run, parent) : shared_marking(parent);
    leaves_.push_back(std::move(leaf));
  }

  void operator()(content::NoteCall const& call) {
    base::check(call.note.index() < measuring_.document.notes.size(),
                "a call of a note that the document does not have");
    Leaf leaf;
    leaf.span = {fmt::to_string(measuring_.settled.note_numbers[call.note.index()]), call.style, 0, call.where};
    if (measuring_.in_note) {
      measuring_.sink.error(call.where, "a note calls a note", "put both into one note, or call it in the text");
    }
    link_target_.reset();
    if (measuring_.artifact || measuring_.in_note) {
      leaf.marking = shared_marking(parent_);
    } else {
      mark_call(call.note, call.where, leaf);
    }
    leaves_.push_back(std::move(leaf));
  }

  void operator()(content::LineBreak const&) { leaves_.emplace_back().kind = LeafKind::Break; }

  void operator()(content::CounterRun const& run) {
    PageNumbers const& numbers = measuring_.numbers;
    if (numbers.count == 0) {
      measuring_.sink.error({}, "a page number stands in the text",
                            "page numbers are known in headers and footers only");
    }
    add_words(run.counter == content::Counter::Page ? numbers.label : fmt::to_string(numbers.count), run.style);
  }

  void operator()(content::ReferenceRun const& run) {
    base::check(run.target.index() < measuring_.document.labels.size(),
                "a reference to a label that the document does not have");
    Leaf leaf;
    leaf.span = {shown_by(run), run.style, 0, run.where};
    leaf.marking = shared_marking(link_to(run.target, run.where, leaf));
    leaves_.push_back(std::move(leaf));
  }
  void operator()(content::HeadingRun const& run) {
    if (measuring_.numbers.count == 0) {
      measuring_.sink.error({}, "the current heading stands in the text",
                            "current headings are known in headers and footers only");
    }
    add_words(measuring_.numbers.heading(run.level), run.style);
  }

  void operator()(content::Fill const&) { leaves_.emplace_back().kind = LeafKind::Fill; }

  std::vector<Leaf> take() {
    describe_references();
    return std::move(leaves_);
  }

 private:
  /// Adds words that stand on this page only.
  void add_words(std::string words, text::TextStyle const& style) {
    if (words.empty()) return;
    Leaf leaf;
    leaf.span = {std::move(words), style, 0, {}};
    leaf.marking = shared_marking(parent_);
    leaves_.push_back(std::move(leaf));
  }

  bool needs_span(content::TextRun const& run) const {
    return !measuring_.artifact && (!run.actual.empty() || !run.expansion.empty() || is_foreign(run));
  }

  bool is_foreign(content::TextRun const& run) const {
    return !run.style.language.empty() && run.style.language != measuring_.document.metadata.language;
  }

  using Target = std::variant<std::string, content::LabelId>;

  ElementId link_element(Target const& target, diag::Span where) {
    if (link_target_ != target) {
      link_target_ = target;
      link_ = measuring_.open(parent_, Role::Link, where);
    }
    return link_;
  }

  /// Makes a leaf lead to a label; what it returns is the element that its content belongs to.
  ElementId link_to(content::LabelId target, diag::Span where, Leaf& leaf) {
    content::Label const& label = measuring_.document.labels.at(target.index());
    LabelPlace const place = measuring_.settled.places.at(target.index());
    if (place == LabelPlace::LeftOut) {
      measuring_.sink.error(
          where, fmt::format("a reference leads to `{}`, which is left out to keep to the pages", label.name),
          "give it an `optional` number that is left out later, or make the reference optional too");
    }
    if (measuring_.artifact || measuring_.label == target || place != LabelPlace::InText) {
      link_target_.reset();
      return parent_;
    }
    ElementId const element = link_element(target, where);
    leaf.link = Link{Measuring::destination_of(target), "", element};
    return element;
  }

  std::string shown_by(content::ReferenceRun const& run) {
    std::size_t const target = run.target.index();
    if (run.shows == content::ReferenceRun::Shows::Page) {
      measuring_.result.page_references.push_back({run.target, run.where});
      return page_label(measuring_.settled, run.target);
    }
    if (measuring_.settled.places[target] == LabelPlace::InText && measuring_.settled.numbers[target].empty()) {
      measuring_.sink.error(
          run.where,
          fmt::format("a reference shows the number of `{}`, which has none", measuring_.document.labels[target].name),
          "number its kind with the layout's `numbered`, or refer to it by words of your own");
    }
    return measuring_.settled.numbers[target].empty() ? "?" : measuring_.settled.numbers[target];
  }

  /// The contents of a link to a place in the document are the words it is set in.
  void describe_references() {
    for (std::size_t begin = 0; begin < leaves_.size();) {
      std::size_t end = begin + 1;
      if (leaves_[begin].link && leaves_[begin].link->contents.empty()) {
        std::string words = leaves_[begin].span.text;
        for (; end < leaves_.size() && leaves_[end].link && leaves_[end].link->element == leaves_[begin].link->element;
             ++end) {
          words += leaves_[end].span.text;
        }
        words = without_soft_hyphens(std::move(words));
        for (std::size_t i = begin; i < end; ++i) leaves_[i].link->contents = words;
      }
      begin = end;
    }
  }

  frame::Marking shared_marking(ElementId parent) {
    if (shared_parent_ != parent || !shared_) {
      shared_parent_ = parent;
      shared_ = measuring_.leaf(parent);
    }
    return *shared_;
  }

  frame::Marking span_marking(content::TextRun const& run, ElementId parent) {
    ElementId const id = measuring_.open(parent, Role::Span, run.where);
    frame::Element& element = measuring_.result.structure.element(id);
    element.actual_text = run.actual;
    element.expansion = run.expansion;
    if (is_foreign(run)) element.language = run.style.language;
    shared_.reset();
    return measuring_.leaf(id);
  }

  void mark_call(NoteId id, diag::Span where, Leaf& leaf) {
    MeasuredNote& note = measuring_.result.notes[id.index()];
    if (!note.called()) {
      note.call = measuring_.new_destination();
      note.note = measuring_.new_destination();
      leaf.anchor = note.call;
      leaf.note = id;
    }
    ElementId const link = measuring_.open(measuring_.open(parent_, Role::Reference, where), Role::Link, where);
    leaf.link = Link{
        note.note,
        fmt::format("{} {}", measuring_.document.note_style.call_words, measuring_.settled.note_numbers[id.index()]),
        link};
    shared_.reset();
    leaf.marking = measuring_.leaf(link);
  }

  Measuring& measuring_;
  ElementId parent_;
  std::vector<Leaf> leaves_;
  std::optional<Target> link_target_;
  ElementId link_;
  ElementId shared_parent_;
  std::optional<frame::Marking> shared_;
};

}  // namespace

std::vector<Leaf> leaves_of(Measuring& measuring, content::Paragraph const& paragraph, ElementId parent) {
  LeafMaker maker(measuring, parent);
  for (content::Inline const& each : paragraph.inlines) std::visit(maker, each);
  return maker.take();
}

std::vector<text::Piece> pieces_of(std::vector<Leaf> const& leaves) {
  std::vector<text::Piece> pieces;
  pieces.reserve(leaves.size());
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    if (leaves[i].kind == LeafKind::Break) pieces.emplace_back(text::ForcedBreak{});
    if (leaves[i].kind != LeafKind::Text) continue;
    text::Span span = leaves[i].span;
    span.mark = static_cast<std::uint32_t>(i);
    pieces.emplace_back(std::move(span));
  }
  return pieces;
}

std::string page_label(Settled const& settled, content::LabelId target) {
  std::string const& label = settled.page_labels.at(target.index());
  return label.empty() ? "00" : label;
}

std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view soft_hyphen = "\xc2\xad";
  for (auto at = text.find(soft_hyphen); at != std::string::npos; at = text.find(soft_hyphen, at)) {
    text.erase(at, soft_hyphen.size());
  }
  return text;
}

std::string plain_text(content::Paragraph const& paragraph, Settled const& settled) {
  std::string text;
  for (content::Inline const& each : paragraph.inlines) {
    if (std::holds_alternative<content::LineBreak>(each)) text += ' ';
    if (auto const* run = std::get_if<content::TextRun>(&each)) text += run->actual.empty() ? run->text : run->actual;
    auto const* reference = std::get_if<content::ReferenceRun>(&each);
    if (reference == nullptr) continue;
    bool const number = reference->shows == content::ReferenceRun::Shows::Number;
    text += number ? settled.numbers.at(reference->target.index()) : page_label(settled, reference->target);
  }
  return without_soft_hyphens(std::move(text));
}

}  // namespace livret::layout
