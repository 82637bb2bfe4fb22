#include "image/image.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "image/raster_file.hpp"

namespace livret::image {

namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";
constexpr std::string_view jpeg_signature = "\xFF\xD8\xFF";

std::uint64_t hash_of(frame::Image const& image) {
  auto const digest_of = [](std::string_view bytes) {
    auto const digest = base::sha256(bytes);
    return std::string(digest.begin(), digest.end());
  };
  auto const digest = base::sha256(fmt::format("{} {} {} {} {} ", static_cast<int>(image.coding), image.width,
                                               image.height, image.components, image.ppi) +
                                   digest_of(image.bytes) + digest_of(image.alpha));
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < sizeof hash; ++i) hash = hash << 8 | digest[i];
  return hash;
}

/// What a file that is none of ours begins with.
struct ForeignKind {
  std::string_view name;
  std::size_t offset;
  std::string_view signature;
};
using namespace std::string_view_literals;
constexpr ForeignKind foreign_kinds[] = {{"WEBP", 8, "WEBP"},    {"GIF", 0, "GIF8"},      {"TIFF", 0, "II*\0"sv},
                                         {"TIFF", 0, "MM\0*"sv}, {"PDF", 0, "%PDF-"},     {"PostScript", 0, "%!PS"},
                                         {"HEIC", 4, "ftyphei"}, {"HEIC", 4, "ftypmif1"}, {"AVIF", 4, "ftypavif"},
                                         {"BMP", 0, "BM"}};

std::string_view foreign_kind_of(std::string_view bytes) {
  for (auto const& kind : foreign_kinds)
    if (bytes.size() > kind.offset && bytes.substr(kind.offset).starts_with(kind.signature)) return kind.name;
  return {};
}

void report_kind(std::string_view bytes, diag::Span where, diag::Sink& sink) {
  auto const foreign = foreign_kind_of(bytes);
  auto const found = !foreign.empty() ? foreign : bytes.empty() ? "an empty file" : "another kind";
  bool const is_drawing = foreign == "PDF" || foreign == "PostScript";
  sink.error(where, fmt::format("an image needs to be a PNG, JPEG or SVG file, found {}", found),
             foreign.empty() ? ""
             : is_drawing    ? "save the drawing again as SVG"
                             : "save it again as PNG or JPEG");
}

constexpr char const* save_again =
    "save the image again as PNG or JPEG: upright, in sRGB or grey, at 300 pixels an inch as it is to be printed";

}  // namespace

std::string size_fault(std::uint64_t width, std::uint64_t height) {
  if (width > 0 && height > 0 && width * height <= most_pixels) return {};
  return fmt::format("has `{} × {}` pixels, and an image needs at most {} in all", width, height, most_pixels);
}

double sound_ppi(double ppi) {
  constexpr double least = 1, most = 10'000, otherwise = 96;
  return ppi >= least && ppi <= most ? ppi : otherwise;
}

frame::ImagePtr read_image(std::string_view bytes, diag::Span where, diag::Sink& sink) {
  bool const is_png = bytes.starts_with(png_signature);
  if (!is_png && !bytes.starts_with(jpeg_signature)) {
    report_kind(bytes, where, sink);
    return nullptr;
  }
  std::string_view const kind = is_png ? "PNG" : "JPEG";
  if (bytes.size() > most_bytes) {
    sink.error(where, fmt::format("the {} file has `{}` bytes, and an image needs at most {}", kind, bytes.size(),
                                  most_bytes));
    return nullptr;
  }
  auto read = is_png ? read_png(bytes) : read_jpeg(bytes);
  if (!read) {
    sink.error(where, fmt::format("the {} file {}", kind, read.error()), save_again);
    return nullptr;
  }
  auto image = std::make_shared<frame::Image>(std::move(read).value());
  image->hash = hash_of(*image);
  return image;
}

base::Result<std::string> pixels_of(frame::Image const& image) {
  if (image.coding == frame::Image::Coding::Pixels) return image.bytes;
  auto decoded = decode_jpeg(image.bytes);
  if (!decoded) return base::Failure{fmt::format("the JPEG file {}", decoded.error())};
  return std::move(decoded).value().bytes;
}

std::optional<Picture> read_picture(std::string_view bytes, Origin const& origin, diag::Sink& sink) {
  if (bytes.starts_with(png_signature) || bytes.starts_with(jpeg_signature)) {
    auto image = read_image(bytes, origin.asked, sink);
    return image == nullptr ? std::nullopt : std::optional<Picture>(std::move(image));
  }
  constexpr std::size_t head = 4096;
  // UTF-16 has a zero in every `<`; expat knows it by itself.
  bool const is_xml = bytes.substr(0, head).find('<') != std::string_view::npos;
  if (!is_xml || !foreign_kind_of(bytes).empty()) {
    report_kind(bytes, origin.asked, sink);
    return std::nullopt;
  }
  auto drawing = read_svg(bytes, origin, sink);
  return drawing == nullptr ? std::nullopt : std::optional<Picture>(std::move(drawing));
}

}  // namespace livret::image
