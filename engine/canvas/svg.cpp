#include <algorithm>
#include <numbers>
#include <string>
#include <vector>

#include "canvas/cairo_handles.hpp"
#include "canvas/canvas.hpp"
#include "canvas/svg_path.hpp"
#include "canvas/svg_text.hpp"

namespace livret::canvas {

namespace {

/// A JPEG file as it is; pixels as a PNG file.
void append_data_uri(std::string& text, frame::Image const& image) {
  if (image.coding == frame::Image::Coding::Jpeg && image.alpha.empty()) {
    text += "data:image/jpeg;base64,";
    append_base64(text, image.bytes);
    return;
  }
  std::string png;
  if (SurfacePtr const surface = surface_of(image); surface != nullptr)
    cairo_surface_write_to_png_stream(surface.get(), append_bytes, &png);
  text += "data:image/png;base64,";
  append_base64(text, png);
}

/// About how much text an operation becomes: strings that grow are copied, and their pages are the cost of a small
/// file.
struct ExpectedSize {
  std::size_t operator()(frame::Fill const& fill) const { return 60 + 14 * fill.path.size(); }
  std::size_t operator()(frame::Stroke const& stroke) const { return 110 + 14 * stroke.path.size(); }
  std::size_t operator()(frame::Glyphs const& glyphs) const {
    return 160 + glyphs.run->text.size() + 46 * glyphs.run->glyphs.size();
  }
  template <typename Other>
  std::size_t operator()(Other const&) const {
    return 100;
  }
};

/// Writes operations in order; definitions (glyphs, gradients, clips) are collected beside and come first in the file.
class SvgWriter {
 public:
  SvgWriter(text::FontBook const& fonts, GlyphTexts& glyph_texts) : fonts_(fonts), glyph_texts_(glyph_texts) {}

  std::string write(frame::Drawing const& drawing) {
    std::size_t expected = 0;
    for (auto const& operation : drawing.operations) expected += std::visit(ExpectedSize(), operation);
    body_.reserve(expected);
    for (auto const& operation : drawing.operations) std::visit(*this, operation);
    return finish(drawing.size);
  }

  void operator()(frame::Fill const& fill) {
    body_ += "<path d=\"";
    paths_.write(body_, fill.path);
    body_ += "\" ";
    append_paint("fill", fill.paint);
    if (fill.rule == frame::FillRule::EvenOdd) body_ += " fill-rule=\"evenodd\"";
    body_ += "/>\n";
  }

  void operator()(frame::Stroke const& stroke) {
    body_ += "<path d=\"";
    paths_.write(body_, stroke.path);
    body_ += "\" fill=\"none\" ";
    append_paint("stroke", stroke.paint);
    append_attribute(body_, " stroke-width", stroke.width);
    if (stroke.cap != frame::Cap::Butt)
      body_ += stroke.cap == frame::Cap::Round ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"";
    if (stroke.join != frame::Join::Miter)
      body_ += stroke.join == frame::Join::Round ? " stroke-linejoin=\"round\"" : " stroke-linejoin=\"bevel\"";
    else
      append_attribute(body_, " stroke-miterlimit", stroke.miter_limit);
    if (!stroke.dash.empty()) append_dash(stroke);
    body_ += "/>\n";
  }

  void operator()(frame::Clip const& clip) {
    auto const number = std::to_string(++clips_);
    definitions_ += "<clipPath id=\"c" + number + "\"><path d=\"";
    append_path(definitions_, clip.path);
    definitions_ +=
        clip.rule == frame::FillRule::EvenOdd ? "\" clip-rule=\"evenodd\"/></clipPath>\n" : "\"/></clipPath>\n";
    body_ += "<g clip-path=\"url(#c" + number + ")\">\n";
    ++open_groups_.back();
  }

  void operator()(frame::Save const&) { open_groups_.push_back(0); }

  void operator()(frame::Restore const&) {
    close_groups();
    open_groups_.pop_back();
  }

  void operator()(frame::Glyphs const& glyphs);

  void operator()(frame::Picture const& picture) {
    body_ += "<image";
    append_attribute(body_, " x", picture.corner.x);
    append_attribute(body_, " y", picture.corner.y);
    append_attribute(body_, " width", picture.width);
    append_attribute(body_, " height", picture.height);
    body_ += " preserveAspectRatio=\"none\" xlink:href=\"";
    append_data_uri(body_, *picture.image);
    body_ += "\"/>\n";
  }

