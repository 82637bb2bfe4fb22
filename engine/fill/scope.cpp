#include "fill/scope.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "fill/names_read.hpp"

namespace livret::fill {

namespace {

std::vector<std::string> names_of(table::Tables const& tables) {
  std::vector<std::string> names;
  for (auto const& [name, table] : tables) names.push_back(name);
  return names;
}

}  // namespace

Scope::Scope(table::Tables const& tables) : tables_(&tables) { names_.tables = names_of(tables); }

Scope Scope::with(std::string name, std::optional<std::vector<std::string>> fields) const {
  auto scope = *this;
  std::erase_if(scope.names_.variables, [&](auto const& variable) { return variable.name == name; });
  std::erase(scope.fictional_, name);
  scope.names_.variables.push_back({std::move(name), std::move(fields)});
  return scope;
}

Scope Scope::with_row(std::string name, table::Table const& table) const {
  std::vector<std::string> fields;
  for (auto const& field : table.fields()) fields.push_back(field.name);
  auto scope = with(name, std::move(fields));
  if (table.fictional) scope.fictional_.push_back(std::move(name));
  return scope;
}

bool Scope::is_fictional(std::string_view expression) const {
  NamesRead read;
  add_names_read(expression, read);
  for (auto const& name : read.tables)
    if (auto const found = tables_->find(name); found != tables_->end() && found->second->fictional) return true;
  return std::any_of(fictional_.begin(), fictional_.end(),
                     [&](std::string const& name) { return read.variables.contains(name); });
}

table::TablePtr Scope::table(spec::Name const& name, diag::Sink& sink) const {
  if (auto const found = tables_->find(name.text); found != tables_->end()) return found->second;
  auto const nearest = base::nearest_word(name.text, names_of(*tables_));
  sink.error(name.where, fmt::format("there is no table `{}`", name.text),
             nearest ? fmt::format("did you mean `{}`?", *nearest) : "");
  return nullptr;
}

Bindings::Bindings(locale::Locale const& locale, std::map<std::string, expr::Value, std::less<>> const& table_rows)
    : locale_(locale), table_rows_(table_rows) {}

expr::Value Bindings::variable(std::string_view name) const {
  auto const found = std::find_if(variables_.rbegin(), variables_.rend(),
                                  [&](auto const& variable) { return variable.first == name; });
  return found == variables_.rend() ? expr::Value() : found->second;
}

expr::Value Bindings::table(std::string_view name) const {
  auto const found = table_rows_.find(name);
  return found == table_rows_.end() ? expr::Value() : found->second;
}

}  // namespace livret::fill
