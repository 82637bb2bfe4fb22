#pragma once

#include <vector>

#include "scale/findings.hpp"
#include "scale/scale.hpp"

namespace livret::scale {

/// Whether colours run through a scale of this definition, rather than stand at the ends of its domain.
bool runs_through_colours(Definition const& definition);

/// The ends of a domain of numbers after zero, minimum, maximum, middle, padding and niceness. At least two of them,
/// but for an empty domain; two or three where colours run through.
std::vector<double> arrange_domain(Definition const& definition, Findings& findings);

/// The values of a quantile scale: numbers only, sorted.
std::vector<double> sorted_numbers(std::vector<expr::Value> const& values);

/// Bin boundaries; none where the definition has none.
std::vector<double> arrange_bins(Bins const& bins, std::vector<double> const& domain, Findings& findings);

/// Ends moved outward to round values, by the way of the type.
std::vector<double> nice_domain(std::vector<double> domain, Definition const& definition, Findings& findings);

}  // namespace livret::scale