 private:
  std::string finish(base::Size size) {
    close_groups();
    double const width = size.width.to_pt(), height = size.height.to_pt();
    std::size_t length = definitions_.size() + body_.size() + 300;
    for (auto const& glyph : defined_) length += glyph.data->size() + 32;
    std::string text;
    text.reserve(length);
    text +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"";
    append_number(text, width);
    text += "pt\" height=\"";
    append_number(text, height);
    text += "pt\" viewBox=\"0 0 ";
    append_point(text, width, height);
    text += "\">\n<defs>\n";
    for (auto const& glyph : defined_) append_definition(text, glyph);
    text += definitions_;
    text += "</defs>\n";
    text += body_;
    return text += "</svg>\n";
  }

  static void append_attribute(std::string& text, std::string_view name, double value) {
    text += name;
    text += "=\"";
    append_number(text, value);
    text += '"';
  }

  void append_dash(frame::Stroke const& stroke) {
    body_ += " stroke-dasharray=\"";
    for (double const length : stroke.dash) {
      if (body_.back() != '"') body_ += ' ';
      append_number(body_, length);
    }
    body_ += '"';
    append_attribute(body_, " stroke-dashoffset", stroke.dash_offset);
  }

  void close_groups() {
    for (; open_groups_.back() > 0; --open_groups_.back()) body_ += "</g>\n";
  }

  /// Whether the glyph has anything to draw; then it is defined.
  bool define_glyph(text::Face const& face, text::FaceId id, std::uint16_t glyph);

  void append_paint(std::string_view property, frame::Paint const& paint) {
    body_ += property;
    body_ += "=\"";
    if (auto const* gradient = std::get_if<frame::Gradient>(&paint)) {
      define_gradient(*gradient);
      body_ += "url(#p" + std::to_string(gradients_) + ")\"";
      return;
    }
    auto const colour = std::get<base::Colour>(paint);
    append_opaque(body_, colour);
    body_ += '"';
    if (colour.alpha == 255) return;
    body_ += ' ';
    body_ += property;
    append_attribute(body_, "-opacity", colour.alpha / 255.0);
  }

  void define_gradient(frame::Gradient const& gradient);
  void append_gradient_transform(frame::Transform const& transform);
  /// Where glyphs stand, and the scales from font units; closes the tag.
  void append_place(frame::Glyphs const& glyphs, double x_scale, double y_scale);

