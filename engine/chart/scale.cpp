#include "chart/scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "chart/palette.hpp"

namespace livret::chart {

ContinuousScale::ContinuousScale(ContinuousDomain const& domain, double start, double end)
    : domain_(domain), start_(start), end_(end), from_(transformed(domain.from)), to_(transformed(domain.to)) {}

double ContinuousScale::transformed(double value) const {
  switch (domain_.kind) {
    case ContinuousDomain::Kind::Log:
      return std::log10(value);
    case ContinuousDomain::Kind::Power:
      return std::copysign(std::pow(std::fabs(value), domain_.exponent), value);
    case ContinuousDomain::Kind::Linear:
    case ContinuousDomain::Kind::Time:
      break;
  }
  return value;
}

std::optional<double> ContinuousScale::place(double value) const {
  double const part = (transformed(value) - from_) / (to_ - from_);
  // Far outside the domain there is no page: what lies there must not reach the drawing's limits.
  if (!(std::fabs(part) <= 100)) return std::nullopt;
  return start_ + part * (end_ - start_);
}

BandScale::BandScale(DiscreteDomain const& domain, double start, double end, double head,
                     PositionDomain::Direction direction)
    : domain_(domain) {
  auto const count = static_cast<double>(domain_.values.size());
  double const room = end - start - head * static_cast<double>(domain_.groups.size());
  double const units = std::max(1.0, count - domain_.padding_inner + 2 * domain_.padding_outer);
  step_ = room / (domain_.values.empty() ? 1 : units);
  bandwidth_ = step_ * (1 - domain_.padding_inner);
  bool const reversed = direction == PositionDomain::Direction::Reversed;
  double place = start + step_ * domain_.padding_outer;
  // A single point, or few, stands in the middle of what the paddings leave over.
  if (units > count - domain_.padding_inner + 2 * domain_.padding_outer)
    place = start + (room - count * bandwidth_) / 2;
  std::size_t group = 0;
  for (std::size_t i = 0; i < domain_.values.size(); ++i) {
    if (group < domain_.groups.size() && domain_.groups[group].first == i) {
      heads_.push_back(place - step_ * domain_.padding_outer);
      place += head;
      ++group;
    }
    auto const& value = domain_.values[reversed ? domain_.values.size() - 1 - i : i];
    bands_.emplace(value, place);
    place += step_;
  }
}

std::optional<double> BandScale::band(expr::Value const& value) const {
  auto const found = bands_.find(value);
  return found == bands_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> BandScale::centre(expr::Value const& value) const {
  auto const start = band(value);
  return start ? std::optional(*start + bandwidth_ / 2) : std::nullopt;
}

PositionScale make_position_scale(PositionDomain const& domain, ChannelId id, double length, double head) {
  double start = 0, end = length;
  if (!domain.range.empty()) {
    start = std::clamp(domain.range[0], 0.0, length);
    end = std::clamp(domain.range[1], 0.0, length);
  }
  if (auto const* discrete = domain.discrete())
    return BandScale(*discrete, std::min(start, end), std::max(start, end), head, domain.direction);
  if (id == ChannelId::Y && domain.range.empty()) std::swap(start, end);
  if (domain.direction == PositionDomain::Direction::Reversed) std::swap(start, end);
  return ContinuousScale(*domain.continuous(), start, end);
}

std::optional<double> place_of(PositionScale const& scale, expr::Value const& value, Measure measure) {
  if (auto const* band = std::get_if<BandScale>(&scale)) return band->centre(value);
  auto const number = number_of(value, measure);
  return number ? std::get<ContinuousScale>(scale).place(*number) : std::nullopt;
}

namespace {

constexpr double smallest_size = 9;

constexpr std::array<char const*, 8> shapes{"circle", "square",        "triangle-up",    "diamond",
                                            "cross",  "triangle-down", "triangle-right", "triangle-left"};

}  // namespace

VisualScale::VisualScale(VisualDomain const& domain, double largest_size) : domain_(domain) {
  for (auto const& value : domain_.values) indices_.emplace(value, indices_.size());
  bool const sized = domain_.id == ChannelId::Size;
  bool const from_zero = !is_discrete(domain_.measure) && domain_.from == 0;
  least_ = sized ? (from_zero ? 0 : smallest_size) : domain_.id == ChannelId::FillOpacity ? 0 : 0.3;
  most_ = sized ? std::max(largest_size, smallest_size) : domain_.id == ChannelId::FillOpacity ? 1 : 0.8;
  if (domain_.scale.range.size() < 2) return;
  auto const* first = domain_.scale.range.front().as<double>();
  auto const* last = domain_.scale.range.back().as<double>();
  if (!first || !last) return;
  double const most = sized ? 1e5 : 1;
  least_ = std::clamp(*first, 0.0, most);
  most_ = std::clamp(*last, 0.0, most);
}

std::optional<double> VisualScale::part(expr::Value const& value) const {
  if (is_discrete(domain_.measure)) {
    auto const found = indices_.find(value);
    if (found == indices_.end()) return std::nullopt;
    return indices_.size() < 2 ? 1 : static_cast<double>(found->second) / static_cast<double>(indices_.size() - 1);
  }
  auto const number = number_of(value, domain_.measure);
  if (!number) return std::nullopt;
  if (!(domain_.from < domain_.to)) return 1;
  return std::clamp((*number - domain_.from) / (domain_.to - domain_.from), 0.0, 1.0);
}

std::optional<base::Colour> VisualScale::colour(expr::Value const& value) const {
  if (!is_discrete(domain_.measure)) {
    auto const t = part(value);
    return t ? std::optional(along_ramp(domain_.colours, *t)) : std::nullopt;
  }
  auto const found = indices_.find(value);
  if (found == indices_.end() || found->second >= domain_.colours.size()) return std::nullopt;
  return domain_.colours[found->second];
}

std::optional<double> VisualScale::number(expr::Value const& value) const {
  auto const t = part(value);
  return t ? std::optional(least_ + *t * (most_ - least_)) : std::nullopt;
}

std::string VisualScale::shape(expr::Value const& value) const {
  auto const found = indices_.find(value);
  if (found == indices_.end()) return "circle";
  auto const& range = domain_.scale.range;
  if (!range.empty()) return range[found->second % range.size()].to_text();
  return shapes[found->second % shapes.size()];
}

}  // namespace livret::chart
