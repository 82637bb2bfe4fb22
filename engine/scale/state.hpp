#pragma once

#include <optional>
#include <vector>

#include "scale/bands.hpp"
#include "scale/category_index.hpp"
#include "scale/piecewise.hpp"
#include "scale/range.hpp"
#include "scale/scale.hpp"
#include "scale/transform.hpp"

namespace livret::scale {

/// What a scale holds; written by Scale::make only.
struct Scale::State {
  /// How a datum finds its way into the range.
  enum class Way {
    Identity,
    Numbers,     ///< between numbers of the range
    Colours,     ///< between colours of the range
    Sequential,  ///< through a ramp of colours, from the first end of the domain to the last
    Diverging,   ///< the same, with a middle
    Steps,       ///< by thresholds
    Categories,
    Bands,
  };
  Way way = Way::Numbers;
  Definition definition;
  std::vector<Finding> findings;
  std::vector<expr::Value> domain, range;
  std::vector<double> numbers;  ///< the domain, where it is of numbers
  std::vector<double> bins, thresholds;

  Transform transform;
  double least = 0, most = 0;  ///< what is clamped to
  bool clamps = false, rounds = false;
  Piecewise stretches;                                ///< of the domain, after the transform
  std::vector<double> places;                         ///< Numbers: at the ends of the stretches
  std::optional<RampPart> colours;                    ///< Colours, Sequential, Diverging
  double middle = 0, below = 0, above = 0, sign = 1;  ///< Sequential and Diverging: where, and the slopes on both sides

  CategoryIndex categories;
  Bands bands;
  std::vector<std::optional<double>> range_numbers;  ///< Steps, Categories
  std::vector<std::optional<base::Colour>> range_colours;

  double clamped(double x) const;
  /// How far along its colours a datum is: 0 to 1 between the ends of the domain.
  double part(double datum) const;
  /// The index in the range of a datum that goes by steps; by a value also of one that goes by categories.
  std::optional<std::size_t> index(double datum) const;
  std::optional<std::size_t> index(expr::Value const& datum) const;
};

}  // namespace livret::scale
