#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compile/compile.hpp"

namespace livret::compile {

/// Reads values of properties. An `{expr: …}` is evaluated where it stands: on paper parameters are constants.
class Values {
 public:
  Values(Context const& context, diag::Sink& sink) : context_(&context), sink_(&sink) {}

  Context const& context() const { return *context_; }
  diag::Sink& sink() const { return *sink_; }
  locale::Locale const& locale() const { return *context_->data.locale; }

  // Each gives nothing for null (as absent), and for what it cannot read, which is reported.
  std::optional<double> number(yaml::Node const* node) const;
  std::optional<bool> boolean(yaml::Node const* node) const;
  std::optional<std::string> text(yaml::Node const* node) const;
  /// A text, or a list of texts as lines.
  std::optional<std::vector<std::string>> lines(yaml::Node const* node) const;
  std::optional<std::vector<double>> numbers(yaml::Node const* node) const;
  /// A CSS colour, a theme colour's name, a gradient; `null` and `none` paint nothing.
  std::optional<scene::Paint> paint(yaml::Node const* node) const;
  /// As JSON would have it; `{year: 2012, month: 'jan'}` and the like is a moment.
  expr::Value value(yaml::Node const& node) const;
  /// The same for a field of time: texts are dates.
  expr::Value time_value(yaml::Node const& node) const;
  /// `{expr: …}` or `{signal: …}` evaluated; nothing where the node is none.
  std::optional<expr::Value> expression(yaml::Node const& node) const;
  std::optional<base::Colour> colour(std::string_view text) const;

  void add_parameter(std::string name, expr::Value value) {
    parameters_.emplace_back(std::move(name), std::move(value));
  }
  std::vector<std::pair<std::string, expr::Value>> const& parameters() const { return parameters_; }

 private:
  Context const* context_;
  diag::Sink* sink_;
  std::vector<std::pair<std::string, expr::Value>> parameters_;
};

bool is_null(yaml::Node const* node);  ///< there, and null
bool is_false(yaml::Node const* node);
/// Whether `{expr: …}` or `{signal: …}`.
bool is_expression(yaml::Node const& node);

/// Properties in layers: the first layer that has a name gives its value. Nodes are owned by others; null layers are
/// skipped.
class Properties {
 public:
  Properties() = default;
  Properties(std::initializer_list<yaml::Node const*> layers);
  void add(yaml::Node const* layer);
  void add(Properties const& below);

  /// The value, maybe a null; a null pointer where no layer has it.
  yaml::Node const* find(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::span<yaml::Node const* const> layers() const { return layers_; }

 private:
  std::vector<yaml::Node const*> layers_;
};

/// The value at a path of names, or null.
yaml::Node const* find(yaml::Node const* node, std::initializer_list<std::string_view> path);

/// The config: what the spec and its surroundings say over the default, merged as Vega merges configs.
class Config {
 public:
  Config(yaml::Node const* spec, yaml::Node const* surroundings);
  yaml::Node const* find(std::string_view name) const { return merged_.find(name); }
  yaml::Node const* find(std::string_view name, std::string_view property) const;
  /// `config.style` of that name.
  yaml::Node const* style(std::string_view name) const { return find("style", name); }

 private:
  yaml::Node merged_;
};

/// Names in order, for check_properties.
template <std::size_t N>
consteval std::array<std::string_view, N> sorted(std::array<std::string_view, N> names) {
  std::sort(names.begin(), names.end());
  return names;
}

/// Reports the entries of `node` that are neither in `known` nor in `ignored`; those in `ignored` are warned of as
/// being of no effect on paper. Lists are sorted.
void check_properties(yaml::Node const& node, std::string_view what, std::span<std::string_view const> known,
                      std::span<std::string_view const> ignored, diag::Sink& sink);

}  // namespace livret::compile
