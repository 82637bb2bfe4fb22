#include "pdf/images.hpp"

#include <cstdlib>
#include <utility>

namespace livret::pdf {

namespace {

/// Rows of samples, 8 bits each.
struct Samples {
  std::string_view bytes;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::size_t components = 0;
  std::size_t row_size() const { return components * width; }
};

/// What filter Paeth of PNG foretells from the samples on the left, above, and above on the left (PNG, 9.4).
int paeth(int left, int above, int corner) {
  int const from_left = std::abs(above - corner);
  int const from_above = std::abs(left - corner);
  int const from_corner = std::abs(left + above - 2 * corner);
  if (from_left <= from_above && from_left <= from_corner) return left;
  return from_above <= from_corner ? above : corner;
}

/// Each row behind the number of its filter, Paeth for all: on photographs it gains a third, and choosing among the
/// five filters for each row gains little more.
std::string filtered(Samples const& samples) {
  constexpr char paeth_filter = 4;
  std::size_t const row_size = samples.row_size();
  std::string out;
  out.reserve((row_size + 1) * samples.height);
  auto const sample = [&](std::size_t at) { return static_cast<std::uint8_t>(samples.bytes[at]); };
  for (std::size_t start = 0; start < samples.bytes.size(); start += row_size) {
    out += paeth_filter;
    for (std::size_t i = 0; i < row_size; ++i) {
      bool const has_left = i >= samples.components;
      bool const has_above = start > 0;
      std::size_t const at = start + i;
      int const left = has_left ? sample(at - samples.components) : 0;
      int const above = has_above ? sample(at - row_size) : 0;
      int const corner = has_left && has_above ? sample(at - row_size - samples.components) : 0;
      out += static_cast<char>(sample(at) - paeth(left, above, corner));
    }
  }
  return out;
}

Dictionary add_image_dictionary(Objects& objects, Bytes bytes, Filter filter, Samples const& samples) {
  Dictionary image = objects.add_stream(std::move(bytes), filter);
  image.name("Type", "XObject").name("Subtype", "Image");
  image.number("Width", static_cast<std::int32_t>(samples.width));
  image.number("Height", static_cast<std::int32_t>(samples.height));
  image.name("ColorSpace", samples.components == 1 ? "DeviceGray" : "DeviceRGB");
  image.number("BitsPerComponent", 8).flag("Interpolate", false);
  return image;
}

/// Deflated as they are, which is best for flat colours, or foretold by their neighbours, which is best for
/// photographs.
Dictionary add_samples(Objects& objects, Samples const& samples, Deflater& deflater) {
  constexpr std::int32_t any_png_filter = 15;
  std::string plain = deflater.compress(samples.bytes);
  std::string foretold = deflater.compress(filtered(samples));
  bool const is_foretold = foretold.size() < plain.size();
  auto bytes = std::make_shared<std::string const>(std::move(is_foretold ? foretold : plain));
  Dictionary image = add_image_dictionary(objects, std::move(bytes), Filter::Flate, samples);
  if (is_foretold) {
    image.dictionary("DecodeParms")
        .number("Predictor", any_png_filter)
        .number("Colors", static_cast<std::int32_t>(samples.components))
        .number("Columns", static_cast<std::int32_t>(samples.width));
  }
  return image;
}

}  // namespace

Dictionary add_image(Objects& objects, frame::ImagePtr const& image, Deflater& deflater) {
  Samples const samples{image->bytes, image->width, image->height, static_cast<std::size_t>(image->components)};
  // The file stays where it is: the stream shares its owner.
  Dictionary added = image->coding == frame::Image::Coding::Jpeg
                         ? add_image_dictionary(objects, Bytes(image, &image->bytes), Filter::Dct, samples)
                         : add_samples(objects, samples, deflater);
  if (!image->alpha.empty())
    added.reference("SMask", add_samples(objects, {image->alpha, image->width, image->height, 1}, deflater));
  return added;
}

}  // namespace livret::pdf
