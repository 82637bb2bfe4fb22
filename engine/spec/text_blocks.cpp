#include <fmt/format.h>

#include "spec/block_kinds.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

bool read_text_block(yaml::Fields& fields, Block& block, Files&) {
  read_look(fields, block);
  auto text = read_required_text(fields, "text");
  if (text) block.kind = TextBlock{std::move(*text)};
  return text.has_value();
}

bool read_file_block(yaml::Fields& fields, Block& block, Files& files) {
  read_look(fields, block);
  auto const* path = fields.required("file");
  if (path == nullptr || !text_of(path, files.sink())) return false;
  auto text = files.text(*path);
  if (text) block.kind = TextBlock{std::move(*text)};
  return text.has_value();
}

bool read_heading(yaml::Fields& fields, Block& block, Files&) {
  read_look(fields, block);
  auto title = read_required_text(fields, "heading");
  auto accroche = read_text(fields, "accroche");
  auto const* level = fields.optional("level");
  auto const number = level != nullptr ? yaml::read_integer(*level, 1, 6, fields.sink()) : std::optional<long long>(2);
  auto const numbered = fields.boolean("numbered").value_or(true);
  if (title)
    block.kind = HeadingBlock{std::move(*title), static_cast<int>(number.value_or(2)), std::move(accroche), numbered};
  return title.has_value();
}

bool read_key_figure(yaml::Fields& outer, Block& block, Files&) {
  yaml::Fields fields(*outer.required("key-figure"), "a key figure", outer.sink());
  read_look(fields, block);
  auto value = read_required_text(fields, "value");
  auto label = read_text(fields, "label");
  auto base = read_text(fields, "base");
  fields.finish();
  if (value) block.kind = KeyFigureBlock{std::move(*value), std::move(label), std::move(base)};
  return value.has_value();
}

}  // namespace livret::spec
