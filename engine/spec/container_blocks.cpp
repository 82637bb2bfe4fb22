#include <fmt/format.h>

#include "spec/block_kinds.hpp"
#include "spec/block_reader.hpp"
#include "spec/field_reader.hpp"
#include "spec/table_reader.hpp"

namespace livret::spec {

namespace {

Blocks read_inner_blocks(yaml::Fields& fields, Files& files) {
  auto const* inner = fields.required("blocks");
  return inner != nullptr ? read_blocks(*inner, files) : Blocks{};
}

ColumnsBlock::Part read_part(yaml::Node const& node, Files& files) {
  yaml::Fields fields(node, "a part of columns", files.sink());
  ColumnsBlock::Part part;
  if (auto const share = fields.number("share")) {
    if (*share > 0 && *share <= 1000) {
      part.share = *share;
    } else {
      files.sink().error(fields.optional("share")->span, "`share` needs a number over 0");
    }
  }
  part.blocks = read_inner_blocks(fields, files);
  fields.finish();
  return part;
}

/// `align` of columns: where their parts stand, or that they are all of one height.
void read_part_align(yaml::Node const& node, ColumnsBlock& columns, diag::Sink& sink) {
  using content::VerticalAlign;
  if (node.kind == yaml::Kind::Scalar && node.text == "stretch") {
    columns.stretch = true;
    return;
  }
  auto const align = yaml::read_choice<VerticalAlign>(node,
                                                      {{"top", VerticalAlign::Top},
                                                       {"middle", VerticalAlign::Middle},
                                                       {"bottom", VerticalAlign::Bottom},
                                                       {"stretch", VerticalAlign::Top}},
                                                      sink);
  columns.align = align.value_or(VerticalAlign::Top);
}

}  // namespace

bool read_box(yaml::Fields& outer, Block& block, Files& files) {
  yaml::Fields fields(*outer.required("box"), "a box", outer.sink());
  read_look(fields, block);
  block.kind = BoxBlock{read_inner_blocks(fields, files)};
  fields.finish();
  return true;
}

bool read_columns(yaml::Fields& outer, Block& block, Files& files) {
  yaml::Fields fields(*outer.required("columns"), "columns", outer.sink());
  read_look(fields, block);
  ColumnsBlock columns;
  columns.gap = read_length_field(fields, "gap");
  if (auto const* align = fields.optional("align")) read_part_align(*align, columns, files.sink());
  if (auto const* parts = fields.required("parts")) {
    if (parts->kind != yaml::Kind::Sequence)
      files.sink().error(parts->span, fmt::format("`parts` needs a list, found {}", yaml::describe(*parts)));
    for (auto const& part : parts->items) columns.parts.push_back(read_part(part, files));
  }
  fields.finish();
  block.kind = std::move(columns);
  return true;
}

bool read_table(yaml::Fields& outer, Block& block, Files& files) {
  yaml::Fields fields(*outer.required("table"), "a table", outer.sink());
  read_look(fields, block);
  block.kind = read_table_block(fields, files);
  fields.finish();
  return true;
}

}  // namespace livret::spec
