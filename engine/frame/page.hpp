#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "frame/drawing.hpp"
#include "frame/image.hpp"
#include "frame/structure.hpp"
#include "text/glyph_run.hpp"

namespace livret::frame {

struct DestinationTag;
using DestinationId = base::Id<DestinationTag>;

/// Glyphs with their baseline starting at `origin` (the run's own baseline shift is added when painting).
struct TextItem {
  base::Point origin;
  text::GlyphRunPtr run;
  Marking marking;
};

/// A filled and/or stroked rectangle, corners rounded by `radius`.
struct RectItem {
  base::Rect rect;
  std::optional<base::Colour> fill;
  std::optional<base::Colour> stroke;
  base::Length stroke_width;
  base::Length radius;
  Marking marking;
};

/// A straight line.
struct LineItem {
  base::Point from, to;
  base::Colour colour;
  base::Length width;
  Marking marking;
};

struct DrawingItem {
  base::Point origin;
  DrawingPtr drawing;
  Marking marking;
};

/// An image that fills `area`.
struct ImageItem {
  base::Rect area;
  ImagePtr image;
  Marking marking;
};

/// An area that leads somewhere; `link` is its Link element, which gets the annotation's OBJR.
struct LinkItem {
  base::Rect area;
  std::variant<std::string, DestinationId> target;  ///< a URI, or a place in the document
  std::string contents;                             ///< alternate description (ISO 14289-1, 7.18.5)
  ElementId link;
};

struct Frame;
/// A frame placed in another.
struct GroupItem {
  base::Point origin;
  std::shared_ptr<Frame const> frame;
};

using Item = std::variant<TextItem, RectItem, LineItem, DrawingItem, ImageItem, LinkItem, GroupItem>;

/// Items in painting order, relative to the frame's top left corner.
struct Frame {
  base::Size size;
  std::vector<Item> items;
};

struct Page {
  Frame frame;
  std::string label;  ///< as a viewer names it: `1`, `iv`
};

struct Destination {
  std::size_t page = 0;
  base::Point at;
};

struct OutlineEntry {
  int level = 1;  ///< 1 to 6; an entry is a child of the last one of a lower level
  std::string title;
  DestinationId target;
};

/// A file that travels with the document (ISO 19005-3, 6.8).
struct Attachment {
  std::string name;  ///< file name, unique
  std::string mime_type;
  std::string description;
  std::string bytes;
  enum class Relationship { Source, Data, Alternative, Supplement } relationship = Relationship::Data;
  ElementId element;  ///< the Figure or Table it belongs to, or none
};

/// What a catalogue and a reader want to know. `date` is ISO 8601 (`2023-10-05`): part of the job, never the clock.
struct Metadata {
  std::string title;
  std::string author;
  std::string subject;
  std::vector<std::string> keywords;
  std::string language = "fr";
  std::string date;
};

/// A whole document, its page numbers settled.
struct PagedDocument {
  Metadata metadata;
  std::vector<Page> pages;
  StructureTree structure;
  std::vector<Destination> destinations;
  std::vector<OutlineEntry> outline;
  std::vector<Attachment> attachments;
};

/// The document as text, for golden tests: pages, items with rounded places (pt, 2 decimals) and texts, then the
/// structure tree.
std::string dump(PagedDocument const& document);

}  // namespace livret::frame
