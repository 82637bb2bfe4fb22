#pragma once

#include <map>
#include <memory>
#include <string>

#include "pdf/deflate.hpp"
#include "pdf/embedded_font.hpp"
#include "pdf/glyph_codes.hpp"
#include "pdf/objects.hpp"

namespace livret::pdf {

/// A face as a document shows it.
struct ShownFont {
  std::string resource;  ///< its name in content streams
  std::shared_ptr<EmbeddedFont const> program;
  GlyphCodes codes;
};

using ShownFonts = std::map<text::FaceId, ShownFont>;

/// The fonts of a document, resources named in order of face.
base::Result<ShownFonts> collect_fonts(frame::PagedDocument const& document, FontPrograms const& programs);

/// The Type 0 font of a face with all that hangs on it (ISO 32000-1, 9.7; ISO 19005-3, 6.2.11). Codes are CIDs.
Dictionary add_font(Objects& objects, ShownFont const& font, Deflater& deflater);

}  // namespace livret::pdf
