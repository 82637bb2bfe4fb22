#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compile/channel.hpp"

namespace livret::compile {

// Parts of reading a channel's definition. Those that give a truth report what is wrong, and give false then.

bool check_field(std::string const& name, diag::Span span, ReadContext const& context);
/// What the table's schema says of the field; null where there is no schema.
table::Field const* declared_field(ChannelDef const& definition, ReadContext const& context);

/// Vega-Lite's names of types, and their initials.
std::optional<FieldType> find_field_type(std::string_view name);
/// The type of a definition that names none.
FieldType default_type(ChannelDef const& definition, ReadContext const& context);

/// `sort`, once the type is known.
bool read_sort(ChannelDef& definition, ReadContext const& context);

}  // namespace livret::compile
