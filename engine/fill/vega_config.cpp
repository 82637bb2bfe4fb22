#include "fill/vega_config.hpp"

#include <algorithm>

namespace livret::fill {

void lay_config_over(yaml::Node& under, yaml::Node const& over) {
  if (under.kind != yaml::Kind::Mapping || over.kind != yaml::Kind::Mapping) {
    under = over;
    return;
  }
  for (auto const& entry : over.entries) {
    auto const found = std::find_if(under.entries.begin(), under.entries.end(),
                                    [&](auto const& known) { return known.key.text == entry.key.text; });
    if (found == under.entries.end())
      under.entries.push_back(entry);
    else
      lay_config_over(found->value, entry.value);
  }
}

}  // namespace livret::fill
