#include <algorithm>

#include "compile/properties.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

/// How deep an entry of the config is merged; what is deeper is replaced as a whole (vega-util's mergeConfig).
int depth_of(std::string_view name) { return name == "style" || name == "legend" ? 1 : 0; }

void lay_over(Node& base, Node const& over, int depth) {
  if (base.kind != Kind::Mapping || over.kind != Kind::Mapping) {
    base = over;
    return;
  }
  for (auto const& entry : over.entries) {
    auto const found = std::find_if(base.entries.begin(), base.entries.end(),
                                    [&](auto const& known) { return known.key.text == entry.key.text; });
    if (found == base.entries.end())
      base.entries.push_back(entry);
    else if (depth > 0)
      lay_over(found->value, entry.value, depth - 1);
    else
      found->value = entry.value;
  }
}

void lay_config_over(Node& base, Node const& over) {
  if (over.kind != Kind::Mapping) return;
  base.kind = Kind::Mapping;
  for (auto const& entry : over.entries) {
    // Without ranges no scale of colours or shapes has one.
    if (entry.key.text == "range" && entry.value.kind != Kind::Mapping) continue;
    auto const found = std::find_if(base.entries.begin(), base.entries.end(),
                                    [&](auto const& known) { return known.key.text == entry.key.text; });
    if (found == base.entries.end())
      base.entries.push_back(entry);
    else
      lay_over(found->value, entry.value, depth_of(entry.key.text));
  }
}

Node text_node(std::string text, diag::Span span) {
  Node node;
  node.kind = Kind::Scalar;
  node.style = yaml::ScalarStyle::Quoted;
  node.text = std::move(text);
  node.span = span;
  return node;
}

Node mapping_of(std::vector<std::pair<std::string, Node>> fields) {
  Node node;
  node.kind = Kind::Mapping;
  for (auto& [name, value] : fields) node.entries.push_back({text_node(std::move(name), value.span), std::move(value)});
  return node;
}

/// `lineBreak` parts the texts of all marks.
Node line_break_config(Node const& line_break) {
  return mapping_of({{"text", mapping_of({{"lineBreak", line_break}})}});
}

/// `font` names the font of all texts.
Node font_config(Node const& font) {
  auto const with_font = [&] { return mapping_of({{"font", font}}); };
  std::vector<std::pair<std::string, Node>> styles;
  for (auto const* name : {"guide-label", "guide-title", "group-title", "group-subtitle"})
    styles.emplace_back(name, with_font());
  return mapping_of({{"text", with_font()}, {"style", mapping_of(std::move(styles))}});
}

void lay_with_shorthands(Node& base, Node const& over) {
  if (auto const* font = over.find("font"); font != nullptr && font->kind == Kind::Scalar)
    lay_config_over(base, font_config(*font));
  if (auto const* line_break = over.find("lineBreak")) lay_config_over(base, line_break_config(*line_break));
  lay_config_over(base, over);
}

}  // namespace

std::shared_ptr<Node const> merge_config(std::shared_ptr<Node const> const& below, Node const& over) {
  auto merged = std::make_shared<Node>(below != nullptr ? *below : default_config());
  lay_with_shorthands(*merged, over);
  return merged;
}

Config::Config(Node const* spec, std::shared_ptr<Node const> surroundings) : merged_(std::move(surroundings)) {
  if (spec != nullptr)
    merged_ = merge_config(merged_, *spec);
  else if (merged_ == nullptr)
    merged_ = std::shared_ptr<Node const>(std::shared_ptr<Node const>(), &default_config());
}

Node const* Config::find(std::string_view name, std::string_view property) const {
  auto const* entry = merged_->find(name);
  return entry == nullptr ? nullptr : entry->find(property);
}

}  // namespace livret::compile
