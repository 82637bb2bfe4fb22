#include "pdf/obstacles.hpp"

#include <fmt/format.h>

#include "frame/walk.hpp"
#include "pdf/metadata.hpp"

namespace livret::pdf {

namespace {

std::optional<std::string> find_in_metadata(frame::Metadata const& metadata) {
  if (metadata.title.empty()) return "a document needs a title, found none";
  if (metadata.language.empty()) return "a document needs a language, found none";
  if (!metadata.date.empty() && !date_texts(metadata.date))
    return fmt::format("a document's date needs the form `2023-10-05`, found `{}`", metadata.date);
  return std::nullopt;
}

/// ISO 14289-1, 7.3.
std::optional<std::string> find_in_structure(frame::StructureTree const& tree) {
  for (std::size_t i = 0; i < tree.element_count(); ++i) {
    frame::Element const& element = tree.element(frame::ElementId(i));
    if (element.role == frame::Role::Figure && element.alt.empty() && element.actual_text.empty())
      return "a figure needs an alternative text, found none";
  }
  return std::nullopt;
}

/// ISO 14289-1, 7.18.5.
std::optional<std::string> find_in_page(frame::Page const& page) {
  std::optional<std::string> found;
  frame::walk(page.frame, {}, [&](frame::Item const& item, base::Point) {
    auto const* link = std::get_if<frame::LinkItem>(&item);
    if (link == nullptr || found) return;
    if (link->contents.empty()) found = "a link needs a description, found none";
    if (link->link.is_none()) found = "a link needs a Link element, found none";
  });
  return found;
}

}  // namespace

std::optional<std::string> find_obstacle(frame::PagedDocument const& document) {
  if (document.pages.empty()) return "a document needs a page, found none";
  if (auto found = find_in_metadata(document.metadata)) return found;
  if (auto found = find_in_structure(document.structure)) return found;
  for (frame::Page const& page : document.pages) {
    if (auto found = find_in_page(page)) return found;
  }
  return std::nullopt;
}

}  // namespace livret::pdf
