#include "pdf/resources.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "pdf/images.hpp"
#include "pdf/syntax.hpp"

namespace livret::pdf {

namespace {

std::string numbered(char const* prefix, std::size_t number) {
  std::string out(prefix);
  append_integer(out, static_cast<std::int64_t>(number));
  return out;
}

void append_numbers(std::string& out, std::initializer_list<double> numbers) {
  out += '[';
  for (double number : numbers) {
    append_real(out, number);
    out += ' ';
  }
  out += ']';
}

void append_components(std::string& out, base::Colour colour) {
  append_numbers(out, {colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0});
}

/// From one colour to the next (7.10.3, exponent 1).
void append_blend(std::string& out, base::Colour from, base::Colour to) {
  out += "<</FunctionType 2/Domain[0 1]/N 1/C0";
  append_components(out, from);
  out += "/C1";
  append_components(out, to);
  out += ">>";
}

/// The stops as a function of 0 to 1, blends stitched together (7.10.4).
void append_stops(std::string& out, std::vector<frame::GradientStop> stops) {
  base::check(!stops.empty(), "a gradient without stops");
  std::stable_sort(stops.begin(), stops.end(), [](auto const& a, auto const& b) { return a.offset < b.offset; });
  if (stops.front().offset > 0) stops.insert(stops.begin(), {0, stops.front().colour});
  if (stops.back().offset < 1) stops.push_back({1, stops.back().colour});
  out += "<</FunctionType 3/Domain[0 1]/Functions[";
  for (std::size_t i = 1; i < stops.size(); ++i) append_blend(out, stops[i - 1].colour, stops[i].colour);
  out += "]/Bounds[";
  for (std::size_t i = 1; i + 1 < stops.size(); ++i) {
    append_real(out, std::clamp(stops[i].offset, 0.0, 1.0));
    out += ' ';
  }
  out += "]/Encode[";
  for (std::size_t i = 1; i < stops.size(); ++i) out += "0 1 ";
  out += "]>>";
}

/// An axial or a radial shading (8.7.4.5.3, 8.7.4.5.4) that goes on beyond its ends.
void append_shading(std::string& out, frame::Gradient const& gradient) {
  bool const is_radial = gradient.from_radius > 0 || gradient.to_radius > 0;
  out += is_radial ? "<</ShadingType 3" : "<</ShadingType 2";
  out += "/ColorSpace/DeviceRGB/Extend[true true]/Coords";
  if (is_radial) {
    append_numbers(out, {gradient.from.x, gradient.from.y, gradient.from_radius, gradient.to.x, gradient.to.y,
                         gradient.to_radius});
  } else {
    append_numbers(out, {gradient.from.x, gradient.from.y, gradient.to.x, gradient.to.y});
  }
  out += "/Function";
  append_stops(out, gradient.stops);
  out += ">>";
}

}  // namespace

ShownFont const& Resources::font(text::FaceId face) const {
  auto const found = fonts_.find(face);
  base::check(found != fonts_.end(), "a run's face was not collected");
  return found->second;
}

std::string Resources::opacity(std::uint8_t alpha, PaintUse use) {
  bool const fills = use == PaintUse::Fill;
  (fills ? fill_opacities_ : stroke_opacities_).insert(alpha);
  return numbered(fills ? "O" : "S", alpha);
}

std::string Resources::pattern(frame::Gradient const& gradient, Matrix const& matrix) {
  patterns_.push_back({gradient, matrix});
  return numbered("P", patterns_.size() - 1);
}

std::string Resources::image(frame::ImagePtr const& image) {
  auto const [entry, is_new] = image_numbers_.try_emplace(image->hash, images_.size());
  if (is_new) images_.push_back(image);
  return numbered("I", entry->second);
}

Dictionary Resources::add_to(Objects& objects, Deflater& deflater) const {
  Dictionary resources = objects.add();
  if (!fonts_.empty()) {
    Dictionary fonts = resources.dictionary("Font");
    for (auto const& [face, font] : fonts_) fonts.reference(font.resource.c_str(), add_font(objects, font, deflater));
  }
  if (!fill_opacities_.empty() || !stroke_opacities_.empty()) {
    Dictionary states = resources.dictionary("ExtGState");
    for (auto alpha : fill_opacities_) states.dictionary(numbered("O", alpha).c_str()).real("ca", alpha / 255.0);
    for (auto alpha : stroke_opacities_) states.dictionary(numbered("S", alpha).c_str()).real("CA", alpha / 255.0);
  }
  if (!patterns_.empty()) {
    Dictionary patterns = resources.dictionary("Pattern");
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
      std::string syntax = "/PatternType 2/Matrix[";
      for (double part : patterns_[i].matrix) {
        append_real(syntax, part);
        syntax += ' ';
      }
      syntax += "]/Shading";
      append_shading(syntax, patterns_[i].gradient);
      Dictionary pattern = objects.add();
      pattern.entries(syntax);
      patterns.reference(numbered("P", i).c_str(), pattern);
    }
  }
  if (!images_.empty()) {
    Dictionary images = resources.dictionary("XObject");
    for (std::size_t i = 0; i < images_.size(); ++i)
      images.reference(numbered("I", i).c_str(), add_image(objects, *image_streams_.of(images_[i])));
  }
  return resources;
}

}  // namespace livret::pdf
