#include "text/face.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace livret::text {

namespace {

constexpr std::size_t largest_font_file = std::size_t{256} << 20;

/// The bytes of a table, as big-endian numbers.
class TableBytes {
 public:
  TableBytes(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    unsigned length = 0;
    auto const* data = hb_blob_get_data(blob_.get(), &length);
    bytes_ = {data, length};
  }
  bool empty() const { return bytes_.empty(); }
  /// 0 where the table ends before.
  std::int16_t int16(std::size_t offset) const { return static_cast<std::int16_t>(unsigned_at(offset, 2)); }
  std::int32_t int32(std::size_t offset) const { return static_cast<std::int32_t>(unsigned_at(offset, 4)); }

 private:
  std::uint32_t unsigned_at(std::size_t offset, std::size_t size) const {
    if (offset + size > bytes_.size()) return 0;
    std::uint32_t value = 0;
    for (auto byte : bytes_.substr(offset, size)) value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
  }
  HbBlob blob_;
  std::string_view bytes_;
};

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, tag, &value);
  return value;
}

FaceMetrics read_metrics(hb_face_t* face, hb_font_t* font) {
  FaceMetrics metrics;
  metrics.units_per_em = static_cast<int>(hb_face_get_upem(face));
  metrics.ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics.descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  metrics.line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP);
  metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
  metrics.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
  metrics.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
  TableBytes const post(face, hb_tag("post"));
  auto const angle = std::int64_t{post.int32(4)};  // degrees, 16.16
  metrics.italic_angle_millidegrees = static_cast<int>(angle * 1000 / 65536);
  TableBytes const head(face, hb_tag("head"));
  for (std::size_t i = 0; i < 4; ++i) metrics.bounding_box[i] = head.int16(36 + 2 * i);
  return metrics;
}

std::string read_postscript_name(hb_face_t* face) {
  char name[128];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, nullptr, &size, name);
  return {name, size};
}

HbBlob make_blob(std::string bytes) {
  auto owned = std::make_unique<std::string>(std::move(bytes));
  auto const destroy = [](void* data) { delete static_cast<std::string*>(data); };
  auto* const string = owned.release();
  return HbBlob(
      hb_blob_create(string->data(), static_cast<unsigned>(string->size()), HB_MEMORY_MODE_READONLY, string, destroy));
}

}  // namespace

std::string_view name_of(Slant slant) { return slant == Slant::Upright ? "upright" : "italic"; }

base::Result<std::string> read_font_file(FaceDescription const& description) {
  auto bytes = base::read_file(description.path, largest_font_file);
  if (!bytes) return base::Failure{bytes.error()};
  auto const digest = base::to_hex(base::sha256(*bytes));
  if (digest != description.sha256)
    return base::Failure{fmt::format("`{}` has the SHA-256 `{}`, and its description says `{}`",
                                     description.path.string(), digest, description.sha256)};
  return bytes;
}

base::Result<std::unique_ptr<Face>> open_face(FaceDescription const& description, std::string bytes) {
  auto const blob = make_blob(std::move(bytes));
  auto data = std::make_unique<Face::Data>();
  data->face.reset(hb_face_create(blob.get(), 0));
  if (hb_face_get_glyph_count(data->face.get()) == 0)
    return base::Failure{fmt::format("`{}` is not a font with outlines", description.path.string())};
  hb_face_make_immutable(data->face.get());
  data->font.reset(hb_font_create(data->face.get()));
  hb_font_make_immutable(data->font.get());
  data->family = description.family;
  data->weight = description.weight;
  data->slant = description.slant;
  data->path = description.path.string();
  data->postscript_name = read_postscript_name(data->face.get());
  data->metrics = read_metrics(data->face.get(), data->font.get());
  data->is_cff = !TableBytes(data->face.get(), hb_tag("CFF ")).empty();
  return std::make_unique<Face>(std::move(data));
}

Face::Face(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Face::~Face() = default;
std::string const& Face::family() const { return data_->family; }
std::string const& Face::postscript_name() const { return data_->postscript_name; }
int Face::weight() const { return data_->weight; }
Slant Face::slant() const { return data_->slant; }
FaceMetrics const& Face::metrics() const { return data_->metrics; }
bool Face::is_cff() const { return data_->is_cff; }
std::uint32_t Face::glyph_count() const { return hb_face_get_glyph_count(data_->face.get()); }
std::string const& Face::path() const { return data_->path; }
hb_font_t* Face::hb_font() const { return data_->font.get(); }

std::uint16_t Face::glyph_of(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(data_->font.get(), code_point, &glyph);
  return static_cast<std::uint16_t>(glyph);
}

int Face::advance_of(std::uint16_t glyph) const { return hb_font_get_glyph_h_advance(data_->font.get(), glyph); }

}  // namespace livret::text
