#pragma once

#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "composite/expand.hpp"
#include "composite/tree.hpp"
#include "composite/yaml_text.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

inline std::string read_file(std::string const& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A specification that was loaded and expanded, and what was said about it.
struct Expanded {
  diag::SourceMap sources;
  diag::Sink sink;
  std::optional<yaml::Node> specification;
  std::optional<yaml::Node> result;
  Context context;

  explicit Expanded(std::string text, Context surroundings = {}) : context(std::move(surroundings)) {
    auto const source = sources.add("chart.yaml", std::move(text));
    specification = yaml::load(sources, source, sink);
    REQUIRE(specification);
    result = expand(*specification, context, sink);
  }

  /// `line:column message (hint)`, a line each.
  std::string messages() const {
    std::string text;
    for (auto const& diagnostic : sink.sorted()) {
      auto const [line, column] = sources.position(diagnostic.span.source, diagnostic.span.begin);
      text += fmt::format("{}:{} {}", line, column, diagnostic.message);
      text += diagnostic.hint.empty() ? "\n" : fmt::format(" ({})\n", diagnostic.hint);
    }
    return text;
  }

  yaml::Node const* at(std::initializer_list<std::string_view> path) const {
    return result ? find(&*result, path) : nullptr;
  }
  /// The layer of the part `name` of a composite mark, or null.
  yaml::Node const* part(std::string_view name) const {
    auto const* layers = at({"layer"});
    for (std::size_t i = 0; layers && i < layers->items.size(); ++i)
      if (text_of(find(&layers->items[i], {"mark", "style"})).ends_with(fmt::format("-{}", name)))
        return &layers->items[i];
    return nullptr;
  }
  /// The expression that computes `field`, or nothing.
  std::string calculation_of(std::string_view field) const {
    if (auto const* steps = at({"transform"}))
      for (auto const& step : steps->items)
        if (text_of(step.find("as")) == field) return text_of(step.find("calculate"));
    return {};
  }
};

inline std::string text_at(yaml::Node const* node, std::initializer_list<std::string_view> path) {
  return text_of(find(node, path));
}

}  // namespace livret::composite
