#include "pdf/structure_writer.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/check.hpp"
#include "pdf/syntax.hpp"
#include "pdf/table_headers.hpp"

namespace livret::pdf {

namespace {

using frame::Element;
using frame::ElementId;
using frame::Role;

bool stands_empty(Role role) { return role == Role::TH || role == Role::TD || role == Role::LBody; }

bool is_inline(Role role) {
  return role == Role::P || role == Role::Span || role == Role::Link || role == Role::Lbl || role == Role::Caption ||
         (role >= Role::H1 && role <= Role::H6);
}

/// ISO 14289-1, 7.9: each Note has an identifier of its own. Header cells have one where data cells name them.
std::string identifier_of(Role role, ElementId id) {
  return fmt::format("{}-{:08}", role == Role::Note ? "note" : "head", id.index());
}

std::string table_attributes(Element const& element, std::vector<ElementId> const* headers) {
  std::string out;
  switch (element.scope) {
    case frame::Scope::None:
      break;
    case frame::Scope::Row:
      out += "/Scope/Row";
      break;
    case frame::Scope::Column:
      out += "/Scope/Column";
      break;
    case frame::Scope::Both:
      out += "/Scope/Both";
      break;
  }
  if (element.row_span != 1) out += fmt::format("/RowSpan {}", element.row_span);
  if (element.column_span != 1) out += fmt::format("/ColSpan {}", element.column_span);
  if (headers != nullptr && !headers->empty()) {
    out += "/Headers[";
    for (ElementId header : *headers) append_literal(out, identifier_of(Role::TH, header));
    out += ']';
  }
  return out.empty() ? out : "<</O/Table" + out + ">>";
}

std::string list_attributes(Element const& element) {
  if (element.role != Role::L || element.numbering == frame::Numbering::None) return {};
  return element.numbering == frame::Numbering::Disc ? "<</O/List/ListNumbering/Disc>>"
                                                     : "<</O/List/ListNumbering/Decimal>>";
}

class StructureWriter {
 public:
  StructureWriter(Objects& objects, frame::PagedDocument const& document, Marks const& marks,
                  StructureTargets const& targets)
      : objects_(objects),
        document_(document),
        tree_(document.structure),
        marks_(marks),
        targets_(targets),
        shown_(find_shown_elements(tree_, marks, targets)),
        headers_(find_table_headers(tree_)),
        root_(objects.add()) {
    add_elements();
    find_first_pages();
    for (auto const& [cell, headers] : headers_) named_.insert(headers.begin(), headers.end());
  }

  Dictionary write() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (elements_[i]) write_element(ElementId(i));
    }
    root_.name("Type", "StructTreeRoot").reference("K", *elements_[0]);
    write_parent_tree();
    write_identifiers();
    return root_;
  }

 private:
  void add_elements() {
    for (std::size_t i = 0; i < tree_.element_count(); ++i)
      elements_.push_back(shown_[i] || i == 0 ? std::optional(objects_.add()) : std::nullopt);
    annotations_of_.resize(elements_.size());
    for (auto const& [element, annotation] : targets_.annotations)
      annotations_of_[element.index()].push_back(annotation);
  }

  /// The page where each element starts. Parents come before their kids, so one way back is enough.
  void find_first_pages() {
    first_page_.resize(elements_.size());
    for (std::size_t i = elements_.size(); i-- > 0;) {
      Element const& element = tree_.element(ElementId(i));
      for (auto const& kid : element.kids) {
        auto const* content = std::get_if<frame::ContentId>(&kid);
        if (content != nullptr && !marks_.of(*content).empty()) take_earlier(i, marks_.of(*content).front().page);
      }
      if (first_page_[i] && !element.parent.is_none()) take_earlier(element.parent.index(), *first_page_[i]);
    }
  }

  void take_earlier(std::size_t element, std::size_t page) {
    auto& first = first_page_[element];
    first = first ? std::min(*first, page) : page;
  }

  void write_element(ElementId id) {
    Element const& element = tree_.element(id);
    Dictionary& out = *elements_[id.index()];
    std::string syntax = "/Type/StructElem/S";
    append_name(syntax, frame::name_of(element.role));
    syntax += "/P ";
    append_reference(syntax, element.parent.is_none() ? root_.number() : elements_[element.parent.index()]->number());
    append_texts(syntax, id, element);
    append_attributes(syntax, id, element);
    append_associated_files(syntax, id);
    append_kids(syntax, id, element);
    out.entries(syntax);
  }

  void append_texts(std::string& out, ElementId id, Element const& element) {
    auto const add = [&](std::string_view key, std::string_view text) {
      if (text.empty()) return;
      append_name(out, key);
      append_text(out, text);
    };
    add("Lang", element.language);
    add("T", element.title);
    add("Alt", element.alt);
    add("ActualText", element.actual_text);
    add("E", element.expansion);
    if (element.role == Role::Note || named_.contains(id)) {
      identifiers_.emplace(identifier_of(element.role, id), id);
      add("ID", identifier_of(element.role, id));
    }
  }

  void append_attributes(std::string& out, ElementId id, Element const& element) const {
    auto const headers = headers_.find(id);
    std::string const attributes = table_attributes(element, headers == headers_.end() ? nullptr : &headers->second) +
                                   list_attributes(element) + layout_attributes(id, element);
    if (!attributes.empty()) out += "/A[" + attributes + "]";
  }

