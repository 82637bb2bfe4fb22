// pdf: pages to bytes. In: a frame::PagedDocument and the fonts. Out: one PDF 1.7 file that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1): tagged, fonts embedded, XMP, output intent, outline, links, page labels,
// attachments. Only user of libharu, libdeflate and lcms2. Built on libharu's object layer; see ARCHITECTURE.md for why. Not yet: images, shared objects across documents.
#pragma once

#include <string>

#include "base/result.hpp"
#include "frame/page.hpp"
#include "text/font_book.hpp"

namespace livret::pdf {

struct Options {
  std::string producer = "livret";
};

/// Writes a document. The same document gives the same bytes; the file identifier is a hash of the content. Fails where libharu or a font does, with the reason. Thread-safe.
base::Result<std::string> write(frame::PagedDocument const& document, text::FontBook const& fonts, Options const& options);

}  // namespace livret::pdf
