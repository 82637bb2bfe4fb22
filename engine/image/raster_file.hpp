#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "frame/image.hpp"

namespace livret::image {

// The raster formats. Each reads a whole file; the hash is left to the caller. A failure's message goes on after « the
// file `…` »: it is a clause such as `is damaged: …`.

base::Result<frame::Image> read_png(std::string_view bytes);

base::Result<frame::Image> read_jpeg(std::string_view bytes);

/// Decodes a JPEG file to grey or red, green and blue.
base::Result<frame::Image> decode_jpeg(std::string_view bytes);

/// Why an image of these sides is not read; empty where it is.
std::string size_fault(std::uint64_t width, std::uint64_t height);

/// Pixels an inch from pixels a metre or a centimetre; 96 where the number makes no sense.
double sound_ppi(double ppi);

}  // namespace livret::image
