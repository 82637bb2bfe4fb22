#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "expr/expression.hpp"
#include "spec/block.hpp"
#include "table/table.hpp"

namespace livret::fill {

/// What may be named at one place of a layout, and whether it is made up. Grows by what a `for-each` names.
class Scope {
 public:
  explicit Scope(table::Tables const& tables);

  /// A scope with one more variable; `fields` as expr::Names has them.
  Scope with(std::string name, std::optional<std::vector<std::string>> fields) const;
  /// A scope with one more variable, a row of `table`.
  Scope with_row(std::string name, table::Table const& table) const;

  expr::Names const& names() const { return names_; }
  table::Tables const& tables() const { return *tables_; }
  /// Whether an expression with this text reads made-up values.
  bool is_fictional(std::string_view expression) const;
  /// The table of that name; null where there is none, which is reported with the nearest name.
  table::TablePtr table(spec::Name const& name, diag::Sink& sink) const;

 private:
  table::Tables const* tables_;
  expr::Names names_;
  std::vector<std::string> fictional_;
};

/// The variables of one document while it is filled. Later ones hide earlier ones of their name.
class Bindings : public expr::Environment {
 public:
  Bindings(locale::Locale const& locale, std::map<std::string, expr::Value, std::less<>> const& table_rows);

  void push(std::string name, expr::Value value) { variables_.emplace_back(std::move(name), std::move(value)); }
  void pop() { variables_.pop_back(); }

  expr::Value variable(std::string_view name) const override;
  expr::Value table(std::string_view name) const override;
  locale::Locale const& locale() const override { return locale_; }
  std::vector<std::pair<std::string, expr::Value>> const& all() const { return variables_; }

 private:
  locale::Locale const& locale_;
  std::map<std::string, expr::Value, std::less<>> const& table_rows_;
  std::vector<std::pair<std::string, expr::Value>> variables_;
};

}  // namespace livret::fill
