#include "spec/apparatus_reader.hpp"

#include <fmt/format.h>

#include "spec/field_reader.hpp"

namespace livret::spec {

namespace {

/// Rows, where the mapping asks for them.
std::optional<Notes::FromRows> read_notes_from_rows(yaml::Fields& fields) {
  auto for_each = read_for_each(fields);
  auto label = read_required_text(fields, "label");
  auto text = read_required_text(fields, "text");
  fields.finish();
  if (!for_each || !label || !text) return std::nullopt;
  return Notes::FromRows{std::move(*for_each), std::move(*label), std::move(*text)};
}

std::optional<Name> read_required_name(yaml::Fields& fields, std::string_view key) {
  auto const text = read_required_text(fields, key);
  return text ? std::optional(Name{text->text, text->span()}) : std::nullopt;
}

std::optional<RowSource> read_required_data(yaml::Fields& fields, std::string what) {
  return fields.required("data") != nullptr ? read_data(fields, std::move(what)) : std::nullopt;
}

}  // namespace

void read_notes(yaml::Node const& node, Notes& notes, diag::Sink& sink) {
  using Place = content::NoteStyle::Place;
  yaml::Fields fields(node, "the notes", sink);
  if (auto const* place = fields.optional("placement"))
    notes.place = yaml::read_choice<Place>(*place, {{"foot", Place::Foot}, {"margin", Place::Margin}}, sink)
                      .value_or(notes.place);
  if (fields.has("for-each")) {
    notes.from_rows = read_notes_from_rows(fields);
    notes.listed.clear();
    return;
  }
  std::vector<std::pair<Name, SourceText>> listed;
  for (auto const& [key, value] : node.entries)
    if (key.text != "placement" && yaml::read_string(value, sink))
      listed.emplace_back(Name{key.text, key.span}, SourceText{value.text, &value, {}});
  if (listed.empty()) return;
  notes.listed = std::move(listed);
  notes.from_rows.reset();
}

std::optional<Glossary> read_glossary_source(yaml::Node const& node, diag::Sink& sink) {
  yaml::Fields fields(node, "the glossary of a layout", sink);
  auto rows = read_required_data(fields, "the data of a glossary");
  auto term = read_required_name(fields, "term");
  auto definition = read_required_name(fields, "definition");
  fields.finish();
  if (!rows || !term || !definition) return std::nullopt;
  return Glossary{std::move(*rows), std::move(*term), std::move(*definition)};
}

std::optional<Bibliography> read_bibliography_source(yaml::Node const& node, diag::Sink& sink) {
  yaml::Fields fields(node, "the bibliography of a layout", sink);
  auto rows = read_required_data(fields, "the data of a bibliography");
  fields.finish();
  return rows ? std::optional(Bibliography{std::move(*rows)}) : std::nullopt;
}

void check_sources(Blocks const& blocks, DeclaredSources declared, diag::Sink& sink) {
  for (auto const& block : blocks) {
    if (std::holds_alternative<GlossaryBlock>(block.kind) && !declared.glossary)
      sink.error(block.where, "a block `glossary` needs a `glossary` of the layout, and it has none",
                 "name its table beside `blocks`: `glossary: {data: glossary, term: term, definition: definition}`");
    if (std::holds_alternative<BibliographyBlock>(block.kind) && !declared.bibliography)
      sink.error(block.where, "a block `bibliography` needs a `bibliography` of the layout, and it has none",
                 "name its table beside `blocks`: `bibliography: {data: references}`");
    if (auto const* box = std::get_if<BoxBlock>(&block.kind)) check_sources(box->blocks, declared, sink);
    if (auto const* columns = std::get_if<ColumnsBlock>(&block.kind))
      for (auto const& part : columns->parts) check_sources(part.blocks, declared, sink);
  }
}

Numbering read_numbering(yaml::Node const& node, diag::Sink& sink) {
  Numbering numbering;
  if (node.kind != yaml::Kind::Sequence)
    sink.error(node.span, fmt::format("`numbered` needs a list, found {}", yaml::describe(node)),
               "for example `numbered: [headings, figures, tables]`");
  for (auto const& item : node.items) {
    auto const series = yaml::read_choice<bool Numbering::*>(
        item, {{"headings", &Numbering::headings}, {"figures", &Numbering::figures}, {"tables", &Numbering::tables}},
        sink);
    if (series) numbering.** series = true;
  }
  return numbering;
}

}  // namespace livret::spec