  std::string layout_attributes(ElementId id, Element const& element) const {
    if (!element.bounding_box || !first_page_[id.index()]) return {};
    base::Rect const& box = *element.bounding_box;
    base::Length const height = document_.pages[*first_page_[id.index()]].frame.size.height;
    std::string out = "<</O/Layout/BBox[";
    for (base::Length side : {box.left(), height - box.bottom(), box.right(), height - box.top()}) {
      append_real(out, side.to_pt());
      out += ' ';
    }
    bool const in_text = !element.parent.is_none() && is_inline(tree_.element(element.parent).role);
    return out + (in_text ? "]/Placement/Inline>>" : "]/Placement/Block>>");
  }

  void append_associated_files(std::string& out, ElementId id) const {
    std::string references;
    for (auto const& [element, file] : targets_.associated_files) {
      if (element != id) continue;
      append_reference(references, file.number());
      references += ' ';
    }
    if (!references.empty()) out += "/AF[" + references + "]";
  }

  void append_kids(std::string& out, ElementId id, Element const& element) const {
    std::string kids;
    std::optional<std::size_t> const page = page_of_own_content(element);
    for (auto const& kid : element.kids) {
      if (auto const* child = std::get_if<ElementId>(&kid)) {
        if (!elements_[child->index()]) continue;
        append_reference(kids, elements_[child->index()]->number());
        kids += ' ';
      } else {
        append_sequences(kids, std::get<frame::ContentId>(kid), page);
      }
    }
    for (Dictionary const& annotation : annotations_of_[id.index()])
      kids += fmt::format("<</Type/OBJR/Obj {} 0 R>>", annotation.number());
    if (kids.empty()) return;
    if (page) out += fmt::format("/Pg {} 0 R", targets_.pages[*page].number());
    out += "/K[" + kids + "]";
  }

  std::optional<std::size_t> page_of_own_content(Element const& element) const {
    for (auto const& kid : element.kids) {
      auto const* content = std::get_if<frame::ContentId>(&kid);
      if (content != nullptr && !marks_.of(*content).empty()) return marks_.of(*content).front().page;
    }
    return std::nullopt;
  }

  /// Identifiers alone on the element's own page, references elsewhere (14.7.4.2).
  void append_sequences(std::string& out, frame::ContentId content, std::optional<std::size_t> page) const {
    for (MarkedSequence const& sequence : marks_.of(content)) {
      if (sequence.page == page) {
        append_integer(out, sequence.identifier);
        out += ' ';
      } else {
        out +=
            fmt::format("<</Type/MCR/Pg {} 0 R/MCID {}>>", targets_.pages[sequence.page].number(), sequence.identifier);
      }
    }
  }

  /// Pages have the keys 0 and up, annotations those after (14.7.4.4).
  void write_parent_tree() {
    std::string numbers = "/Nums[";
    std::size_t key = 0;
    for (std::size_t page = 0; page < targets_.pages.size(); ++page, ++key) {
      append_integer(numbers, static_cast<std::int64_t>(key));
      numbers += '[';
      for (frame::ContentId content : marks_.on(page)) {
        append_reference(numbers, elements_[tree_.owner(content).index()]->number());
        numbers += ' ';
      }
      numbers += "]\n";
      Dictionary(targets_.pages[page]).number("StructParents", static_cast<std::int32_t>(key));
    }
    for (auto const& [element, annotation] : targets_.annotations) {
      numbers += fmt::format("{} {} 0 R\n", key, elements_[element.index()]->number());
      Dictionary(annotation).number("StructParent", static_cast<std::int32_t>(key++));
    }
    Dictionary parents = objects_.add();
    parents.entries(numbers + "]");
    root_.reference("ParentTree", parents).number("ParentTreeNextKey", static_cast<std::int32_t>(key));
  }

  void write_identifiers() {
    if (identifiers_.empty()) return;
    std::string names = "/Names[";
    for (auto const& [identifier, id] : identifiers_)
      names += fmt::format("({}){} 0 R ", identifier, elements_[id.index()]->number());
    Dictionary identifiers = objects_.add();
    identifiers.entries(names + "]");
    root_.reference("IDTree", identifiers);
  }

  Objects& objects_;
  frame::PagedDocument const& document_;
  frame::StructureTree const& tree_;
  Marks const& marks_;
  StructureTargets const& targets_;
  std::vector<bool> shown_;
  std::map<ElementId, std::vector<ElementId>> headers_;  ///< of data cells
  Dictionary root_;
  std::vector<std::optional<Dictionary>> elements_;  ///< nothing for those left out
  std::vector<std::vector<Dictionary>> annotations_of_;
  std::vector<std::optional<std::size_t>> first_page_;
  std::set<ElementId> named_;  ///< header cells in these
  std::map<std::string, ElementId> identifiers_;
};

}  // namespace

std::vector<bool> find_shown_elements(frame::StructureTree const& tree, Marks const& marks,
                                      StructureTargets const& targets) {
  std::vector<bool> shown(tree.element_count(), false);
  for (auto const& [element, annotation] : targets.annotations) shown[element.index()] = true;
  for (std::size_t i = tree.element_count(); i-- > 0;) {
    Element const& element = tree.element(ElementId(i));
    bool const has_content = std::any_of(element.kids.begin(), element.kids.end(), [&](auto const& kid) {
      auto const* content = std::get_if<frame::ContentId>(&kid);
      return content != nullptr && !marks.of(*content).empty();
    });
    if (has_content || stands_empty(element.role)) shown[i] = true;
    if (shown[i] && !element.parent.is_none()) shown[element.parent.index()] = true;
  }
  return shown;
}

Dictionary add_structure(Objects& objects, frame::PagedDocument const& document, Marks const& marks,
                         StructureTargets const& targets) {
  return StructureWriter(objects, document, marks, targets).write();
}

}  // namespace livret::pdf
