#include "composite/surroundings.hpp"

#include "composite/tree.hpp"

namespace livret::composite {

namespace {

/// What Vega-Lite's default config says about marks that are written out.
yaml::Node default_config() {
  return map({{"countTitle", "Count of Records"},
              {"mark", map({{"color", "#4c78a8"}})},
              {"boxplot", map({{"size", 14},
                               {"extent", 1.5},
                               {"box", map({})},
                               {"median", map({{"color", "white"}})},
                               {"outliers", map({})},
                               {"rule", map({})},
                               {"ticks", null()}})},
              {"errorbar", map({{"center", "mean"}, {"rule", true}, {"ticks", false}})},
              {"errorband", map({{"band", map({{"opacity", 0.3}})}, {"borders", false}})}});
}

void lay_section_over(yaml::Node& section, yaml::Node const& over, bool recursive) {
  for (auto const& [key, value] : over.entries) {
    auto const* old = section.find(key.text);
    if (recursive && is_mapping(old) && is_mapping(&value)) {
      auto merged = *old;
      lay_over(merged, value);
      set(section, key.text, std::move(merged));
    } else {
      set(section, key.text, value);
    }
  }
}

void merge_config(yaml::Node& config, yaml::Node const* over) {
  if (!is_mapping(over)) return;
  for (auto const& [key, value] : over->entries) {
    auto const* old = config.find(key.text);
    if (!is_mapping(old) || !is_mapping(&value)) {
      set(config, key.text, value);
      continue;
    }
    auto section = *old;
    lay_section_over(section, value, key.text == "style");
    set(config, key.text, std::move(section));
  }
}

}  // namespace

yaml::Node effective_config(yaml::Node const* of_context, yaml::Node const* of_specification) {
  auto config = default_config();
  merge_config(config, of_context);
  merge_config(config, of_specification);
  return config;
}

std::string mark_type(yaml::Node const& unit) {
  auto const* mark = unit.find("mark");
  return text_of(is_mapping(mark) ? mark->find("type") : mark);
}

yaml::Node mark_definition(yaml::Node const& unit) {
  auto const* mark = unit.find("mark");
  if (is_mapping(mark)) return *mark;
  return mark ? give_span(map({{"type", mark}}), mark->span) : map({});
}

yaml::Node const* mark_property(yaml::Node const& mark, std::string_view name, yaml::Node const& config) {
  if (auto const* own = mark.find(name)) return own;
  auto const type = text_of(mark.find("type"));
  auto const* styles = mark.find("style");
  if (is_sequence(styles))
    for (auto style = styles->items.rbegin(); style != styles->items.rend(); ++style)
      if (auto const* value = find(&config, {"style", style->text, name})) return value;
  if (is_string(styles))
    if (auto const* value = find(&config, {"style", styles->text, name})) return value;
  for (auto const* section : {find(&config, {"style", type}), config.find(type), config.find("mark")})
    if (auto const* value = is_mapping(section) ? section->find(name) : nullptr) return value;
  return nullptr;
}

}  // namespace livret::composite
