#pragma once

#include <string_view>
#include <vector>

#include "base/colour.hpp"

namespace livret::scale {

/// A named set of colours. A categorical one is a list to take from; a continuous one is sampled between its colours.
struct Scheme {
  enum class Kind { Categorical, Continuous };
  Kind kind = Kind::Categorical;
  std::vector<base::Colour> colours;
};

/// Vega's schemes by Vega's names (`tableau10`, `blues`, `redyellowblue`, `turbo` …), and of our own `okabe-ito` and
/// `tol-bright`, which stay apart for colour-blind readers. Letter case is ignored. Nothing where there is none. Lives
/// as long as the program.
Scheme const* find_scheme(std::string_view name);

/// All names, in lower case and alphabetical order: for `did you mean`.
std::vector<std::string_view> const& scheme_names();

}  // namespace livret::scale
