#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "table/csv.hpp"
#include "table/schema.hpp"
#include "yaml/node.hpp"

namespace livret::table {

/// One table as its descriptor describes it, without its rows.
struct Resource {
  PlacedName name;
  std::string title;
  std::string source;
  bool fictional = false;
  Schema schema;
  Dialect dialect;
  yaml::Node const* data = nullptr;  ///< rows in the descriptor
  std::optional<PlacedName> path;    ///< or a file, relative to the descriptor
};

/// The resources of a descriptor: those it lists, or the one it is. Reports what is wrong in them; one without a name
/// or a usable schema is left out. They refer to `descriptor`, which has to outlive them. `undescribed` takes the names
/// of those left out.
std::vector<Resource> read_resources(yaml::Node const& descriptor, std::vector<std::string>& undescribed,
                                     diag::Sink& sink);

}  // namespace livret::table
