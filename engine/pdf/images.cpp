#include "pdf/images.hpp"

#include <cstdlib>
#include <map>
#include <mutex>
#include <utility>

#include "pdf/deflate.hpp"

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

/// Deflated as they are, which is best for flat colours, or foretold by their neighbours, which is best for
/// photographs.
DeflatedSamples deflate(Samples const& samples, Deflater& deflater) {
  std::string plain = deflater.compress(samples.bytes);
  std::string foretold = deflater.compress(filtered(samples));
  bool const is_foretold = foretold.size() < plain.size();
  return {std::make_shared<std::string const>(std::move(is_foretold ? foretold : plain)),
          is_foretold ? Prediction::Png : Prediction::None};
}

ImageStream make_stream(frame::ImagePtr const& image) {
  Deflater deflater(Deflater::Effort::Thorough);
  ImageStream stream;
  stream.image = image;
  if (image->coding == frame::Image::Coding::Jpeg) {
    // The file stays where it is: the stream shares its owner.
    stream.colours.bytes = Bytes(image, &image->bytes);
  } else {
    auto const components = static_cast<std::size_t>(image->components);
    stream.colours = deflate({image->bytes, image->width, image->height, components}, deflater);
  }
  if (!image->alpha.empty()) stream.alpha = deflate({image->alpha, image->width, image->height, 1}, deflater);
  return stream;
}

Dictionary add_samples(Objects& objects, DeflatedSamples const& samples, Filter filter, frame::Image const& image,
                       int components) {
  constexpr std::int32_t any_png_filter = 15;
  Dictionary added = objects.add_stream(samples.bytes, filter);
  added.name("Type", "XObject").name("Subtype", "Image");
  added.number("Width", static_cast<std::int32_t>(image.width));
  added.number("Height", static_cast<std::int32_t>(image.height));
  added.name("ColorSpace", components == 1 ? "DeviceGray" : "DeviceRGB");
  added.number("BitsPerComponent", 8).flag("Interpolate", false);
  if (samples.prediction == Prediction::Png) {
    added.dictionary("DecodeParms")
        .number("Predictor", any_png_filter)
        .number("Colors", components)
        .number("Columns", static_cast<std::int32_t>(image.width));
  }
  return added;
}

}  // namespace

struct ImageStreams::State {
  struct Entry {
    std::once_flag made;
    std::shared_ptr<ImageStream const> stream;
  };
  std::mutex mutex;
  std::map<std::uint64_t, std::shared_ptr<Entry>> entries;  ///< by hash

  std::shared_ptr<Entry> entry(std::uint64_t hash) {
    std::lock_guard const lock(mutex);
    auto& found = entries[hash];
    if (found == nullptr) found = std::make_shared<Entry>();
    return found;
  }
};

ImageStreams::ImageStreams() : state_(new State) {}
ImageStreams::~ImageStreams() = default;

std::shared_ptr<ImageStream const> ImageStreams::of(frame::ImagePtr const& image) const {
  auto const entry = state_->entry(image->hash);
  std::call_once(entry->made, [&] { entry->stream = std::make_shared<ImageStream const>(make_stream(image)); });
  return entry->stream;
}

Dictionary add_image(Objects& objects, ImageStream const& stream) {
  frame::Image const& image = *stream.image;
  bool const is_jpeg = image.coding == frame::Image::Coding::Jpeg;
  Dictionary added =
      add_samples(objects, stream.colours, is_jpeg ? Filter::Dct : Filter::Flate, image, image.components);
  if (stream.alpha) added.reference("SMask", add_samples(objects, *stream.alpha, Filter::Flate, image, 1));
  return added;
}

}  // namespace livret::pdf
