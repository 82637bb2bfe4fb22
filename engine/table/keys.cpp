#include "table/keys.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "table/moments.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

using Indices = std::vector<std::size_t>;

std::string cell_text(Column const& column, std::size_t row) {
  switch (column.type()) {
    case Type::Date:
    case Type::Year:
    case Type::YearMonth:
      return to_iso_text(column.number(row), column.type());
    default:
      return column.value(row).to_text();
  }
}

/// The texts of a row's key fields, each with its length in front, so that no two keys have one text.
std::string key_text(Table const& table, Indices const& fields, std::size_t row) {
  std::string key;
  for (auto const field : fields) {
    auto const text = cell_text(table.column(field), row);
    key += fmt::format("{}:{}", text.size(), text);
  }
  return key;
}

/// The key as messages show it: `T01, A, 3`.
std::string shown_key(Table const& table, Indices const& fields, std::size_t row) {
  std::string key;
  for (auto const field : fields)
    key += fmt::format("{}{}", key.empty() ? "" : ", ", cell_text(table.column(field), row));
  return yaml::quotation(key);
}

bool has_missing(Table const& table, Indices const& fields, std::size_t row) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](std::size_t field) { return table.column(field).is_missing(row); });
}

Indices indices_of(Table const& table, std::vector<PlacedName> const& names) {
  Indices indices;
  for (auto const& name : names)
    if (auto const index = table.column_index(name.name)) indices.push_back(*index);
  return indices;
}

std::string names_of(std::vector<PlacedName> const& names) {
  std::vector<std::string> texts;
  for (auto const& name : names) texts.push_back(name.name);
  return yaml::list_of(texts);
}

/// Orders the cells of one column: texts by their code, all else by number. Only equality matters.
double comparable(Column const& column, std::size_t row) {
  return column.type() == Type::String ? static_cast<double>(column.code(row)) : column.number(row);
}

int compare_cells(Column const& column, std::size_t a, std::size_t b) {
  if (column.type() == Type::Any) return expr::compare(column.value(a), column.value(b));
  auto const x = comparable(column, a);
  auto const y = comparable(column, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

struct Repeat {
  std::size_t row;
  std::size_t first;
};

/// Rows whose key an earlier row has, in the order of rows. Sorting takes four bytes a row, where a set of keys would
/// take a hundred.
std::vector<Repeat> find_repeats(Table const& table, Indices const& fields) {
  std::vector<std::uint32_t> order;
  for (std::size_t row = 0; row < table.row_count(); ++row)
    if (!has_missing(table, fields, row)) order.push_back(static_cast<std::uint32_t>(row));
  auto const compare = [&](std::size_t a, std::size_t b) {
    for (auto const field : fields)
      if (int const by_field = compare_cells(table.column(field), a, b)) return by_field;
    return 0;
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    int const by_key = compare(a, b);
    return by_key != 0 ? by_key < 0 : a < b;
  });
  std::vector<Repeat> repeats;
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    if (compare(order[first], order[i]) == 0)
      repeats.push_back({order[i], order[first]});
    else
      first = i;
  }
  std::sort(repeats.begin(), repeats.end(), [](Repeat const& a, Repeat const& b) { return a.row < b.row; });
  return repeats;
}

std::string place_text(diag::Span span, diag::SourceMap const& sources) {
  return fmt::format("the first one is on line {}", sources.position(span.source, span.begin).line);
}

/// What one foreign key points at: the keys that exist, and answers given so far.
class ForeignKeyCheck {
 public:
  ForeignKeyCheck(LoadedRows const& rows, ForeignKey const& key, Table const& target, diag::Sink& sink)
      : rows_(rows),
        key_(key),
        target_(target),
        sink_(sink),
        own_(indices_of(*rows.table, key.fields)),
        referenced_(indices_of(target, key.reference_fields)) {
    for (std::size_t row = 0; row < target.row_count(); ++row)
      if (!has_missing(target, referenced_, row)) existing_.insert(key_text(target, referenced_, row));
  }

  void run() {
    Table const& table = *rows_.table;
    for (std::size_t row = 0; row < table.row_count(); ++row)
      if (!has_missing(table, own_, row) && !exists(row)) report(row);
  }

 private:
  /// Keys of one field are asked for again and again: their answers are kept by the cell's number.
  bool exists(std::size_t row) {
    auto const& column = rows_.table->column(own_.front());
    if (own_.size() > 1 || column.type() == Type::Any) return existing_.contains(key_text(*rows_.table, own_, row));
    auto const [answer, is_new] = answers_.try_emplace(comparable(column, row), false);
    if (is_new) answer->second = existing_.contains(key_text(*rows_.table, own_, row));
    return answer->second;
  }

