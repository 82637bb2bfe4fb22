#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "composite/repeater.hpp"
#include "composite/surroundings.hpp"
#include "composite/vega_lite_marks.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// Walks a specification and writes out what is composite, view by view, as Vega-Lite's `CoreNormalizer`. Each step
/// takes a view and gives what stands in its place, or nothing where it cannot be drawn, which is reported.
class Normaliser {
 public:
  explicit Normaliser(Surroundings const& surroundings) : surroundings_(&surroundings) {}

  std::optional<yaml::Node> normalise(yaml::Node view) { return any_view(std::move(view), {}); }

 private:
  /// What views inherit from those around them.
  struct Inherited {
    std::optional<yaml::Node> encoding, projection;  ///< shared by the layers of a layer
    std::optional<Repeater> repeater;
    std::string name_prefix;
    OverlayConfig overlay_config = OverlayConfig::Counts;
    enum class Place { Free, InFacet, InLayer } place = Place::Free;
  };
  using Result = std::optional<yaml::Node>;

  Result any_view(yaml::Node view, Inherited inherited);
  Result layer_or_unit(yaml::Node view, Inherited const& inherited);
  Result unit(yaml::Node view, Inherited const& inherited);
  Result unit_that_inherits(yaml::Node view, Inherited const& inherited);
  Result composite_unit(yaml::Node view, Inherited const& inherited);
  Result layer(yaml::Node view, Inherited inherited);
  Result concatenation(yaml::Node view, char const* name, Inherited const& inherited);
  Result facet(yaml::Node view, Inherited const& inherited);
  Result faceted_unit(yaml::Node view, Inherited const& inherited);
  Result repeat(yaml::Node view, Inherited const& inherited);
  Result repeat_in_layers(yaml::Node view, Inherited const& inherited);
  Result repeat_in_cells(yaml::Node view, Inherited const& inherited);
  Result unknown(yaml::Node const& view);

  /// An encoding in which references to what is repeated are replaced.
  yaml::Node without_references(yaml::Node const& encoding, Inherited const& inherited);
  /// The views of the list `name`, without those that cannot be drawn.
  template <typename Step>
  yaml::Node each(yaml::Node views, char const* name, Step step);
  /// Counts a view; false, and reported once, where there are too many.
  bool admits(yaml::Node const& view);

  static constexpr std::size_t most_views = 10'000;

  Surroundings const* surroundings_;
  std::size_t views_ = 0;
};

/// Encodings of a layer and its parent laid over each other. Properties of a channel are inherited one by one.
enum class MergeFor { Layer, Unit };
std::optional<yaml::Node> merge_encodings(std::optional<yaml::Node> const& parent, yaml::Node const* own, MergeFor use);

}  // namespace livret::composite
