#pragma once

#include <optional>

#include "compile/compilation.hpp"

namespace livret::compile {

/// The type of a definition's scale: what the author asks for where it suits data and channel, else Vega-Lite's
/// default; nothing for geographic shapes. `has_offset`: an offset channel divides its bands.
std::optional<scale::Type> type_of_scale(ChannelDef const& definition, MarkDef const& mark, bool has_offset,
                                         diag::Sink& sink);

/// Whether views that give a channel these types can share a scale, and which type then wins.
bool can_share(scale::Type a, scale::Type b);
int precedence(scale::Type type);

/// One unit's part in a scale, which it may share with others.
struct ScaleShare {
  Model* unit = nullptr;
  ChannelDef const* definition = nullptr;
  ScaleComponent own;  ///< what the unit alone says
  ScalePtr shared;     ///< of all who share it
};

// What Vega-Lite's compile/scale derives of one unit; the type of `share.shared` is settled.
void find_domain(Compilation const& compilation, ScaleShare& share);
void find_properties(Compilation const& compilation, ScaleShare& share);
void find_range(Compilation const& compilation, ScaleShare& share);

/// The size of the unit along x or y, by the config where the spec does not say.
SizeSpec discrete_size(Compilation const& compilation, Model const& unit, ChannelId channel);

/// Whether `config.scale.invalid` says how what the channel's scale has no place for is shown.
bool shows_invalid(Config const& config, ChannelId channel);

/// Reads a list of a scale's values: dates where the field is one of time.
std::vector<expr::Value> domain_values(Values const& values, yaml::Node const& list, ChannelDef const& definition);

}  // namespace livret::compile
