#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "frame/drawing.hpp"
#include "pdf/fonts.hpp"
#include "pdf/objects.hpp"
#include "pdf/pdf.hpp"

namespace livret::pdf {

/// An affine map of PDF, row vectors on the left (ISO 32000-1, 8.3.3).
using Matrix = std::array<double, 6>;

enum class PaintUse { Fill, Stroke };

/// What the content streams of a document name: its fonts, opacities, gradients and images. One dictionary for all
/// pages.
class Resources {
 public:
  Resources(ShownFonts const& fonts, ImageStreams const& image_streams)
      : fonts_(fonts), image_streams_(image_streams) {}

  ShownFont const& font(text::FaceId face) const;
  /// The graphics state that sets the opacity of fills or strokes.
  std::string opacity(std::uint8_t alpha, PaintUse use);
  /// The pattern of a gradient whose space `matrix` maps to the page's.
  std::string pattern(frame::Gradient const& gradient, Matrix const& matrix);

  /// The XObject of an image, one for all that are the same.
  std::string image(frame::ImagePtr const& image);

  Dictionary add_to(Objects& objects, Deflater& deflater) const;

 private:
  struct Pattern {
    frame::Gradient gradient;
    Matrix matrix;
  };
  ShownFonts const& fonts_;
  ImageStreams const& image_streams_;
  std::set<std::uint8_t> fill_opacities_;
  std::set<std::uint8_t> stroke_opacities_;
  std::vector<Pattern> patterns_;
  std::vector<frame::ImagePtr> images_;
  std::map<std::uint64_t, std::size_t> image_numbers_;  ///< by hash
};

}  // namespace livret::pdf
