#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace livret::spec {

enum class ImageFormat { Png, Jpeg, Svg };

/// What a file is by its content, whatever its name ends in; nothing where it is none of them.
std::optional<ImageFormat> image_format(std::string_view bytes);

/// What to do with a file that is none of them, by what it is; empty where that is not known.
std::string other_format_hint(std::string_view bytes);

}  // namespace livret::spec
