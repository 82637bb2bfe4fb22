#include "plot/group_guides.hpp"

namespace livret::plot {
namespace {

/// An object as a table of one row, for rules that look at columns.
table::TablePtr table_of_one(expr::Object const& datum) {
  std::vector<table::Field> fields;
  for (auto& name : datum.fields()) {
    table::Field field;
    field.name = std::move(name);
    field.type = table::Type::Any;
    fields.push_back(std::move(field));
  }
  auto table = std::make_shared<table::Table>("", fields);
  for (std::size_t column = 0; column < fields.size(); ++column)
    table->column(column).append(datum.get(fields[column].name));
  return table;
}

Outcome outcome_of(Rule const& rule, BoundRule& bound, std::size_t row) {
  if (auto const* paint = std::get_if<scene::Paint>(&rule.source)) return *paint;
  return bound.value(row);
}

}  // namespace

std::optional<Outcome> GroupGuides::resolve(Rules const& rules, expr::ObjectPtr const& datum) const {
  auto const table = datum != nullptr ? table_of_one(*datum) : datums_;
  std::size_t const row = datum != nullptr ? 0 : datum_;
  CellFinder finder;
  RowScope rows(group_, table);
  for (Rule const& rule : rules) {
    Rules const one{rule};  // the channel refers to it
    ReadyChannel const ready = prepare_channel(Channel::Text, one, table, finder);
    BoundChannel channel(ready, rows);
    if (BoundRule* const bound = channel.rule_of(row)) return outcome_of(rule, *bound, row);
  }
  return std::nullopt;
}

expr::Value GroupGuides::evaluate(expr::Expression const& expression, expr::ObjectPtr const& datum) const {
  if (datum != nullptr) return expression.evaluate(RowScope(group_, datum));
  RowScope rows(group_, datums_);
  rows.move_to(datum_);
  return rows.evaluate(expression);
}

}  // namespace livret::plot
