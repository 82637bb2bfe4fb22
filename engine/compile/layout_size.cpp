#include "compile/layout_size.hpp"

#include "compile/scales.hpp"

namespace livret::compile {

namespace {

using plot::SizePlan;

bool is_step(std::optional<SizePlan> const& plan) { return plan && std::holds_alternative<plot::StepSize>(*plan); }

bool are_alike(std::optional<SizePlan> const& a, std::optional<SizePlan> const& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  if (a->index() != b->index()) return false;
  auto const* fixed = std::get_if<plot::FixedSize>(&*a);
  return fixed == nullptr || fixed->pt == std::get<plot::FixedSize>(*b).pt;
}

Resolve scale_resolve(Model const& view, ChannelId channel) {
  auto const found = view.resolve.scale.find(channel);
  if (found != view.resolve.scale.end()) return found->second;
  return view.kind == Model::Kind::Concat ? Resolve::Independent : Resolve::Shared;
}

/// The unit's scale, or that which it would share with others if it had the channel.
ScaleComponent const* nearest_scale(Model const& unit, ChannelId channel) {
  for (Model const* view = &unit; view != nullptr; view = view->parent)
    if (auto const* scale = view->scale(channel)) return scale;
  return nullptr;
}

}  // namespace

LayoutSizes::LayoutSizes(Compilation const& compilation, Model const& root) : compilation_(&compilation) {
  settle(root);
}

std::optional<SizePlan> LayoutSizes::find(Model const& view, ChannelId channel) const {
  auto const found = sizes_.find(&view);
  return found != sizes_.end() ? found->second[channel == ChannelId::X ? 0 : 1].plan : std::nullopt;
}

void LayoutSizes::settle(Model const& view) {
  for (auto const& child : view.children) settle(*child);
  for (auto const channel : {ChannelId::X, ChannelId::Y}) {
    if (view.kind == Model::Kind::Unit) at(view, channel) = size_of_unit(view, channel);
    if (view.kind == Model::Kind::Layer) merge(view, channel, Reach::Whole);
    if (view.kind != Model::Kind::Concat) continue;
    bool const is_one_line = channel == ChannelId::X ? view.columns == 1 : !view.columns;
    merge(view, channel, is_one_line ? Reach::Whole : Reach::Children);
  }
}

void LayoutSizes::merge(Model const& view, ChannelId channel, Reach reach) {
  bool const is_independent = scale_resolve(view, channel) == Resolve::Independent;
  std::optional<Size> merged;
  for (auto const& child : view.children) {
    auto const& size = at(*child, channel);
    // Steps of scales apart come to different sizes.
    if (is_independent && is_step(size.plan)) return;
    if (!merged) {
      merged = size;
      continue;
    }
    if (is_independent && !are_alike(merged->plan, size.plan)) return;
    if (!merged->plan || (size.plan && size.is_explicit && !merged->is_explicit)) merged = size;
  }
  if (!merged) return;
  for (auto const& child : view.children) hand_down(*child, channel, *merged);
  if (reach == Reach::Whole) at(view, channel) = *merged;
}

void LayoutSizes::hand_down(Model const& view, ChannelId channel, Size const& size) {
  auto& own = at(view, channel);
  if (own.plan) own.plan = size.plan;
  own.is_merged_above = true;
  for (auto const& child : view.children)
    if (at(*child, channel).is_merged_above && own.plan) hand_down(*child, channel, size);
}

LayoutSizes::Size LayoutSizes::size_of_unit(Model const& unit, ChannelId channel) const {
  auto const& said = channel == ChannelId::X ? unit.width : unit.height;
  auto const* scale = nearest_scale(unit, channel);
  switch (said.kind) {
    case SizeSpec::Kind::Number:
      return {plot::FixedSize{said.value}, true};
    case SizeSpec::Kind::Container:
      return {plot::ContainerSize{continuous_fallback(channel)}, true};
    case SizeSpec::Kind::Step:
      if (scale != nullptr && scale->has_discrete_domain()) return {plot::StepSize{scale->id}, true};
      if (scale == nullptr) return {plot::FixedSize{said.value}, true};
      break;
    case SizeSpec::Kind::Absent:
      break;
  }
  bool const is_wide = scale == nullptr && (!unit.projection.is_none() || unit.mark.kind == MarkKind::Arc);
  if (is_wide || (scale != nullptr && !scale->has_discrete_domain())) return {continuous_size(channel)};
  auto const size = discrete_size(*compilation_, unit, channel);
  if (size.kind == SizeSpec::Kind::Container) return {plot::ContainerSize{continuous_fallback(channel)}};
  if (size.kind == SizeSpec::Kind::Number || scale == nullptr) return {plot::FixedSize{size.value}};
  return {plot::StepSize{scale->id}};
}

double LayoutSizes::continuous_fallback(ChannelId channel) const {
  auto const* node =
      compilation_->config.find("view", channel == ChannelId::X ? "continuousWidth" : "continuousHeight");
  return node == nullptr || node->text == "container" ? 300 : compilation_->values.number(node).value_or(300);
}

SizePlan LayoutSizes::continuous_size(ChannelId channel) const {
  auto const* node =
      compilation_->config.find("view", channel == ChannelId::X ? "continuousWidth" : "continuousHeight");
  if (node != nullptr && node->text == "container") return plot::ContainerSize{300};
  return plot::FixedSize{continuous_fallback(channel)};
}

}  // namespace livret::compile
