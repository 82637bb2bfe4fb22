#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/css.hpp"
#include "spec/css_value.hpp"

namespace livret::spec {

/// A property that styles take, and how its value gets into what they say.
struct Property {
  std::string_view name;
  void (*read)(ValueReader& value, Declarations& into);
};

/// Null where there is no such property.
Property const* find_property(std::string_view name);
std::vector<std::string> property_names();

}  // namespace livret::spec
