#pragma once

#include <optional>
#include <vector>

#include "scale/colour_space.hpp"
#include "scale/findings.hpp"
#include "scale/scale.hpp"

namespace livret::scale {

/// The part of a ramp of colours that a scale runs through, backwards where `span` is negative.
struct RampPart {
  ColourRamp ramp;
  double start = 0;
  double span = 1;
  base::Colour at(double t) const { return ramp.at(start + t * span); }
};

/// A range as a list; what colours run through instead where the definition has it so.
struct ArrangedRange {
  std::vector<expr::Value> values;
  std::optional<RampPart> colours;
};

/// `cardinality` is the number of values in the domain, repeated ones included.
ArrangedRange arrange_range(Definition const& definition, std::size_t cardinality, Findings& findings);

/// The colours of a list of texts; nothing where one of them is no colour, or the list is empty.
std::optional<std::vector<base::Colour>> colours_of(std::vector<expr::Value> const& values);

/// Length in steps of so many bands.
double band_space(double count, double padding_inner, double padding_outer);

}  // namespace livret::scale
