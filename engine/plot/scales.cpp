#include "plot/scales.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"

namespace livret::plot {
namespace {

bool is_fixed(RangeSource const& range) {
  return std::holds_alternative<std::monostate>(range) || std::holds_alternative<scale::Range>(range);
}

double inner_padding(scale::Definition const& definition) {
  return definition.type == scale::Type::Point ? 1 : definition.padding_inner.value_or(definition.padding);
}

std::size_t count_of(scale::Definition const& definition) {
  return definition.domain_raw.empty() ? definition.domain.size() : definition.domain_raw.size();
}

/// How many steps so many bands take: vega-scale's bandSpace.
double band_space(scale::Definition const& definition) {
  auto const count = static_cast<double>(count_of(definition));
  double const outer = definition.padding_outer.value_or(definition.padding);
  double const space = count - inner_padding(definition) + outer * 2;
  return count == 0 ? 0 : space > 0 ? space : 1;
}

/// The range of a scale that runs for `extent` pt.
scale::Range range_of(RangeSource const& source, double extent) {
  using Values = std::vector<expr::Value>;
  if (auto const* side = std::get_if<RangeSide>(&source))
    return side->reversed ? Values{extent, 0.0} : Values{0.0, extent};
  if (auto const* radius = std::get_if<RangeRadius>(&source)) return Values{radius->inner, extent};
  if (std::holds_alternative<RangeBandwidth>(source)) return Values{0.0, extent};
  return scale::StepRange{extent};
}

void report_findings(ScalePlan const& plan, scale::Scale const& made, diag::Sink& sink) {
  for (scale::Finding const finding : made.findings()) {
    if (finding == scale::Finding::OneValueDomain) continue;
    sink.warning(plan.span, fmt::format("scale `{}`: {}", plan.name, scale::describe(finding)));
  }
}

}  // namespace

ReadyScale prepare_scale(Plan const& plan, ScaleId id, DomainContext const& context, diag::Sink& sink) {
  base::check(id.index() < plan.scales.size(), "a group of a plot has a scale that is not in its plan");
  ScalePlan const& scale = plan.scales[id.index()];
  ReadyScale ready{id, &scale, scale.definition, std::nullopt};
  ready.definition.domain = find_domain(scale, context);
  if (scale.bins)
    if (auto const* bins = context.tables.bins(*scale.bins))
      ready.definition.bins = scale::BinSteps{bins->step, bins->start, bins->stop};
  if (auto const* range = std::get_if<scale::Range>(&scale.range)) ready.definition.range = *range;
  auto made = is_fixed(scale.range) ? scale::Scale::make(ready.definition) : [&] {
    scale::Definition nominal = ready.definition;
    nominal.range = range_of(scale.range, 100);
    return scale::Scale::make(nominal);
  }();
  report_findings(scale, made, sink);
  if (is_fixed(scale.range)) ready.made = std::move(made);
  return ready;
}

scale::Scale const* ScalesInScope::find(ScaleId id) const {
  if (id.index() >= slots_.size()) return nullptr;
  auto const& made = slots_[id.index()].made;
  return made ? &*made : nullptr;
}

double ScalesInScope::step_of(ReadyScale const& ready) const {
  auto const* range = std::get_if<RangeStep>(&ready.plan->range);
  if (range == nullptr) return 0;
  ReadyScale const* within =
      range->offset_scale.index() < slots_.size() ? slots_[range->offset_scale.index()].ready : nullptr;
  if (within == nullptr) return range->step;
  double const share = 1 - inner_padding(ready.definition);
  return range->step * band_space(within->definition) / (share > 0 ? share : 1);
}

double ScalesInScope::length_of_steps(ScaleId id) const {
  ReadyScale const* ready = id.index() < slots_.size() ? slots_[id.index()].ready : nullptr;
  return ready != nullptr ? step_of(*ready) * band_space(ready->definition) : 0;
}

ScalesInScope::Hidden ScalesInScope::enter(std::vector<ReadyScale> const& own) {
  Hidden hidden;
  for (ReadyScale const& ready : own) {
    Slot& slot = slots_[ready.id.index()];
    hidden.emplace_back(ready.id, std::move(slot));
    slot = {&ready, ready.made, 0};
  }
  return hidden;
}

void ScalesInScope::leave(Hidden hidden) {
  for (auto& [id, slot] : hidden) slots_[id.index()] = std::move(slot);
}

std::optional<double> ScalesInScope::range_extent(RangeSource const& source, Sides const& sides) const {
  if (auto const* side = std::get_if<RangeSide>(&source))
    return side->side == GroupSide::Width ? sides.width : sides.height;
  if (std::holds_alternative<RangeRadius>(source)) {
    if (!sides.width || !sides.height) return std::nullopt;
    return std::min(*sides.width, *sides.height) / 2;
  }
  if (auto const* band = std::get_if<RangeBandwidth>(&source)) {
    scale::Scale const* around = find(band->scale);
    return around != nullptr ? std::optional(around->bandwidth()) : std::nullopt;
  }
  return std::nullopt;
}

void ScalesInScope::fit(Sides const& sides) {
  for (Slot& slot : slots_) {
    if (slot.ready == nullptr || slot.ready->made) continue;
    RangeSource const& source = slot.ready->plan->range;
    auto const extent =
        std::holds_alternative<RangeStep>(source) ? std::optional(step_of(*slot.ready)) : range_extent(source, sides);
    if (!extent || (slot.made && slot.extent == *extent)) continue;
    scale::Definition definition = slot.ready->definition;
    definition.range = range_of(source, *extent);
    slot.made = scale::Scale::make(definition);
    slot.extent = *extent;
  }
}

}  // namespace livret::plot
