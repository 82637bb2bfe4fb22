#pragma once

#include <string>
#include <vector>

#include "frame/page.hpp"
#include "pdf/marks.hpp"
#include "pdf/resources.hpp"

namespace livret::pdf {

/// A link at its place on a page, y downward.
struct PlacedLink {
  std::size_t page = 0;
  base::Rect area;
  frame::LinkItem const* item = nullptr;
};

/// A page's content stream and what painting it brought to light.
struct PaintedPage {
  std::string content;
  bool is_transparent = false;
  std::vector<PlacedLink> links;
};

/// The language of each element: its own or the nearest one above.
std::vector<std::string> element_languages(frame::PagedDocument const& document);

/// Paints the page with number `page`, noting marked content in `marks` and resources in `resources`.
PaintedPage paint_page(frame::PagedDocument const& document, std::size_t page,
                       std::vector<std::string> const& languages, Marks& marks, Resources& resources);

}  // namespace livret::pdf
