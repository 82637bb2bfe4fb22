// raster: a page to PNG or SVG, for previews and goldens. In: a frame::Page. Out: bytes. Pages become one
// frame::Drawing, which canvas renders. Not yet: links in SVG.
#pragma once

#include <string>

#include "base/result.hpp"
#include "frame/page.hpp"
#include "text/font_book.hpp"

namespace livret::raster {

/// Everything painted on a page, as one drawing.
frame::Drawing drawing_of(frame::Page const& page);
base::Result<std::string> to_png(frame::Page const& page, text::FontBook const& fonts, double dots_per_inch);
base::Result<std::string> to_svg(frame::Page const& page, text::FontBook const& fonts);

}  // namespace livret::raster
