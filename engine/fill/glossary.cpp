#include "fill/glossary.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "fill/prepared.hpp"
#include "locale/collation.hpp"

namespace livret::fill {

Glossary::Glossary(std::optional<PlannedTerms> const& terms, Bindings& bindings, Labels& labels, diag::Sink& sink) {
  if (!terms) return;
  auto const& table = *terms->rows.table;
  for (auto const row : rows_where(terms->rows, bindings)) {
    Entry entry;
    entry.term = table.value(row, terms->term).to_text();
    entry.definition = table.value(row, terms->definition).to_text();
    entry.where = table.row_span(row);
    if (entry.term.empty() || entry.definition.empty())
      sink.error(entry.where, fmt::format("a row of the glossary needs `{}` and `{}`", terms->term, terms->definition));
    else
      entries_.push_back(std::move(entry));
  }
  std::stable_sort(entries_.begin(), entries_.end(), [&](Entry const& a, Entry const& b) {
    return locale::compare(a.term, b.term, bindings.locale()) < 0;
  });
  std::vector<std::string> phrases;
  for (auto& entry : entries_) {
    entry.label = labels.add_place(entry.where);
    phrases.push_back(entry.term);
  }
  finder_.emplace(phrases, WordFinder::Plurals::Tolerated);
  used_.resize(entries_.size());
}

std::vector<WordFinder::Match> Glossary::take_first_uses(std::string_view text) {
  std::vector<WordFinder::Match> first;
  if (!finder_ || uses_ == Uses::Ignored) return first;
  for (auto const& match : finder_->find(text)) {
    if (std::exchange(used_[match.phrase], 1) != 0) continue;
    first.push_back(match);
    fresh_.push_back(match.phrase);
  }
  return first;
}

void Glossary::place_first_uses(content::LabelId block) {
  for (auto const entry : std::exchange(fresh_, {})) entries_[entry].first_use = block;
}

}  // namespace livret::fill
