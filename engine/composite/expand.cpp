#include "composite/expand.hpp"

#include "composite/composite_mark.hpp"
#include "composite/normaliser.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

/// How the chart fits its frame, with what `width: container` asks for; nothing where it is Vega's default.
std::optional<yaml::Node> autosize_of(yaml::Node const& specification, yaml::Node const& normalised,
                                      yaml::Node const& config) {
  auto result = map({{"type", "pad"}});
  bool const fits = normalised.find("mark") || normalised.find("layer");
  bool const in_width = fits && is_text(specification.find("width"), "container");
  bool const in_height = fits && is_text(specification.find("height"), "container");
  if (in_width || in_height)
    lay_over(result, map({{"type", !in_height ? "fit-x" : !in_width ? "fit-y" : "fit"}, {"contains", "padding"}}));
  for (auto const* own : {config.find("autosize"), normalised.find("autosize")}) {
    if (is_mapping(own)) lay_over(result, *own);
    if (is_string(own)) set(result, "type", *own);
  }
  if (!fits && is_text(result.find("type"), "fit")) set(result, "type", *Value("pad").node());
  if (is_same(result, map({{"type", "pad"}}))) return std::nullopt;
  return give_span(std::move(result), specification.span);
}

}  // namespace

std::optional<yaml::Node> expand(yaml::Node const& specification, Context const& context, diag::Sink& sink) {
  auto const config = effective_config(context.config, find(&specification, {"config"}));
  Surroundings const surroundings{config, context, sink};
  auto result = Normaliser(surroundings).normalise(specification);
  if (!result) return std::nullopt;
  if (auto autosize = autosize_of(specification, *result, config)) set(*result, "autosize", std::move(*autosize));
  return result;
}

std::vector<std::string_view> composite_marks() {
  std::vector<std::string_view> names;
  for (auto const& mark : all_composite_marks()) names.push_back(mark.name);
  return names;
}

}  // namespace livret::composite
