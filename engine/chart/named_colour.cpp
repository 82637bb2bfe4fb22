#include "chart/named_colour.hpp"

#include <fmt/format.h>

#include "base/colour_names.hpp"
#include "base/text.hpp"
#include "yaml/reader.hpp"

namespace livret::chart {

std::optional<base::Colour> named_colour(std::string_view text, diag::Span where, Config const& config,
                                         diag::Sink& sink) {
  if (auto const named = config.colours.find(text); named != config.colours.end()) return named->second;
  if (auto const colour = base::parse_colour(text)) return colour;
  std::vector<std::string> names;  // the theme's first: of two that are as near, its one is meant
  for (auto const& [name, colour] : config.colours) names.push_back(name);
  for (auto& name : base::css_colour_names()) names.push_back(std::move(name));
  auto const nearest = base::nearest_word(text, names);
  sink.error(where, fmt::format("needs a colour of the theme or a CSS colour, found `{}`", yaml::quotation(text)),
             nearest ? fmt::format("did you mean `{}`?", *nearest) : "write `#133a5c` or a name such as `teal`");
  return std::nullopt;
}

}  // namespace livret::chart
