#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "compile/compilation.hpp"
#include "compile/marks.hpp"
#include "compile/scales.hpp"
#include "compile/view_name.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

std::string prefix_of(std::string name) {
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name.empty() ? name : name + '_';
}

namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::string_view view_properties =
    "$schema align autosize background bounds center columns concat config data datasets description "
    "encoding facet hconcat height layer mark name padding params projection resolve spacing spec title "
    "transform usermeta vconcat view width";

constexpr std::size_t most_views = 10'000;

class ModelReader {
 public:
  explicit ModelReader(Compilation& compilation) : compilation_(&compilation) {}

  std::unique_ptr<Model> read(Node const& node, Model* parent, std::string name, SizeSpec width = {},
                              SizeSpec height = {}) {
    if (node.kind != Kind::Mapping) {
      sink().error(node.span, fmt::format("a chart needs a mark, layers or views, found {}", yaml::describe(node)));
      return nullptr;
    }
    if (++views_ > most_views) {
      if (views_ == most_views + 1)
        sink().error(node.span, fmt::format("a chart may have at most {} views", most_views));
      return nullptr;
    }
    check_properties(node, "a view", view_properties, {}, sink());
    auto model = std::make_unique<Model>();
    model->parent = parent;
    model->node = &node;
    model->name = std::move(name);
    if (auto const given = values().text(node.find("name"))) model->name = prefix_of(*given);
    read_view_data(*compilation_, *model);
    read_resolve(node, model->resolve);
    model->width = width;
    model->height = height;
    read_size(node.find("width"), "width", model->width);
    read_size(node.find("height"), "height", model->height);
    return read_kind(std::move(model));
  }

 private:
  diag::Sink& sink() const { return compilation_->sink; }
  Values const& values() const { return compilation_->values; }

  std::unique_ptr<Model> read_kind(std::unique_ptr<Model> model) {
    auto const& node = *model->node;
    if (auto const* layers = node.find("layer")) return read_layer(std::move(model), *layers);
    if (node.find("facet") != nullptr && node.find("spec") != nullptr) return read_facet(std::move(model));
    for (auto const* name : {"hconcat", "vconcat", "concat"})
      if (auto const* views = node.find(name)) return read_concat(std::move(model), *views, name);
    if (node.find("mark") != nullptr) return read_unit(std::move(model));
    sink().error(node.span, "a chart needs `mark`, `layer`, `facet` with `spec`, `hconcat`, `vconcat` or `concat`");
    return nullptr;
  }

  ReadContext context_of(Model const& model) const {
    return {values(), compilation_->config, model.fields, model.fields_open, model.are_declared};
  }

  void read_size(Node const* node, std::string_view what, SizeSpec& size) const {
    if (node == nullptr || node->kind == Kind::Null) return;
    size.span = node->span;
    if (node->kind == Kind::Mapping && node->find("step") != nullptr) {
      size.kind = SizeSpec::Kind::Step;
      size.value = values().number(node->find("step")).value_or(20);
      auto const* whom = node->find("for");
      size.step_for =
          whom != nullptr && whom->text == "position" ? SizeSpec::StepFor::Position : SizeSpec::StepFor::Offset;
      return;
    }
    if (node->kind == Kind::Scalar && node->text == "container") {
      size.kind = SizeSpec::Kind::Container;
      return;
    }
    auto const number = values().number(node);
    constexpr double most = 100'000;
    if (!number) return;
    if (!(*number >= 0 && *number <= most)) {
      sink().error(node->span,
                   fmt::format("`{}` needs 0 to {:.0f} pt, found `{}`", what, most, yaml::quotation(node->text)));
      return;
    }
    size.kind = SizeSpec::Kind::Number;
    size.value = *number;
  }

  void read_resolve(Node const& node, ResolveSpec& resolve) const {
    auto const* given = node.find("resolve");
    if (given == nullptr) return;
    auto const read = [&](std::string_view name, std::map<ChannelId, Resolve>& channels) {
      auto const* kinds = given->find(name);
      if (kinds == nullptr) return;
      for (auto const& entry : kinds->entries) {
        auto const channel = find_channel(entry.key.text);
        auto const word = yaml::read_choice<Resolve>(
            entry.value, {{"shared", Resolve::Shared}, {"independent", Resolve::Independent}}, sink());
        if (!channel) {
          sink().error(entry.key.span, fmt::format("unknown channel `{}`", yaml::quotation(entry.key.text)));
          continue;
        }
        if (word) channels[*channel] = *word;
      }
    };
    read("scale", resolve.scale);
    read("axis", resolve.axis);
    read("legend", resolve.legend);
  }

