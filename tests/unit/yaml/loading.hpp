#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "yaml/node.hpp"

namespace livret::yaml {

/// One YAML text, what it was read as and what was complained about.
struct Loaded {
  explicit Loaded(std::string text, Limits limits = {}) : id(sources.add("test.yaml", std::move(text))) {
    node = load(sources, id, sink, limits);
  }

  /// Each diagnostic as `line:column: message (hint)`.
  std::vector<std::string> complaints() const {
    std::vector<std::string> result;
    for (auto const& diagnostic : sink.sorted()) {
      auto const at = sources.position(id, diagnostic.span.begin);
      result.push_back(fmt::format("{}:{}: {} ({})", at.line, at.column, diagnostic.message, diagnostic.hint));
    }
    return result;
  }
  std::string complaint() const {
    auto const all = complaints();
    return all.empty() ? "none" : all.front();
  }
  std::string written(diag::Span span) const { return sources.text(id).substr(span.begin, span.end - span.begin); }
  Node const& value(std::string_view key) const { return *node->find(key); }

  diag::SourceMap sources;
  diag::Sink sink;
  diag::SourceId id;
  std::optional<Node> node;
};

}  // namespace livret::yaml
