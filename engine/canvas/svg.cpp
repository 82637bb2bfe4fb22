#include <numbers>
#include <string>
#include <vector>

#include "canvas/cairo_handles.hpp"
#include "canvas/canvas.hpp"
#include "canvas/svg_definitions.hpp"
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

/// Writes definitions, then operations in order.
class SvgWriter {
 public:
  SvgWriter(frame::Drawing const& drawing, text::FontBook const& fonts, GlyphTexts& glyph_texts)
      : drawing_(drawing), fonts_(fonts), definitions_(drawing, fonts, glyph_texts) {}

  std::string write() && {
    append_head();
    for (auto const& operation : drawing_.operations) std::visit(*this, operation);
    close_groups();
    text_ += "</svg>\n";
    return std::move(text_);
  }

  void operator()(frame::Fill const& fill) {
    text_ += "<path d=\"";
    paths_.write(text_, fill.path);
    text_ += "\" ";
    append_paint("fill", fill.paint);
    if (fill.rule == frame::FillRule::EvenOdd) text_ += " fill-rule=\"evenodd\"";
    text_ += "/>\n";
  }

  void operator()(frame::Stroke const& stroke) {
    text_ += "<path d=\"";
    paths_.write(text_, stroke.path);
    text_ += "\" fill=\"none\" ";
    append_paint("stroke", stroke.paint);
    append_attribute(text_, " stroke-width", stroke.width);
    if (stroke.cap != frame::Cap::Butt)
      text_ += stroke.cap == frame::Cap::Round ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"";
    if (stroke.join != frame::Join::Miter)
      text_ += stroke.join == frame::Join::Round ? " stroke-linejoin=\"round\"" : " stroke-linejoin=\"bevel\"";
    else
      append_attribute(text_, " stroke-miterlimit", stroke.miter_limit);
    if (!stroke.dash.empty()) append_dash(stroke);
    text_ += "/>\n";
  }

  void operator()(frame::Clip const&) {
    text_ += "<g clip-path=\"url(#c" + std::to_string(++clips_) + ")\">\n";
    ++open_groups_.back();
  }

  void operator()(frame::Save const&) { open_groups_.push_back(0); }

  void operator()(frame::Restore const&) {
    close_groups();
    open_groups_.pop_back();
  }

  void operator()(frame::Glyphs const& glyphs);

  void operator()(frame::Picture const& picture) {
    text_ += "<image";
    append_attribute(text_, " x", picture.corner.x);
    append_attribute(text_, " y", picture.corner.y);
    append_attribute(text_, " width", picture.width);
    append_attribute(text_, " height", picture.height);
    text_ += " preserveAspectRatio=\"none\" xlink:href=\"";
    append_data_uri(text_, *picture.image);
    text_ += "\"/>\n";
  }

 private:
  void append_head() {
    std::size_t expected = definitions_.expected_size() + 300;
    for (auto const& operation : drawing_.operations) expected += std::visit(ExpectedSize(), operation);
    text_.reserve(expected);
    double const width = drawing_.size.width.to_pt(), height = drawing_.size.height.to_pt();
    text_ +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"";
    append_number(text_, width);
    text_ += "pt\" height=\"";
    append_number(text_, height);
    text_ += "pt\" viewBox=\"0 0 ";
    append_point(text_, width, height);
    text_ += "\">\n";
    definitions_.append(text_);
  }

  void append_dash(frame::Stroke const& stroke) {
    text_ += " stroke-dasharray=\"";
    for (double const length : stroke.dash) {
      if (text_.back() != '"') text_ += ' ';
      append_number(text_, length);
    }
    text_ += '"';
    append_attribute(text_, " stroke-dashoffset", stroke.dash_offset);
  }

  void close_groups() {
    for (; open_groups_.back() > 0; --open_groups_.back()) text_ += "</g>\n";
  }

  void append_paint(std::string_view property, frame::Paint const& paint) {
    text_ += property;
    text_ += "=\"";
    if (std::holds_alternative<frame::Gradient>(paint)) {
      text_ += "url(#p" + std::to_string(++gradients_) + ")\"";
      return;
    }
    auto const colour = std::get<base::Colour>(paint);
    append_opaque(text_, colour);
    text_ += '"';
    if (colour.alpha == 255) return;
    text_ += ' ';
    text_ += property;
    append_attribute(text_, "-opacity", colour.alpha / 255.0);
  }

  /// Where glyphs stand, and the scales from font units; closes the tag.
  void append_place(frame::Glyphs const& glyphs, double x_scale, double y_scale);

  frame::Drawing const& drawing_;
  text::FontBook const& fonts_;
  SvgDefinitions definitions_;
  PathWriter paths_;
  std::string text_;
  std::vector<int> open_groups_{0};  ///< clip groups to close, for each save
  int clips_ = 0, gradients_ = 0;
};

void SvgWriter::operator()(frame::Glyphs const& glyphs) {
  auto const& run = *glyphs.run;
  auto const& face = fonts_.face(run.face);
  double const scale = run.size.to_pt() / face.metrics().units_per_em;
  double const x_scale = scale * (1 + run.expansion / 1000.0);
  text_ += "<g role=\"img\" aria-label=\"";
  append_escaped(text_, run.text);
  text_ += "\" ";
  append_paint("fill", run.colour);
  append_place(glyphs, x_scale, scale);
  std::string const use = "<use xlink:href=\"#g" + std::to_string(run.face.index()) + '-';
  double pen = 0;
  for (auto const& glyph : run.glyphs) {
    if (definitions_.has(run.face, glyph.id)) {
      text_ += use;
      append_number(text_, glyph.id);
      text_ += '"';
      append_attribute(text_, " x", (pen + glyph.x_offset) / base::Length::units_per_pt / x_scale);
      append_attribute(text_, " y", glyph.y_offset / base::Length::units_per_pt / scale);
      text_ += "/>";
    }
    pen += glyph.advance;
  }
  text_ += "</g>\n";
}

void SvgWriter::append_place(frame::Glyphs const& glyphs, double x_scale, double y_scale) {
  text_ += " transform=\"translate(";
  append_point(text_, glyphs.origin.x, glyphs.origin.y);
  text_ += ')';
  if (glyphs.angle != 0) {
    text_ += " rotate(";
    append_number(text_, glyphs.angle * 180 / std::numbers::pi);
    text_ += ')';
  }
  if (auto const shift = glyphs.run->baseline_shift; shift != base::Length()) {
    text_ += " translate(0 ";
    append_number(text_, -shift.to_pt());
    text_ += ')';
  }
  text_ += " scale(";
  append_exactly(text_, x_scale);
  text_ += " -";
  append_exactly(text_, y_scale);
  text_ += ")\">";
}

}  // namespace

base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts, GlyphTexts& glyph_texts) {
  return SvgWriter(drawing, fonts, glyph_texts).write();
}

base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts) {
  GlyphTexts glyph_texts;
  return to_svg(drawing, fonts, glyph_texts);
}

}  // namespace livret::canvas
