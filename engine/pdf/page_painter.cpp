#include "pdf/page_painter.hpp"

#include <optional>

#include "base/check.hpp"
#include "frame/path.hpp"
#include "frame/walk.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/drawing_painter.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

/// `fr` and `fr-FR` say the same of a text in one of them.
bool is_same_language(std::string_view a, std::string_view b) {
  std::string_view const shorter = a.size() < b.size() ? a : b;
  std::string_view const longer = a.size() < b.size() ? b : a;
  return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '-');
}

class PagePainter {
 public:
  PagePainter(frame::PagedDocument const& document, std::size_t page, std::vector<std::string> const& languages,
              Marks& marks, Resources& resources)
      : structure_(document.structure),
        page_(page),
        height_(document.pages[page].frame.size.height),
        languages_(languages),
        marks_(marks),
        out_(resources) {}

  void paint(frame::Frame const& frame) {
    frame::walk(frame, {}, [&](frame::Item const& item, base::Point origin) {
      std::visit([&](auto const& each) { paint(each, origin); }, item);
    });
  }

  PaintedPage finish() {
    end_mark();
    return {out_.take(), out_.is_transparent(), std::move(links_)};
  }

 private:
  double x_of(base::Length x) const { return x.to_pt(); }
  double y_of(base::Length y) const { return (height_ - y).to_pt(); }

  void paint(frame::TextItem const& item, base::Point origin) {
    if (item.run->glyphs.empty()) return;
    base::Point const at = origin + item.origin;
    mark(item.marking, {{at.x, at.y - item.run->size}, {item.run->width(), item.run->size}});
    out_.show(*item.run, x_of(at.x), y_of(at.y), 0, foreign_language(item));
  }

  void paint(frame::RectItem const& item, base::Point origin) {
    bool const strokes = item.stroke && item.stroke_width > base::Length();
    if (!item.fill && !strokes) return;
    base::Rect const rect{origin + item.rect.origin, item.rect.size};
    mark(item.marking, rect);
    if (item.fill) out_.set_fill(*item.fill);
    if (strokes) {
      out_.set_stroke(*item.stroke);
      out_.set_line({.width = item.stroke_width.to_pt(), .dash = {}});
    }
    append_rectangle(rect, item.radius);
    out_.paint(!strokes ? PathPaint::Fill : item.fill ? PathPaint::FillAndStroke : PathPaint::Stroke);
  }

  void paint(frame::LineItem const& item, base::Point origin) {
    base::Point const from = origin + item.from;
    base::Point const to = origin + item.to;
    base::Point const corner{base::min(from.x, to.x), base::min(from.y, to.y)};
    mark(item.marking, {corner, {base::max(from.x, to.x) - corner.x, base::max(from.y, to.y) - corner.y}});
    out_.set_stroke(item.colour);
    out_.set_line({.width = item.width.to_pt(), .dash = {}});
    out_.move_to(x_of(from.x), y_of(from.y));
    out_.line_to(x_of(to.x), y_of(to.y));
    out_.paint(PathPaint::Stroke);
  }

  void paint(frame::ImageItem const& item, base::Point origin) {
    base::Rect const area{origin + item.area.origin, item.area.size};
    mark(item.marking, area);
    out_.show(item.image, x_of(area.left()), y_of(area.bottom()), area.size.width.to_pt(), area.size.height.to_pt());
  }

  void paint(frame::DrawingItem const& item, base::Point origin) {
    base::Point const at = origin + item.origin;
    mark(item.marking, {at, item.drawing->size});
    paint_drawing(*item.drawing, x_of(at.x), y_of(at.y), out_);
  }

  void paint(frame::LinkItem const& item, base::Point origin) {
    links_.push_back({page_, {origin + item.area.origin, item.area.size}, &item});
  }

  void paint(frame::GroupItem const&, base::Point) {}

  void append_rectangle(base::Rect const& rect, base::Length radius) {
    double const width = rect.size.width.to_pt();
    double const height = rect.size.height.to_pt();
    if (radius <= base::Length()) return out_.rectangle(x_of(rect.left()), y_of(rect.bottom()), width, height);
    out_.append(frame::rectangle_path({x_of(rect.left()), -y_of(rect.top())}, width, height, radius.to_pt()));
  }

  /// Items that follow one another with the same marking share a sequence, but backgrounds: each has its BBox.
  void mark(frame::Marking const& marking, base::Rect const& box) {
    bool const is_background = marking == frame::Marking(frame::Artifact::Background);
    if (mark_ == marking && !is_background) return;
    end_mark();
    mark_ = marking;
    if (auto const* content = std::get_if<frame::ContentId>(&marking)) {
      std::string properties = "<</MCID ";
      append_integer(properties, marks_.add(page_, *content));
      out_.begin_marked(frame::name_of(structure_.element(structure_.owner(*content)).role), properties + ">>");
    } else {
      out_.begin_marked("Artifact", artifact_properties(std::get<frame::Artifact>(marking), box));
    }
  }

  void end_mark() {
    if (mark_) out_.end_marked();
    mark_.reset();
  }

  /// ISO 32000-1, table 330.
  std::string artifact_properties(frame::Artifact artifact, base::Rect const& box) const {
    switch (artifact) {
      case frame::Artifact::Layout:
        return "<</Type/Layout>>";
      case frame::Artifact::Header:
        return "<</Type/Pagination/Subtype/Header>>";
      case frame::Artifact::Footer:
        return "<</Type/Pagination/Subtype/Footer>>";
      case frame::Artifact::Page:
        return "<</Type/Page>>";
      case frame::Artifact::Background:
        break;
    }
    std::string properties = "<</Type/Background/BBox[";
    for (double side : {x_of(box.left()), y_of(box.bottom()), x_of(box.right()), y_of(box.top())}) {
      append_real(properties, side);
      properties += ' ';
    }
    return properties + "]>>";
  }

  /// The run's language where it is not that of the element it belongs to.
  std::string_view foreign_language(frame::TextItem const& item) const {
    auto const* content = std::get_if<frame::ContentId>(&item.marking);
    if (content == nullptr || item.run->language.empty()) return {};
    std::string const& around = languages_[structure_.owner(*content).index()];
    return is_same_language(item.run->language, around) ? std::string_view() : item.run->language;
  }

  frame::StructureTree const& structure_;
  std::size_t page_;
  base::Length height_;
  std::vector<std::string> const& languages_;
  Marks& marks_;
  ContentStream out_;
  std::optional<frame::Marking> mark_;
  std::vector<PlacedLink> links_;
};

}  // namespace

std::vector<std::string> element_languages(frame::PagedDocument const& document) {
  std::vector<std::string> languages;
  for (std::size_t i = 0; i < document.structure.element_count(); ++i) {
    frame::Element const& element = document.structure.element(frame::ElementId(i));
    if (!element.language.empty()) {
      languages.push_back(element.language);
    } else {
      languages.push_back(element.parent.is_none() ? document.metadata.language : languages[element.parent.index()]);
    }
  }
  return languages;
}

PaintedPage paint_page(frame::PagedDocument const& document, std::size_t page,
                       std::vector<std::string> const& languages, Marks& marks, Resources& resources) {
  PagePainter painter(document, page, languages, marks, resources);
  painter.paint(document.pages[page].frame);
  return painter.finish();
}

}  // namespace livret::pdf
