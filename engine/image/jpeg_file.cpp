#include <csetjmp>
#include <cstdio>
#include <optional>

#include <fmt/format.h>

// jpeglib.h needs the types of cstdio before it.
#include <jpeglib.h>

#include "image/image.hpp"
#include "image/raster_file.hpp"

namespace livret::image {

namespace {

constexpr int exif_marker = JPEG_APP0 + 1;
constexpr unsigned longest_marker = 0xFFFF;

/// libjpeg's state and where its errors come out. Its calls are made in functions that hold nothing to destroy, as an
/// error jumps over them.
class Decompressor {
 public:
  explicit Decompressor(std::string_view bytes) : bytes_(bytes) {
    state_.err = jpeg_std_error(&errors_);
    errors_.error_exit = leave;
    errors_.emit_message = hear_message;
    progress_.progress_monitor = count_scans;
    state_.client_data = this;
  }
  ~Decompressor() { jpeg_destroy_decompress(&state_); }
  Decompressor(Decompressor const&) = delete;
  Decompressor& operator=(Decompressor const&) = delete;

  /// Reads up to the first scan; false where the file is damaged.
  bool read_header() {
    if (setjmp(exit_) != 0) return false;
    jpeg_create_decompress(&state_);
    jpeg_mem_src(&state_, reinterpret_cast<unsigned char const*>(bytes_.data()), bytes_.size());
    jpeg_save_markers(&state_, exif_marker, longest_marker);
    jpeg_read_header(&state_, TRUE);
    return true;
  }

  bool start(J_COLOR_SPACE space) {
    if (setjmp(exit_) != 0) return false;
    state_.progress = &progress_;
    state_.out_color_space = space;
    jpeg_start_decompress(&state_);
    return true;
  }

  bool read_row(char* row) {
    if (setjmp(exit_) != 0) return false;
    auto* const target = reinterpret_cast<JSAMPROW>(row);
    JSAMPROW rows[1] = {target};
    jpeg_read_scanlines(&state_, rows, 1);
    return true;
  }

  bool finish() {
    if (setjmp(exit_) != 0) return false;
    jpeg_finish_decompress(&state_);
    return true;
  }

  jpeg_decompress_struct const& operator*() const { return state_; }
  jpeg_decompress_struct const* operator->() const { return &state_; }
  base::Failure fault() const { return {fmt::format("is damaged: `{}`", message_)}; }

 private:
  static Decompressor& of(j_common_ptr state) { return *static_cast<Decompressor*>(state->client_data); }

  [[noreturn]] static void leave(j_common_ptr state) {
    Decompressor& self = of(state);
    state->err->format_message(state, self.message_);
    std::longjmp(self.exit_, 1);
  }

  /// Level −1 is a warning of corrupt data.
  static void hear_message(j_common_ptr state, int level) {
    if (level < 0) leave(state);
  }

  static void count_scans(j_common_ptr state) {
    Decompressor& self = of(state);
    if (self.state_.input_scan_number <= most_jpeg_scans) return;
    std::snprintf(self.message_, sizeof self.message_, "more than %d scans", most_jpeg_scans);
    std::longjmp(self.exit_, 1);
  }

