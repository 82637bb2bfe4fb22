#include <fmt/format.h>

#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {

std::optional<std::vector<std::string>> read_output_names(yaml::Fields& keys, std::vector<std::string> fallback) {
  auto const* node = keys.optional("as");
  if (node == nullptr) return fallback;
  auto names = yaml::read_strings(*node, keys.sink());
  if (names.size() == fallback.size()) return names;
  keys.sink().error(node->span, fmt::format("`as` needs {} name{}, found {}", fallback.size(),
                                            fallback.size() == 1 ? "" : "s", names.size()));
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> read_interval_names(yaml::Fields& keys,
                                                                       std::string const& fallback) {
  auto const* node = keys.optional("as");
  if (node == nullptr) return std::pair(fallback, fallback + "_end");
  auto const names = yaml::read_strings(*node, keys.sink());
  if (names.size() == 1) return std::pair(names[0], names[0] + "_end");
  if (names.size() == 2) return std::pair(names[0], names[1]);
  keys.sink().error(node->span, fmt::format("`as` needs one or two names, found {}", names.size()));
  return std::nullopt;
}

bool read_numbers(yaml::Node const& node, std::vector<double>& numbers, diag::Sink& sink) {
  numbers.clear();
  if (node.kind != yaml::Kind::Sequence || node.items.empty()) {
    sink.error(node.span, fmt::format("needed a list of numbers, found {}", yaml::describe(node)));
    return false;
  }
  bool correct = true;
  for (yaml::Node const& item : node.items) {
    auto const number = yaml::read_number(item, sink);
    correct = correct && number.has_value();
    if (number) numbers.push_back(*number);
  }
  return correct;
}

bool read_bounded(yaml::Fields& keys, std::string_view name, double least, Bound bound, std::optional<double>& target) {
  auto const* node = keys.optional(name);
  if (node == nullptr) return true;
  target = yaml::read_number(*node, keys.sink());
  if (!target) return false;
  if (*target > least || (bound == Bound::Included && *target == least)) return true;
  std::string_view const relation = bound == Bound::Included ? "at least" : "more than";
  keys.sink().error(node->span, fmt::format("`{}` needs a number of {} {}, found {}", name, relation, least, *target));
  return false;
}

bool read_extent_pair(yaml::Fields& keys, std::optional<std::pair<double, double>>& extent) {
  auto const* node = keys.optional("extent");
  if (node == nullptr) return true;
  std::vector<double> ends;
  if (!read_numbers(*node, ends, keys.sink())) return false;
  if (ends.size() == 2 && ends[0] <= ends[1]) {
    extent = {ends[0], ends[1]};
    return true;
  }
  keys.sink().error(node->span, "`extent` needs two numbers, the lower one first");
  return false;
}

std::vector<table::Field> fields_of_groups(std::vector<FieldName> const& group_by, Schema const& schema) {
  std::vector<table::Field> fields;
  for (FieldName const& name : group_by) {
    auto const* known = schema.find(name.name);
    fields.push_back(known != nullptr ? *known : field_named(name.name));
  }
  return fields;
}

}  // namespace livret::transform
