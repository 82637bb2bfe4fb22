#include <array>

#include <fmt/format.h>

#include "composite/channel.hpp"
#include "composite/field_name.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

/// The parts of a time unit in their order: `yearmonth` has `year` and `month`.
std::string unit_parts(std::string_view unit) {
  constexpr std::array<std::string_view, 11> parts = {
      "year", "quarter", "month", "week", "day", "dayofyear", "date", "hours", "minutes", "seconds", "milliseconds"};
  std::string text;
  for (auto const part : parts) {
    auto const at = unit.find(part);
    if (at == unit.npos) continue;
    if (part == "seconds" && at > 0 && unit[at - 1] == 'i') continue;
    if (part == "day" && at + 3 < unit.size() && unit[at + 3] == 'o') continue;
    if (part == "year" && at > 0 && unit[at - 1] == 'f') continue;
    text += (text.empty() ? "" : "-") + std::string(part);
  }
  return text;
}

std::string functional_title(yaml::Node const& definition) {
  auto const field = text_of(definition.find("field"));
  auto const* aggregate = definition.find("aggregate");
  for (auto const* operation : {"argmax", "argmin"})
    if (is_mapping(aggregate) && aggregate->find(operation))
      return fmt::format("{} for {}({})", field, operation, text_of(aggregate->find(operation)));
  auto const* unit = definition.find("timeUnit");
  std::string function = text_of(aggregate);
  if (function.empty() && is_truthy(unit) && !is_binned_unit(unit))
    function = is_mapping(unit) ? text_of(unit->find("unit")) : text_of(unit);
  if (function.empty() && is_binning(definition.find("bin"))) function = "bin";
  if (function.empty()) return field;
  for (char& c : function)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return fmt::format("{}({})", function, field);
}

std::string verbal_title(yaml::Node const& definition, yaml::Node const& config) {
  auto const field = text_of(definition.find("field"));
  auto const* aggregate = definition.find("aggregate");
  auto const* unit = definition.find("timeUnit");
  if (is_text(aggregate, "count")) return text_of(config.find("countTitle"));
  if (is_binning(definition.find("bin"))) return field + " (binned)";
  if (is_truthy(unit) && !is_binned_unit(unit)) {
    auto const* name = is_mapping(unit) ? unit->find("unit") : unit;
    if (name) return fmt::format("{} ({})", field, unit_parts(name->text));
  }
  if (is_mapping(aggregate))
    for (auto const* operation : {"max", "min"})
      if (auto const* other = aggregate->find(std::string("arg") + operation))
        return fmt::format("{} for {} {}", field, operation, text_of(other));
  if (is_mapping(aggregate) && !aggregate->entries.empty())
    return fmt::format("{} of {}", capitalised(aggregate->entries.front().key.text), field);
  return is_truthy(aggregate) ? fmt::format("{} of {}", capitalised(text_of(aggregate)), field) : field;
}

}  // namespace

yaml::Node const* guide_of(yaml::Node const& definition) {
  bool const is_position = definition.find("axis") || definition.find("stack") || definition.find("impute");
  if (auto const* axis = definition.find("axis"); is_position && is_truthy(axis)) return axis;
  for (auto const* name : {"legend", "header"})
    if (auto const* guide = definition.find(name); is_truthy(guide)) return guide;
  return nullptr;
}

std::string default_title(yaml::Node const& definition, yaml::Node const& config) {
  auto const* style = config.find("fieldTitle");
  if (is_text(style, "plain")) return text_of(definition.find("field"));
  return is_text(style, "functional") ? functional_title(definition) : verbal_title(definition, config);
}

std::optional<yaml::Node> title_of(yaml::Node const& definition, yaml::Node const& config) {
  if (auto const* title = find(guide_of(definition), {"title"})) return *title;
  if (auto const* title = definition.find("title")) return *title;
  if (!is_field(&definition)) return std::nullopt;
  auto const title = default_title(definition, config);
  return title.empty() ? std::nullopt : Value(title).node();
}

}  // namespace livret::composite
