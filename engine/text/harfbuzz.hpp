#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

namespace livret::text {

constexpr hb_tag_t hb_tag(char const (&name)[5]) {
  hb_tag_t tag = 0;
  for (int i = 0; i < 4; ++i) tag = tag << 8 | static_cast<std::uint8_t>(name[i]);
  return tag;
}

template <auto destroy>
struct HbDeleter {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};

using HbBlob = std::unique_ptr<hb_blob_t, HbDeleter<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDeleter<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDeleter<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, HbDeleter<hb_buffer_destroy>>;
using HbSet = std::unique_ptr<hb_set_t, HbDeleter<hb_set_destroy>>;
using HbSubsetInput = std::unique_ptr<hb_subset_input_t, HbDeleter<hb_subset_input_destroy>>;

/// The members of a set of glyphs, ascending.
inline std::vector<std::uint16_t> glyphs_in(hb_set_t const* set) {
  std::vector<std::uint16_t> glyphs;
  auto glyph = std::numeric_limits<hb_codepoint_t>::max();  // HB_SET_VALUE_INVALID: before the first
  while (hb_set_next(set, &glyph) != 0) glyphs.push_back(static_cast<std::uint16_t>(glyph));
  return glyphs;
}

}  // namespace livret::text
