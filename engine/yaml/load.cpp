#include <sstream>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "yaml/node.hpp"
#include "yaml/source_text.hpp"
#include "yaml/syntax_fault.hpp"
#include "yaml/tree_builder.hpp"
#include "yaml/unreadable.hpp"

namespace livret::yaml {

namespace {

Node parse(SourceText const& source, Limits limits, diag::Sink& sink) {
  std::istringstream stream{std::string(source.text().substr(source.origin()))};
  TreeBuilder builder(source, limits, sink);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) continue;
  } catch (YAML::Exception const& exception) {
    throw explain_syntax_error(exception, source, builder);
  }
  return builder.take_root();
}

}  // namespace

std::optional<Node> load(diag::SourceMap const& sources, diag::SourceId id, diag::Sink& sink, Limits limits) {
  SourceText const source(sources, id);
  try {
    if (auto const fault = find_unreadable(source.text(), limits)) throw *fault;
    return parse(source, limits, sink);
  } catch (Fault const& fault) {
    sink.error(source.span(fault.begin, fault.end), fault.message, fault.hint);
    return std::nullopt;
  }
}

}  // namespace livret::yaml
