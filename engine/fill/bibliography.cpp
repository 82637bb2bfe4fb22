#include "fill/bibliography.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/prepared.hpp"
#include "locale/collation.hpp"

namespace livret::fill {

namespace {

std::vector<std::string> authors_of(std::string_view text) {
  std::vector<std::string> authors;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find(';', begin), text.size());
    if (auto const author = base::trim(text.substr(begin, end - begin)); !author.empty()) authors.emplace_back(author);
    begin = end + 1;
  }
  return authors;
}

std::string issued_in(expr::Value const& issued) {
  if (auto const* moment = issued.as<expr::Moment>())
    return std::to_string(locale::civil_date_of(moment->milliseconds).year);
  constexpr std::size_t digits_of_year = 4;
  auto const text = issued.to_text();
  bool const is_date = text.size() > digits_of_year && text[digits_of_year] == '-' &&
                       text.find_first_not_of("0123456789-") == std::string::npos;
  return is_date ? text.substr(0, digits_of_year) : text;
}

std::string day_of(expr::Value const& accessed, locale::Locale const& locale) {
  auto const* moment = accessed.as<expr::Moment>();
  return moment == nullptr ? accessed.to_text()
                           : locale::format_time(moment->milliseconds, "%-d %B %Y", locale).value_or("");
}

Work work_of(table::Table const& table, std::size_t row, locale::Locale const& locale) {
  auto const text = [&](char const* field) { return table.value(row, field).to_text(); };
  Work work;
  work.id = text("id");
  work.authors = authors_of(text("author"));
  work.year = issued_in(table.value(row, "issued"));
  work.title = text("title");
  work.container = text("container-title");
  work.publisher = text("publisher");
  work.url = text("URL");
  work.accessed = day_of(table.value(row, "accessed"), locale);
  work.where = table.row_span(row);
  return work;
}

/// `Dupont` of `Dupont, Jean`.
std::string family_of(std::string const& author) {
  return std::string(base::trim(author.substr(0, std::min(author.find(','), author.size()))));
}

std::string joined(std::vector<std::string> const& authors, Words const& words) {
  std::string result;
  for (std::size_t i = 0; i < authors.size(); ++i)
    result += (i == 0 ? "" : i + 1 == authors.size() ? words.and_author : ", ") + authors[i];
  return result;
}

bool is_before(Work const& a, Work const& b, locale::Locale const& locale) {
  auto const key = [](Work const& work) {
    std::string authors;
    for (auto const& author : work.authors) authors += author + "; ";
    return authors.empty() ? work.title : authors;
  };
  if (auto const order = locale::compare(key(a), key(b), locale); order != 0) return order < 0;
  return std::tie(a.year, a.title, a.id) < std::tie(b.year, b.title, b.id);
}

}  // namespace

Bibliography::Bibliography(std::optional<PlannedReferences> const& references, Bindings& bindings, Labels& labels,
                           diag::Sink& sink)
    : sink_(sink) {
  if (!references) return;
  auto const& table = *references->rows.table;
  for (auto const row : rows_where(references->rows, bindings)) {
    auto work = work_of(table, row, bindings.locale());
    if (work.id.empty() || work.title.empty())
      sink.error(work.where, "a work needs an `id` and a `title`");
    else
      works_.push_back(std::move(work));
  }
  std::stable_sort(works_.begin(), works_.end(),
                   [&](Work const& a, Work const& b) { return is_before(a, b, bindings.locale()); });
  for (std::size_t i = 0; i < works_.size(); ++i) {
    works_[i].label = labels.add_place(works_[i].where);
    if (!by_id_.emplace(works_[i].id, i).second)
      sink.error(works_[i].where, fmt::format("there are two works with the id `{}`", works_[i].id));
  }
  letter_years(*references);
}

void Bibliography::letter_years(PlannedReferences const& references) {
  std::map<std::pair<std::vector<std::string>, std::string>, std::vector<Work*>> alike;
  for (auto& work : works_)
    if (!references.lists_only_cited || references.cited.contains(work.id))
      alike[{work.authors, work.year}].push_back(&work);
  constexpr std::size_t most_letters = 26;
  for (auto const& [authors_and_year, works] : alike)
    for (std::size_t i = 0; works.size() > 1 && i < works.size() && i < most_letters; ++i)
      works[i]->letter = static_cast<char>('a' + i);
}

Work const* Bibliography::cite(std::string const& key, diag::Span where) {
  if (!first_citation_) first_citation_ = where;
  if (auto const known = by_id_.find(key); known != by_id_.end()) {
    works_[known->second].is_cited = true;
    return &works_[known->second];
  }
  std::vector<std::string> keys;
  for (auto const& [id, index] : by_id_) keys.push_back(id);
  auto const nearest = base::nearest_word(key, keys);
  sink_.error(where, fmt::format("no work has the key `{}`", key),
              nearest        ? fmt::format("did you mean `{}`?", *nearest)
              : keys.empty() ? "name the table of works in the layout, as in `bibliography: {data: references}`"
                             : "add it to the table of the layout's `bibliography`");
  return nullptr;
}

std::string year_of(Work const& work, Words const& words) {
  if (!work.year.empty()) return work.year + work.letter;
  return work.letter.empty() ? words.undated : words.undated + "-" + work.letter;
}

std::string short_authors(Work const& work, Words const& words) {
  if (work.authors.empty()) return work.title;
  if (work.authors.size() > 2) return family_of(work.authors.front()) + words.other_authors;
  std::vector<std::string> families;
  for (auto const& author : work.authors) families.push_back(family_of(author));
  return joined(families, words);
}

std::string full_authors(Work const& work, Words const& words) {
  std::vector<std::string> authors;
  for (auto author : work.authors) {
    std::erase(author, ',');
    authors.push_back(std::move(author));
  }
  return joined(authors, words);
}

}  // namespace livret::fill
