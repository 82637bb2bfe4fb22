#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numbers>
#include <string>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "canvas/cairo_handles.hpp"
#include "canvas/canvas.hpp"
#include "text/outline.hpp"

namespace livret::canvas {

namespace {

/// Appends a number with at most three decimals. An SVG is thousands of them, mostly of glyph outlines: whole
/// thousandths are written about ten times as fast as a formatted double.
void append_number(std::string& text, double value) {
  constexpr double largest = 1e12;
  if (!(value > -largest && value < largest)) {
    text += base::to_fixed_text(value, 3);
    return;
  }
  long long thousandths = std::llround(value * 1000);
  if (thousandths < 0) text += '-';
  thousandths = std::llabs(thousandths);
  char digits[24];
  auto const end = std::to_chars(std::begin(digits), std::end(digits), thousandths / 1000).ptr;
  text.append(std::begin(digits), end);
  int const rest = static_cast<int>(thousandths % 1000);
  if (rest == 0) return;
  char const decimals[3] = {static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                            static_cast<char>('0' + rest % 10)};
  text += '.';
  text.append(decimals, rest % 100 == 0 ? 1U : rest % 10 == 0 ? 2U : 3U);
}

std::string number(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

void append_point(std::string& text, double x, double y) {
  append_number(text, x);
  text += ' ';
  append_number(text, y);
}

/// For text and attribute values; control characters that XML 1.0 does not allow are left out.
std::string escape_xml(std::string_view text) {
  std::string result;
  for (char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) result += c;
    }
  }
  return result;
}

std::string path_data(frame::Path const& path) {
  std::string data;
  auto const add = [&data](char before, frame::Vertex v) {
    data += before;
    append_point(data, v.x, v.y);
  };
  for (auto const& segment : path) {
    if (auto const* move = std::get_if<frame::MoveTo>(&segment)) {
      add('M', move->to);
    } else if (auto const* line = std::get_if<frame::LineTo>(&segment)) {
      add('L', line->to);
    } else if (auto const* curve = std::get_if<frame::CurveTo>(&segment)) {
      add('C', curve->control1);
      add(' ', curve->control2);
      add(' ', curve->to);
    } else {
      data += 'Z';
    }
  }
  return data;
}

std::string outline_data(std::vector<text::OutlineStep> const& outline) {
  std::string data;
  for (auto const& step : outline) {
    switch (step.kind) {
      case text::OutlineStep::Kind::Move:
        data += 'M';
        break;
      case text::OutlineStep::Kind::Line:
        data += 'L';
        break;
      case text::OutlineStep::Kind::Curve:
        data += 'C';
        append_point(data, step.x1, step.y1);
        data += ' ';
        append_point(data, step.x2, step.y2);
        data += ' ';
        break;
      case text::OutlineStep::Kind::Close:
        data += 'Z';
        continue;
    }
    append_point(data, step.x, step.y);
  }
  return data;
}

std::string opaque_hex(base::Colour colour) {
  colour.alpha = 255;
  return base::to_hex(colour);
}

std::string transform_attribute(frame::Transform const& transform) {
  if (transform == frame::Transform()) return {};
  auto const& [xx, yx, xy, yy, x0, y0] = transform;
  std::string text = " gradientTransform=\"matrix(";
  for (double part : {xx, yx, xy, yy}) text += base::to_fixed_text(part, 6) + ' ';
  append_point(text, x0, y0);
  return text + ")\"";
}

/// RFC 4648, section 4.
void append_base64(std::string& text, std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = at; i < at + 3; ++i)
      group = group << 8 | (i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += at + i > bytes.size() ? '=' : digits[group >> (18 - 6 * i) & 63];
  }
}

