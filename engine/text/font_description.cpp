#include "text/font_description.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/file.hpp"
#include "yaml/reader.hpp"

namespace livret::text {

namespace {

constexpr std::size_t largest_description = std::size_t{1} << 20;

bool is_sha256(std::string_view text) {
  auto const is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<std::string> read_checksum(yaml::Fields& fields, diag::Sink& sink) {
  auto const* node = fields.required("sha256");
  if (node == nullptr) return std::nullopt;
  auto checksum = yaml::read_string(*node, sink);
  if (!checksum || is_sha256(*checksum)) return checksum;
  sink.error(node->span,
             fmt::format("a checksum has 64 lower-case hexadecimal digits, found {}", yaml::describe(*node)),
             "take it with `sha256sum FILE`");
  return std::nullopt;
}

std::optional<FaceDescription> read_face(yaml::Node const& node, std::filesystem::path const& folder,
                                         diag::Sink& sink) {
  yaml::Fields fields(node, "a face of a font family", sink);
  auto const* weight_node = fields.required("weight");
  auto const* slant_node = fields.required("slant");
  auto const* path_node = fields.required("path");
  auto const checksum = read_checksum(fields, sink);
  fields.finish();
  if (weight_node == nullptr || slant_node == nullptr || path_node == nullptr || !checksum) return std::nullopt;
  auto const weight = yaml::read_integer(*weight_node, 1, 1000, sink);
  auto const slant =
      yaml::read_choice<Slant>(*slant_node, {{"upright", Slant::Upright}, {"italic", Slant::Italic}}, sink);
  auto const path = yaml::read_string(*path_node, sink);
  if (!weight || !slant || !path) return std::nullopt;
  FaceDescription face;
  face.weight = static_cast<int>(*weight);
  face.slant = *slant;
  face.path = folder / *path;
  face.sha256 = *checksum;
  return face;
}

}  // namespace

std::vector<FaceDescription> read_font_description(std::filesystem::path const& file, diag::SourceMap& sources,
                                                   diag::Sink& sink) {
  auto text = base::read_file(file, largest_description);
  if (!text) {
    sink.error({}, text.error());
    return {};
  }
  auto const source = sources.add(file.string(), std::move(text).value());
  auto const root = yaml::load(sources, source, sink);
  if (!root) return {};
  yaml::Fields fields(*root, "a font description", sink);
  auto const* family_node = fields.required("family");
  auto const package = fields.string_or("package", {});
  auto const* licence_node = fields.required("licence");
  auto const* faces_node = fields.required("faces");
  fields.finish();
  if (family_node == nullptr || licence_node == nullptr || faces_node == nullptr) return {};
  auto const family = yaml::read_string(*family_node, sink);
  auto const licence = yaml::read_string(*licence_node, sink);
  if (!family || !licence) return {};
  if (faces_node->kind != yaml::Kind::Sequence) {
    sink.error(faces_node->span, fmt::format("`faces` needs a sequence, found {}", yaml::describe(*faces_node)));
    return {};
  }
  std::vector<FaceDescription> faces;
  for (auto const& item : faces_node->items) {
    auto face = read_face(item, file.parent_path(), sink);
    if (!face) continue;
    face->family = *family;
    face->package = package;
    face->licence = *licence;
    faces.push_back(std::move(*face));
  }
  return faces;
}

}  // namespace livret::text
