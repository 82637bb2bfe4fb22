#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/compilation.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

/// Where a view has views of its own.
constexpr std::array<std::string_view, 5> views_of = {"layer", "concat", "hconcat", "vconcat", "spec"};

/// The fields and values of one selection, as Vega's signal of it has them.
using Chosen = std::vector<std::pair<std::string, expr::Value>>;

/// The field of a channel in the view or in one below it; the name itself where there is none.
std::string field_of_channel(Node const& view, std::string const& channel) {
  auto const* field = find(&view, {"encoding", channel, "field"});
  if (field != nullptr && field->kind == Kind::Scalar) return field->text;
  for (auto const name : views_of) {
    auto const* views = view.find(name);
    if (views == nullptr) continue;
    auto const found = views->kind == Kind::Mapping ? field_of_channel(*views, channel) : channel;
    if (found != channel) return found;
    for (auto const& one : views->items)
      if (auto const below = field_of_channel(one, channel); below != channel) return below;
  }
  return channel;
}

class ParameterReader {
 public:
  explicit ParameterReader(Compilation& compilation) : values_(&compilation.values), sink_(&compilation.sink) {}

  void read(Node const& view) {
    if (view.kind != Kind::Mapping) return;
    read_list(view);
    for (auto const name : views_of) {
      auto const* views = view.find(name);
      if (views == nullptr) continue;
      read(*views);
      for (auto const& one : views->items) read(one);
    }
  }

 private:
  void read_list(Node const& view) {
    auto const* params = view.find("params");
    if (params == nullptr || params->kind == Kind::Null) return;
    if (params->kind != Kind::Sequence) {
      sink_->error(params->span, fmt::format("`params` needs a list, found {}", yaml::describe(*params)));
      return;
    }
    for (auto const& param : params->items)
      if (auto const* name = param.find("name")) read_one(param, *name, view);
  }

  /// Repeated views repeat their parameters.
  bool is_known(std::string const& name) const {
    auto const& known = values_->parameters();
    return std::any_of(known.begin(), known.end(), [&](auto const& one) { return one.first == name; });
  }

  void read_one(Node const& param, Node const& name, Node const& view) {
    if (is_known(name.text)) return;
    if (auto const* select = param.find("select")) {
      sink_->warning(select->span, fmt::format("`{}` is a selection: nothing can be selected on paper, where it stays "
                                               "as it is",
                                               name.text));
      return values_->add_parameter(name.text, selection(*select, param.find("value"), view));
    }
    if (auto const* bind = param.find("bind"))
      sink_->warning(bind->span, "`bind` has no effect on paper; the value stays");
    expr::Value value;
    if (auto const* given = param.find("value"))
      value = values_->value(*given);
    else if (auto const* expression = param.find("expr"))
      value = expression_value(*expression);
    values_->add_parameter(name.text, std::move(value));
  }

  expr::Value expression_value(Node const& text) const {
    Node node;
    node.kind = Kind::Mapping;
    node.span = text.span;
    Node key;
    key.kind = Kind::Scalar;
    key.text = "expr";
    node.entries.push_back({std::move(key), text});
    return values_->value(node);
  }

  /// What is selected from the start; no fields where that is nothing.
  expr::Value selection(Node const& select, Node const* value, Node const& view) const {
    auto const* type = select.kind == Kind::Mapping ? select.find("type") : &select;
    bool const is_interval = type != nullptr && type->text == "interval";
    if (value == nullptr || value->kind == Kind::Null) return expr::make_object({});
    if (is_interval)
      return value->kind == Kind::Mapping ? expr::make_object(chosen(*value, view)) : expr::make_object({});
    return points(select, *value, view);
  }

  Chosen chosen(Node const& value, Node const& view) const {
    Chosen fields;
    for (auto const& entry : value.entries)
      fields.emplace_back(field_of_channel(view, entry.key.text), values_->value(entry.value));
    return fields;
  }

  /// One point or several; a bare value is one of the selection's only field.
  expr::Value points(Node const& select, Node const& value, Node const& view) const {
    std::vector<expr::Value> all;
    auto const add = [&](Node const& item) {
      if (item.kind == Kind::Mapping) return all.emplace_back(expr::make_object(chosen(item, view))), void();
      auto field = only_field(select, view);
      if (field) all.emplace_back(expr::make_object({{std::move(*field), values_->value(item)}}));
    };
    if (value.kind != Kind::Sequence) add(value);
    for (auto const& item : value.items) add(item);
    if (all.empty()) return expr::make_object({});
    Chosen fields;
    for (auto const& point : all) {
      auto const& object = **point.as<expr::ObjectPtr>();
      for (auto const& name : object.fields()) {
        bool const is_new =
            std::none_of(fields.begin(), fields.end(), [&](auto const& one) { return one.first == name; });
        if (is_new) fields.emplace_back(name, column_of_points(all, name));
      }
    }
    fields.emplace_back("vlPoint", expr::make_object({{"or", expr::make_array(std::move(all))}}));
    return expr::make_object(std::move(fields));
  }

  static expr::Value column_of_points(std::vector<expr::Value> const& points, std::string const& name) {
    std::vector<expr::Value> values;
    for (auto const& point : points) values.push_back((**point.as<expr::ObjectPtr>()).get(name));
    return expr::make_array(std::move(values));
  }

  static std::optional<std::string> only_field(Node const& select, Node const& view) {
    if (auto const* fields = select.find("fields"); fields != nullptr && !fields->items.empty())
      return fields->items.front().text;
    if (auto const* channels = select.find("encodings"); channels != nullptr && !channels->items.empty())
      return field_of_channel(view, channels->items.front().text);
    return std::nullopt;
  }

  Values* values_;
  diag::Sink* sink_;
};

}  // namespace

void read_parameters(Compilation& compilation, Node const& root) { ParameterReader(compilation).read(root); }

}  // namespace livret::compile
