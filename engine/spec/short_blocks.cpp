#include "spec/block_kinds.hpp"
#include "spec/css.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

/// A list of the document's parts, which takes nothing but a look.
template <typename Kind>
void read_look_only(yaml::Fields& outer, std::string_view key, std::string what, Block& block, Kind kind) {
  if (auto const* value = outer.optional(key)) {
    yaml::Fields fields(*value, std::move(what), outer.sink());
    read_look(fields, block);
    fields.finish();
  }
  block.kind = std::move(kind);
}

}  // namespace

bool read_contents(yaml::Fields& outer, Block& block, Files&) {
  ContentsBlock contents;
  if (auto const* value = outer.optional("contents")) {
    yaml::Fields fields(*value, "a table of contents", outer.sink());
    read_look(fields, block);
    if (auto const* levels = fields.optional("levels"))
      contents.levels = static_cast<int>(yaml::read_integer(*levels, 1, 6, outer.sink()).value_or(contents.levels));
    fields.finish();
  }
  block.kind = contents;
  return true;
}

bool read_list_of_figures(yaml::Fields& outer, Block& block, Files&) {
  read_look_only(outer, "list-of-figures", "a list of figures", block, ContentsBlock{ContentsBlock::Of::Figures});
  return true;
}

bool read_list_of_tables(yaml::Fields& outer, Block& block, Files&) {
  read_look_only(outer, "list-of-tables", "a list of tables", block, ContentsBlock{ContentsBlock::Of::Tables});
  return true;
}

bool read_glossary(yaml::Fields& outer, Block& block, Files&) {
  read_look_only(outer, "glossary", "a glossary", block, GlossaryBlock{});
  return true;
}

bool read_bibliography(yaml::Fields& outer, Block& block, Files&) {
  BibliographyBlock bibliography;
  if (auto const* value = outer.optional("bibliography")) {
    yaml::Fields fields(*value, "a bibliography", outer.sink());
    read_look(fields, block);
    bibliography.only_cited = fields.boolean("only-cited").value_or(true);
    fields.finish();
  }
  block.kind = bibliography;
  return true;
}

bool read_rule(yaml::Fields& outer, Block& block, Files&) {
  read_look_only(outer, "rule", "a rule", block, RuleBlock{});
  return true;
}

bool read_space(yaml::Fields& outer, Block& block, Files&) {
  auto const* value = outer.required("space");
  if (value == nullptr) return false;
  if (value->text == "stretch") {
    block.kind = SpaceBlock{{}, true};
    return true;
  }
  auto const height = read_length("space", *value, outer.sink());
  if (height) block.kind = SpaceBlock{*height, false};
  return height.has_value();
}

bool read_page_break(yaml::Fields& outer, Block& block, Files&) {
  outer.optional("page-break");
  block.kind = PageBreakBlock{};
  return true;
}

}  // namespace livret::spec
