#include "unit/image/raster_files.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

// jpeglib.h needs the types of cstdio before it.
#include <jpeglib.h>
#include <png.h>

namespace livret::test {

namespace {

void append(png_structp png, png_bytep bytes, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char const*>(bytes), size);
}

void set_palette(png_structp png, png_infop info, PngRecipe const& recipe) {
  std::vector<png_color> colours;
  for (std::size_t i = 0; i + 2 < recipe.palette.size(); i += 3) {
    auto const part = [&](std::size_t at) { return static_cast<png_byte>(recipe.palette[i + at]); };
    colours.push_back({part(0), part(1), part(2)});
  }
  png_set_PLTE(png, info, colours.data(), static_cast<int>(colours.size()));
  if (recipe.transparency.empty()) return;
  auto const* alpha = reinterpret_cast<png_const_bytep>(recipe.transparency.data());
  png_set_tRNS(png, info, alpha, static_cast<int>(recipe.transparency.size()), nullptr);
}

}  // namespace

std::string make_png(PngRecipe const& recipe) {
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &out, append, nullptr);
  png_set_IHDR(png, info, recipe.width, recipe.height, recipe.depth, recipe.colour_type,
               recipe.is_interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (!recipe.palette.empty()) set_palette(png, info, recipe);
  if (recipe.pixels_per_metre > 0)
    png_set_pHYs(png, info, recipe.pixels_per_metre, recipe.pixels_per_metre, PNG_RESOLUTION_METER);
  std::string rows = recipe.rows;
  std::vector<png_bytep> starts;
  for (std::size_t row = 0; row < recipe.height; ++row)
    starts.push_back(reinterpret_cast<png_bytep>(rows.data()) + row * rows.size() / recipe.height);
  png_write_info(png, info);
  png_write_image(png, starts.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

std::string make_jpeg(JpegRecipe const& recipe) {
  jpeg_compress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  jpeg_create_compress(&state);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&state, &buffer, &size);
  state.image_width = recipe.width;
  state.image_height = recipe.height;
  state.input_components = static_cast<int>(recipe.colour.size());
  state.in_color_space = recipe.colour.size() == 1 ? JCS_GRAYSCALE : recipe.colour.size() == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&state);
  jpeg_set_quality(&state, 95, TRUE);
  if (recipe.stores_rgb) {
    jpeg_set_colorspace(&state, JCS_RGB);
    state.write_Adobe_marker = FALSE;
  }
  if (recipe.is_progressive) jpeg_simple_progression(&state);
  if (recipe.dots_per_inch > 0) {
    state.density_unit = 1;
    state.X_density = state.Y_density = recipe.dots_per_inch;
  }
  jpeg_start_compress(&state, TRUE);
  if (!recipe.exif.empty()) {
    std::string const marker = std::string("Exif\0\0", 6) + recipe.exif;
    jpeg_write_marker(&state, JPEG_APP0 + 1, reinterpret_cast<JOCTET const*>(marker.data()),
                      static_cast<unsigned>(marker.size()));
  }
  std::vector<std::uint8_t> row;
  for (std::uint32_t x = 0; x < recipe.width; ++x) row.insert(row.end(), recipe.colour.begin(), recipe.colour.end());
  JSAMPROW rows[1] = {row.data()};
  while (state.next_scanline < state.image_height) jpeg_write_scanlines(&state, rows, 1);
  jpeg_finish_compress(&state);
  jpeg_destroy_compress(&state);
  std::string out(reinterpret_cast<char const*>(buffer), size);
  std::free(buffer);
  return out;
}

}  // namespace livret::test
