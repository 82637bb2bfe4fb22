// image: pictures in files. In: the bytes of a PNG, JPEG or SVG file that an author names. Out: a frame::Image or, of
// an SVG, a frame::Drawing. Only user of libpng, libjpeg and expat. Files are hostile until read: sizes are bounded, no
// entity is expanded, nothing is fetched, and a file that is damaged anywhere is reported. Not yet: colour profiles
// (all is taken as sRGB), CMYK, text and effects in SVG (reported), gradients and patterns of SVG that repeat
// (reported).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "diag/sink.hpp"
#include "frame/drawing.hpp"
#include "frame/image.hpp"

namespace livret::image {

constexpr std::size_t most_bytes = std::size_t{64} << 20;      ///< of a PNG or JPEG file
constexpr std::size_t most_svg_bytes = std::size_t{16} << 20;  ///< of an SVG file
constexpr std::uint64_t most_pixels = 100'000'000;             ///< of an image
constexpr int most_jpeg_scans = 100;                           ///< of a progressive JPEG file
constexpr std::size_t most_svg_elements = 100'000;             ///< in the file, and painted
constexpr std::size_t most_svg_segments = 1'000'000;           ///< of all paths together
constexpr std::size_t most_svg_attributes = 256;               ///< of an element
constexpr std::size_t longest_svg_attribute = 8192;            ///< bytes, but for path data and points
constexpr std::size_t most_svg_selectors = 10'000;             ///< of all style sheets
constexpr int deepest_svg = 64;                                ///< elements in each other, `use` followed

/// Where a file is from. Faults of an SVG are reported in its own text where the source map holds it, else at `asked`
/// with line and column in the message.
struct Origin {
  diag::Span asked;     ///< where the author names the file
  diag::SourceId text;  ///< of an SVG, as a source; none where it was not added
};

/// What a file holds: null pointers never.
using Picture = std::variant<frame::ImagePtr, frame::DrawingPtr>;

/// Reads a file of any of the three kinds, known by its first bytes. Nothing, and an error, where it has no picture.
std::optional<Picture> read_picture(std::string_view bytes, Origin const& origin, diag::Sink& sink);

/// Reads a PNG or JPEG file, all of it, so that what is damaged is found now. PNG of any kind becomes pixels of 8 bits
/// with or without alpha, gamma as libpng corrects it. JPEG stays as it is where PDF can hold it: grey or YCbCr,
/// baseline or progressive; CMYK, and images that only their EXIF orientation turns upright, are errors. Null after an
/// error.
frame::ImagePtr read_image(std::string_view bytes, diag::Span where, diag::Sink& sink);

/// Reads a static SVG 1.1 drawing: shapes, paths, groups, `use`, gradients, clips of one shape, CSS rules of one
/// selector. Its size is that of the `svg` element at 96 px an inch. What is not read is reported at its element, as an
/// error where the drawing lacks something without it, and left out. Null where nothing can be read.
frame::DrawingPtr read_svg(std::string_view bytes, Origin const& origin, diag::Sink& sink);

/// The rows of an image, decoded where it is a JPEG file: 8 bits a component, without padding.
base::Result<std::string> pixels_of(frame::Image const& image);

}  // namespace livret::image
