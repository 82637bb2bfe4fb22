#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "spec/theme.hpp"
#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

/// A style as written: its own properties, and the style it extends.
struct Rule {
  Declarations own;
  yaml::Node const* extends = nullptr;
  diag::Span where;
};
using Rules = std::map<std::string, Rule, std::less<>>;

void read_rules(yaml::Node const* styles, Palette const& palette, Rules& rules, diag::Sink& sink) {
  if (styles == nullptr) return;
  yaml::Fields const only_mapping(*styles, "the styles", sink);
  for (auto const& [key, value] : styles->entries) {
    auto& rule = rules[key.text];
    rule.own = overlay(std::move(rule.own), read_declarations(value, palette, {"extends"}, sink));
    rule.where = key.span;
    auto const* extends = value.find("extends");
    if (extends == nullptr) continue;
    if (yaml::read_string(*extends, sink)) rule.extends = extends;
  }
}

std::vector<std::string> names_of(Rules const& rules) {
  std::vector<std::string> names;
  for (auto const& [name, rule] : rules) names.push_back(name);
  return names;
}

/// The rules from `name` up to the one that extends nothing; an unknown name or a cycle is reported and ends the list.
std::vector<Rule const*> chain_of(std::string const& name, Rules const& rules, diag::Sink& sink) {
  std::vector<Rule const*> chain{&rules.at(name)};
  while (auto const* extends = chain.back()->extends) {
    auto const next = rules.find(extends->text);
    if (next == rules.end()) {
      yaml::report_unknown_word(*extends, names_of(rules), sink);
      break;
    }
    if (std::find(chain.begin(), chain.end(), &next->second) != chain.end()) {
      sink.error(extends->span, fmt::format("the style `{}` extends itself by way of this `extends`", extends->text));
      break;
    }
    chain.push_back(&next->second);
  }
  return chain;
}

}  // namespace

Style const* StyleSheet::find(std::string_view name) const {
  auto const found = styles_.find(name);
  return found == styles_.end() ? nullptr : &found->second;
}

std::vector<std::string> StyleSheet::names() const {
  std::vector<std::string> names;
  for (auto const& [name, style] : styles_) names.push_back(name);
  return names;
}

StyleSheet read_style_sheet(Theme const& theme, std::vector<yaml::Node const*> const& layers, diag::Sink& sink) {
  Rules rules;
  read_rules(theme.styles, theme.palette, rules, sink);
  for (auto const* layer : layers) read_rules(layer, theme.palette, rules, sink);
  StyleSheet sheet;
  for (auto const& [name, rule] : rules) {
    auto const chain = chain_of(name, rules, sink);
    Style style{{}, rule.where};
    for (auto at = chain.rbegin(); at != chain.rend(); ++at)
      style.declared = overlay(std::move(style.declared), (*at)->own);
    sheet.styles_.emplace(name, std::move(style));
  }
  return sheet;
}

}  // namespace livret::spec
