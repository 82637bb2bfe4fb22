// frame: finished pages. In: nothing; layout and chart fill these values. Out: PagedDocument, which pdf and raster
// write and which has a text dump for golden tests. Every painted item says which content it belongs to, or that it is
// an artifact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "base/ids.hpp"
#include "diag/source_map.hpp"

namespace livret::frame {

/// Standard structure types (ISO 32000-1, 14.8.4).
enum class Role {
  Document,
  Part,
  Sect,
  Div,
  BlockQuote,
  Caption,
  Toc,
  TocItem,
  P,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  L,
  LI,
  Lbl,
  LBody,
  Table,
  THead,
  TBody,
  TFoot,
  TR,
  TH,
  TD,
  Span,
  Quote,
  Note,
  Reference,
  Link,
  Code,
  Figure
};

std::string_view name_of(Role role);  ///< the name in PDF: `TOC`, `TOCI`, `P`

struct ElementTag;
using ElementId = base::Id<ElementTag>;
struct ContentTag;
/// A piece of real content: one leaf of the structure tree. Items that carry it are painted in order; it may go over
/// several pages.
using ContentId = base::Id<ContentTag>;

enum class Scope { None, Row, Column, Both };
enum class Numbering { None, Disc, Decimal };

/// A structure element and its attributes (14.7.2, 14.8.5). Empty texts mean absent.
struct Element {
  Role role = Role::P;
  ElementId parent;
  std::vector<std::variant<ElementId, ContentId>> kids;  ///< in reading order
  std::string language;
  std::string title;
  std::string alt;
  std::string actual_text;
  std::string expansion;
  Scope scope = Scope::None;  ///< TH
  int row_span = 1;           ///< TH, TD
  int column_span = 1;
  Numbering numbering = Numbering::None;   ///< L
  std::optional<base::Rect> bounding_box;  ///< Figure, Table: on its page
  diag::Span source;
};

/// The structure tree; element 0 is the Document. Built by layout with `add` and `content`.
class StructureTree {
 public:
  StructureTree();
  ElementId root() const { return ElementId(0); }
  /// A new element as the last kid of `parent`.
  ElementId add(ElementId parent, Role role, diag::Span source = {});
  /// A new piece of content as the last kid of `parent`.
  ContentId content(ElementId parent);
  Element& element(ElementId id) { return elements_[id.index()]; }
  Element const& element(ElementId id) const { return elements_[id.index()]; }
  ElementId owner(ContentId id) const { return owners_[id.index()]; }
  std::size_t element_count() const { return elements_.size(); }
  std::size_t content_count() const { return owners_.size(); }

 private:
  std::vector<Element> elements_;
  std::vector<ElementId> owners_;
};

/// What is painted and is no content (14.8.2.2).
enum class Artifact { Layout, Background, Header, Footer, Page };

using Marking = std::variant<ContentId, Artifact>;

}  // namespace livret::frame
