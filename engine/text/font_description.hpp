#pragma once

#include <filesystem>
#include <vector>

#include "text/face.hpp"

namespace livret::text {

/// The faces that one `fonts/*.yaml` describes, in its order; what is wrong in it is reported and left out.
std::vector<FaceDescription> read_font_description(std::filesystem::path const& file, diag::SourceMap& sources,
                                                   diag::Sink& sink);

}  // namespace livret::text
