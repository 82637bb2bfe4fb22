#include "plot/channel_values.hpp"

#include <algorithm>
#include <cmath>

namespace livret::plot {
namespace {

std::optional<double> finite(double number) { return std::isfinite(number) ? std::optional(number) : std::nullopt; }

std::optional<double> number_of(expr::Value const& value) {
  return value.is_null() ? std::nullopt : finite(value.to_number());
}

/// Whether a scale's greater data have greater places.
bool ascends(scale::Scale const& scale) {
  auto const& range = scale.range();
  auto const domain = scale.numeric_domain();
  bool const range_ascends = range.size() < 2 || range.back().to_number() >= range.front().to_number();
  bool const domain_ascends = domain.size() < 2 || domain.back() >= domain.front();
  return range_ascends == domain_ascends;
}

/// 0 where the domain has it, else one of its ends.
expr::Value end_of(scale::Scale const& scale, DomainEnd::End end) {
  auto const& domain = scale.domain();
  if (domain.empty()) return {};
  double const first = domain.front().to_number();
  double const last = domain.back().to_number();
  if (std::min(first, last) <= 0 && std::max(first, last) >= 0) return 0.0;
  return end == DomainEnd::End::ZeroOrLeast ? domain.front() : domain.back();
}

double side_of(GroupSide side, GroupScope const& group) {
  switch (side) {
    case GroupSide::Width:
      return group.width;
    case GroupSide::Height:
      return group.height;
    case GroupSide::X:
      return group.x;
    case GroupSide::Y:
      return group.y;
  }
  return 0;
}

}  // namespace

BoundRule::BoundRule(ReadyRule const& ready, RowScope& rows) : ready_(&ready), rows_(&rows) {
  Rule const& rule = *ready.rule;
  auto const* end = std::get_if<DomainEnd>(&rule.source);
  ScaleId const scale = end != nullptr ? end->scale : rule.scale;
  if (!scale.is_none()) {
    scale_ = rows.group().scales.find(scale);
    lacks_scale_ = scale_ == nullptr;
  }
  addend_ = rule.offset;
  if (rule.band && scale_ != nullptr) addend_ += *rule.band * scale_->bandwidth();
  if (ready.further != nullptr) further_.emplace_back(*ready.further, rows);
  if (ready.cells == nullptr && !std::holds_alternative<Formula>(rule.source)) constant_ = constant_number();
}

std::optional<double> BoundRule::constant_number() const {
  Rule const& rule = *ready_->rule;
  if (auto const* side = std::get_if<GroupSide>(&rule.source)) return side_of(*side, rows_->group());
  if (auto const* band = std::get_if<Bandwidth>(&rule.source)) {
    scale::Scale const* scale = rows_->group().scales.find(band->scale);
    return std::max(band->least, scale != nullptr ? scale->bandwidth() : 0.0);
  }
  if (auto const* value = std::get_if<expr::Value>(&rule.source))
    return scale_ != nullptr ? scale_->number(*value) : finite(ready_->number);
  if (auto const* end = std::get_if<DomainEnd>(&rule.source))
    return scale_ != nullptr ? scale_->number(end_of(*scale_, end->end)) : std::nullopt;
  if (std::holds_alternative<GroupRadius>(rule.source))
    return std::min(rows_->group().width, rows_->group().height) / 2;
  if (std::holds_alternative<std::monostate>(rule.source)) return 0;
  return std::nullopt;
}

bool BoundRule::holds(std::size_t row) const {
  if (ready_->rule->test == nullptr) return true;
  rows_->move_to(row);
  return rows_->holds(*ready_->rule->test);
}

bool BoundRule::is_suppressed(std::size_t row) const {
  return ready_->cells != nullptr && ready_->cells->missing(row) == table::Missing::Suppressed;
}

std::optional<double> BoundRule::scaled(double datum) const {
  return scale_ != nullptr ? scale_->number(datum) : finite(datum);
}

std::optional<double> BoundRule::cell_number(std::size_t row) {
  table::Column const& cells = *ready_->cells;
  if (cells.is_missing(row))
    return scale_ != nullptr && scale::is_discrete(scale_->type()) ? scale_->number(expr::Value()) : std::nullopt;
  auto const through_scale = [&] {
    return scale_ != nullptr ? scale_->number(cells.value(row)) : number_of(cells.value(row));
  };
  switch (ready_->reading) {
    case ReadyRule::Reading::Number:
      return scaled(cells.number(row));
    case ReadyRule::Reading::Code:
      return numbers_.find(cells.code(row), through_scale);
    case ReadyRule::Reading::Value:
      break;
  }
  return through_scale();
}

std::optional<double> BoundRule::projected(Projected const& place, std::size_t row) const {
  geo::Projection const* projection = rows_->group().projection(place.projection);
  if (projection == nullptr || ready_->other == nullptr) return std::nullopt;
  double const longitude = plot::number_of(*ready_->cells, row);
  double const latitude = plot::number_of(*ready_->other, row);
  if (!std::isfinite(longitude) || !std::isfinite(latitude)) return std::nullopt;
  auto const point = projection->project({longitude, latitude});
  if (!point) return std::nullopt;
  return place.axis == Projected::Axis::X ? point->x : point->y;
}

std::optional<double> BoundRule::source_number(std::size_t row) {
  Rule const& rule = *ready_->rule;
  if (auto const* formula = std::get_if<Formula>(&rule.source)) {
    rows_->move_to(row);
    auto const value = rows_->evaluate(formula->expression);
    return scale_ != nullptr ? scale_->number(value) : number_of(value);
  }
  if (ready_->cells == nullptr) return constant_;
  if (auto const* between = std::get_if<Between>(&rule.source)) {
    if (ready_->other == nullptr) return std::nullopt;
    double const from = plot::number_of(*ready_->cells, row);
    double const to = plot::number_of(*ready_->other, row);
    // As Vega-Lite weighs them: the same rounding.
    return scaled((1 - between->fraction) * from + between->fraction * to);
  }
  if (auto const* place = std::get_if<Projected>(&rule.source)) return projected(*place, row);
  return cell_number(row);
}

double BoundRule::widening(double here, std::size_t row) const {
  Rule::Least const& least = *ready_->rule->least;
  if (scale_ == nullptr || ready_->other == nullptr) return 0;
  auto const there = scale_->number(plot::number_of(*ready_->other, row));
  if (!there) return 0;
  double const span = std::abs(*there - here);
  bool const lies_after = span > 0 ? *there > here : ascends(*scale_) != least.is_end;
  double const outward = lies_after ? -1 : 1;
  return span < least.size ? outward * 0.5 * (least.size - span) : -outward * 0.5 * least.spacing;
}

std::optional<double> BoundRule::number(std::size_t row) {
  if (lacks_scale_) return std::nullopt;
  auto const source = source_number(row);
  if (!source) return std::nullopt;
  double number = *source * ready_->rule->multiply + addend_;
  if (ready_->rule->least) number += widening(*source, row);
  if (!further_.empty()) {
    auto const more = further_.front().number(row);
    if (!more) return std::nullopt;
    number += *more;
  }
  return number;
}

scene::Paint BoundRule::paint(std::size_t row) {
  if (lacks_scale_) return {};
  Rule const& rule = *ready_->rule;
  auto const painted = [&](expr::Value const& value) {
    if (scale_ == nullptr) return paint_of(value);
    auto const colour = scale_->colour(value);
    return colour ? scene::Paint(*colour) : scene::Paint();
  };
  if (std::holds_alternative<FieldValue>(rule.source) && ready_->cells != nullptr) {
    table::Column const& cells = *ready_->cells;
    if (cells.is_missing(row)) return painted(expr::Value());
    if (ready_->reading == ReadyRule::Reading::Code)
      return paints_.find(cells.code(row), [&] { return painted(cells.value(row)); });
    if (ready_->reading == ReadyRule::Reading::Number && scale_ != nullptr) {
      auto const colour = scale_->colour(cells.number(row));
      return colour ? scene::Paint(*colour) : scene::Paint();
    }
    return painted(cells.value(row));
  }
  if (std::holds_alternative<expr::Value>(rule.source) && scale_ == nullptr) return ready_->paint;
  if (std::holds_alternative<scene::Paint>(rule.source)) return ready_->paint;
  return painted(source_value(row));
}

expr::Value BoundRule::source_value(std::size_t row) {
  Rule const& rule = *ready_->rule;
  if (auto const* value = std::get_if<expr::Value>(&rule.source)) return *value;
  if (auto const* end = std::get_if<DomainEnd>(&rule.source))
    return scale_ != nullptr ? end_of(*scale_, end->end) : expr::Value();
  if (auto const* formula = std::get_if<Formula>(&rule.source)) {
    rows_->move_to(row);
    return rows_->evaluate(formula->expression);
  }
  if (std::holds_alternative<FieldValue>(rule.source))
    return ready_->cells != nullptr ? ready_->cells->value(row) : expr::Value();
  if (auto const* between = std::get_if<Between>(&rule.source)) {
    if (ready_->cells == nullptr || ready_->other == nullptr) return {};
    return (1 - between->fraction) * plot::number_of(*ready_->cells, row) +
           between->fraction * plot::number_of(*ready_->other, row);
  }
  return {};
}

expr::Value BoundRule::value(std::size_t row) {
  if (lacks_scale_) return {};
  Rule const& rule = *ready_->rule;
  bool const is_arithmetic =
      rule.multiply != 1 || rule.offset != 0 || rule.band || ready_->further != nullptr ||
      std::holds_alternative<GroupSide>(rule.source) || std::holds_alternative<Bandwidth>(rule.source) ||
      std::holds_alternative<GroupRadius>(rule.source) || std::holds_alternative<Projected>(rule.source);
  if (is_arithmetic) {
    auto const found = number(row);
    return found ? expr::Value(*found) : expr::Value();
  }
  auto source = source_value(row);
  return scale_ != nullptr ? scale_->value(source) : source;
}

BoundChannel::BoundChannel(ReadyChannel const& ready, RowScope& rows) : channel_(ready.channel) {
  rules_.reserve(ready.rules.size());
  for (ReadyRule const& rule : ready.rules) rules_.emplace_back(rule, rows);
}

BoundRule* BoundChannel::rule_of(std::size_t row) {
  for (BoundRule& rule : rules_)
    if (rule.holds(row)) return &rule;
  return nullptr;
}

}  // namespace livret::plot
