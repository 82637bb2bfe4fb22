#include "scale/domain.hpp"

#include <algorithm>
#include <cmath>

#include "scale/transform.hpp"

namespace livret::scale {

namespace {

std::vector<double> numbers_of(std::vector<expr::Value> const& values) {
  std::vector<double> numbers;
  numbers.reserve(values.size());
  for (auto const& value : values) numbers.push_back(value.to_number());
  return numbers;
}

bool includes_zero(Definition const& definition) {
  bool const by_default =
      definition.type == Type::Linear || definition.type == Type::Pow || definition.type == Type::Sqrt;
  return definition.zero.value_or(by_default && !runs_through_colours(definition));
}

/// What Vega does to a domain before the scale sees it. A single end stays one unless a maximum is given.
std::vector<double> set_ends(std::vector<double> domain, Definition const& definition, Findings& findings) {
  auto const last = std::max<std::size_t>(domain.size(), 2) - 1;
  if (includes_zero(definition)) {
    if (domain.front() > 0) domain.front() = 0;
    if (last < domain.size() && domain[last] < 0) domain[last] = 0;
  }
  if (definition.domain_min) domain.front() = *definition.domain_min;
  if (definition.domain_max) {
    domain.resize(last + 1);
    domain[last] = *definition.domain_max;
  }
  if (!definition.domain_mid) return domain;
  double const middle = *definition.domain_mid;
  auto place = std::min(last, domain.size());
  if (middle > domain.back())
    place = domain.size();
  else if (middle < domain.front())
    place = 0;
  if (place != last) findings.note(Finding::MidBeyondDomain);
  domain.insert(domain.begin() + static_cast<std::ptrdiff_t>(place), middle);
  return domain;
}

/// The transform that Vega zooms a domain with to make room for padding.
Transform zooming(Definition const& definition, double first) {
  auto const transform = transform_of(definition, first);
  if (definition.type == Type::Sqrt) return {Transform::Kind::Pow, 0.5};
  if (definition.type == Type::Pow && transform.kind == Transform::Kind::Sqrt) return {Transform::Kind::Pow, 0.5};
  return transform;
}

std::vector<double> pad(std::vector<double> domain, Definition const& definition) {
  auto const* const range = std::get_if<std::vector<expr::Value>>(&definition.range);
  if (!range || range->empty() || runs_through_colours(definition) || domain.front() == domain.back()) return domain;
  double const length = std::fabs(range->back().to_number() - range->front().to_number());
  double const factor = length / (length - 2 * definition.padding);
  auto const transform = zooming(definition, domain.front());
  double const first = transform.lift(domain.front());
  double const last = transform.lift(domain.back());
  double const middle = (first + last) / 2;
  domain.front() = transform.ground(middle + (first - middle) * factor);
  domain.back() = transform.ground(middle + (last - middle) * factor);
  return domain;
}

void judge(std::vector<double> const& domain, Definition const& definition, Findings& findings) {
  if (domain.empty()) return findings.note(Finding::EmptyDomain);
  bool const ends_only = definition.type != Type::Threshold && definition.type != Type::BinOrdinal;
  if (std::ranges::any_of(domain, [](double end) { return std::isnan(end); })) findings.note(Finding::DomainNotNumeric);
  if (std::ranges::any_of(domain, [](double end) { return std::isinf(end); })) findings.note(Finding::InfiniteDomain);
  if (ends_only && domain.front() == domain.back()) findings.note(Finding::OneValueDomain);
  if (definition.type != Type::Log) return;
  bool const positive = std::ranges::all_of(domain, [](double end) { return end > 0; });
  bool const negative = std::ranges::all_of(domain, [](double end) { return end < 0; });
  if (!positive && !negative) findings.note(Finding::LogThroughZero);
}

std::size_t ends_given(Definition const& definition) {
  if (definition.domain.empty()) return definition.domain_raw.size();
  return definition.domain.size() + (definition.domain_mid ? 1 : 0);
}

}  // namespace

bool runs_through_colours(Definition const& definition) {
  if (!is_continuous(definition.type) || is_temporal(definition.type)) return false;
  if (std::holds_alternative<SchemeRange>(definition.range)) return true;
  auto const* const range = std::get_if<std::vector<expr::Value>>(&definition.range);
  if (!range || range->empty()) return false;
  auto const ends = ends_given(definition);
  return (ends == 2 || ends == 3) &&
         std::ranges::all_of(*range, [](expr::Value const& value) { return value.as<std::string>() != nullptr; });
}

std::vector<double> arrange_domain(Definition const& definition, Findings& findings) {
  bool const raw = !definition.domain_raw.empty();
  auto domain = numbers_of(raw ? definition.domain_raw : definition.domain);
  if (!domain.empty() && !raw) {
    domain = set_ends(std::move(domain), definition, findings);
    if (is_continuous(definition.type) && definition.padding != 0) domain = pad(std::move(domain), definition);
  }
  if (is_temporal(definition.type))
    for (double& end : domain) end = std::floor(end + 0.5);
  judge(domain, definition, findings);
  bool const ends_only = definition.type != Type::Threshold && definition.type != Type::BinOrdinal;
  if (domain.size() == 1 && ends_only) domain.push_back(domain.front());
  if (runs_through_colours(definition) && domain.size() > 3) {
    findings.note(Finding::SchemeNotRun);
    domain = {domain.front(), domain.back()};
  }
  if (definition.type == Type::Quantize && domain.size() > 2) domain.resize(2);
  return definition.nice && !raw && !domain.empty() ? nice_domain(std::move(domain), definition, findings) : domain;
}

std::vector<double> sorted_numbers(std::vector<expr::Value> const& values) {
  auto numbers = numbers_of(values);
  std::erase_if(numbers, [](double number) { return std::isnan(number); });
  std::ranges::sort(numbers);
  return numbers;
}

std::vector<double> arrange_bins(Bins const& bins, std::vector<double> const& domain, Findings& findings) {
  if (auto const* const boundaries = std::get_if<std::vector<double>>(&bins)) {
    if (boundaries->size() > most_bins) findings.note(Finding::TooManyBins);
    auto const count = std::min(boundaries->size(), most_bins);
    return {boundaries->begin(), boundaries->begin() + static_cast<std::ptrdiff_t>(count)};
  }
  auto const* const steps = std::get_if<BinSteps>(&bins);
  if (!steps || (domain.empty() && !(steps->start && steps->stop))) return {};
  double const step = steps->step;
  if (!(step > 0)) {
    findings.note(Finding::BinsWithoutStep);
    return {};
  }
  double start = steps->start ? *steps->start : domain.front();
  double stop = steps->stop ? *steps->stop : domain.back();
  if (!domain.empty() && start < domain.front()) start = step * std::ceil(domain.front() / step);
  if (!domain.empty() && stop > domain.back()) stop = step * std::floor(domain.back() / step);
  if (!std::isfinite(start) || !std::isfinite(stop)) return {};
  double const count = std::ceil((stop + step / 2 - start) / step);
  if (count > static_cast<double>(most_bins)) findings.note(Finding::TooManyBins);
  std::vector<double> boundaries;
  for (std::size_t i = 0; i < most_bins && static_cast<double>(i) < count; ++i)
    boundaries.push_back(start + static_cast<double>(i) * step);
  return boundaries;
}

}  // namespace livret::scale
