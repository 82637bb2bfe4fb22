#include "canvas/svg_definitions.hpp"

#include <algorithm>

#include "canvas/svg_text.hpp"

namespace livret::canvas {

namespace {

void append_transform(std::string& text, frame::Transform const& transform) {
  text += " gradientTransform=\"matrix(";
  for (double const part : {transform.xx, transform.yx, transform.xy, transform.yy}) {
    append_exactly(text, part);
    text += ' ';
  }
  append_point(text, transform.x0, transform.y0);
  text += ")\"";
}

void append_gradient(std::string& text, frame::Gradient const& gradient, std::size_t number) {
  bool const is_radial = gradient.from_radius != 0 || gradient.to_radius != 0;
  text += is_radial ? "<radialGradient id=\"p" : "<linearGradient id=\"p";
  text += std::to_string(number) + "\" gradientUnits=\"userSpaceOnUse\"";
  if (is_radial) {
    append_attribute(text, " cx", gradient.to.x);
    append_attribute(text, " cy", gradient.to.y);
    append_attribute(text, " r", gradient.to_radius);
    append_attribute(text, " fx", gradient.from.x);
    append_attribute(text, " fy", gradient.from.y);
  } else {
    append_attribute(text, " x1", gradient.from.x);
    append_attribute(text, " y1", gradient.from.y);
    append_attribute(text, " x2", gradient.to.x);
    append_attribute(text, " y2", gradient.to.y);
  }
  if (gradient.transform != frame::Transform()) append_transform(text, gradient.transform);
  text += '>';
  for (auto const& [offset, colour] : gradient.stops) {
    append_attribute(text, "<stop offset", offset);
    text += " stop-color=\"";
    append_opaque(text, colour);
    text += '"';
    append_attribute(text, " stop-opacity", colour.alpha / 255.0);
    text += "/>";
  }
  text += is_radial ? "</radialGradient>\n" : "</linearGradient>\n";
}

void append_clip(std::string& text, frame::Clip const& clip, std::size_t number) {
  text += "<clipPath id=\"c" + std::to_string(number) + "\"><path d=\"";
  append_path(text, clip.path);
  text += clip.rule == frame::FillRule::EvenOdd ? "\" clip-rule=\"evenodd\"/></clipPath>\n" : "\"/></clipPath>\n";
}

}  // namespace

class SvgDefinitions::Collector {
 public:
  Collector(SvgDefinitions& definitions, text::FontBook const& fonts, GlyphTexts& glyph_texts)
      : definitions_(definitions), fonts_(fonts), glyph_texts_(glyph_texts) {}

  void operator()(frame::Fill const& fill) { add(fill.paint); }
  void operator()(frame::Stroke const& stroke) { add(stroke.paint); }
  void operator()(frame::Clip const& clip) { definitions_.clips_.push_back(&clip); }
  void operator()(frame::Glyphs const& glyphs) {
    auto const id = glyphs.run->face;
    auto const& face = fonts_.face(id);
    auto& faces = definitions_.glyphs_;
    if (faces.size() <= id.index()) faces.resize(id.index() + 1);
    auto& known = faces[id.index()];
    if (known.empty()) known.resize(face.glyph_count());
    for (auto const& glyph : glyphs.run->glyphs) {
      if (known.size() <= glyph.id) known.resize(glyph.id + std::size_t{1});
      if (known[glyph.id] != Glyph::Unknown) continue;
      auto const& data = glyph_texts_.data(face, id, glyph.id);
      known[glyph.id] = data.empty() ? Glyph::Blank : Glyph::Defined;
      if (!data.empty()) definitions_.outlines_.push_back({id, glyph.id, &data});
    }
  }
  template <typename Other>
  void operator()(Other const&) {}

 private:
  void add(frame::Paint const& paint) {
    if (auto const* gradient = std::get_if<frame::Gradient>(&paint)) definitions_.gradients_.push_back(gradient);
  }

  SvgDefinitions& definitions_;
  text::FontBook const& fonts_;
  GlyphTexts& glyph_texts_;
};

SvgDefinitions::SvgDefinitions(frame::Drawing const& drawing, text::FontBook const& fonts, GlyphTexts& glyph_texts) {
  Collector collector(*this, fonts, glyph_texts);
  for (auto const& operation : drawing.operations) std::visit(collector, operation);
}

std::size_t SvgDefinitions::expected_size() const {
  std::size_t size = 30 + 400 * gradients_.size();
  for (auto const& outline : outlines_) size += 30 + outline.data->size();
  for (auto const* clip : clips_) size += 60 + 14 * clip->path.size();
  return size;
}

void SvgDefinitions::append(std::string& text) const {
  text += "<defs>\n";
  for (auto const& [face, glyph, data] : outlines_) {
    text += "<path id=\"g";
    append_number(text, static_cast<double>(face.index()));
    text += '-';
    append_number(text, glyph);
    text += "\" d=\"";
    text += *data;
    text += "\"/>\n";
  }
  for (std::size_t i = 0; i < gradients_.size(); ++i) append_gradient(text, *gradients_[i], i + 1);
  for (std::size_t i = 0; i < clips_.size(); ++i) append_clip(text, *clips_[i], i + 1);
  text += "</defs>\n";
}

}  // namespace livret::canvas