/// A JPEG file as it is; pixels as a PNG file.
void append_data_uri(std::string& text, frame::Image const& image) {
  if (image.coding == frame::Image::Coding::Jpeg) {
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

/// Writes operations in order; definitions (glyphs, gradients, clips) are collected beside and come first in the file.
class SvgWriter {
 public:
  explicit SvgWriter(text::FontBook const& fonts) : fonts_(&fonts) {}

  void operator()(frame::Fill const& fill) {
    body_ += fmt::format("<path d=\"{}\" {}{}/>\n", path_data(fill.path), paint("fill", fill.paint),
                         fill.rule == frame::FillRule::EvenOdd ? " fill-rule=\"evenodd\"" : "");
  }

  void operator()(frame::Stroke const& stroke) {
    body_ += fmt::format("<path d=\"{}\" fill=\"none\" {} stroke-width=\"{}\"", path_data(stroke.path),
                         paint("stroke", stroke.paint), number(stroke.width));
    if (stroke.cap != frame::Cap::Butt)
      body_ += fmt::format(" stroke-linecap=\"{}\"", stroke.cap == frame::Cap::Round ? "round" : "square");
    if (stroke.join != frame::Join::Miter)
      body_ += fmt::format(" stroke-linejoin=\"{}\"", stroke.join == frame::Join::Round ? "round" : "bevel");
    else
      body_ += fmt::format(" stroke-miterlimit=\"{}\"", number(stroke.miter_limit));
    if (!stroke.dash.empty()) {
      std::string dash;
      for (double length : stroke.dash) dash += (dash.empty() ? "" : " ") + number(length);
      body_ += fmt::format(" stroke-dasharray=\"{}\" stroke-dashoffset=\"{}\"", dash, number(stroke.dash_offset));
    }
    body_ += "/>\n";
  }

  void operator()(frame::Clip const& clip) {
    definitions_ += fmt::format("<clipPath id=\"c{}\"><path d=\"{}\"{}/></clipPath>\n", ++clips_, path_data(clip.path),
                                clip.rule == frame::FillRule::EvenOdd ? " clip-rule=\"evenodd\"" : "");
    body_ += fmt::format("<g clip-path=\"url(#c{})\">\n", clips_);
    ++open_groups_.back();
  }

  void operator()(frame::Save const&) { open_groups_.push_back(0); }

  void operator()(frame::Restore const&) {
    close_groups();
    open_groups_.pop_back();
  }

  void operator()(frame::Glyphs const& glyphs) {
    auto const& run = *glyphs.run;
    auto const& face = fonts_->face(run.face);
    double const scale = run.size.to_pt() / face.metrics().units_per_em;
    double const x_scale = scale * (1 + run.expansion / 1000.0);
    body_ += fmt::format("<g role=\"img\" aria-label=\"{}\" {} transform=\"translate({} {})", escape_xml(run.text),
                         paint("fill", run.colour), number(glyphs.origin.x), number(glyphs.origin.y));
    if (glyphs.angle != 0) body_ += fmt::format(" rotate({})", number(glyphs.angle * 180 / std::numbers::pi));
    if (run.baseline_shift != base::Length())
      body_ += fmt::format(" translate(0 {})", number(-run.baseline_shift.to_pt()));
    body_ += fmt::format(" scale({} -{})\">", base::to_fixed_text(x_scale, 6), base::to_fixed_text(scale, 6));
    double pen = 0;
    for (auto const& glyph : run.glyphs) {
      if (define_glyph(face, run.face, glyph.id))
        body_ += fmt::format("<use xlink:href=\"#g{}-{}\" x=\"{}\" y=\"{}\"/>", run.face.index(), glyph.id,
                             number((pen + glyph.x_offset) / base::Length::units_per_pt / x_scale),
                             number(glyph.y_offset / base::Length::units_per_pt / scale));
      pen += glyph.advance;
    }
    body_ += "</g>\n";
  }

  void operator()(frame::Picture const& picture) {
    body_ +=
        fmt::format("<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" xlink:href=\"",
                    number(picture.corner.x), number(picture.corner.y), number(picture.width), number(picture.height));
    append_data_uri(body_, *picture.image);
    body_ += "\"/>\n";
  }

  std::string finish(base::Size size) {
    close_groups();
    std::string const width = number(size.width.to_pt()), height = number(size.height.to_pt());
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 "
        "{0} "
        "{1}\">\n<defs>\n{2}</defs>\n{3}</svg>\n",
        width, height, definitions_, body_);
  }

 private:
  void close_groups() {
    for (; open_groups_.back() > 0; --open_groups_.back()) body_ += "</g>\n";
  }

  /// Whether the glyph has anything to draw.
  bool define_glyph(text::Face const& face, text::FaceId id, std::uint16_t glyph) {
    auto const [entry, added] = glyphs_.try_emplace({id.index(), glyph}, false);
    if (!added) return entry->second;
    std::string const data = outline_data(text::glyph_outline(face, glyph));
    if (!data.empty()) definitions_ += fmt::format("<path id=\"g{}-{}\" d=\"{}\"/>\n", id.index(), glyph, data);
    entry->second = !data.empty();
    return entry->second;
  }

  std::string paint(std::string_view property, frame::Paint const& paint) {
    if (auto const* colour = std::get_if<base::Colour>(&paint)) {
      std::string text = fmt::format("{}=\"{}\"", property, opaque_hex(*colour));
      if (colour->alpha != 255) text += fmt::format(" {}-opacity=\"{}\"", property, number(colour->alpha / 255.0));
      return text;
    }
    define_gradient(std::get<frame::Gradient>(paint));
    return fmt::format("{}=\"url(#p{})\"", property, gradients_);
  }

  void define_gradient(frame::Gradient const& gradient) {
    std::string stops;
    for (auto const& [offset, colour] : gradient.stops)
      stops += fmt::format("<stop offset=\"{}\" stop-color=\"{}\" stop-opacity=\"{}\"/>", number(offset),
                           opaque_hex(colour), number(colour.alpha / 255.0));
    ++gradients_;
    std::string const transform = transform_attribute(gradient.transform);
    if (gradient.from_radius == 0 && gradient.to_radius == 0) {
      definitions_ += fmt::format(
          "<linearGradient id=\"p{}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}>{}"
          "</linearGradient>\n",
          gradients_, number(gradient.from.x), number(gradient.from.y), number(gradient.to.x), number(gradient.to.y),
          transform, stops);
      return;
    }
    // SVG 1.1 has one circle and a focus: the inner circle's radius is not expressible and charts do not use it.
    definitions_ += fmt::format(
        "<radialGradient id=\"p{}\" gradientUnits=\"userSpaceOnUse\" cx=\"{}\" cy=\"{}\" r=\"{}\" fx=\"{}\" "
        "fy=\"{}\"{}>{}"
        "</radialGradient>\n",
        gradients_, number(gradient.to.x), number(gradient.to.y), number(gradient.to_radius), number(gradient.from.x),
        number(gradient.from.y), transform, stops);
  }

  text::FontBook const* fonts_;
  std::string definitions_, body_;
  std::map<std::pair<std::uint32_t, std::uint16_t>, bool> glyphs_;
  std::vector<int> open_groups_{0};  ///< clip groups to close, for each save
  int clips_ = 0, gradients_ = 0;
};

}  // namespace

base::Result<std::string> to_svg(frame::Drawing const& drawing, text::FontBook const& fonts) {
  SvgWriter writer(fonts);
  for (auto const& operation : drawing.operations) std::visit(writer, operation);
  return writer.finish(drawing.size);
}

}  // namespace livret::canvas