  void report(std::size_t row) {
    auto const shown = shown_key(*rows_.table, own_, row);
    auto const& target_name = target_.name();
    sink_.error(place(row),
                own_.size() == 1
                    ? fmt::format("field {} needs a value of {} in the table `{}`, found `{}`", names_of(key_.fields),
                                  names_of(key_.reference_fields), target_name, shown)
                    : fmt::format("the fields {} need a row of the table `{}`, found `{}`", names_of(key_.fields),
                                  target_name, shown),
                hint_about(shown));
  }

  diag::Span place(std::size_t row) const {
    auto span = rows_.places(row, own_.front());
    for (auto const field : own_) {
      auto const cell = rows_.places(row, field);
      span = {span.source, std::min(span.begin, cell.begin), std::max(span.end, cell.end)};
    }
    return span;
  }

  /// Looking for the nearest key takes long: only for the errors that are shown.
  std::string hint_about(std::string const& shown) {
    if (++reported_ > diag::Sink::limit_of_a_kind) return {};
    if (candidates_.empty()) {
      for (std::size_t row = 0; row < target_.row_count(); ++row)
        if (!has_missing(target_, referenced_, row)) candidates_.push_back(shown_key(target_, referenced_, row));
    }
    auto const near = base::nearest_word(shown, candidates_);
    return near ? fmt::format("did you mean `{}`?", *near) : "add the row there, or correct the value";
  }

  LoadedRows const& rows_;
  ForeignKey const& key_;
  Table const& target_;
  diag::Sink& sink_;
  Indices own_;
  Indices referenced_;
  std::unordered_set<std::string> existing_;
  std::unordered_map<double, bool> answers_;
  std::vector<std::string> candidates_;
  std::size_t reported_ = 0;
};

/// The table that a foreign key names, with all the fields it names; reports and gives null where there is none.
Table const* find_target(ForeignKey const& key, Table const& own, Tables const& tables, diag::Sink& sink) {
  auto const found = tables.find(key.resource.name);
  if (!key.resource.name.empty() && found == tables.end()) {
    std::vector<std::string> names;
    for (auto const& [name, table] : tables) names.push_back(name);
    auto const near = base::nearest_word(key.resource.name, names);
    sink.error(key.resource.span, fmt::format("there is no table `{}`", yaml::quotation(key.resource.name)),
               near ? fmt::format("did you mean `{}`?", *near)
                    : "a foreign key names a resource of the packages that are loaded together");
    return nullptr;
  }
  auto const& target = key.resource.name.empty() ? own : *found->second;
  std::vector<std::string> fields;
  for (auto const& field : target.fields()) fields.push_back(field.name);
  bool is_complete = true;
  for (auto const& name : key.reference_fields) {
    if (target.column_index(name.name)) continue;
    auto const near = base::nearest_word(name.name, fields);
    sink.error(name.span, fmt::format("the table `{}` has no field `{}`", target.name(), yaml::quotation(name.name)),
               near ? fmt::format("did you mean `{}`?", *near) : fmt::format("its fields: {}", yaml::list_of(fields)));
    is_complete = false;
  }
  return is_complete ? &target : nullptr;
}

}  // namespace

void check_own_keys(LoadedRows const& rows, Schema const& schema, diag::SourceMap const& sources, diag::Sink& sink) {
  Table const& table = *rows.table;
  if (auto const key = indices_of(table, schema.primary_key); !key.empty()) {
    for (auto const& repeat : find_repeats(table, key)) {
      sink.error(rows.places(repeat.row, key.front()),
                 fmt::format("the primary key of `{}` needs different values, found `{}` twice", table.name(),
                             shown_key(table, key, repeat.row)),
                 place_text(table.row_span(repeat.first), sources));
    }
  }
  for (auto const& field : schema.fields) {
    if (!field.constraints.unique) continue;
    Indices const own{*table.column_index(field.field.name)};
    for (auto const& repeat : find_repeats(table, own)) {
      sink.error(rows.places(repeat.row, own.front()),
                 fmt::format("field `{}` needs different values, found `{}` twice", field.field.name,
                             shown_key(table, own, repeat.row)),
                 place_text(table.row_span(repeat.first), sources));
    }
  }
}

void check_foreign_keys(LoadedRows const& rows, Schema const& schema, Tables const& tables, diag::Sink& sink) {
  for (auto const& key : schema.foreign_keys)
    if (auto const* target = find_target(key, *rows.table, tables, sink))
      ForeignKeyCheck(rows, key, *target, sink).run();
}

}  // namespace livret::table