  std::string_view bytes_;
  jpeg_decompress_struct state_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  std::jmp_buf exit_{};
  char message_[JMSG_LENGTH_MAX] = {};
};

double ppi_of(jpeg_decompress_struct const& state) {
  constexpr double centimetres_per_inch = 2.54, ppi_without = 96;
  if (state.saw_JFIF_marker == FALSE || state.density_unit == 0) return ppi_without;
  return sound_ppi(state.density_unit == 2 ? state.X_density * centimetres_per_inch : state.X_density);
}

/// A number of `size` bytes in an EXIF block, which says in its head whether the low byte is first.
std::optional<std::uint32_t> exif_number(std::string_view block, std::size_t at, std::size_t size) {
  if (block.size() < size || at > block.size() - size) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t const byte = block[0] == 'I' ? at + size - 1 - i : at + i;
    value = value << 8 | static_cast<std::uint8_t>(block[byte]);
  }
  return value;
}

/// The orientation of EXIF 2.3 (tag 0x0112 of the first directory): 1 where it is upright or not said.
std::uint32_t exif_orientation(std::string_view block) {
  constexpr std::size_t entry_size = 12;
  constexpr std::uint32_t orientation_tag = 0x0112, upright = 1;
  auto const directory = exif_number(block, 4, 4);
  auto const entries = directory ? exif_number(block, *directory, 2) : std::nullopt;
  for (std::size_t i = 0; entries && i < *entries; ++i) {
    std::size_t const entry = *directory + 2 + i * entry_size;
    auto const tag = exif_number(block, entry, 2);
    if (!tag) break;
    if (*tag == orientation_tag) return exif_number(block, entry + 8, 2).value_or(upright);
  }
  return upright;
}

bool is_upright(jpeg_decompress_struct const& state) {
  constexpr std::string_view signature("Exif\0\0", 6);
  for (auto const* marker = state.marker_list; marker != nullptr; marker = marker->next) {
    std::string_view const data(reinterpret_cast<char const*>(marker->data), marker->data_length);
    if (marker->marker == exif_marker && data.starts_with(signature) && data.size() > signature.size())
      return exif_orientation(data.substr(signature.size())) <= 1;
  }
  return true;
}

std::string kind_fault(jpeg_decompress_struct const& state) {
  if (state.jpeg_color_space == JCS_CMYK || state.jpeg_color_space == JCS_YCCK)
    return "is in CMYK, and an image needs to be in sRGB or grey";
  if (state.num_components != 1 && state.num_components != 3)
    return fmt::format("has `{}` components, and an image needs 1 or 3", state.num_components);
  if (!is_upright(state))
    return "lies on its side: only its EXIF orientation turns it upright, which PDF does not read";
  return {};
}

/// PDF knows neither arithmetic coding, nor RGB that no Adobe marker declares (ISO 32000-1, 7.4.8).
bool is_of_pdf(jpeg_decompress_struct const& state) {
  return state.arith_code == FALSE && (state.jpeg_color_space != JCS_RGB || state.saw_Adobe_marker != FALSE);
}

enum class Keep { File, Pixels };

base::Result<frame::Image> read(std::string_view bytes, Keep keep) {
  Decompressor file(bytes);
  if (!file.read_header()) return file.fault();
  if (auto fault = size_fault(file->image_width, file->image_height); !fault.empty())
    return base::Failure{std::move(fault)};
  if (auto fault = kind_fault(*file); !fault.empty()) return base::Failure{std::move(fault)};
  frame::Image image;
  image.width = file->image_width;
  image.height = file->image_height;
  image.components = file->num_components;
  image.ppi = ppi_of(*file);
  if (!file.start(image.components == 1 ? JCS_GRAYSCALE : JCS_RGB)) return file.fault();
  bool const keeps_file = keep == Keep::File && is_of_pdf(*file);
  std::size_t const row_size = std::size_t{image.width} * static_cast<std::size_t>(image.components);
  image.bytes.resize(keeps_file ? row_size : row_size * image.height);
  for (std::size_t row = 0; row < image.height; ++row) {
    if (!file.read_row(image.bytes.data() + (keeps_file ? 0 : row * row_size))) return file.fault();
  }
  if (!file.finish()) return file.fault();
  if (keeps_file) {
    image.coding = frame::Image::Coding::Jpeg;
    image.bytes = bytes;
  }
  return image;
}

}  // namespace

base::Result<frame::Image> read_jpeg(std::string_view bytes) { return read(bytes, Keep::File); }

base::Result<frame::Image> decode_jpeg(std::string_view bytes) { return read(bytes, Keep::Pixels); }

}  // namespace livret::image
