#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace livret::frame {

/// A raster image in sRGB or grey, as it goes into a file: a JPEG file as it is, or pixels.
struct Image {
  enum class Coding { Jpeg, Pixels } coding = Coding::Pixels;
  std::uint32_t width = 0;  ///< pixels
  std::uint32_t height = 0;
  int components = 3;      ///< 1: grey, 3: red, green, blue
  std::string bytes;       ///< the JPEG file, or rows from the top, 8 bits a component, without padding
  std::string alpha;       ///< 8 bits a pixel, 255 opaque; empty: all opaque
  double ppi = 96;         ///< resolution: gives the natural size
  std::uint64_t hash = 0;  ///< of all above
};

using ImagePtr = std::shared_ptr<Image const>;

}  // namespace livret::frame
