#pragma once

#include <set>
#include <string>
#include <string_view>

namespace livret::fill {

/// What an expression reads, by its text: the names of variables, and of tables in `data('name')`.
struct NamesRead {
  std::set<std::string, std::less<>> variables;
  std::set<std::string, std::less<>> tables;
};
void add_names_read(std::string_view expression, NamesRead& names);

}  // namespace livret::fill
