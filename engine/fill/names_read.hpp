#pragma once

#include <set>
#include <string>
#include <string_view>

#include "yaml/node.hpp"

namespace livret::fill {

/// What an expression reads, by its text: the names of variables, and of tables in `data('name')`.
struct NamesRead {
  std::set<std::string, std::less<>> variables;
  std::set<std::string, std::less<>> tables;
};
void add_names_read(std::string_view expression, NamesRead& names);
/// What all texts of a tree would read, were they expressions.
void add_names_read(yaml::Node const& node, NamesRead& names);

}  // namespace livret::fill
