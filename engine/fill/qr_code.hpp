#pragma once

#include <string>

#include "base/colour.hpp"
#include "base/geometry.hpp"
#include "base/result.hpp"
#include "frame/drawing.hpp"

namespace livret::fill {

/// A QR code (ISO/IEC 18004) of `text` with error correction level M, as one path of squares in `colour` on a white
/// ground with the quiet zone of four modules that the standard asks for, `width` wide and high. Fails where the text
/// is too long for a code.
base::Result<frame::DrawingPtr> qr_code(std::string const& text, base::Length width, base::Colour colour);

}  // namespace livret::fill