  std::unique_ptr<Model> read_layer(std::unique_ptr<Model> model, Node const& layers) {
    model->kind = Model::Kind::Layer;
    std::size_t number = 0;
    for (auto const& layer : layers.items) {
      auto child =
          read(layer, model.get(), fmt::format("{}layer_{}_", model->name, number++), model->width, model->height);
      if (child) model->children.push_back(std::move(child));
    }
    return finished(std::move(model), layers);
  }

  std::unique_ptr<Model> read_concat(std::unique_ptr<Model> model, Node const& views, std::string_view name) {
    model->kind = Model::Kind::Concat;
    model->is_vertical = name == "vconcat";
    if (name == "vconcat") model->columns = 1;
    if (name != "vconcat") model->columns = values().number(model->node->find("columns"));
    std::size_t number = 0;
    for (auto const& view : views.items) {
      auto child = read(view, model.get(), fmt::format("{}concat_{}_", model->name, number++));
      if (child) model->children.push_back(std::move(child));
    }
    return finished(std::move(model), views);
  }

  std::unique_ptr<Model> finished(std::unique_ptr<Model> model, Node const& children) const {
    if (!model->children.empty()) return model;
    if (children.items.empty()) sink().error(children.span, "needed a list of views, found none");
    return nullptr;
  }

  std::unique_ptr<Model> read_facet(std::unique_ptr<Model> model) {
    model->kind = Model::Kind::Facet;
    auto const& facet = *model->node->find("facet");
    auto const add = [&](ChannelId id, Node const& node) {
      if (auto definition = read_channel(id, node, context_of(*model))) model->facet.add(std::move(*definition));
    };
    auto const* row = facet.find("row");
    auto const* column = facet.find("column");
    if (row != nullptr) add(ChannelId::Row, *row);
    if (column != nullptr) add(ChannelId::Column, *column);
    if (row == nullptr && column == nullptr) {
      add(ChannelId::Facet, facet);
      model->columns = values().number(model->node->find("columns"));
      if (!model->columns) model->columns = values().number(facet.find("columns"));
    }
    if (model->facet.all().empty()) return nullptr;
    compile_facet_data(*compilation_, *model);
    auto child = read(*model->node->find("spec"), model.get(), model->name + "child_");
    if (!child) return nullptr;
    model->children.push_back(std::move(child));
    return model;
  }

  std::unique_ptr<Model> read_unit(std::unique_ptr<Model> model) {
    auto mark = read_mark(*model->node->find("mark"), compilation_->config, values());
    if (!mark) return nullptr;
    if (shows_graticule(*model) && !mark->find("filled")) mark->is_filled = false;
    static Node const no_encoding;
    auto const* encoding = model->node->find("encoding");
    auto const all = read_encoding(encoding != nullptr ? *encoding : no_encoding, context_of(*model));
    for (auto const& definition : in_order(all, *mark)) model->encoding.add(definition);
    settle_mark(*mark, model->encoding, values());
    model->mark = std::move(*mark);
    model->stack = stack_of(model->mark, model->encoding, sink());
    align_with_colours(*model);
    for (auto const channel : {ChannelId::X, ChannelId::Y}) drop_step(*model, channel);
    return model;
  }

  static bool shows_graticule(Model const& unit) {
    for (auto const* view = &unit; view != nullptr; view = view->parent)
      if (auto const* data = view->node->find("data")) {
        auto const* graticule = data->find("graticule");
        return graticule != nullptr && !is_false(graticule);
      }
    return false;
  }

  /// A step needs bands.
  void drop_step(Model& model, ChannelId channel) const {
    auto& size = channel == ChannelId::X ? model.width : model.height;
    auto const* definition = model.encoding.data(channel);
    if (size.kind != SizeSpec::Kind::Step || definition == nullptr) return;
    bool const is_continuous =
        !is_discrete(definition->type) && !(definition->type == FieldType::Quantitative && definition->bin);
    if (!is_continuous) return;
    sink().warning(size.span,
                   fmt::format("a step needs categories, but channel `{}` is continuous; the default size is taken",
                               name_of(channel)));
    size = {};
  }

