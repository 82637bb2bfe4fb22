#include "transform/groups.hpp"

#include <cstring>
#include <unordered_map>

namespace livret::transform {
namespace {

void append_number(std::string& key, char kind, double number) {
  // 0 and -0 are the same value.
  double const plain = number == 0 ? 0 : number;
  key += kind;
  key.append(sizeof plain, '\0');
  std::memcpy(key.data() + key.size() - sizeof plain, &plain, sizeof plain);
}

}  // namespace

void append_key(std::string& key, expr::Value const& value) {
  if (auto const* text = value.as<std::string>()) {
    append_number(key, 't', static_cast<double>(text->size()));
    key += *text;
  } else if (auto const* number = value.as<double>()) {
    append_number(key, 'n', *number);
  } else if (auto const* moment = value.as<expr::Moment>()) {
    append_number(key, 'm', moment->milliseconds);
  } else if (auto const* boolean = value.as<bool>()) {
    key += *boolean ? "bt" : "bf";
  } else if (value.is_null()) {
    key += '-';
  } else {
    auto const written = value.to_text();
    append_number(key, 'c', static_cast<double>(written.size()));
    key += written;
  }
}

Groups group_rows(table::Table const& table, std::vector<std::size_t> const& columns) {
  Groups groups;
  groups.of_row.reserve(table.row_count());
  if (columns.empty()) groups.rows.emplace_back();
  // Only looked up in, never walked over: its order reaches nothing.
  std::unordered_map<std::string, std::size_t> known;
  std::string key;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    key.clear();
    for (std::size_t column : columns) append_key(key, table.column(column).value(row));
    auto const group = columns.empty() ? 0 : known.try_emplace(key, groups.rows.size()).first->second;
    if (group == groups.rows.size()) groups.rows.emplace_back();
    groups.of_row.push_back(group);
    groups.rows[group].push_back(row);
  }
  return groups;
}

}  // namespace livret::transform
