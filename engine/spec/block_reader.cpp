#include "spec/block_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/number_text.hpp"
#include "base/text.hpp"
#include "spec/css.hpp"
#include "spec/table_reader.hpp"
#include "spec/variable_name.hpp"

namespace livret::spec {

namespace {

using content::Placement;

std::optional<SourceText> text_of(yaml::Node const* node, diag::Sink& sink) {
  if (node == nullptr) return std::nullopt;
  if (node->kind == yaml::Kind::Scalar) return SourceText{node->text, node, {}};
  sink.error(node->span, fmt::format("a text is needed here, found {}", yaml::describe(*node)));
  return std::nullopt;
}

/// Style and placement, which stand beside the value of a block that is a text and inside that of a block that is a
/// mapping.
void read_look(yaml::Fields& fields, Block& block) {
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
  if (title) block.kind = HeadingBlock{std::move(*title), static_cast<int>(number.value_or(2)), std::move(accroche)};
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

Blocks read_inner_blocks(yaml::Fields& fields, Files& files) {
  auto const* inner = fields.required("blocks");
  return inner != nullptr ? read_blocks(*inner, files) : Blocks{};
}

bool read_box(yaml::Fields& outer, Block& block, Files& files) {
  yaml::Fields fields(*outer.required("box"), "a box", outer.sink());
  read_look(fields, block);
  block.kind = BoxBlock{read_inner_blocks(fields, files)};
  fields.finish();
  return true;
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

bool read_columns(yaml::Fields& outer, Block& block, Files& files) {
  yaml::Fields fields(*outer.required("columns"), "columns", outer.sink());
  read_look(fields, block);
  ColumnsBlock columns;
  if (auto const* gap = fields.optional("gap")) columns.gap = read_length("gap", *gap, files.sink());
  if (auto const* parts = fields.required("parts")) {
    if (parts->kind != yaml::Kind::Sequence)
      files.sink().error(parts->span, fmt::format("`parts` needs a list, found {}", yaml::describe(*parts)));
    for (auto const& part : parts->items) columns.parts.push_back(read_part(part, files));
  }
  fields.finish();
  block.kind = std::move(columns);
  return true;
}

bool read_table(yaml::Fields& outer, Block& block, Files&) {
  yaml::Fields fields(*outer.required("table"), "a table", outer.sink());
  read_look(fields, block);
  block.kind = read_table_block(fields);
  fields.finish();
  return true;
}

bool read_figure(yaml::Fields& outer, Block& block, Files&) {
  yaml::Fields fields(*outer.required("figure"), "a figure", outer.sink());
  read_look(fields, block);
  FigureBlock figure;
  figure.chart = fields.required("chart");
  figure.title = read_text(fields, "title");
  figure.subtitle = read_text(fields, "subtitle");
  figure.reading = read_text(fields, "reading");
  figure.source = read_text(fields, "source");
  fields.finish();
  block.kind = std::move(figure);
  return true;
}

bool read_qr(yaml::Fields& outer, Block& block, Files&) {
  if (auto const& value = *outer.required("qr"); value.kind == yaml::Kind::Scalar) {
    outer.sink().error(value.span, fmt::format("`qr` needs a mapping, found {}", yaml::describe(value)),
                       fmt::format("write `qr: {{url: {}}}`", yaml::quotation(value.text)));
    return false;
  }
  yaml::Fields fields(*outer.required("qr"), "a QR code", outer.sink());
  read_look(fields, block);
  QrBlock qr;
  fields.required("url");
  if (auto url = read_text(fields, "url")) qr.url = std::move(*url);
  if (auto const* width = fields.optional("width"))
    qr.width = read_length("width", *width, outer.sink()).value_or(qr.width);
  qr.alt = read_text(fields, "alt");
  fields.finish();
  if (qr.url.scalar == nullptr) return false;
  block.kind = std::move(qr);
  return true;
}

bool read_rule(yaml::Fields& outer, Block& block, Files&) {
  block.kind = RuleBlock{};
  auto const* value = outer.optional("rule");
  if (value == nullptr) return true;
  yaml::Fields fields(*value, "a rule", outer.sink());
  read_look(fields, block);
  fields.finish();
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

struct KindReader {
  std::string_view key;
  bool takes_mapping;
  bool (*read)(yaml::Fields&, Block&, Files&);
};
constexpr std::array<KindReader, 12> kinds = {{{"text", false, read_text_block},
                                               {"file", false, read_file_block},
                                               {"heading", false, read_heading},
                                               {"key-figure", true, read_key_figure},
                                               {"box", true, read_box},
                                               {"columns", true, read_columns},
                                               {"table", true, read_table},
                                               {"figure", true, read_figure},
                                               {"qr", true, read_qr},
                                               {"rule", false, read_rule},
                                               {"space", false, read_space},
                                               {"page-break", false, read_page_break}}};

KindReader const* kind_named(std::string_view key) {
  auto const* found = std::find_if(kinds.begin(), kinds.end(), [&](KindReader const& kind) { return kind.key == key; });
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

std::optional<Block> read_block(yaml::Node const& node, Files& files) {
  auto& sink = files.sink();
  Block block;
  block.where = node.span;
  if (node.kind == yaml::Kind::Scalar && (node.text == "page-break" || node.text == "rule")) {
    if (node.text == "page-break") block.kind = PageBreakBlock{};
    if (node.text == "rule") block.kind = RuleBlock{};
    return block;
  }
  auto const* entry = kind_entry(node, sink);
  if (entry == nullptr) return std::nullopt;
  auto const& kind = *kind_named(entry->key.text);
  block.where = entry->key.span;
  yaml::Fields fields(node, fmt::format("a block `{}`", kind.key), sink);
  if (kind.takes_mapping && fields.required(kind.key) == nullptr) return std::nullopt;
  block.when = read_condition(fields, "when");
  block.for_each = read_for_each(fields);
  auto const usable = kind.read(fields, block, files);
  fields.finish();
  return usable ? std::optional(std::move(block)) : std::nullopt;
}

}  // namespace

std::optional<SourceText> read_text(yaml::Fields& fields, std::string_view key) {
  return text_of(fields.optional(key), fields.sink());
}

std::optional<SourceText> read_required_text(yaml::Fields& fields, std::string_view key) {
  return text_of(fields.required(key), fields.sink());
}

std::optional<SourceText> read_condition(yaml::Fields& fields, std::string_view key) {
  auto condition = read_text(fields, key);
  if (!condition || condition->text.find("{{") == std::string::npos) return condition;
  auto const opening = condition->text.find("{{");
  fields.sink().error(condition->locate(opening, opening + 2),
                      fmt::format("`{}` takes an expression, found the `{{{{` of a text", key),
                      "leave out `{{` and `}}`");
  return std::nullopt;
}

std::optional<Name> read_name(yaml::Fields& fields, std::string_view key) {
  auto const text = text_of(fields.optional(key), fields.sink());
  return text ? std::optional(Name{text->text, text->span()}) : std::nullopt;
}

std::optional<RowSource> read_row_source(yaml::Fields& fields) {
  auto const table = read_required_text(fields, "table");
  auto where = read_condition(fields, "where");
  if (!table) return std::nullopt;
  return RowSource{{table->text, table->span()}, std::move(where)};
}

std::optional<ForEach> read_for_each(yaml::Fields& fields) {
  auto const* rows = fields.optional("for-each");
  auto const as = read_text(fields, "as");
  if (rows == nullptr) {
    if (as) fields.sink().error(as->span(), "`as` needs a `for-each` beside it");
    return std::nullopt;
  }
  std::optional<RowSource> source;
  if (rows->kind == yaml::Kind::Mapping) {
    yaml::Fields inner(*rows, "`for-each`", fields.sink());
    source = read_row_source(inner);
    inner.finish();
  } else if (auto const table = text_of(rows, fields.sink())) {
    source = RowSource{{table->text, table->span()}, std::nullopt};
  }
  if (!source) return std::nullopt;
  if (!as) {
    fields.sink().error(rows->span, "`for-each` needs an `as` beside it", "`as: row` names the row in texts");
    return std::nullopt;
  }
  check_variable_name({as->text, as->span()}, fields.sink());
  return ForEach{std::move(*source), as->text};
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
