#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/image.hpp"

namespace livret::image {

/// Bytes of an SVG file.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What is wrong with one drawing, reported as its origin allows. At most a hundred of each severity, so that a file of
/// nothing but faults takes no longer than others.
class Faults {
 public:
  Faults(Origin const& origin, std::string_view bytes, diag::Sink& sink)
      : origin_(origin), bytes_(bytes), sink_(sink) {}

  void error(Place place, std::string message, std::string hint = {});
  void warning(Place place, std::string message, std::string hint = {});

 private:
  void report(diag::Severity severity, int& count, Place place, std::string message, std::string hint);
  /// `line 3, column 7`, both from 1.
  std::string position(std::uint32_t at);

  Origin origin_;
  std::string_view bytes_;
  diag::Sink& sink_;
  int errors_ = 0;
  int warnings_ = 0;
};

}  // namespace livret::image
