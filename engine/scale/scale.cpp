#include "scale/scale.hpp"

#include <algorithm>
#include <cmath>

#include "scale/state.hpp"

namespace livret::scale {

namespace {

using Way = Scale::State::Way;

std::optional<double> finite(double number) { return std::isfinite(number) ? std::optional(number) : std::nullopt; }

/// What a datum is in numbers: texts are read, as ECMAScript does; a missing one is nothing.
double number_in(expr::Value const& datum) { return datum.is_null() ? std::nan("") : datum.to_number(); }

std::optional<double> placed(Scale::State const& state, double datum) {
  if (state.stretches.is_empty() || std::isnan(datum)) return std::nullopt;
  double const x = state.transform.lift(state.clamps ? state.clamped(datum) : datum);
  auto const [stretch, part] = state.stretches.place_of(x);
  double const place = state.places[stretch] * (1 - part) + state.places[stretch + 1] * part;
  return finite(state.rounds ? std::floor(place + 0.5) : place);
}

std::optional<base::Colour> coloured(Scale::State const& state, double datum) {
  if (std::isnan(datum)) return std::nullopt;
  if (state.way == Way::Colours) {
    if (state.stretches.is_empty()) return std::nullopt;
    auto const [stretch, part] = state.stretches.place_of(state.transform.lift(state.clamped(datum)));
    return std::isnan(part) ? std::nullopt : std::optional(state.colours->ramp.at(stretch, part));
  }
  if (state.numbers.size() < 2) return std::nullopt;
  double const part = state.part(datum);
  return std::isfinite(part) ? std::optional(state.colours->at(part)) : std::nullopt;
}

}  // namespace

double Scale::State::clamped(double x) const { return clamps ? std::max(least, std::min(most, x)) : x; }

double Scale::State::part(double datum) const {
  double const x = transform.lift(datum);
  double part = 0;
  if (way == Way::Sequential)
    part = below == 0 ? 0.5 : (x - middle) * below;
  else
    part = 0.5 + (x - middle) * (sign * x < sign * middle ? below : above);
  return clamps ? std::max(0.0, std::min(1.0, part)) : part;
}

std::optional<std::size_t> Scale::State::index(double datum) const {
  if (std::isnan(datum) || range.empty()) return std::nullopt;
  if (definition.type == Type::BinOrdinal) {
    auto const bins_below = bisect(thresholds, datum);
    return bins_below == 0 ? std::nullopt : std::optional((bins_below - 1) % range.size());
  }
  auto const cuts = std::span(thresholds).first(std::min(thresholds.size(), range.size() - 1));
  return bisect(cuts, datum);
}

std::optional<std::size_t> Scale::State::index(expr::Value const& datum) const {
  if (way != Way::Categories) return index(number_in(datum));
  auto const category = range.empty() ? std::nullopt : categories.find(datum);
  return category ? std::optional(*category % range.size()) : std::nullopt;
}

Scale::Scale()
    : Scale(make([] {
        Definition definition;
        definition.domain = {0.0, 1.0};
        return definition;
      }())) {}

Scale::Scale(std::shared_ptr<State const> state) : state_(std::move(state)) {}

Type Scale::type() const { return state_->definition.type; }
bool Scale::is_interpolating() const { return state_->way == Way::Sequential || state_->way == Way::Diverging; }
std::span<Finding const> Scale::findings() const { return state_->findings; }
std::vector<expr::Value> const& Scale::domain() const { return state_->domain; }
std::span<double const> Scale::numeric_domain() const { return state_->numbers; }
std::vector<expr::Value> const& Scale::range() const { return state_->range; }
std::span<double const> Scale::bins() const { return state_->bins; }
double Scale::bandwidth() const { return state_->bands.width; }
double Scale::step() const { return state_->bands.step; }
Definition const& Scale::definition() const { return state_->definition; }

std::span<double const> Scale::thresholds() const {
  return type() == Type::BinOrdinal ? std::span<double const>() : state_->thresholds;
}

std::optional<double> Scale::number(double datum) const {
  State const& state = *state_;
  switch (state.way) {
    case Way::Numbers:
      return placed(state, datum);
    case Way::Identity:
      return finite(datum);
    case Way::Steps: {
      auto const index = state.index(datum);
      return index ? state.range_numbers[*index] : std::nullopt;
    }
    case Way::Bands:
    case Way::Categories:
      return number(expr::Value(datum));
    case Way::Colours:
    case Way::Sequential:
    case Way::Diverging:
      break;
  }
  return std::nullopt;
}

std::optional<double> Scale::number(expr::Value const& datum) const {
  State const& state = *state_;
  if (state.way == Way::Bands) {
    auto const category = state.categories.find(datum);
    return category ? finite(state.bands.place_of(*category)) : std::nullopt;
  }
  if (state.way != Way::Categories) return number(number_in(datum));
  auto const index = state.index(datum);
  return index ? state.range_numbers[*index] : std::nullopt;
}

std::optional<base::Colour> Scale::colour(double datum) const {
  State const& state = *state_;
  if (state.way == Way::Categories) return colour(expr::Value(datum));
  if (state.way != Way::Steps) return state.colours ? coloured(state, datum) : std::nullopt;
  auto const index = state.index(datum);
  return index ? state.range_colours[*index] : std::nullopt;
}

std::optional<base::Colour> Scale::colour(expr::Value const& datum) const {
  State const& state = *state_;
  if (state.way != Way::Categories) return colour(number_in(datum));
  auto const index = state.index(datum);
  return index ? state.range_colours[*index] : std::nullopt;
}

expr::Value Scale::value(expr::Value const& datum) const {
  State const& state = *state_;
  if (state.way == Way::Steps || state.way == Way::Categories) {
    auto const index = state.index(datum);
    return index ? state.range[*index] : expr::Value();
  }
  if (state.colours) {
    auto const found = coloured(state, number_in(datum));
    return found ? expr::Value(base::to_hex(*found)) : expr::Value();
  }
  auto const place = number(datum);
  return place ? expr::Value(*place) : expr::Value();
}

std::optional<std::size_t> Scale::category(expr::Value const& datum) const { return state_->categories.find(datum); }

std::optional<expr::Value> Scale::invert(double place) const {
  State const& state = *state_;
  if (state.way == Way::Identity) return expr::Value(place);
  if (state.way == Way::Bands) {
    auto const index = state.bands.band_at(place);
    return index ? std::optional(state.domain[*index]) : std::nullopt;
  }
  if (state.way != Way::Numbers || state.stretches.is_empty()) return std::nullopt;
  std::vector<double> ends = state.places;
  std::vector<double> lifted;
  for (std::size_t i = 0; i < ends.size(); ++i) lifted.push_back(state.transform.lift(state.numbers[i]));
  if (state.stretches.is_reversed()) std::ranges::reverse(ends);
  Piecewise const stretches(std::move(ends));
  if (stretches.is_reversed()) std::ranges::reverse(lifted);
  auto const [stretch, part] = stretches.place_of(place);
  double const datum = state.transform.ground(lifted[stretch] * (1 - part) + lifted[stretch + 1] * part);
  double const clamped = state.clamped(datum);
  if (!std::isfinite(clamped)) return std::nullopt;
  return is_temporal(type()) ? expr::Value(expr::Moment{std::floor(clamped + 0.5)}) : expr::Value(clamped);
}

Scale Scale::fraction(double low, double high) const {
  Definition fraction;
  bool const usable = high != low && std::isfinite(high - low);
  if (usable) {
    fraction.type = type();
    fraction.exponent = state_->definition.exponent;
    fraction.base = state_->definition.base;
    fraction.constant = state_->definition.constant;
    fraction.beyond = state_->definition.beyond;
  }
  fraction.domain = {usable ? low : 0.0, usable ? high : 0.0};
  fraction.zero = false;
  return make(std::move(fraction));
}

}  // namespace livret::scale
