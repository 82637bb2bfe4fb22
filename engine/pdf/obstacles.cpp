#include "pdf/obstacles.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "frame/walk.hpp"
#include "pdf/metadata.hpp"
#include "pdf/navigation.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// ISO 19005-3, 6.1.13. Of a character of UTF-8, one byte may become two of UTF-16.
std::optional<std::string> find_in_text(std::string_view what, std::string_view text) {
  constexpr std::size_t most_bytes = 32767;
  if (text.size() * 2 + 2 <= most_bytes) return std::nullopt;
  std::size_t const length = text_length(text);
  if (length <= most_bytes) return std::nullopt;
  return fmt::format("{} needs at most {} bytes in PDF, found {}", what, most_bytes, length);
}

std::optional<std::string> find_in_metadata(frame::Metadata const& metadata) {
  if (metadata.title.empty()) return "a document needs a title, found none";
  if (metadata.language.empty()) return "a document needs a language, found none";
  if (!metadata.date.empty() && !date_texts(metadata.date))
    return fmt::format("a document's date needs the form `2023-10-05`, found `{}`", metadata.date);
  if (auto found = find_in_text("a title", metadata.title)) return found;
  if (auto found = find_in_text("an author", metadata.author)) return found;
  if (auto found = find_in_text("a subject", metadata.subject)) return found;
  return find_in_text("a list of keywords", fmt::format("{}", fmt::join(metadata.keywords, ", ")));
}

/// ISO 14289-1, 7.3.
std::optional<std::string> find_in_structure(frame::StructureTree const& tree) {
  for (std::size_t i = 0; i < tree.element_count(); ++i) {
    frame::Element const& element = tree.element(frame::ElementId(i));
    if (element.role == frame::Role::Figure && element.alt.empty() && element.actual_text.empty())
      return "a figure needs an alternative text, found none";
    if (auto found = find_in_text("an alternative text", element.alt)) return found;
    if (auto found = find_in_text("a replacement text", element.actual_text)) return found;
    if (auto found = find_in_text("the title of an element", element.title)) return found;
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
    if (!found) found = find_in_text("a link's description", link->contents);
    auto const* uri = std::get_if<std::string>(&link->target);
    if (!found && uri != nullptr) found = find_in_text("an address", ascii_uri(*uri));
  });
  return found;
}

std::optional<std::string> find_in_outline(std::vector<frame::OutlineEntry> const& outline) {
  for (frame::OutlineEntry const& entry : outline) {
    if (auto found = find_in_text("a heading", entry.title)) return found;
  }
  return std::nullopt;
}

std::optional<std::string> find_in_attachments(std::vector<frame::Attachment> const& attachments) {
  for (frame::Attachment const& file : attachments) {
    if (auto found = find_in_text("a file's name", file.name)) return found;
    if (auto found = find_in_text("a file's description", file.description)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_obstacle(frame::PagedDocument const& document) {
  if (document.pages.empty()) return "a document needs a page, found none";
  if (auto found = find_in_metadata(document.metadata)) return found;
  if (auto found = find_in_structure(document.structure)) return found;
  if (auto found = find_in_outline(document.outline)) return found;
  if (auto found = find_in_attachments(document.attachments)) return found;
  for (frame::Page const& page : document.pages) {
    if (auto found = find_in_page(page)) return found;
  }
  return std::nullopt;
}

}  // namespace livret::pdf
