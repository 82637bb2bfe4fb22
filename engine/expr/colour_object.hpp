#pragma once

#include <array>
#include <optional>
#include <string>

#include "expr/value.hpp"

namespace livret::expr {

/// Red, green and blue from 0 to 255, not rounded and possibly beyond, and opacity from 0 to 1.
struct Rgb {
  double red = 0, green = 0, blue = 0, opacity = 1;
};

/// What `rgb()`, `hsl()`, `lab()` and `hcl()` give: an object of its channels and `opacity`. Written as a text it is
/// CSS's `rgb(…)` or `rgba(…)`, as d3-color writes it.
class ColourObject final : public Object {
 public:
  enum class Space { Rgb, Hsl, Lab, Hcl };
  ColourObject(Space space, std::array<double, 3> channels, double opacity)
      : space_(space), channels_(channels), opacity_(opacity) {}

  Value get(std::string_view field) const override;
  std::vector<std::string> fields() const override;
  Rgb rgb() const;
  std::string text() const;
  /// The same colour by the channels of another space.
  ColourObject in(Space space) const;

 private:
  Space space_;
  std::array<double, 3> channels_;
  double opacity_;
};

/// The colour that a value is: a ColourObject, or a text that names one. Nothing where it is none.
std::optional<ColourObject> as_colour(Value const& value);

}  // namespace livret::expr
