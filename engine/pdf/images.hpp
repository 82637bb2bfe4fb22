#pragma once

#include "frame/image.hpp"
#include "pdf/deflate.hpp"
#include "pdf/objects.hpp"

namespace livret::pdf {

/// An image XObject (ISO 32000-1, 8.9.5), its alpha a soft mask (11.6.5.3). JPEG files go in as they are.
Dictionary add_image(Objects& objects, frame::ImagePtr const& image, Deflater& deflater);

}  // namespace livret::pdf
