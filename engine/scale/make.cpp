#include <algorithm>
#include <cmath>
#include <utility>

#include "scale/domain.hpp"
#include "scale/state.hpp"

namespace livret::scale {

namespace {

using State = Scale::State;
using Way = State::Way;

bool is_categorical(Type type) { return type == Type::Ordinal || type == Type::Band || type == Type::Point; }

/// Takes the domain out of the definition; gives the number of values it had, repeated ones included.
std::size_t set_domain(State& state, Findings& findings) {
  auto& definition = state.definition;
  if (is_categorical(definition.type)) {
    auto const& given = definition.domain_raw.empty() ? definition.domain : definition.domain_raw;
    if (given.empty()) findings.note(Finding::EmptyDomain);
    state.categories = CategoryIndex(given);
    state.domain = state.categories.values();
    return given.size();
  }
  if (definition.type == Type::Quantile) {
    state.numbers = sorted_numbers(definition.domain_raw.empty() ? definition.domain : definition.domain_raw);
    if (state.numbers.empty()) findings.note(Finding::EmptyDomain);
  } else if (definition.type != Type::BinOrdinal || std::holds_alternative<std::monostate>(definition.bins) ||
             !definition.domain.empty()) {
    state.numbers = arrange_domain(definition, findings);
  }
  return definition.domain_raw.empty() ? definition.domain.size() : definition.domain_raw.size();
}

/// Of a bin-ordinal scale bins and domain stand for each other. Gives the domain's number of values.
std::size_t set_bins(State& state, std::size_t cardinality, Findings& findings) {
  state.bins = arrange_bins(state.definition.bins, state.numbers, findings);
  if (state.definition.type != Type::BinOrdinal) return cardinality;
  if (state.bins.empty()) state.bins = state.numbers;
  if (!state.numbers.empty()) return cardinality;
  state.numbers = state.bins;
  return state.bins.size();
}

void set_stretches(State& state) {
  auto count = std::min(state.numbers.size(), state.range.size());
  if (state.way == Way::Sequential || state.way == Way::Diverging) count = state.numbers.size();
  if (count < 2) return;
  state.least = std::min(state.numbers.front(), state.numbers[count - 1]);
  state.most = std::max(state.numbers.front(), state.numbers[count - 1]);
  std::vector<double> ends;
  for (std::size_t i = 0; i < count; ++i) ends.push_back(state.transform.lift(state.numbers[i]));
  state.stretches = Piecewise(std::move(ends));
}

/// Two slopes that meet in the middle of the colours; of a sequential scale they are one.
void set_slopes(State& state) {
  if (state.numbers.size() < 2) return;
  auto const lift = [&](std::size_t i) { return state.transform.lift(state.numbers[i]); };
  auto const slope = [](double from, double to, double rise) { return from == to ? 0 : rise / (to - from); };
  if (state.way == Way::Sequential) {
    state.middle = lift(0);
    state.below = state.above = slope(lift(0), lift(1), 1);
    return;
  }
  state.middle = lift(1);
  state.below = slope(lift(0), lift(1), 0.5);
  state.above = slope(lift(1), lift(2), 0.5);
  state.sign = lift(1) < lift(0) ? -1 : 1;
}

void set_continuous(State& state) {
  auto const& definition = state.definition;
  if (!state.numbers.empty()) state.transform = transform_of(definition, state.numbers.front());
  state.clamps = definition.beyond == Definition::Beyond::Clamp;
  state.rounds = definition.rounding == Definition::Rounding::Integer;
  if (state.colours) {
    state.way = state.numbers.size() == 3 ? Way::Diverging : Way::Sequential;
    set_slopes(state);
    for (std::size_t i = 0; i < state.numbers.size(); ++i)
      state.range.emplace_back(
          base::to_hex(state.colours->at(static_cast<double>(i) / static_cast<double>(state.numbers.size() - 1))));
    return;
  }
  set_stretches(state);
  if (auto colours = colours_of(state.range)) {
    state.way = Way::Colours;
    colours->resize(std::min(colours->size(), std::max<std::size_t>(state.numbers.size(), 1)));
    if (state.stretches.is_reversed()) std::ranges::reverse(*colours);
    state.colours = RampPart{ColourRamp(*colours, definition.interpolation.value_or(Interpolation()))};
    return;
  }
  auto const count = std::min(state.numbers.size(), state.range.size());
  for (std::size_t i = 0; i < count; ++i) state.places.push_back(state.range[i].to_number());
  if (state.stretches.is_reversed()) std::ranges::reverse(state.places);
}

std::vector<double> quantiles(std::vector<double> const& sorted, std::size_t parts) {
  std::vector<double> cuts;
  for (std::size_t i = 1; i < parts && !sorted.empty(); ++i) {
    double const place = static_cast<double>(sorted.size() - 1) * (static_cast<double>(i) / static_cast<double>(parts));
    auto const below = static_cast<std::size_t>(place);
    double const low = sorted[below];
    double const high = sorted[std::min(below + 1, sorted.size() - 1)];
    cuts.push_back(low + (high - low) * (place - static_cast<double>(below)));
  }
  return cuts;
}

std::vector<double> equal_cuts(double from, double to, std::size_t parts) {
  std::vector<double> cuts;
  auto const last = static_cast<double>(parts) - 1;
  for (std::size_t i = 0; i + 1 < parts; ++i) {
    auto const index = static_cast<double>(i);
    cuts.push_back(((index + 1) * to - (index - last) * from) / (last + 1));
  }
  return cuts;
}

void set_steps(State& state) {
  state.way = Way::Steps;
  auto const& numbers = state.numbers;
  switch (state.definition.type) {
    case Type::Quantile:
      state.thresholds = quantiles(numbers, state.range.size());
      break;
    case Type::Quantize:
      if (numbers.size() >= 2) state.thresholds = equal_cuts(numbers[0], numbers[1], state.range.size());
      break;
    default:
      state.thresholds = numbers;
  }
}

void read_range(State& state) {
  for (auto const& value : state.range) {
    auto const* const number = value.as<double>();
    auto const* const text = value.as<std::string>();
    state.range_numbers.push_back(number && std::isfinite(*number) ? std::optional(*number) : std::nullopt);
    state.range_colours.push_back(text ? read_colour(*text) : std::nullopt);
  }
}

void set_bands(State& state) {
  state.way = Way::Bands;
  if (state.range.size() < 2) return;
  double const first = state.range[0].to_number();
  double const last = state.range[1].to_number();
  state.range = {first, last};
  state.bands = lay_bands(state.definition, state.domain.size(), first, last);
}

void set_domain_values(State& state) {
  bool const temporal = is_temporal(state.definition.type);
  for (double const number : state.numbers)
    state.domain.push_back(temporal ? expr::Value(expr::Moment{number}) : expr::Value(number));
  state.definition.domain.clear();
  state.definition.domain_raw.clear();
}

}  // namespace

Scale Scale::make(Definition definition) {
  auto state = std::make_shared<State>();
  state->definition = std::move(definition);
  Findings findings;
  auto cardinality = set_domain(*state, findings);
  cardinality = set_bins(*state, cardinality, findings);
  auto range = arrange_range(state->definition, cardinality, findings);
  state->range = std::move(range.values);
  state->colours = std::move(range.colours);
  auto const type = state->definition.type;
  if (is_continuous(type)) {
    set_continuous(*state);
  } else if (type == Type::Identity) {
    state->way = Way::Identity;
  } else if (type == Type::Band || type == Type::Point) {
    set_bands(*state);
  } else {
    state->way = Way::Categories;
    if (type != Type::Ordinal) set_steps(*state);
    read_range(*state);
  }
  set_domain_values(*state);
  state->findings = findings.list();
  return Scale(std::move(state));
}

}  // namespace livret::scale
