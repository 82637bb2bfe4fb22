#include "compile/projections.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compile/known_properties.hpp"
#include "composite/tree.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Node;

bool is_geographic(Model const& unit) {
  if (unit.mark.kind == MarkKind::GeoShape) return true;
  for (auto const id : {ChannelId::Longitude, ChannelId::Latitude, ChannelId::Longitude2, ChannelId::Latitude2})
    if (unit.encoding.data(id) != nullptr) return true;
  return false;
}

class ProjectionCompiler {
 public:
  explicit ProjectionCompiler(Compilation& compilation) : compilation_(&compilation), values_(&compilation.values) {}

  void run(Model& model) {
    if (model.kind == Model::Kind::Unit) {
      if (is_geographic(model)) add_unit(model);
      return;
    }
    for (auto& child : model.children) run(*child);
    if (model.kind == Model::Kind::Layer) share(model);
  }

 private:
  Node const* given(Model const& unit) const {
    for (auto const* view = &unit; view != nullptr; view = view->parent) {
      if (auto const* node = view->node->find("projection")) return node;
      if (view->parent == nullptr || view->parent->kind != Model::Kind::Layer) break;
    }
    return nullptr;
  }

  void add_unit(Model& unit) {
    auto const* node = given(unit);
    plot::ProjectionPlan plan;
    plan.span = node != nullptr ? node->span : unit.mark.span;
    Properties properties{node};
    if (auto const* config = compilation_->config.find("projection")) properties.add(config);
    if (node != nullptr) check(*node);
    read(properties, plan.definition);
    bool const is_placed = properties.has("scale") || properties.has("translate");
    if (!is_placed) add_fit(unit, plan);
    unit.projection = plot::ProjectionId(compilation_->plan.projections.size());
    nodes_.push_back(node);
    compilation_->plan.projections.push_back(std::move(plan));
    scope_of(unit).scope_projections.push_back(unit.projection);
  }

  static Model& scope_of(Model& model) {
    Model* view = &model;
    while (view->parent != nullptr && view->parent->kind == Model::Kind::Layer) view = view->parent;
    return *view;
  }

  void check(Node const& projection) const {
    check_properties(projection, "the projection", projection_properties, {}, compilation_->sink);
    for (auto const* name : {"extent", "fit", "size"})
      if (auto const* given = projection.find(name))
        compilation_->sink.warning(given->span, fmt::format("`{}` is ignored: a map is fitted into its view", name));
    for (auto const* name : {"coefficient", "distance", "fraction", "lobes", "parallel", "pointRadius", "radius",
                             "ratio", "spacing", "tilt"})
      if (auto const* given = projection.find(name))
        compilation_->sink.warning(given->span,
                                   fmt::format("`{}` of a projection is not supported and is ignored", name));
  }

  static void add_fit(Model const& unit, plot::ProjectionPlan& plan) {
    auto const column = [&](ChannelId id) { return place_column(unit.encoding.find(id)); };
    for (auto const& [longitude, latitude] : {std::pair{ChannelId::Longitude, ChannelId::Latitude},
                                              std::pair{ChannelId::Longitude2, ChannelId::Latitude2}}) {
      if (unit.encoding.data(longitude) == nullptr && unit.encoding.data(latitude) == nullptr) continue;
      plan.fit.push_back({unit.raw, {}, column(longitude), column(latitude)});
    }
    auto const* shape = unit.encoding.field(ChannelId::Shape);
    if (shape != nullptr && shape->type == FieldType::GeoJson)
      plan.fit.push_back({unit.raw, column_of(*shape), {}, {}});
    if (plan.fit.empty()) plan.fit.push_back({unit.main, {}, {}, {}});
  }

