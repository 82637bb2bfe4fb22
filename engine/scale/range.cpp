#include "scale/range.hpp"

#include <algorithm>
#include <cmath>

#include "scale/domain.hpp"
#include "scale/scheme.hpp"

namespace livret::scale {

namespace {

using Values = std::vector<expr::Value>;

constexpr double default_sample_count = 5;

bool is_reversed(Definition const& definition) { return definition.direction == Definition::Direction::Reverse; }

template <typename List>
List turned(List list, Definition const& definition) {
  if (is_reversed(definition)) std::ranges::reverse(list);
  return list;
}

/// A scheme of any origin; colours that a spec lists are continuous.
Scheme resolve(SchemeRange const& wanted, Definition const& definition, Findings& findings) {
  if (auto const* const colours = std::get_if<std::vector<base::Colour>>(&wanted.colours))
    return {Scheme::Kind::Continuous, *colours};
  if (auto const* const scheme = find_scheme(std::get<std::string>(wanted.colours))) return *scheme;
  findings.note(Finding::UnknownScheme);
  return *find_scheme(is_discrete(definition.type) ? "tableau10" : "blues");
}

/// Named schemes are always rgb; only listed colours are run through as the definition says.
ColourRamp ramp_of(Scheme const& scheme, SchemeRange const& wanted, Definition const& definition) {
  bool const listed = std::holds_alternative<std::vector<base::Colour>>(wanted.colours);
  return {scheme.colours, listed ? definition.interpolation.value_or(Interpolation()) : Interpolation()};
}

RampPart run_through(Scheme const& scheme, SchemeRange const& wanted, Definition const& definition) {
  if (scheme.kind == Scheme::Kind::Categorical)
    return {ColourRamp(turned(scheme.colours, definition), definition.interpolation.value_or(Interpolation()))};
  auto const [low, high] = wanted.extent.value_or(std::array{0.0, 1.0});
  double const start = is_reversed(definition) ? high : low;
  return {ramp_of(scheme, wanted, definition), start, is_reversed(definition) ? low - high : high - low};
}

/// How many colours a range of a discrete or discretizing type takes from a scheme.
std::size_t sample_count(SchemeRange const& wanted, Definition const& definition, std::size_t cardinality) {
  double count = static_cast<double>(cardinality);
  double const asked = wanted.count.value_or(0);
  if (definition.type == Type::Threshold) count += 1;
  if (definition.type == Type::BinOrdinal) count -= 1;
  if (definition.type == Type::Ordinal && asked > 0) count = asked;
  if (definition.type == Type::Ordinal && count == 0) count = default_sample_count;
  if (definition.type == Type::Quantile || definition.type == Type::Quantize)
    count = asked > 0 ? asked : default_sample_count;
  return static_cast<std::size_t>(std::clamp(count, 0.0, static_cast<double>(most_bins)));
}

Values sampled(Scheme const& scheme, SchemeRange const& wanted, Definition const& definition, std::size_t count) {
  Values values;
  if (scheme.kind == Scheme::Kind::Categorical) {
    auto const taken =
        definition.type == Type::Ordinal ? scheme.colours.size() : std::min(count, scheme.colours.size());
    for (std::size_t i = 0; i < taken; ++i) values.emplace_back(base::to_hex(scheme.colours[i]));
  } else {
    auto const [low, high] = wanted.extent.value_or(std::array{0.0, 1.0});
    RampPart const part{ramp_of(scheme, wanted, definition), low, high - low};
    for (std::size_t i = 1; i <= count; ++i)
      values.emplace_back(base::to_hex(part.at(static_cast<double>(i) / static_cast<double>(count + 1))));
  }
  return turned(std::move(values), definition);
}

ArrangedRange from_scheme(SchemeRange const& wanted, Definition const& definition, std::size_t cardinality,
                          Findings& findings) {
  auto const scheme = resolve(wanted, definition, findings);
  if (runs_through_colours(definition)) return {{}, run_through(scheme, wanted, definition)};
  return {sampled(scheme, wanted, definition, sample_count(wanted, definition, cardinality)), {}};
}

ArrangedRange from_values(Values const& given, Definition const& definition, Findings& findings) {
  if (!runs_through_colours(definition)) return {turned(given, definition), {}};
  std::vector<base::Colour> colours;
  for (auto const& value : given) {
    auto const colour = read_colour(*value.as<std::string>());
    if (!colour) findings.note(Finding::RangeNotNumeric);
    colours.push_back(colour.value_or(base::Colour()));
  }
  auto const interpolation = definition.interpolation.value_or(Interpolation());
  return {{}, RampPart{ColourRamp(turned(std::move(colours), definition), interpolation)}};
}

ArrangedRange from_step(StepRange const& range, Definition const& definition, std::size_t cardinality,
                        Findings& findings) {
  bool const banded = definition.type == Type::Band || definition.type == Type::Point;
  if (!banded) findings.note(Finding::StepNotOfBands);
  double const outer = definition.padding_outer.value_or(definition.padding);
  double const inner = definition.type == Type::Point ? 1 : definition.padding_inner.value_or(definition.padding);
  double const length = banded ? range.step * band_space(static_cast<double>(cardinality), inner, outer) : 1;
  return {turned(Values{0.0, length}, definition), {}};
}

void judge(ArrangedRange const& range, Definition const& definition, Findings& findings) {
  if (range.colours) return;
  bool const banded = definition.type == Type::Band || definition.type == Type::Point;
  bool const between_ends = is_continuous(definition.type) || banded;
  if (range.values.size() < (between_ends ? 2U : 1U) && definition.type != Type::Identity)
    findings.note(Finding::EmptyRange);
  auto const is_number = [](expr::Value const& value) { return value.as<double>() != nullptr; };
  if (between_ends && !std::ranges::all_of(range.values, is_number) && (banded || !colours_of(range.values)))
    findings.note(Finding::RangeNotNumeric);
}

}  // namespace

ArrangedRange arrange_range(Definition const& definition, std::size_t cardinality, Findings& findings) {
  ArrangedRange range;
  if (auto const* const scheme = std::get_if<SchemeRange>(&definition.range)) {
    range = from_scheme(*scheme, definition, cardinality, findings);
  } else if (auto const* const step = std::get_if<StepRange>(&definition.range)) {
    range = from_step(*step, definition, cardinality, findings);
  } else if (auto const* const values = std::get_if<Values>(&definition.range)) {
    range = from_values(*values, definition, findings);
  } else if (definition.type != Type::Ordinal && definition.type != Type::Quantile &&
             definition.type != Type::BinOrdinal) {
    range.values = Values{0.0, 1.0};
  }
  judge(range, definition, findings);
  return range;
}

std::optional<std::vector<base::Colour>> colours_of(std::vector<expr::Value> const& values) {
  std::vector<base::Colour> colours;
  for (auto const& value : values) {
    auto const* const text = value.as<std::string>();
    auto const colour = text ? read_colour(*text) : std::nullopt;
    if (!colour) return std::nullopt;
    colours.push_back(*colour);
  }
  return colours.empty() ? std::nullopt : std::optional(std::move(colours));
}

double band_space(double count, double padding_inner, double padding_outer) {
  if (count == 0) return 0;
  double const space = count - padding_inner + padding_outer * 2;
  return space > 0 ? space : 1;
}

}  // namespace livret::scale
