#include "expr/expression.hpp"

#include <algorithm>

#include "expr/parser.hpp"

namespace livret::expr {
namespace {

void collect_datum_fields(Syntax const& syntax, std::vector<std::string>& fields) {
  if (auto const* field = std::get_if<FieldOf>(&syntax.form)) {
    auto const* object = std::get_if<Variable>(&syntax.operands.front().form);
    bool const is_new = std::find(fields.begin(), fields.end(), field->name) == fields.end();
    if (object != nullptr && object->name == "datum" && is_new) fields.push_back(field->name);
  }
  for (Syntax const& operand : syntax.operands) collect_datum_fields(operand, fields);
}

/// Functions whose value is not that of their arguments alone.
bool asks_surroundings(Call const& call) {
  auto const scales = scale_functions();
  bool const asks_scale =
      std::any_of(scales.begin(), scales.end(), [&](Function const& function) { return function.name == call.name; });
  bool const takes_chance = call.function != nullptr && !call.function->refusal.empty();
  return asks_scale || takes_chance || call.name == "data";
}

bool depends_on_more(Syntax const& syntax, std::vector<std::string> const& names) {
  if (auto const* variable = std::get_if<Variable>(&syntax.form))
    if (std::find(names.begin(), names.end(), variable->name) == names.end()) return true;
  if (auto const* call = std::get_if<Call>(&syntax.form); call != nullptr && asks_surroundings(*call)) return true;
  return std::any_of(syntax.operands.begin(), syntax.operands.end(),
                     [&](Syntax const& operand) { return depends_on_more(operand, names); });
}

}  // namespace

Expression::Expression() : syntax_(std::make_shared<Syntax const>()) {}
Expression::~Expression() = default;
Expression::Expression(Expression const&) = default;
Expression& Expression::operator=(Expression const&) = default;

Value Expression::evaluate(Environment const& environment) const { return expr::evaluate(*syntax_, environment); }

std::vector<std::string> Expression::datum_fields() const {
  std::vector<std::string> fields;
  collect_datum_fields(*syntax_, fields);
  return fields;
}

bool Expression::depends_on_more_than(std::vector<std::string> const& names) const {
  return depends_on_more(*syntax_, names);
}

std::optional<Expression> parse(std::string_view text, Names const& names, Locate const& locate, diag::Sink& sink) {
  Complaints const complaints{locate, sink};
  auto syntax = parse_syntax(text, complaints);
  if (!syntax || !check_syntax(*syntax, names, complaints)) return std::nullopt;
  Expression expression;
  expression.text_ = text;
  expression.syntax_ = std::make_shared<Syntax const>(std::move(*syntax));
  return expression;
}

}  // namespace livret::expr
