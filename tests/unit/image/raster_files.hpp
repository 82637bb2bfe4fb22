#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace livret::test {

/// A PNG as libpng writes it, of one row type for all rows.
struct PngRecipe {
  std::uint32_t width = 2;
  std::uint32_t height = 2;
  int depth = 8;
  int colour_type = 2;            ///< of PNG: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
  std::string rows = {};          ///< all rows, each in whole bytes
  std::string palette = {};       ///< red, green, blue of each entry
  std::string transparency = {};  ///< alpha of palette entries
  bool is_interlaced = false;
  std::uint32_t pixels_per_metre = 0;
};
std::string make_png(PngRecipe const& recipe);

/// A JPEG as libjpeg writes it, all pixels of one colour.
struct JpegRecipe {
  std::uint32_t width = 16;
  std::uint32_t height = 8;
  std::vector<std::uint8_t> colour = {200, 40, 10};  ///< 1: grey, 3: RGB stored as YCbCr, 4: CMYK
  bool is_progressive = false;
  bool stores_rgb = false;
  std::uint16_t dots_per_inch = 0;
  std::string exif = {};  ///< what stands in APP1 after its signature
};
std::string make_jpeg(JpegRecipe const& recipe);

}  // namespace livret::test
