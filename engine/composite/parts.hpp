#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "composite/surroundings.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

enum class Orientation { Vertical, Horizontal };

/// The axis along which a composite mark computes: `y` where it is vertical. Nothing where neither axis is continuous,
/// which is reported. Definitions must be full.
std::optional<Orientation> composite_orientation(yaml::Node const& unit, Surroundings const& surroundings);

/// What the parts of one composite mark have in common.
struct Composite {
  yaml::Node mark;  ///< as a mapping
  std::string axis;
  yaml::Node measure;        ///< the definition of the axis, without an aggregate
  yaml::Node const& config;  ///< the section of the mark's type
};

/// One part of a composite mark: its name in the mark's definition and in the config, and where it lies.
struct Part {
  std::string_view name;
  yaml::Node mark;
  std::string_view from;     ///< prefix of the field on the axis: `lower_box` for `lower_box_score`
  std::string_view to = {};  ///< prefix of the other end's, empty where there is none
};

/// The title of the measure's axis: its own, or its field.
std::string measure_title(yaml::Node const& measure);
/// Whether a part is to be drawn: the mark says so, or the config where the mark says nothing.
bool has_part(Composite const& composite, std::string_view name);
/// The part's layer, with the properties that mark and config give it; nothing where it is not drawn.
std::optional<yaml::Node> make_part(Composite const& composite, Part part, yaml::Node const& shared_encoding);
/// Finishes the layer of a part whose encoding is special.
std::optional<yaml::Node> finish_part(Composite const& composite, std::string_view name, yaml::Node layer);

/// Reports keys of a mapping that are none of `known`, after the words `what`.
void check_keys(yaml::Node const& mapping, std::vector<std::string> const& known, std::string const& what,
                diag::Sink& sink);
/// Reports properties of a mark of Vega-Lite's that it does not have; `own` are those beside what all such marks have.
void check_mark(yaml::Node const& mark, std::vector<std::string> own, diag::Sink& sink);

/// An encoding without `tooltip`, which is reported as ignored: paper has no pointer.
yaml::Node drop_tooltip(yaml::Node encoding, diag::Sink& sink);
/// The definition without its aggregate, which can only be the composite mark itself; another is reported.
yaml::Node drop_aggregate(yaml::Node const& definition, std::string_view mark, diag::Sink& sink);

}  // namespace livret::composite
