#include "composite/tree.hpp"

#include <algorithm>

#include "base/number_text.hpp"

namespace livret::composite {

namespace {

yaml::Node scalar(std::string text, yaml::ScalarStyle style) {
  yaml::Node node;
  node.kind = yaml::Kind::Scalar;
  node.style = style;
  node.text = std::move(text);
  return node;
}

bool is_plain(yaml::Node const* node) {
  return node && node->kind == yaml::Kind::Scalar && node->style == yaml::ScalarStyle::Plain;
}

bool is_same_mapping(yaml::Node const& a, yaml::Node const& b) {
  if (a.entries.size() != b.entries.size()) return false;
  return std::all_of(a.entries.begin(), a.entries.end(), [&](yaml::Entry const& entry) {
    auto const* other = b.find(entry.key.text);
    return other && is_same(entry.value, *other);
  });
}

}  // namespace

Value::Value(yaml::Node const* node) {
  if (node) node_ = *node;
}
Value::Value(std::string_view text) : node_(scalar(std::string(text), yaml::ScalarStyle::Quoted)) {}
Value::Value(double number) : node_(scalar(base::to_text(number), yaml::ScalarStyle::Plain)) {}
Value::Value(bool boolean) : node_(scalar(boolean ? "true" : "false", yaml::ScalarStyle::Plain)) {}

yaml::Node map(std::initializer_list<Property> properties) {
  yaml::Node node;
  node.kind = yaml::Kind::Mapping;
  node.entries.reserve(properties.size());
  for (auto const& property : properties)
    if (property.value.node())
      node.entries.push_back({scalar(std::string(property.name), yaml::ScalarStyle::Plain), *property.value.node()});
  return node;
}

yaml::Node list(std::initializer_list<Value> items) {
  yaml::Node node;
  node.kind = yaml::Kind::Sequence;
  for (auto const& item : items)
    if (item.node()) node.items.push_back(*item.node());
  return node;
}

yaml::Node list(std::vector<yaml::Node> items) {
  yaml::Node node;
  node.kind = yaml::Kind::Sequence;
  node.items = std::move(items);
  return node;
}

yaml::Node null() {
  yaml::Node node;
  node.text = "null";
  return node;
}

yaml::Node give_span(yaml::Node node, diag::Span span) {
  if (node.span.source.is_none()) node.span = span;
  for (auto& item : node.items) item = give_span(std::move(item), span);
  for (auto& entry : node.entries) {
    if (entry.key.span.source.is_none()) entry.key.span = span;
    entry.value = give_span(std::move(entry.value), span);
  }
  return node;
}

void set(yaml::Node& mapping, std::string_view name, yaml::Node value) {
  mapping.kind = yaml::Kind::Mapping;
  for (auto& entry : mapping.entries)
    if (entry.key.text == name) {
      entry.value = std::move(value);
      return;
    }
  auto key = scalar(std::string(name), yaml::ScalarStyle::Plain);
  key.span = value.span;
  mapping.entries.push_back({std::move(key), std::move(value)});
}

std::optional<yaml::Node> take(yaml::Node& mapping, std::string_view name) {
  auto const found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [&](yaml::Entry const& entry) { return entry.key.text == name; });
  if (found == mapping.entries.end()) return std::nullopt;
  std::optional<yaml::Node> value = std::move(found->value);
  mapping.entries.erase(found);
  return value;
}

yaml::Node without(yaml::Node const& mapping, std::initializer_list<std::string_view> names) {
  yaml::Node rest;
  rest.kind = mapping.kind;
  rest.span = mapping.span;
  for (auto const& entry : mapping.entries)
    if (std::find(names.begin(), names.end(), entry.key.text) == names.end()) rest.entries.push_back(entry);
  return rest;
}

void lay_over(yaml::Node& base, yaml::Node const& over) {
  for (auto const& entry : over.entries) {
    set(base, entry.key.text, entry.value);
  }
}

void append(yaml::Node& sequence, yaml::Node items) {
  sequence.kind = yaml::Kind::Sequence;
  for (auto& item : items.items) sequence.items.push_back(std::move(item));
}

yaml::Node const* find(yaml::Node const* node, std::initializer_list<std::string_view> path) {
  for (auto const name : path) node = node ? node->find(name) : nullptr;
  return node;
}

bool is_string(yaml::Node const* node) {
  if (!node || node->kind != yaml::Kind::Scalar) return false;
  if (node->style != yaml::ScalarStyle::Plain) return true;
  return !boolean_of(node) && !number_of(node);
}

bool is_text(yaml::Node const* node, std::string_view text) { return is_string(node) && node->text == text; }
bool is_mapping(yaml::Node const* node) { return node && node->kind == yaml::Kind::Mapping; }
bool is_sequence(yaml::Node const* node) { return node && node->kind == yaml::Kind::Sequence; }

std::optional<double> number_of(yaml::Node const* node) {
  return is_plain(node) ? base::parse_number(node->text) : std::nullopt;
}

std::optional<bool> boolean_of(yaml::Node const* node) {
  if (!is_plain(node) || (node->text != "true" && node->text != "false")) return std::nullopt;
  return node->text == "true";
}

std::string text_of(yaml::Node const* node) {
  return node && node->kind == yaml::Kind::Scalar ? node->text : std::string();
}

bool is_truthy(yaml::Node const* node) {
  if (!node || node->kind == yaml::Kind::Null) return false;
  if (node->kind != yaml::Kind::Scalar) return true;
  if (auto const boolean = boolean_of(node)) return *boolean;
  if (auto const number = number_of(node)) return *number != 0;
  return !node->text.empty();
}

bool is_same(yaml::Node const& a, yaml::Node const& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case yaml::Kind::Null:
      return true;
    case yaml::Kind::Sequence:
      return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same);
    case yaml::Kind::Mapping:
      return is_same_mapping(a, b);
    case yaml::Kind::Scalar:
      break;
  }
  if (auto const number = number_of(&a)) return number == number_of(&b);
  if (auto const boolean = boolean_of(&a)) return boolean == boolean_of(&b);
  return is_string(&b) && a.text == b.text;
}

}  // namespace livret::composite