  void read(Properties const& properties, geo::ProjectionDefinition& definition) const {
    if (auto const* type = properties.find("type"); type != nullptr && type->kind == yaml::Kind::Scalar) {
      if (auto const known = geo::projection_type(type->text)) {
        definition.type = *known;
      } else {
        std::vector<std::string> names;
        for (auto const name : geo::projection_names()) names.emplace_back(name);
        yaml::report_unknown_word(*type, names, compilation_->sink);
      }
    }
    definition.scale = values_->number(properties.find("scale"));
    definition.clip_angle = values_->number(properties.find("clipAngle"));
    definition.precision = values_->number(properties.find("precision"));
    definition.reflect_x = values_->boolean(properties.find("reflectX")).value_or(false);
    definition.reflect_y = values_->boolean(properties.find("reflectY")).value_or(false);
    if (auto const pair = pair_of(properties.find("translate")))
      definition.translate = geo::Position{(*pair)[0], (*pair)[1]};
    if (auto const pair = pair_of(properties.find("center"))) definition.center = geo::Position{(*pair)[0], (*pair)[1]};
    if (auto const pair = pair_of(properties.find("parallels"))) definition.parallels = *pair;
    if (auto const angles = values_->numbers(properties.find("rotate")); angles && !angles->empty())
      definition.rotate = {(*angles)[0], angles->size() > 1 ? (*angles)[1] : 0, angles->size() > 2 ? (*angles)[2] : 0};
    if (auto const* extent = properties.find("clipExtent"); extent != nullptr && extent->items.size() == 2) {
      auto const low = pair_of(&extent->items[0]), high = pair_of(&extent->items[1]);
      if (low && high) definition.clip_extent = geo::Extent{(*low)[0], (*low)[1], (*high)[0], (*high)[1]};
    }
  }

  std::optional<std::array<double, 2>> pair_of(Node const* node) const {
    auto const numbers = values_->numbers(node);
    if (!numbers || numbers->size() != 2) return std::nullopt;
    return std::array<double, 2>{(*numbers)[0], (*numbers)[1]};
  }

  /// Layers whose projections say the same have one, fitted to the shapes of all of them.
  void share(Model& layer) {
    plot::ProjectionId first;
    for (auto& child : layer.children) {
      auto const id = child->projection;
      if (id.is_none()) continue;
      if (first.is_none()) {
        first = id;
        continue;
      }
      if (!can_merge(first, id)) return;
      merge(first, id);
    }
    if (first.is_none()) return;
    if (!has_type(first)) compilation_->plan.projections[first.index()].definition.type = geo::ProjectionType::Mercator;
    adopt(layer, first);
  }

  /// Vega-Lite's own type is for units; that of layers is Vega's, unless somebody says one.
  bool has_type(plot::ProjectionId id) const {
    auto const* node = nodes_[id.index()];
    return compile::find(node, {"type"}) != nullptr || compilation_->config.find("projection", "type") != nullptr;
  }

  bool can_merge(plot::ProjectionId a, plot::ProjectionId b) const {
    auto const* of_a = nodes_[a.index()];
    auto const* of_b = nodes_[b.index()];
    return of_a == of_b || of_a == nullptr || of_b == nullptr || composite::is_same(*of_a, *of_b);
  }

  void merge(plot::ProjectionId into, plot::ProjectionId from) {
    auto& plans = compilation_->plan.projections;
    auto fit = plans[into.index()].fit;
    auto const& other = plans[from.index()].fit;
    fit.insert(fit.end(), other.begin(), other.end());
    if (nodes_[into.index()] == nullptr && nodes_[from.index()] != nullptr) {
      plans[into.index()] = plans[from.index()];
      nodes_[into.index()] = nodes_[from.index()];
    }
    bool const is_fitted = !plans[into.index()].fit.empty();
    plans[into.index()].fit = is_fitted ? fit : std::vector<plot::ProjectionPlan::Fit>();
  }

  static void adopt(Model& model, plot::ProjectionId id) {
    if (model.kind == Model::Kind::Unit && model.projection.is_none()) return;
    model.projection = id;
    for (auto& child : model.children) adopt(*child, id);
  }

  Compilation* compilation_;
  Values const* values_;
  std::vector<Node const*> nodes_;
};

}  // namespace

std::string place_column(ChannelDef const* definition) {
  if (definition == nullptr) return {};
  if (definition->is_field()) return column_of(*definition);
  return definition->is_datum() ? fmt::format("{}_datum", name_of(definition->id)) : std::string();
}

void compile_projections(Compilation& compilation, Model& root) { ProjectionCompiler(compilation).run(root); }

}  // namespace livret::compile
