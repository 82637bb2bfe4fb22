// pdf: pages to bytes. In: a frame::PagedDocument and the fonts. Out: one PDF 1.7 file that is PDF/A-3a (ISO 19005-3)
// and PDF/UA-1 (ISO 14289-1): tagged, fonts embedded, XMP, output intent, outline, links, page labels, attachments.
// Only user of libharu, libdeflate and lcms2. Objects are libharu's, file structure and page content are ours, as
// libharu writes neither object streams nor marked content. Not yet: gradients whose stops differ in alpha.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.hpp"
#include "frame/page.hpp"
#include "text/font_book.hpp"

namespace livret::pdf {

struct ImageStream;

/// The images of a run as they go into files, deflated when first asked for and kept. Thread-safe.
class ImageStreams {
 public:
  ImageStreams();
  ~ImageStreams();
  ImageStreams(ImageStreams const&) = delete;
  ImageStreams& operator=(ImageStreams const&) = delete;

  std::shared_ptr<ImageStream const> of(frame::ImagePtr const& image) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct Options {
  std::string producer = "livret";
  ImageStreams const* images = nullptr;  ///< of the run; none: a document deflates its own, to the same bytes
};

/// What a document embeds of a face. Either way its bytes depend on the document alone.
enum class FontGlyphs {
  Shared,  ///< those of usual text and the kinds that the document uses: a few programs for a run of many documents
  Used,    ///< what the document uses: the smallest file, a subset for each document
};

struct EmbeddedFont;

/// The font programs of a run, made when first asked for and kept. Thread-safe; the FontBook must outlive it.
class FontPrograms {
 public:
  explicit FontPrograms(text::FontBook const& fonts, FontGlyphs glyphs = FontGlyphs::Shared);
  ~FontPrograms();
  FontPrograms(FontPrograms const&) = delete;
  FontPrograms& operator=(FontPrograms const&) = delete;

  /// The program of a face that holds at least `used` (ascending).
  base::Result<std::shared_ptr<EmbeddedFont const>> of(text::FaceId face, std::span<std::uint16_t const> used) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes a document. The same document gives the same bytes; the file identifier is a hash of the content. Fails, with
/// the reason, where libharu or a font does, and where the document lacks what the standards ask for: a page, a title,
/// a language, a date in the form `2023-10-05` or none, an alternative text on each figure, a description on each link.
/// Thread-safe.
base::Result<std::string> write(frame::PagedDocument const& document, FontPrograms const& fonts,
                                Options const& options);

/// The same, for a document alone: embeds the glyphs that it uses.
base::Result<std::string> write(frame::PagedDocument const& document, text::FontBook const& fonts,
                                Options const& options);

}  // namespace livret::pdf
