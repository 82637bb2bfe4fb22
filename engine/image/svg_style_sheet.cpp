#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "image/svg_style.hpp"

namespace livret::image {

namespace {

constexpr std::array<std::string_view, property_count> property_names = {
    "clip-path",         "clip-rule",      "color",           "display",           "fill",           "fill-opacity",
    "fill-rule",         "filter",         "marker-end",      "marker-mid",        "marker-start",   "mask",
    "mix-blend-mode",    "opacity",        "stop-color",      "stop-opacity",      "stroke",         "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "vector-effect",     "visibility"};
static_assert(std::is_sorted(property_names.begin(), property_names.end()));

std::optional<Property> property_of(std::string_view name) {
  auto const found = std::lower_bound(property_names.begin(), property_names.end(), name);
  if (found == property_names.end() || *found != name) return std::nullopt;
  return static_cast<Property>(found - property_names.begin());
}

/// Calls `use(property, value)` for each declaration of `fill: red; stroke: none` whose property is known.
template <typename Use>
void for_each_declaration(std::string_view body, Use const& use) {
  while (!body.empty()) {
    auto const end = std::min(body.find(';'), body.size());
    auto const declaration = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    auto const colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    auto value = base::trim(declaration.substr(colon + 1));
    value = base::trim(value.substr(0, value.find("!important")));
    auto const property = property_of(base::trim(declaration.substr(0, colon)));
    if (property && !value.empty() && value.size() <= longest_svg_attribute) use(*property, value);
  }
}

std::string without_comments(std::string_view text) {
  std::string out;
  for (;;) {
    auto const start = text.find("/*");
    out += text.substr(0, start);
    if (start == std::string_view::npos) return out;
    auto const end = text.find("*/", start + 2);
    if (end == std::string_view::npos) return out;
    out += ' ';
    text.remove_prefix(end + 2);
  }
}

/// Behind the brace that closes the one at `open`, or the end.
std::size_t end_of_block(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at + 1;
  }
  return text.size();
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           static_cast<std::uint8_t>(c) >= 0x80;
  });
}

}  // namespace

std::string_view name_of(Property property) { return property_names[static_cast<std::size_t>(property)]; }

void StyleSheet::add(SvgElement const& style, Faults& faults) {
  std::string const text = without_comments(style.text);
  std::string_view rest = base::trim(text);
  while (!rest.empty()) {
    auto const open = std::min(rest.find('{'), rest.size());
    if (rest.front() == '@') {
      faults.warning(style.place,
                     fmt::format("`{}` of a style sheet is not read", rest.substr(0, rest.find_first_of(" {;"))));
      auto const stop = std::min(rest.find_first_of("{;"), rest.size() - 1);
      std::size_t const end = rest[stop] == '{' ? end_of_block(rest, stop) : stop + 1;
      rest = base::trim(rest.substr(end));
      continue;
    }
    std::size_t const end = end_of_block(rest, open);
    auto const body = rest.substr(std::min(open + 1, end), end - std::min(open + 1, end));
    add_rule(rest.substr(0, open), body.substr(0, body.rfind('}')), style.place, faults);
    rest = base::trim(rest.substr(end));
  }
}

void StyleSheet::add_rule(std::string_view selectors, std::string_view body, Place place, Faults& faults) {
  Rule rule;
  for_each_declaration(body, [&](Property property, std::string_view value) {
    rule[property] = {std::string(value), ++order_};
  });
  while (!selectors.empty()) {
    auto const end = std::min(selectors.find(','), selectors.size());
    add_selector(base::trim(selectors.substr(0, end)), rule, place, faults);
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
  }
}

void StyleSheet::add_selector(std::string_view selector, Rule const& rule, Place place, Faults& faults) {
  constexpr std::size_t shown = 40;
  if (++selectors_ > most_svg_selectors) {
    if (selectors_ == most_svg_selectors + 1)
      faults.error(place, fmt::format("style sheets need at most {} selectors", most_svg_selectors));
    return;
  }
  bool const is_marked = selector.starts_with('.') || selector.starts_with('#');
  if (selector != "*" && !is_name(selector.substr(is_marked ? 1 : 0))) {
    faults.error(place,
                 fmt::format("the selector `{}` is not read: one needs to be a name, class or identifier",
                             selector.substr(0, shown)),
                 "save the drawing with presentation attributes instead of a style sheet");
    return;
  }
  Rule& known = rules_[std::string(selector)];
  for (auto const& [property, declared] : rule) known[property] = declared;
}

void StyleSheet::apply(std::string const& selector, Declarations& declared) const {
  auto const found = rules_.find(selector);
  if (found == rules_.end()) return;
  for (auto const& [property, declaration] : found->second) declared.set(property, declaration.value);
}

void StyleSheet::apply_classes(std::string_view classes, Declarations& declared) const {
  std::set<std::string> names;
  for (classes = base::trim(classes); !classes.empty(); classes = base::trim(classes)) {
    auto const end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
    names.insert("." + std::string(classes.substr(0, end)));
    classes.remove_prefix(end);
  }
  std::array<std::size_t, property_count> orders{};
  for (std::string const& name : names) {
    auto const found = rules_.find(name);
    if (found == rules_.end()) continue;
    for (auto const& [property, declaration] : found->second) {
      auto& order = orders[static_cast<std::size_t>(property)];
      if (declaration.order < order) continue;
      order = declaration.order;
      declared.set(property, declaration.value);
    }
  }
}

Declarations StyleSheet::declared(SvgElement const& element) const {
  Declarations declared;
  for (auto const& [name, value] : element.attributes) {
    if (auto const property = property_of(name)) declared.set(*property, base::trim(value));
  }
  if (!rules_.empty()) {
    apply("*", declared);
    apply(element.name, declared);
    apply_classes(element.attribute("class"), declared);
    apply("#" + std::string(element.attribute("id")), declared);
  }
  for_each_declaration(element.attribute("style"),
                       [&](Property property, std::string_view value) { declared.set(property, value); });
  return declared;
}

}  // namespace livret::image
