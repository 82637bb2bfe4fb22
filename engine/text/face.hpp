#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "text/font_book.hpp"
#include "text/harfbuzz.hpp"

namespace livret::text {

/// The file's bytes belong to the HarfBuzz face; what is asked often is copied out of it.
struct Face::Data {
  std::string family;
  int weight = 400;
  Slant slant = Slant::Upright;
  std::string path;
  std::string postscript_name;
  FaceMetrics metrics;
  bool is_cff = false;
  HbFace face;
  HbFont font;
};

/// What a description says of one file.
struct FaceDescription {
  std::string family;
  std::string package;  ///< may be empty
  std::string licence;  ///< SPDX identifier
  int weight = 400;
  Slant slant = Slant::Upright;
  std::filesystem::path path;
  std::string sha256;
};

std::string_view name_of(Slant slant);

/// Reads the file and compares its checksum; fails with what is wrong and, in words for the author, where.
base::Result<std::string> read_font_file(FaceDescription const& description);

/// Opens a file read by `read_font_file`.
base::Result<std::unique_ptr<Face>> open_face(FaceDescription const& description, std::string bytes);

}  // namespace livret::text
