#include "fill/apparatus_planner.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/table_planner.hpp"

namespace livret::fill {

namespace {

bool has_field(table::Table const& table, spec::Name const& field, diag::Sink& sink) {
  if (table.column_index(field.text)) return true;
  std::vector<std::string> names;
  for (auto const& known : table.fields()) names.push_back(known.name);
  auto const nearest = base::nearest_word(field.text, names);
  sink.error(field.where, fmt::format("the table `{}` has no field `{}`", table.name(), field.text),
             nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
  return false;
}

/// Entries without their authors and years lead nowhere: the fields are named, or named otherwise than CSL does.
void check_citable(table::Table const& works, diag::Span where, diag::Sink& sink) {
  std::string missing;
  for (auto const* field : {"author", "issued"})
    if (!works.column_index(field)) missing += fmt::format("{}`{}`", missing.empty() ? "" : " and no ", field);
  if (!missing.empty())
    sink.warning(
        where, fmt::format("the table `{}` has no field {}", works.name(), missing),
        "works have fields named as in CSL: `id`, `author`, `issued`, `title`, `container-title`, `publisher`, "
        "`URL`, `accessed`");
}

bool lists_only_cited(spec::Blocks const& blocks) {
  bool only_cited = true;
  for (auto const& block : blocks) {
    if (auto const* works = std::get_if<spec::BibliographyBlock>(&block.kind)) only_cited &= works->only_cited;
    if (auto const* box = std::get_if<spec::BoxBlock>(&block.kind)) only_cited &= lists_only_cited(box->blocks);
    if (auto const* columns = std::get_if<spec::ColumnsBlock>(&block.kind))
      for (auto const& part : columns->parts) only_cited &= lists_only_cited(part.blocks);
  }
  return only_cited;
}

}  // namespace

std::optional<PlannedTerms> plan_terms(Planning const& planning, Scope const& scope, TextPlanner& texts) {
  auto const& spec = planning.layout.glossary;
  if (!spec) return std::nullopt;
  auto rows = plan_rows(spec->rows, scope, texts, planning.sink);
  if (!rows) return std::nullopt;
  bool const has_term = has_field(*rows->table, spec->term, planning.sink);
  bool const has_definition = has_field(*rows->table, spec->definition, planning.sink);
  if (!has_term || !has_definition) return std::nullopt;
  return PlannedTerms{std::move(*rows), spec->term.text, spec->definition.text};
}

std::optional<PlannedReferences> plan_references(Planning& planning, Scope const& scope, TextPlanner& texts) {
  auto const& spec = planning.layout.bibliography;
  if (!spec) return std::nullopt;
  auto rows = plan_rows(spec->rows, scope, texts, planning.sink);
  if (!rows) return std::nullopt;
  bool const has_id = has_field(*rows->table, {"id", spec->rows.table.where}, planning.sink);
  bool const has_title = has_field(*rows->table, {"title", spec->rows.table.where}, planning.sink);
  if (!has_id || !has_title) return std::nullopt;
  check_citable(*rows->table, spec->rows.table.where, planning.sink);
  for (std::size_t row = 0; row < rows->table->row_count(); ++row)
    planning.works.insert(rows->table->value(row, "id").to_text());
  return PlannedReferences{std::move(*rows), {}, lists_only_cited(planning.layout.blocks)};
}

std::vector<ForeignWords> plan_foreign_words(spec::Project const& project) {
  std::vector<ForeignWords> all;
  for (auto const& [language, names] : project.foreign_words) {
    std::vector<std::string> words;
    for (auto const& name : names) words.push_back(name.text);
    all.push_back({language, WordFinder(words, WordFinder::Plurals::Exact)});
  }
  return all;
}

}  // namespace livret::fill
