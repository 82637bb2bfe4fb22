#include "spec/block_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "content/label_name.hpp"
#include "spec/block_kinds.hpp"
#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

using content::Placement;

/// What stands behind the key of a kind.
enum class Value {
  Given,   ///< a text or mapping, which the reader asks for
  Whole,   ///< a mapping or list; nothing is reported before the reader
  Absent,  ///< may be left out: `- contents` is a block
};
struct Kind {
  std::string_view key;
  Value value;
  ReadKind* read;
};
constexpr std::array<Kind, 20> kinds = {{{"text", Value::Given, read_text_block},
                                         {"file", Value::Given, read_file_block},
                                         {"heading", Value::Given, read_heading},
                                         {"key-figure", Value::Whole, read_key_figure},
                                         {"box", Value::Whole, read_box},
                                         {"columns", Value::Whole, read_columns},
                                         {"table", Value::Whole, read_table},
                                         {"figure", Value::Whole, read_figure},
                                         {"image", Value::Whole, read_image},
                                         {"logo", Value::Absent, read_logo},
                                         {"qr", Value::Whole, read_qr},
                                         {"definitions", Value::Whole, read_definitions},
                                         {"contents", Value::Absent, read_contents},
                                         {"list-of-figures", Value::Absent, read_list_of_figures},
                                         {"list-of-tables", Value::Absent, read_list_of_tables},
                                         {"glossary", Value::Absent, read_glossary},
                                         {"bibliography", Value::Absent, read_bibliography},
                                         {"rule", Value::Absent, read_rule},
                                         {"space", Value::Given, read_space},
                                         {"page-break", Value::Absent, read_page_break}}};

Kind const* kind_named(std::string_view key) {
  auto const* found = std::find_if(kinds.begin(), kinds.end(), [&](Kind const& kind) { return kind.key == key; });
  return found == kinds.end() ? nullptr : found;
}

void report_no_kind(yaml::Node const& node, diag::Sink& sink) {
  std::vector<std::string> words;
  std::string list;
  for (auto const& kind : kinds) {
    words.emplace_back(kind.key);
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", kind.key);
  }
  auto const& named = node.kind == yaml::Kind::Mapping && !node.entries.empty() ? node.entries.front().key : node;
  auto const nearest = base::nearest_word(named.text, words);
  sink.error(named.span, "a block needs one of " + list, nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
}

/// The entry of a block that says its kind; none or several are reported.
yaml::Entry const* kind_entry(yaml::Node const& node, diag::Sink& sink) {
  yaml::Entry const* found = nullptr;
  for (auto const& entry : node.entries) {
    if (kind_named(entry.key.text) == nullptr) continue;
    if (found != nullptr) {
      sink.error(entry.key.span,
                 fmt::format("a block has one kind, found `{}` and `{}`", found->key.text, entry.key.text),
                 "make them two blocks of the list");
      return nullptr;
    }
    found = &entry;
  }
  if (found == nullptr) report_no_kind(node, sink);
  return found;
}

/// `- page-break`: a kind whose value may be left out.
std::optional<Block> read_bare_block(yaml::Node const& node, Kind const& kind, Files& files) {
  yaml::Node no_fields;
  no_fields.kind = yaml::Kind::Mapping;
  Block block;
  block.where = node.span;
  yaml::Fields fields(no_fields, "a block", files.sink());
  kind.read(fields, block, files);
  return block;
}

std::optional<Block> read_block(yaml::Node const& node, Files& files) {
  auto& sink = files.sink();
  if (auto const* bare = node.kind == yaml::Kind::Scalar ? kind_named(node.text) : nullptr;
      bare != nullptr && bare->value == Value::Absent)
    return read_bare_block(node, *bare, files);
  auto const* entry = kind_entry(node, sink);
  if (entry == nullptr) return std::nullopt;
  auto const& kind = *kind_named(entry->key.text);
  Block block;
  block.where = entry->key.span;
  yaml::Fields fields(node, fmt::format("a block `{}`", kind.key), sink);
  if (kind.value == Value::Whole && fields.required(kind.key) == nullptr) return std::nullopt;
  block.when = read_condition(fields, "when");
  block.for_each = read_for_each(fields);
  read_marks(fields, block);
  auto const usable = kind.read(fields, block, files);
  fields.finish();
  return usable ? std::optional(std::move(block)) : std::nullopt;
}

}  // namespace

void read_look(yaml::Fields& fields, Block& block) {
  read_marks(fields, block);
  if (auto style = read_name(fields, "style")) block.style = std::move(style);
  auto const* placement = fields.optional("placement");
  if (placement == nullptr) return;
  block.placement = yaml::read_choice<Placement>(*placement,
                                                 {{"main", Placement::Main},
                                                  {"margin", Placement::Margin},
                                                  {"full", Placement::Full},
                                                  {"bleed", Placement::Bleed}},
                                                 fields.sink());
}

void read_marks(yaml::Fields& fields, Block& block) {
  auto& sink = fields.sink();
  if (auto id = read_name(fields, "id")) {
    if (!content::is_label_name(id->text))
      sink.error(id->where,
                 fmt::format("an `id` needs letters, digits, `-`, `_` and `.`, found `{}`", yaml::quotation(id->text)));
    else if (block.id && block.id->where != id->where)
      sink.error(id->where, fmt::format("the block has the `id` `{}` already", block.id->text));
    else
      block.id = std::move(id);
  }
  if (auto const* rank = fields.optional("optional"))
    if (auto const number = yaml::read_integer(*rank, 1, 1000, sink)) block.optional = static_cast<int>(*number);
}

Blocks read_blocks(yaml::Node const& sequence, Files& files) {
  Blocks blocks;
  if (sequence.kind != yaml::Kind::Sequence) {
    files.sink().error(sequence.span,
                       fmt::format("a list of blocks is needed here, found {}", yaml::describe(sequence)));
    return blocks;
  }
  for (auto const& item : sequence.items)
    if (auto block = read_block(item, files)) blocks.push_back(std::move(*block));
  return blocks;
}

}  // namespace livret::spec
