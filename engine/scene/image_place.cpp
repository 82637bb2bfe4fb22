#include "scene/image_place.hpp"

namespace livret::scene {

ImageSize size_of(ImageItem const& item) {
  double const width = item.image == nullptr ? 0 : item.image->width;
  double const height = item.image == nullptr ? 0 : item.image->height;
  bool const keeps = item.aspect == ImageItem::Aspect::Keep && width > 0 && height > 0;
  auto const other = [&](std::optional<double> asked, double share, double natural) {
    return keeps && asked && *asked != 0 ? *asked * share : natural;
  };
  return {item.width.value_or(other(item.height, width / height, width)),
          item.height.value_or(other(item.width, height / width, height))};
}

}  // namespace livret::scene
