#include "plot/scales.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"

namespace livret::plot {
namespace {

bool is_fixed(RangeSource const& range) {
  return std::holds_alternative<std::monostate>(range) || std::holds_alternative<scale::Range>(range) ||
         std::holds_alternative<RangeOfField>(range);
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

scale::Range values_of(RangeOfField const& range, DomainContext const& context) {
  ScalePlan values;
  values.definition.type = scale::Type::Ordinal;
  values.domain = {range.values};
  values.order = range.order;
  return find_domain(values, context);
}

std::optional<double> count_of(std::optional<BinsRef> const& reference, DomainContext const& context) {
  auto const* bins = reference ? context.tables.bins(*reference) : nullptr;
  return bins != nullptr && bins->step > 0 ? std::optional((bins->stop - bins->start) / bins->step) : std::nullopt;
}

void report_findings(ScalePlan const& plan, scale::Scale const& made, diag::Sink& sink) {
  for (scale::Finding const finding : made.findings()) {
    if (finding == scale::Finding::OneValueDomain) continue;
    sink.warning(plan.span, fmt::format("scale `{}`: {}", plan.name, scale::describe(finding)));
  }
}

}  // namespace

scale::Scale ReadyScale::nominal() const {
  scale::Definition any = definition;
  any.range = std::vector<expr::Value>{0.0, 100.0};
  return scale::Scale::make(any);
}

ReadyScale prepare_scale(Plan const& plan, ScaleId id, DomainContext const& context, diag::Sink& sink) {
  base::check(id.index() < plan.scales.size(), "a group of a plot has a scale that is not in its plan");
  ScalePlan const& scale = plan.scales[id.index()];
  ReadyScale ready{id, &scale, scale.definition, std::nullopt, std::nullopt, std::nullopt};
  ready.definition.domain = find_domain(scale, context);
  if (auto const* cell = std::get_if<RangeCell>(&scale.range)) {
    ready.bins_across = count_of(cell->width.bins, context);
    ready.bins_down = count_of(cell->height.bins, context);
  }
  if (scale.bins)
    if (auto const* bins = context.tables.bins(*scale.bins))
      ready.definition.bins = scale::BinSteps{bins->step, bins->start, bins->stop};
  if (auto const* range = std::get_if<scale::Range>(&scale.range)) ready.definition.range = *range;
  if (auto const* field = std::get_if<RangeOfField>(&scale.range)) ready.definition.range = values_of(*field, context);
  auto made = is_fixed(scale.range) ? scale::Scale::make(ready.definition) : ready.nominal();
  report_findings(scale, made, sink);
  if (is_fixed(scale.range)) ready.made = std::move(made);
  return ready;
}

scale::Scale const* ScalesInScope::find(ScaleId id) const {
  if (id.index() >= slots_.size()) return nullptr;
  auto const& made = slots_[id.index()].made;
  return made ? &*made : nullptr;
}

scale::Scale const* ScalesInScope::find(std::string_view name) const {
  for (Slot const& slot : slots_)
    if (slot.made && slot.ready->plan->name == name) return &*slot.made;
  return nullptr;
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
    slot = {&ready, ready.made, {}};
  }
  return hidden;
}

void ScalesInScope::leave(Hidden hidden) {
  for (auto& [id, slot] : hidden) slots_[id.index()] = std::move(slot);
}

/// Both ends of a range, or nothing where what it depends on is not known.
struct ScalesInScope::RangeFinder {
  using Ends = std::optional<std::array<double, 2>>;
  ScalesInScope const& scales;
  ReadyScale const& ready;
  Sides const& sides;

  std::optional<double> side(GroupSide which) const { return which == GroupSide::Width ? sides.width : sides.height; }
  static Ends along(double length, bool reversed) {
    return reversed ? std::array{length, 0.0} : std::array{0.0, length};
  }

  Ends operator()(std::monostate) const { return std::nullopt; }
  Ends operator()(scale::Range const&) const { return std::nullopt; }
  Ends operator()(RangeOfField const&) const { return std::nullopt; }
  Ends operator()(RangeSide const& range) const {
    auto const length = side(range.side);
    return length ? along(*length, range.reversed) : std::nullopt;
  }
  Ends operator()(RangeBandwidth const& range) const {
    scale::Scale const* around = scales.find(range.scale);
    return around != nullptr ? along(around->bandwidth(), range.reversed) : std::nullopt;
  }
  Ends operator()(RangeRadius const& range) const {
    if (!sides.width || !sides.height) return std::nullopt;
    return std::array{range.inner, std::min(*sides.width, *sides.height) / 2};
  }
  Ends operator()(RangeStep const&) const { return along(scales.step_of(ready) * band_space(ready.definition), false); }
  Ends operator()(RangeEnds const& range) const {
    auto const length = side(range.side);
    if (!length) return std::nullopt;
    return std::array{range.from.constant + range.from.share * *length, range.to.constant + range.to.share * *length};
  }
  Ends operator()(RangeDuration const& range) const {
    scale::Scale const* time = scales.find(range.scale);
    if (time == nullptr) return std::nullopt;
    auto const start = time->number(range.start);
    auto const end = time->number(range.end);
    if (!start || !end) return std::nullopt;
    return std::array{range.from * (*end - *start), range.to * (*end - *start)};
  }
  Ends operator()(RangeCell const& range) const {
    auto const cell = [](RangeCell::Side const& side, std::optional<double> bins, std::optional<double> of_group) {
      auto const length = side.length ? side.length : of_group;
      return bins && length ? *length / *bins : side.step;
    };
    double const least =
        std::min(cell(range.width, ready.bins_across, sides.width), cell(range.height, ready.bins_down, sides.height));
    double const part = range.share * least;
    return std::array{range.least, range.measure == RangeCell::Measure::Area ? part * part : least - range.less};
  }
};

void ScalesInScope::fit(Sides const& sides) {
  for (Slot& slot : slots_) {
    if (slot.ready == nullptr || slot.ready->made) continue;
    auto const ends = std::visit(RangeFinder{*this, *slot.ready, sides}, slot.ready->plan->range);
    if (!ends || (slot.made && slot.ends == *ends)) continue;
    scale::Definition definition = slot.ready->definition;
    definition.range = std::vector<expr::Value>{(*ends)[0], (*ends)[1]};
    slot.made = scale::Scale::make(definition);
    slot.ends = *ends;
  }
}

}  // namespace livret::plot
