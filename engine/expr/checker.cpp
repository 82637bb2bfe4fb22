#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "expr/parser.hpp"
#include "expr/pattern.hpp"
#include "expr/time_unit.hpp"

namespace livret::expr {
namespace {

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates,
                         std::string_view what_they_are) {
  if (auto const near = base::nearest_word(word, candidates)) return fmt::format("did you mean `{}`?", *near);
  constexpr std::size_t most_listed = 12;
  if (candidates.empty() || candidates.size() > most_listed) return {};
  return fmt::format("{}: `{}`", what_they_are, fmt::join(candidates, "`, `"));
}

std::string count_of_arguments(Function const& function) {
  auto const arguments = [](int count) { return fmt::format("{} argument{}", count, count == 1 ? "" : "s"); };
  if (function.least == function.most) return arguments(function.least);
  if (function.most == Function::any_number) return "at least " + arguments(function.least);
  return fmt::format("{} to {}", function.least, arguments(function.most));
}

class Checker {
 public:
  Checker(Names const& names, Complaints const& complaints) : names_(names), complaints_(complaints) {}

  bool check(Syntax const& syntax) {
    std::visit([&](auto const& form) { check_form(form, syntax); }, syntax.form);
    for (Syntax const& operand : syntax.operands) check(operand);
    return correct_;
  }

 private:
  template <typename OtherForm>
  void check_form(OtherForm const&, Syntax const&) {}
  void check_form(Variable const& variable, Syntax const& syntax);
  void check_form(FieldOf const& field, Syntax const& syntax);
  void check_form(Call const& call, Syntax const& syntax);
  void check_constant(Function const& function, Syntax const& argument);

  Names::Variable const* find_variable(std::string_view name) const {
    auto const found = std::find_if(names_.variables.begin(), names_.variables.end(),
                                    [&](Names::Variable const& variable) { return variable.name == name; });
    return found == names_.variables.end() ? nullptr : &*found;
  }
  void complain(std::size_t begin, std::size_t end, std::string message, std::string hint = {}) {
    complaints_.error(begin, end, std::move(message), std::move(hint));
    correct_ = false;
  }

  Names const& names_;
  Complaints const& complaints_;
  bool correct_ = true;
};

void Checker::check_form(Variable const& variable, Syntax const& syntax) {
  if (find_variable(variable.name) != nullptr) return;
  std::vector<std::string> candidates;
  std::string hint;
  for (auto const& known : names_.variables) {
    candidates.push_back(known.name);
    bool const is_field =
        known.fields && std::find(known.fields->begin(), known.fields->end(), variable.name) != known.fields->end();
    if (is_field && hint.empty()) hint = fmt::format("did you mean `{}.{}`?", known.name, variable.name);
  }
  if (hint.empty()) hint = did_you_mean(variable.name, candidates, "the names are");
  complain(syntax.begin, syntax.end, fmt::format("unknown name `{}`", variable.name), std::move(hint));
}

void Checker::check_form(FieldOf const& field, Syntax const& syntax) {
  auto const* object = std::get_if<Variable>(&syntax.operands.front().form);
  auto const* variable = object != nullptr ? find_variable(object->name) : nullptr;
  if (variable == nullptr || !variable->fields) return;
  auto const& fields = *variable->fields;
  if (std::find(fields.begin(), fields.end(), field.name) != fields.end()) return;
  auto const end = field.name_begin + field.name.size();
  complain(field.name_begin, std::min(end, syntax.end),
           fmt::format("`{}` has no field `{}`", variable->name, field.name),
           did_you_mean(field.name, fields, "its fields are"));
}

void Checker::check_form(Call const& call, Syntax const& syntax) {
  auto const name_end = syntax.begin + call.name.size();
  auto const given = static_cast<int>(syntax.operands.size());
  if (call.name == "if")
    return complain(syntax.begin, syntax.end, fmt::format("`if` needs 3 arguments, found {}", given));
  if (call.function == nullptr)
    return complain(syntax.begin, name_end, fmt::format("unknown function `{}`", call.name),
                    did_you_mean(call.name, function_names(), "the functions are"));
  Function const& function = *call.function;
  bool const needs_chance = function.call != nullptr && !function.refusal.empty();
  if (function.call == nullptr || (needs_chance && !names_.allows_chance))
    return complain(syntax.begin, name_end, fmt::format("the function `{}` is not offered", call.name),
                    std::string(function.refusal));
  auto const count = [&] {
    return fmt::format("`{}` needs {}, found {}", call.name, count_of_arguments(function), given);
  };
  if (given < function.least) return complain(syntax.begin, syntax.end, count());
  if (given > function.most)
    return complaints_.warning(syntax.begin, syntax.end, count(), "what is more is ignored, as in Vega");
  bool const looks_at_first = function.checked == Checked::Table || function.checked == Checked::Pattern ||
                              function.checked == Checked::TimeUnit;
  if (looks_at_first)
    check_constant(function, syntax.operands.front());
  else if (function.checked != Checked::Nothing)
    check_constant(function, syntax.operands.back());
}

void Checker::check_constant(Function const& function, Syntax const& argument) {
  auto const* literal = std::get_if<Literal>(&argument.form);
  auto const* text = literal != nullptr ? literal->value.as<std::string>() : nullptr;
  if (text == nullptr) return;
  auto const refuse = [&](std::string message, std::string hint) {
    complain(argument.begin, argument.end, std::move(message), std::move(hint));
  };
  if (function.checked == Checked::NumberFormat && !locale::parse_number_format(*text))
    refuse(fmt::format("`{}` is no number format", *text), "write a d3-format specifier, such as `,.1f` or `.0%`");
  if (function.checked == Checked::TimeFormat && !locale::format_time(0, *text, *locale::find_locale("en")))
    refuse(fmt::format("`{}` is no time format", *text),
           "write a d3-time-format specifier, such as `%-d %B %Y`; `%%` gives `%`");
  if (function.checked == Checked::Pattern && !Pattern::read(*text, Pattern::Case::Kept))
    refuse(fmt::format("`{}` is no regular expression", *text),
           "back-references and looking ahead or behind are not offered");
  if (function.checked == Checked::TimeUnit && !find_time_unit(*text))
    refuse(fmt::format("unknown time unit `{}`", *text), "write `year`, `month`, `date`, `hours` and so on");
  bool const unknown_table = function.checked == Checked::Table && names_.tables &&
                             std::find(names_.tables->begin(), names_.tables->end(), *text) == names_.tables->end();
  if (unknown_table)
    refuse(fmt::format("unknown table `{}`", *text), did_you_mean(*text, *names_.tables, "the tables are"));
}

}  // namespace

bool check_syntax(Syntax const& syntax, Names const& names, Complaints const& complaints) {
  return Checker(names, complaints).check(syntax);
}

}  // namespace livret::expr
