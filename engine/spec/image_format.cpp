#include "spec/image_format.hpp"

#include <array>

#include <fmt/format.h>

namespace livret::spec {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// `text` behind the first `end` in it; empty where there is none.
std::string_view behind(std::string_view text, std::string_view end) {
  auto const at = text.find(end);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at + end.size());
}

/// Behind a document type declaration, whose internal subset in `[ ]` may hold `>` (XML 1.0, 2.8).
std::string_view behind_doctype(std::string_view text) {
  auto const end = text.find_first_of("[>");
  if (end == std::string_view::npos) return {};
  return text[end] == '>' ? text.substr(end + 1) : behind(behind(text, "]"), ">");
}

/// An XML text from the tag of its root element on, behind the prolog.
std::string_view root_element(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (true) {
    auto const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    if (text.starts_with("<?"))
      text = behind(text, "?>");
    else if (text.starts_with("<!--"))
      text = behind(text, "-->");
    else if (text.starts_with("<!DOCTYPE"))
      text = behind_doctype(text);
    else
      return text;
  }
}

bool is_svg(std::string_view bytes) {
  auto const root = root_element(bytes);
  if (!root.starts_with('<')) return false;
  auto name = root.substr(1, root.find_first_of(" \t\r\n/>") - 1);
  if (auto const colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name == "svg";
}

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view name;
};
constexpr std::array<Signature, 9> others = {{{0, "GIF8", "GIF"},
                                              {8, "WEBP", "WebP"},
                                              {0, "BM", "BMP"},
                                              {0, {"II*\0", 4}, "TIFF"},
                                              {0, {"MM\0*", 4}, "TIFF"},
                                              {0, "%PDF", "PDF"},
                                              {0, "%!PS", "PostScript"},
                                              {4, "ftypavif", "AVIF"},
                                              {4, "ftypheic", "HEIC"}}};

}  // namespace

std::optional<ImageFormat> image_format(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return ImageFormat::Png;
  if (bytes.starts_with("\xFF\xD8\xFF")) return ImageFormat::Jpeg;
  return is_svg(bytes) ? std::optional(ImageFormat::Svg) : std::nullopt;
}

std::string other_format_hint(std::string_view bytes) {
  for (auto const& other : others)
    if (bytes.size() > other.offset && bytes.substr(other.offset).starts_with(other.bytes))
      return fmt::format("it is a {} file: convert it", other.name);
  return {};
}

}  // namespace livret::spec