  /// Categories whose colours are listed are stacked, or stand side by side, in the order of that list.
  void align_with_colours(Model& unit) const {
    auto const* colour = listed_colours(unit.encoding);
    if (colour == nullptr || unit.encoding.has(ChannelId::Order)) return;
    auto const* across = unit.encoding.find(ChannelId::XOffset);
    if (across == nullptr) across = unit.encoding.find(ChannelId::YOffset);
    if (across != nullptr && across->is_field() && !across->has_sort) {
      auto sorted = *across;
      sorted.sort.by = SortSpec::By::List;
      sorted.sort.list = domain_values(values(), *compile::find(colour->scale, {"domain"}), *colour);
      unit.encoding.replace(std::move(sorted));
    } else if (unit.stack) {
      ChannelDef order;
      order.id = ChannelId::Order;
      order.node = colour->node;
      order.span = colour->span;
      order.field = colour_index_column(*colour);
      order.type = FieldType::Quantitative;
      bool const is_horizontal = unit.mark.orient == Orientation::Horizontal;
      order.sort.order = is_horizontal ? transform::Order::Ascending : transform::Order::Descending;
      unit.encoding.add(std::move(order));
    }
  }

  /// In Vega-Lite's order of channels; without what the mark has no use for.
  std::vector<ChannelDef> in_order(Encoding const& encoding, MarkDef const& mark) const {
    std::vector<ChannelDef> ordered;
    for (auto const& definition : encoding.all()) {
      auto const second = mark.is_filled ? ChannelId::Fill : ChannelId::Stroke;
      if (definition.id == ChannelId::Color && encoding.has(second)) {
        sink().warning(definition.span, fmt::format("`color` gives way to `{}`", name_of(second)));
        continue;
      }
      if (!suits(definition, mark)) continue;
      ordered.push_back(definition);
      if (definition.id == ChannelId::Angle && mark.kind == MarkKind::Arc && !encoding.has(ChannelId::Theta))
        ordered.back().id = ChannelId::Theta;
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
    return ordered;
  }

  bool suits(ChannelDef const& definition, MarkDef const& mark) const {
    auto const refuse = [&](std::string_view why) {
      sink().warning(definition.span, fmt::format("channel `{}` {} and is ignored", name_of(definition.id), why));
      return false;
    };
    bool const is_line = mark.kind == MarkKind::Line;
    if (definition.id == ChannelId::Size && is_line && definition.data() != nullptr && definition.data()->aggregate)
      return refuse("of a line cannot vary; use a trail");
    if (definition.id == ChannelId::Shape && mark.kind != MarkKind::Point && mark.kind != MarkKind::GeoShape)
      return refuse(fmt::format("has no meaning for mark `{}`", name_of(mark.kind)));
    if (definition.id == ChannelId::Text && mark.kind != MarkKind::Text)
      return refuse(fmt::format("has no meaning for mark `{}`", name_of(mark.kind)));
    if (definition.id == ChannelId::Row || definition.id == ChannelId::Column || definition.id == ChannelId::Facet)
      return false;
    return true;
  }

  Compilation* compilation_;
  std::size_t views_ = 0;
};

}  // namespace

std::unique_ptr<Model> read_model(Compilation& compilation, Node const& spec) {
  read_parameters(compilation, spec);
  return ModelReader(compilation).read(spec, nullptr, "");
}

std::vector<std::string> Model::facet_columns() const {
  std::vector<std::string> names;
  for (auto const* view = this; view != nullptr; view = view->parent)
    for (auto const& definition : view->facet.all()) names.push_back(column_of(definition));
  std::reverse(names.begin(), names.end());
  return names;
}

Model const* Model::nearest_facet() const {
  for (auto const* view = parent; view != nullptr; view = view->parent)
    if (view->kind == Kind::Facet) return view;
  return nullptr;
}

ScaleComponent const* Model::scale(ChannelId id) const {
  auto const found = scales.find(id);
  if (found != scales.end()) return found->second.get();
  return nullptr;
}

bool ScaleComponent::has_discrete_domain() const { return type.value && scale::is_discrete(*type.value); }

bool ScaleComponent::has_continuous_domain() const {
  if (!type.value) return false;
  switch (*type.value) {
    case scale::Type::Ordinal:
    case scale::Type::Band:
    case scale::Type::Point:
    case scale::Type::BinOrdinal:
      return false;
    default:
      return true;
  }
}

}  // namespace livret::compile
