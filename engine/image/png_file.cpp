#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <png.h>

#include "image/raster_file.hpp"

namespace livret::image {

namespace {

/// libpng's simplified reader: it turns every kind of PNG into what is asked for, and its errors are return values.
class Reader {
 public:
  Reader() { image_.version = PNG_IMAGE_VERSION; }
  ~Reader() { png_image_free(&image_); }
  Reader(Reader const&) = delete;
  Reader& operator=(Reader const&) = delete;

  png_image& operator*() { return image_; }
  png_image* operator->() { return &image_; }
  std::string fault() const { return fmt::format("is damaged: `{}`", image_.message); }

 private:
  png_image image_{};
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  return value;
}

/// The resolution of the pHYs chunk, which the simplified reader does not tell.
double ppi_of(std::string_view bytes) {
  constexpr std::size_t signature = 8, head = 8, checksum = 4, physical = 9;
  constexpr double metres_per_inch = 0.0254, ppi_without = 96;
  for (std::size_t at = signature; at + head <= bytes.size();) {
    std::size_t const length = big_endian(bytes, at);
    auto const kind = bytes.substr(at + 4, 4);
    if (kind == "IDAT" || length > bytes.size() - at - head) break;
    bool const is_metric = kind == "pHYs" && length == physical && bytes[at + head + 8] == 1;
    if (is_metric) return sound_ppi(big_endian(bytes, at + head) * metres_per_inch);
    at += head + length + checksum;
  }
  return ppi_without;
}

/// Parts colour from alpha; the alpha is left out where all is opaque.
void split(std::string const& rows, frame::Image& image) {
  auto const components = static_cast<std::size_t>(image.components);
  std::size_t const pixels = rows.size() / (components + 1);
  image.bytes.resize(pixels * components);
  image.alpha.resize(pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    char const* const pixel = rows.data() + i * (components + 1);
    std::copy_n(pixel, components, image.bytes.data() + i * components);
    image.alpha[i] = pixel[components];
  }
  if (image.alpha.find_first_not_of('\xFF') == std::string::npos) image.alpha.clear();
}

}  // namespace

base::Result<frame::Image> read_png(std::string_view bytes) {
  Reader reader;
  if (png_image_begin_read_from_memory(&*reader, bytes.data(), bytes.size()) == 0) return base::Failure{reader.fault()};
  if (auto fault = size_fault(reader->width, reader->height); !fault.empty()) return base::Failure{std::move(fault)};
  bool const has_alpha = (reader->format & PNG_FORMAT_FLAG_ALPHA) != 0;
  reader->format &= PNG_FORMAT_FLAG_ALPHA | PNG_FORMAT_FLAG_COLOR;
  reader->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  frame::Image image;
  image.width = reader->width;
  image.height = reader->height;
  image.components = (reader->format & PNG_FORMAT_FLAG_COLOR) != 0 ? 3 : 1;
  image.ppi = ppi_of(bytes);
  std::string rows(PNG_IMAGE_SIZE(*reader), '\0');
  if (png_image_finish_read(&*reader, nullptr, rows.data(), 0, nullptr) == 0) return base::Failure{reader.fault()};
  if (has_alpha) {
    split(rows, image);
  } else {
    image.bytes = std::move(rows);
  }
  return image;
}

}  // namespace livret::image
