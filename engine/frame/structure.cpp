#include "frame/structure.hpp"

#include <array>

#include "base/check.hpp"

namespace livret::frame {

namespace {

constexpr std::array<std::string_view, 33> role_names = {
    "Document", "Part", "Sect", "Div", "BlockQuote", "Caption", "TOC",  "TOCI",      "P",     "H1",    "H2",
    "H3",       "H4",   "H5",   "H6",  "L",          "LI",      "Lbl",  "LBody",     "Table", "THead", "TBody",
    "TFoot",    "TR",   "TH",   "TD",  "Span",       "Quote",   "Note", "Reference", "Link",  "Code",  "Figure"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::Figure) + 1);

}  // namespace

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

StructureTree::StructureTree() {
  elements_.emplace_back();
  elements_.back().role = Role::Document;
}

ElementId StructureTree::add(ElementId parent, Role role, diag::Span source) {
  base::check(parent.index() < elements_.size(), "a structure element is added under an element that does not exist");
  ElementId const id(elements_.size());
  Element& added = elements_.emplace_back();
  added.role = role;
  added.parent = parent;
  added.source = source;
  element(parent).kids.emplace_back(id);
  return id;
}

ContentId StructureTree::content(ElementId parent) {
  base::check(parent.index() < elements_.size(), "content is added under an element that does not exist");
  ContentId const id(owners_.size());
  owners_.push_back(parent);
  element(parent).kids.emplace_back(id);
  return id;
}

}  // namespace livret::frame
