#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/node.hpp"

namespace livret::composite {

/// What a channel's definition is, by Vega-Lite's rules (`channeldef.ts`). Each takes null for an absent channel.
bool is_field(yaml::Node const* definition);
bool is_datum(yaml::Node const* definition);
bool is_field_or_datum(yaml::Node const* definition);
/// The condition of a definition, where it is one with a field or a datum; null otherwise.
yaml::Node const* condition_with_field(yaml::Node const* definition);
/// Whether a channel has a field, in a list or a condition too.
bool has_field(yaml::Node const* definition);
/// A field with a continuous type that is not binned, or a number as datum. Types must have been filled in.
bool is_continuous(yaml::Node const* definition);
/// A quantitative field without bins, or a number as datum.
bool is_unbinned_quantitative(yaml::Node const* definition);
bool has_type(yaml::Node const* definition, std::string_view type);

/// To be binned, as against binned already.
bool is_binning(yaml::Node const* bin);
bool is_binned(yaml::Node const* bin);
bool is_binned_unit(yaml::Node const* time_unit);
bool is_secondary_channel(std::string_view channel);
/// A channel with a scale; positions included.
bool is_scale_channel(std::string_view channel);
/// A channel with a scale that is not a position.
bool is_property_channel(std::string_view channel);

/// A definition in its full form: a type, a bin and a time unit as mappings, `sort` by a channel as a mapping.
yaml::Node full_definition(yaml::Node const& definition, std::string_view channel);
/// An encoding whose definitions are full.
yaml::Node full_encoding(yaml::Node const* encoding);

/// The title of a field's guide, its definition's or the default one, absent where there is none.
std::optional<yaml::Node> title_of(yaml::Node const& definition, yaml::Node const& config);
std::string default_title(yaml::Node const& definition, yaml::Node const& config);
/// The mapping of `axis`, `legend` or `header` that belongs to a definition, or null.
yaml::Node const* guide_of(yaml::Node const& definition);

}  // namespace livret::composite
