#include <fmt/format.h>

#include "spec/block_kinds.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

std::optional<std::pair<SourceText, SourceText>> read_definition(yaml::Node const& node, diag::Sink& sink) {
  yaml::Fields fields(node, "a definition", sink);
  auto term = read_required_text(fields, "term");
  auto text = read_required_text(fields, "text");
  fields.finish();
  if (!term || !text) return std::nullopt;
  return std::pair{std::move(*term), std::move(*text)};
}

DefinitionsBlock read_definition_list(yaml::Node const& list, diag::Sink& sink) {
  DefinitionsBlock definitions;
  if (list.kind != yaml::Kind::Sequence)
    sink.error(list.span, fmt::format("definitions need a list, found {}", yaml::describe(list)),
               "each is `{term: …, text: …}`");
  for (auto const& item : list.items)
    if (auto definition = read_definition(item, sink)) definitions.items.push_back(std::move(*definition));
  return definitions;
}

}  // namespace

bool read_definitions(yaml::Fields& outer, Block& block, Files&) {
  auto const& value = *outer.required("definitions");
  if (value.kind != yaml::Kind::Mapping) {
    read_look(outer, block);
    block.kind = read_definition_list(value, outer.sink());
    return true;
  }
  yaml::Fields fields(value, "definitions", outer.sink());
  read_look(fields, block);
  if (auto const* items = fields.required("items")) block.kind = read_definition_list(*items, outer.sink());
  fields.finish();
  return std::holds_alternative<DefinitionsBlock>(block.kind);
}

}  // namespace livret::spec
