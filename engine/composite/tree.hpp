#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yaml/node.hpp"

namespace livret::composite {

/// A value on its way into a tree: a node, or what becomes one. A text is quoted, so that it is never taken for a
/// number. One that is absent leaves out its property or item.
class Value {
 public:
  Value(yaml::Node node) : node_(std::move(node)) {}
  Value(yaml::Node const* node);  ///< absent where null
  Value(std::optional<yaml::Node> node) : node_(std::move(node)) {}
  Value(std::nullopt_t) {}
  Value(char const* text) : Value(std::string_view(text)) {}
  Value(std::string_view text);
  Value(std::string const& text) : Value(std::string_view(text)) {}
  Value(double number);
  Value(int number) : Value(static_cast<double>(number)) {}
  Value(bool boolean);

  std::optional<yaml::Node> const& node() const { return node_; }

 private:
  std::optional<yaml::Node> node_;
};

struct Property {
  std::string_view name;
  Value value;
};

/// New nodes have no span: `give_span` fills in where they come from.
yaml::Node map(std::initializer_list<Property> properties);
yaml::Node list(std::initializer_list<Value> items);
yaml::Node list(std::vector<yaml::Node> items);
yaml::Node null();

/// Gives `span` to the node and all within it that have none.
yaml::Node give_span(yaml::Node node, diag::Span span);

/// Puts `value` in the place of that of its name, or after all others.
void set(yaml::Node& mapping, std::string_view name, yaml::Node value);
/// Takes a property out of a mapping.
std::optional<yaml::Node> take(yaml::Node& mapping, std::string_view name);
yaml::Node without(yaml::Node const& mapping, std::initializer_list<std::string_view> names);
/// Sets all of `over` in `base`, one level deep.
void lay_over(yaml::Node& base, yaml::Node const& over);
/// Appends the items of a sequence to another.
void append(yaml::Node& sequence, yaml::Node items);

/// The value of a property within properties: `find(config, {"axis", "grid"})`; null where any is absent.
yaml::Node const* find(yaml::Node const* node, std::initializer_list<std::string_view> path);

/// What a node means in JSON. Each takes null for an absent node.
bool is_string(yaml::Node const* node);
bool is_text(yaml::Node const* node, std::string_view text);  ///< a string that reads so
bool is_mapping(yaml::Node const* node);
bool is_sequence(yaml::Node const* node);
std::optional<double> number_of(yaml::Node const* node);
std::optional<bool> boolean_of(yaml::Node const* node);
std::string text_of(yaml::Node const* node);  ///< of any scalar; empty otherwise
/// Whether JavaScript takes it for true: neither absent, null, false, 0 nor an empty string.
bool is_truthy(yaml::Node const* node);
/// Whether two trees mean the same in JSON; the order of properties is of no meaning.
bool is_same(yaml::Node const& a, yaml::Node const& b);

}  // namespace livret::composite
