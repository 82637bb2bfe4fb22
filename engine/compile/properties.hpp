#pragma once

#include <initializer_list>
#include <memory>
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
  /// `{expr: …}` of an item that has to wait for its place: it depends on the item's `datum`, the sides of the group,
  /// scales, or what steps find in the data. Nothing where the node is none, or a constant.
  std::optional<expr::Expression> item_expression(yaml::Node const& node) const;
  std::optional<base::Colour> colour(std::string_view text) const;

  void add_parameter(std::string name, expr::Value value) {
    parameters_.emplace_back(std::move(name), std::move(value));
  }
  std::vector<std::pair<std::string, expr::Value>> const& parameters() const { return parameters_; }
  /// Parameters that only the data give.
  void add_found_names(std::vector<std::string> const& names) {
    found_names_.insert(found_names_.end(), names.begin(), names.end());
  }
  std::vector<std::string> const& found_names() const { return found_names_; }
  /// Names of all that is constant: parameters, and variables of the surroundings.
  std::vector<std::string> constant_names() const;

 private:
  Context const* context_;
  diag::Sink* sink_;
  std::vector<std::pair<std::string, expr::Value>> parameters_;
  std::vector<std::string> found_names_;
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

/// The config: what the spec says over the surroundings' whole config, which is shared where the spec says nothing.
class Config {
 public:
  /// Each may be null.
  Config(yaml::Node const* spec, std::shared_ptr<yaml::Node const> surroundings);
  yaml::Node const* find(std::string_view name) const { return merged_->find(name); }
  yaml::Node const* find(std::string_view name, std::string_view property) const;
  /// `config.style` of that name.
  yaml::Node const* style(std::string_view name) const { return find("style", name); }

 private:
  std::shared_ptr<yaml::Node const> merged_;
};

/// Reports the entries of `node` that are neither in `known` nor in `ignored`, which hold names with spaces between
/// them; those in `ignored` are warned of as being of no effect on paper. A name may say which words it takes
/// (`direction=horizontal|vertical`): other texts are reported, and so are lists without end. `unknown` is how grave a
/// name is that is none of them.
void check_properties(yaml::Node const& node, std::string_view what, std::string_view known, std::string_view ignored,
                      diag::Sink& sink, diag::Severity unknown = diag::Severity::Error);

}  // namespace livret::compile
