// text: fonts, shaping, hyphenation and line breaking. In: the font descriptions of fonts/, texts with styles. Out:
// glyph runs and lines. Only user of HarfBuzz and libhyphen. Not yet: bidirectional text, vertical text, variable
// fonts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/length.hpp"
#include "diag/sink.hpp"
#include "diag/source_map.hpp"

struct hb_font_t;
struct hb_face_t;

namespace livret::text {

struct FaceTag;
using FaceId = base::Id<FaceTag>;

enum class Slant { Upright, Italic };

/// Design metrics of a face, in font units of `units_per_em`; y upward as in OpenType.
struct FaceMetrics {
  int units_per_em = 1000;
  int ascender = 0;
  int descender = 0;  ///< negative
  int line_gap = 0;
  int cap_height = 0;
  int x_height = 0;
  int underline_position = 0;
  int underline_thickness = 0;
  int italic_angle_millidegrees = 0;
  int bounding_box[4] = {};  ///< xMin yMin xMax yMax
};

class ShapeCache;

/// One font file. Immutable after loading, and safe to use from several threads.
class Face {
 public:
  struct Data;
  explicit Face(std::unique_ptr<Data> data);
  ~Face();
  std::string const& family() const;
  std::string const& postscript_name() const;
  int weight() const;  ///< 100 to 900
  Slant slant() const;
  FaceMetrics const& metrics() const;
  bool is_cff() const;  ///< CFF outlines, else TrueType
  std::uint32_t glyph_count() const;
  /// The nominal glyph of a code point, 0 where the face has none.
  std::uint16_t glyph_of(char32_t code_point) const;
  int advance_of(std::uint16_t glyph) const;  ///< font units
  std::string const& path() const;
  hb_font_t* hb_font() const;  ///< for this module

 private:
  std::unique_ptr<Data> data_;
};

/// A weight and a slant asked of a family.
struct FaceRequest {
  std::string family;
  int weight = 400;
  Slant slant = Slant::Upright;
  auto operator<=>(FaceRequest const&) const = default;
};

/// The fonts of a run. A family is known by its description in a `fonts/*.yaml` (family, Debian package, licence, files
/// with weight, slant, path and SHA-256; `fonts/README.md` shows one); its files are opened when first asked for. A
/// missing file, a checksum that differs or a face the family does not have is an error: nothing is ever substituted.
/// Thread-safe, once the folders are added.
class FontBook {
 public:
  FontBook();
  ~FontBook();
  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;

  /// Reads all `*.yaml` of `folder`, in name order. Files of a family are looked for at their paths, absolute or
  /// relative to the description.
  void add_folder(std::filesystem::path const& folder, diag::SourceMap& sources, diag::Sink& sink);

  /// The face, opened and checked; nothing with an error at `where` when there is none.
  FaceId find(FaceRequest const& request, diag::Span where, diag::Sink& sink);
  /// A face that `find` has given.
  Face const& face(FaceId id) const;
  /// Faces described so far, opened or not. Ids count from 0 in the order of the descriptions, whichever is asked for
  /// first.
  std::size_t face_count() const;
  std::vector<std::string> families() const;

  /// What `livret fonts` prints: a line a face with family, weight, slant, package, path, and whether it is there and
  /// has its checksum.
  std::string listing() const;

  ShapeCache& shapes() const;  ///< for this module

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace livret::text
