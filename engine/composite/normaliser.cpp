#include "composite/normaliser.hpp"

#include <fmt/format.h>

#include "composite/channel.hpp"
#include "composite/composite_mark.hpp"
#include "composite/tree.hpp"
#include "yaml/reader.hpp"

namespace livret::composite {

namespace {

std::string prefixed(std::string const& prefix, yaml::Node const& name) {
  return prefix.empty() ? name.text : prefix + "_" + name.text;
}

void prefix_name(yaml::Node& view, std::string const& prefix) {
  auto const* name = view.find("name");
  if (is_truthy(name) && !prefix.empty())
    set(view, "name", give_span(*Value(prefixed(prefix, *name)).node(), name->span));
}

}  // namespace

std::optional<yaml::Node> Normaliser::any_view(yaml::Node view, Inherited inherited) {
  if (!is_mapping(&view)) return unknown(view);
  auto const* encoding = view.find("encoding");
  bool const has_facets = has_field(find(encoding, {"row"})) || has_field(find(encoding, {"column"})) ||
                          has_field(find(encoding, {"facet"}));
  if (view.find("mark") && has_facets) return faceted_unit(std::move(view), inherited);
  if (view.find("facet")) return facet(std::move(view), inherited);
  if (view.find("repeat")) return repeat(std::move(view), inherited);
  for (auto const* name : {"hconcat", "vconcat", "concat"})
    if (view.find(name)) return concatenation(std::move(view), name, inherited);
  return layer_or_unit(std::move(view), inherited);
}

std::optional<yaml::Node> Normaliser::layer_or_unit(yaml::Node view, Inherited const& inherited) {
  if (view.find("layer")) return layer(std::move(view), inherited);
  if (view.find("mark")) return unit(std::move(view), inherited);
  return unknown(view);
}

std::optional<yaml::Node> Normaliser::unknown(yaml::Node const& view) {
  surroundings_->sink.error(view.span,
                            "a chart needs `mark`, `layer`, `facet`, `repeat`, `hconcat`, `vconcat` or `concat`",
                            "`mark: bar` makes bars of what `encoding` says");
  return std::nullopt;
}

bool Normaliser::admits(yaml::Node const& view) {
  if (++views_ == most_views + 1)
    surroundings_->sink.error(view.span, fmt::format("a chart may have at most {} views", most_views),
                              "`repeat` multiplies what stands in it");
  return views_ <= most_views;
}

template <typename Step>
yaml::Node Normaliser::each(yaml::Node views, char const* name, Step step) {
  if (views.items.empty())
    surroundings_->sink.error(views.span, fmt::format("`{}` needs a list of views, found {}", name,
                                                      is_sequence(&views) ? "an empty one" : yaml::describe(views)));
  auto result = list(std::vector<yaml::Node>());
  result.span = views.span;
  for (auto& view : views.items)
    if (auto normalised = step(std::move(view))) result.items.push_back(std::move(*normalised));
  return result;
}

std::optional<yaml::Node> Normaliser::unit(yaml::Node view, Inherited const& inherited) {
  if (!admits(view)) return std::nullopt;
  if (auto const* encoding = view.find("encoding"); is_mapping(encoding))
    set(view, "encoding", without_references(*encoding, inherited));
  prefix_name(view, inherited.name_prefix);
  if (inherited.encoding || inherited.projection) return unit_that_inherits(std::move(view), inherited);
  return composite_unit(std::move(view), inherited);
}

yaml::Node Normaliser::without_references(yaml::Node const& encoding, Inherited const& inherited) {
  return replace_repeated(encoding, inherited.repeater.value_or(Repeater()), surroundings_->sink);
}

std::optional<yaml::Node> Normaliser::unit_that_inherits(yaml::Node view, Inherited const& inherited) {
  auto const* projection = view.find("projection");
  if (projection && inherited.projection)
    surroundings_->sink.warning(projection->span, "this `projection` counts, not that of the layer around it");
  if (!projection && inherited.projection) set(view, "projection", *inherited.projection);
  if (auto merged = merge_encodings(inherited.encoding, view.find("encoding"), MergeFor::Unit))
    set(view, "encoding", std::move(*merged));
  Inherited rest;
  rest.overlay_config = inherited.overlay_config;
  rest.place = inherited.place;
  return composite_unit(std::move(view), rest);
}

std::optional<yaml::Node> Normaliser::composite_unit(yaml::Node view, Inherited const& inherited) {
  Inherited rest = inherited;
  rest.encoding = rest.projection = std::nullopt;
  if (auto const* mark = find_composite_mark(mark_type(view))) {
    if (mark->extent == Extent::SeveralViews && inherited.place != Inherited::Place::Free) {
      surroundings_->sink.error(view.find("mark")->span,
                                fmt::format("`{}` is several views, which no layer or facet can hold", mark->name),
                                "put it into a concatenation, or let it stand alone");
      return std::nullopt;
    }
    auto expanded = mark->expand(std::move(view), *surroundings_);
    if (!expanded || mark->result == Expansion::Plain) return expanded;
    // What the config wants of all lines is not meant for those within a mark of the genre.
    Inherited within;
    within.place = inherited.place;
    within.overlay_config = OverlayConfig::IsDone;
    return any_view(std::move(*expanded), within);
  }
  if (has_overlay(view, surroundings_->config, inherited.overlay_config)) {
    view = expand_overlay(std::move(view), surroundings_->config, inherited.overlay_config);
    rest.overlay_config = OverlayConfig::IsDone;
    return layer_or_unit(std::move(view), rest);
  }
  if (is_ranged_line(view)) {
    auto mark = mark_definition(view);
    set(mark, "type", give_span(*Value("rule").node(), mark.span));
    set(view, "mark", is_mapping(view.find("mark")) ? std::move(mark) : *mark.find("type"));
    return layer_or_unit(std::move(view), rest);
  }
  return view;
}

std::optional<yaml::Node> Normaliser::layer(yaml::Node view, Inherited inherited) {
  if (!admits(view)) return std::nullopt;
  auto encoding = take(view, "encoding");
  if (is_mapping(encoding ? &*encoding : nullptr)) encoding = without_references(*encoding, inherited);
  auto const projection = take(view, "projection");
  inherited.encoding = merge_encodings(inherited.encoding, encoding ? &*encoding : nullptr, MergeFor::Layer);
  if (projection) inherited.projection = projection;
  inherited.place = Inherited::Place::InLayer;
  prefix_name(view, inherited.name_prefix);
  auto layers =
      each(*take(view, "layer"), "layer", [&](yaml::Node layer) { return layer_or_unit(std::move(layer), inherited); });
  if (layers.items.empty()) return std::nullopt;
  set(view, "layer", std::move(layers));
  return view;
}

std::optional<yaml::Node> Normaliser::concatenation(yaml::Node view, char const* name, Inherited const& inherited) {
  if (!admits(view)) return std::nullopt;
  auto views = each(*take(view, name), name, [&](yaml::Node child) { return any_view(std::move(child), inherited); });
  if (views.items.empty()) return std::nullopt;
  set(view, name, std::move(views));
  return view;
}

std::optional<yaml::Node> Normaliser::facet(yaml::Node view, Inherited const& inherited) {
  if (!admits(view)) return std::nullopt;
  auto const* facet = view.find("facet");
  if (is_mapping(facet) && (facet->find("row") || facet->find("column")))
    if (auto const columns = take(view, "columns"))
      surroundings_->sink.warning(columns->span, "`columns` is ignored: `row` and `column` make the grid");
  auto child = take(view, "spec");
  if (!child) {
    surroundings_->sink.error(view.span, "a facet needs `spec`, the view that is repeated");
    return std::nullopt;
  }
  auto inner = inherited;
  inner.place = Inherited::Place::InFacet;
  auto normalised = any_view(std::move(*child), std::move(inner));
  if (!normalised) return std::nullopt;
  set(view, "spec", std::move(*normalised));
  return view;
}

}  // namespace livret::composite
