#pragma once

#include <map>
#include <optional>
#include <string>

#include "diag/sink.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// What `{repeat: row}` and the like stand for in one repetition: by `row`, `column`, `layer` or `repeat`.
using Repeater = std::map<std::string, yaml::Node, std::less<>>;

/// An encoding or a facet mapping in which references are replaced, in fields, datums, sort fields and conditions. A
/// channel whose reference has no value is reported and left out.
yaml::Node replace_repeated(yaml::Node const& mapping, Repeater const& repeater, diag::Sink& sink);
/// The same for one definition; nothing where it is left out.
std::optional<yaml::Node> replace_repeated_in_definition(yaml::Node const& definition, Repeater const& repeater,
                                                         diag::Sink& sink);

}  // namespace livret::composite
