#include <fmt/format.h>

#include "compile/channel.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

using yaml::Kind;
using yaml::Node;

namespace {

/// A condition's test as the value of a filter.
Node filter_of(Node const& condition) {
  if (auto const* test = condition.find("test")) return *test;
  Node filter = condition;
  std::erase_if(filter.entries, [](yaml::Entry const& entry) {
    return entry.key.text != "param" && entry.key.text != "empty" && entry.key.text != "selection";
  });
  return filter;
}

}  // namespace

std::shared_ptr<transform::Predicate const> read_test(Node const& node, ReadContext const& context) {
  auto& sink = context.values.sink();
  if (node.kind != Kind::Mapping || (node.find("test") == nullptr && node.find("param") == nullptr)) {
    sink.error(node.span, fmt::format("a condition needs a `test`, found {}", yaml::describe(node)));
    return nullptr;
  }
  Node filter;
  filter.kind = Kind::Mapping;
  filter.span = node.span;
  Node key;
  key.kind = Kind::Scalar;
  key.text = "filter";
  key.span = node.span;
  filter.entries.push_back({std::move(key), filter_of(node)});
  Node steps;
  steps.kind = Kind::Sequence;
  steps.span = node.span;
  steps.items.push_back(std::move(filter));

  auto variables = context.values.constant_names();
  auto const& found = context.values.found_names();
  variables.insert(variables.end(), found.begin(), found.end());
  static table::Tables const no_tables;
  auto const* tables = context.values.context().data.tables;
  auto const pipeline =
      transform::read_pipeline(steps, context.fields, tables != nullptr ? *tables : no_tables, variables, sink);
  if (pipeline.steps.empty()) return nullptr;
  auto const* read = std::get_if<transform::Filter>(&pipeline.steps.front()->what);
  if (read == nullptr) return nullptr;
  return {pipeline.steps.front(), &read->predicate};
}

}  // namespace livret::compile
