#pragma once

#include <memory>
#include <optional>

#include "frame/image.hpp"
#include "pdf/objects.hpp"
#include "pdf/pdf.hpp"

namespace livret::pdf {

/// Whether the samples of each row stand as differences from what their neighbours foretell (ISO 32000-1, 7.4.4.4).
enum class Prediction { None, Png };

struct DeflatedSamples {
  Bytes bytes;
  Prediction prediction = Prediction::None;
};

/// An image as it goes into files; its colours are the JPEG file where it is one.
struct ImageStream {
  frame::ImagePtr image;
  DeflatedSamples colours;
  std::optional<DeflatedSamples> alpha;
};

/// An image XObject (8.9.5), its alpha a soft mask (11.6.5.3).
Dictionary add_image(Objects& objects, ImageStream const& stream);

}  // namespace livret::pdf