  text::FontBook const& fonts_;
  GlyphTexts& glyph_texts_;
  PathWriter paths_;
  std::string definitions_, body_;
  /// A glyph that is used, and its outline.
  struct DefinedGlyph {
    text::FaceId face;
    std::uint16_t glyph = 0;
    std::string const* data = nullptr;
  };
  static void append_definition(std::string& text, DefinedGlyph const& glyph);
  std::vector<DefinedGlyph> defined_;
  enum class Glyph : std::uint8_t { Unknown, Blank, Defined };
  std::vector<std::vector<Glyph>> glyphs_;  ///< by face, then by glyph
  std::vector<int> open_groups_{0};         ///< clip groups to close, for each save
  int clips_ = 0, gradients_ = 0;
};

void SvgWriter::operator()(frame::Glyphs const& glyphs) {
  auto const& run = *glyphs.run;
  auto const& face = fonts_.face(run.face);
  double const scale = run.size.to_pt() / face.metrics().units_per_em;
  double const x_scale = scale * (1 + run.expansion / 1000.0);
  body_ += "<g role=\"img\" aria-label=\"";
  append_escaped(body_, run.text);
  body_ += "\" ";
  append_paint("fill", run.colour);
  append_place(glyphs, x_scale, scale);
  std::string const use = "<use xlink:href=\"#g" + std::to_string(run.face.index()) + '-';
  double pen = 0;
  for (auto const& glyph : run.glyphs) {
    if (define_glyph(face, run.face, glyph.id)) {
      body_ += use;
      append_number(body_, glyph.id);
      body_ += '"';
      append_attribute(body_, " x", (pen + glyph.x_offset) / base::Length::units_per_pt / x_scale);
      append_attribute(body_, " y", glyph.y_offset / base::Length::units_per_pt / scale);
      body_ += "/>";
    }
    pen += glyph.advance;
  }
  body_ += "</g>\n";
}

void SvgWriter::append_place(frame::Glyphs const& glyphs, double x_scale, double y_scale) {
  body_ += " transform=\"translate(";
  append_point(body_, glyphs.origin.x, glyphs.origin.y);
  body_ += ')';
  if (glyphs.angle != 0) {
    body_ += " rotate(";
    append_number(body_, glyphs.angle * 180 / std::numbers::pi);
    body_ += ')';
  }
  if (auto const shift = glyphs.run->baseline_shift; shift != base::Length()) {
    body_ += " translate(0 ";
    append_number(body_, -shift.to_pt());
    body_ += ')';
  }
  body_ += " scale(";
  append_exactly(body_, x_scale);
  body_ += " -";
  append_exactly(body_, y_scale);
  body_ += ")\">";
}

bool SvgWriter::define_glyph(text::Face const& face, text::FaceId id, std::uint16_t glyph) {
  if (glyphs_.size() <= id.index()) glyphs_.resize(id.index() + 1);
  auto& known = glyphs_[id.index()];
  if (known.size() <= glyph) known.resize(std::max<std::size_t>(face.glyph_count(), glyph + std::size_t{1}));
  if (known[glyph] == Glyph::Unknown) {
    auto const& data = glyph_texts_.data(face, id, glyph);
    known[glyph] = data.empty() ? Glyph::Blank : Glyph::Defined;
    if (!data.empty()) defined_.push_back({id, glyph, &data});
  }
  return known[glyph] == Glyph::Defined;
}

void SvgWriter::append_definition(std::string& text, DefinedGlyph const& glyph) {
  text += "<path id=\"g";
  append_number(text, static_cast<double>(glyph.face.index()));
  text += '-';
  append_number(text, glyph.glyph);
  text += "\" d=\"";
  text += *glyph.data;
  text += "\"/>\n";
}

void SvgWriter::define_gradient(frame::Gradient const& gradient) {
  bool const is_radial = gradient.from_radius != 0 || gradient.to_radius != 0;
  definitions_ += is_radial ? "<radialGradient id=\"p" : "<linearGradient id=\"p";
  definitions_ += std::to_string(++gradients_) + "\" gradientUnits=\"userSpaceOnUse\"";
  if (is_radial) {
    append_attribute(definitions_, " cx", gradient.to.x);
    append_attribute(definitions_, " cy", gradient.to.y);
    append_attribute(definitions_, " r", gradient.to_radius);
    append_attribute(definitions_, " fx", gradient.from.x);
    append_attribute(definitions_, " fy", gradient.from.y);
  } else {
    append_attribute(definitions_, " x1", gradient.from.x);
    append_attribute(definitions_, " y1", gradient.from.y);
    append_attribute(definitions_, " x2", gradient.to.x);
    append_attribute(definitions_, " y2", gradient.to.y);
  }
  if (gradient.transform != frame::Transform()) append_gradient_transform(gradient.transform);
  definitions_ += '>';
  for (auto const& [offset, colour] : gradient.stops) {
    append_attribute(definitions_, "<stop offset", offset);
    definitions_ += " stop-color=\"";
    append_opaque(definitions_, colour);
    definitions_ += '"';
    append_attribute(definitions_, " stop-opacity", colour.alpha / 255.0);
    definitions_ += "/>";
  }
  definitions_ += is_radial ? "</radialGradient>\n" : "</linearGradient>\n";
}

void SvgWriter::append_gradient_transform(frame::Transform const& transform) {
  definitions_ += " gradientTransform=\"matrix(";
  for (double const part : {transform.xx, transform.yx, transform.xy, transform.yy}) {
    append_exactly(definitions_, part);
    definitions_ += ' ';
  }
  append_point(definitions_, transform.x0, transform.y0);
  definitions_ += ")\"";
}

}  // namespace

base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts, GlyphTexts& glyph_texts) {
  return SvgWriter(fonts, glyph_texts).write(drawing);
}

base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts) {
  GlyphTexts glyph_texts;
  return to_svg(drawing, fonts, glyph_texts);
}

}  // namespace livret::canvas
