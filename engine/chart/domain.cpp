#include "chart/domain.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "chart/discrete_domain.hpp"
#include "chart/palette.hpp"
#include "chart/ticks.hpp"

namespace livret::chart {

namespace {

constexpr double nice_count = 10;

std::vector<Use> uses_of(std::vector<Layer> const& layers, ChannelId id) {
  std::vector<Use> uses;
  for (auto const& layer : layers)
    if (auto const* channel = layer.encoding.find(id); channel && channel->has_data())
      uses.push_back({&layer, channel});
  return uses;
}

/// The smallest and the largest of the numbers seen.
struct Bounds {
  double from = INFINITY, to = -INFINITY;
  void add(double value) {
    from = std::min(from, value);
    to = std::max(to, value);
  }
  bool is_empty() const { return from > to; }
};

bool is_stacked_along(Layer const& layer, ChannelId id) {
  return !layer.stack.empty() && (layer.orientation == Orientation::Horizontal) == (id == ChannelId::X);
}

void add_rows(Bounds& bounds, Use const& use, ContinuousDomain::Kind kind, diag::Sink& sink) {
  std::size_t refused = 0;
  for (std::size_t row = 0; row < use.layer->row_count(); ++row) {
    auto const value = number_at(*use.layer, *use.channel, row);
    bool const usable = value && !(kind == ContinuousDomain::Kind::Log && *value <= 0);
    if (usable)
      bounds.add(*value);
    else if (!value_at(*use.layer, *use.channel, row).is_null())
      ++refused;
  }
  if (refused == 0) return;
  bool const log = kind == ContinuousDomain::Kind::Log;
  sink.warning(use.channel->span,
               fmt::format("values of `{}` that are not drawn: {}; {}", use.channel->field, refused,
                           log ? "a log scale needs numbers above 0" : "finite numbers or dates are needed"));
}

Bounds bounds_of(std::vector<Use> const& uses, ChannelId id, ContinuousDomain::Kind kind, diag::Sink& sink) {
  Bounds bounds;
  for (auto const& use : uses) {
    if (is_stacked_along(*use.layer, id)) {
      for (auto const& span : use.layer->stack) {
        bounds.add(span.from);
        bounds.add(span.to);
      }
    } else {
      add_rows(bounds, use, kind, sink);
    }
  }
  return bounds;
}

ContinuousDomain::Kind kind_of(Channel const& channel) {
  switch (channel.scale.type) {
    case ScaleSpec::Type::Log:
      return ContinuousDomain::Kind::Log;
    case ScaleSpec::Type::Pow:
    case ScaleSpec::Type::Sqrt:
      return ContinuousDomain::Kind::Power;
    default:
      return channel.measure == Measure::Temporal ? ContinuousDomain::Kind::Time : ContinuousDomain::Kind::Linear;
  }
}

bool read_given_domain(ScaleSpec const& scale, Measure measure, double& from, double& to, diag::Sink& sink) {
  if (scale.domain.empty()) return false;
  Bounds given;
  for (auto const& value : scale.domain)
    if (auto const number = number_of(value, measure)) given.add(*number);
  if (given.is_empty() || given.from == given.to) {
    sink.error(scale.span, "`domain` needs two different values of the channel's type");
    return false;
  }
  from = given.from;
  to = given.to;
  return true;
}

/// A domain of one value gets room on both sides.
void widen(ContinuousDomain& domain) {
  if (domain.from < domain.to) return;
  if (domain.kind == ContinuousDomain::Kind::Log) {
    domain.from /= 10;
    domain.to *= 10;
    return;
  }
  constexpr double half_year = 182.0 * 86'400'000;
  double const room =
      domain.kind == ContinuousDomain::Kind::Time ? half_year : std::max(0.5, std::fabs(domain.from) * 0.1);
  domain.from -= room;
  domain.to += room;
}

ContinuousDomain continuous_domain(std::vector<Use> const& uses, std::vector<Use> const& ends, ChannelId id,
                                   diag::Sink& sink) {
  auto const& channel = *uses.front().channel;
  ContinuousDomain domain;
  domain.kind = kind_of(channel);
  domain.exponent = channel.scale.type == ScaleSpec::Type::Sqrt ? 0.5 : channel.scale.exponent;
  auto all = uses;
  all.insert(all.end(), ends.begin(), ends.end());
  auto const bounds = bounds_of(all, id, domain.kind, sink);
  if (!bounds.is_empty()) {
    domain.from = bounds.from;
    domain.to = bounds.to;
  } else if (domain.kind == ContinuousDomain::Kind::Log) {
    domain.from = 1;
    domain.to = 10;
  }
  for (auto const& use : uses) {
    if (!read_given_domain(use.channel->scale, channel.measure, domain.from, domain.to, sink)) continue;
    domain.origin = ContinuousDomain::Origin::Given;
    if (domain.kind == ContinuousDomain::Kind::Log && domain.from <= 0) {
      sink.error(use.channel->scale.span, "the domain of a log scale needs numbers above 0");
      domain.from = domain.to > 0 ? domain.to / 1000 : 1;
      domain.to = std::max(domain.to, 10 * domain.from);
    }
    return domain;
  }
  bool const measured = domain.kind == ContinuousDomain::Kind::Linear || domain.kind == ContinuousDomain::Kind::Power;
  if (measured && channel.scale.zero.value_or(!channel.bin)) {
    domain.from = std::min(domain.from, 0.0);
    domain.to = std::max(domain.to, 0.0);
  }
  widen(domain);
  if (measured && channel.scale.nice.value_or(!channel.bin))
    std::tie(domain.from, domain.to) = nice_bounds(domain.from, domain.to, nice_count);
  return domain;
}

/// Bars and cells need a band for each value; other marks stand on points, which are bands without width.
void set_paddings(DiscreteDomain& domain, std::vector<Use> const& uses) {
  auto const& scale = uses.front().channel->scale;
  domain.padding_inner = 1;
  domain.padding_outer = 0.5;
  for (auto const& use : uses) {
    auto const kind = use.layer->mark.kind;
    if (kind != MarkKind::Bar && kind != MarkKind::Rect) continue;
    domain.padding_inner = kind == MarkKind::Bar ? 0.1 : std::min(domain.padding_inner, 0.0);
    domain.padding_outer = domain.padding_inner / 2;
  }
  auto const has_offset = [](Use const& use) {
    auto const id = use.channel->id == ChannelId::X ? ChannelId::XOffset : ChannelId::YOffset;
    return use.layer->encoding.find(id) != nullptr;
  };
  if (domain.padding_inner < 1 && std::any_of(uses.begin(), uses.end(), has_offset)) {
    domain.padding_inner = 0.25;
    domain.padding_outer = 0.125;
  }
  if (scale.type == ScaleSpec::Type::Point) domain.padding_inner = 1;
  bool const points = domain.padding_inner == 1;
  if (scale.padding) {
    domain.padding_outer = *scale.padding;
    if (!points) domain.padding_inner = *scale.padding;
  }
  if (scale.padding_inner && !points) domain.padding_inner = *scale.padding_inner;
  if (scale.padding_outer) domain.padding_outer = *scale.padding_outer;
  domain.padding_inner = std::clamp(domain.padding_inner, 0.0, 1.0);
  domain.padding_outer = std::clamp(domain.padding_outer, 0.0, 10.0);
}

/// Moves the values of a group together, groups in the order of `row`'s values.
void group_values(DiscreteDomain& domain, std::vector<Use> const& uses, std::vector<Layer> const& layers,
                  Context const& context, diag::Sink& sink) {
  auto const rows = uses_of(layers, ChannelId::Row);
  if (rows.empty()) return;
  std::map<expr::Value, expr::Value, ValueLess> row_of;
  for (auto const& use : uses) {
    auto const* row_channel = use.layer->encoding.find(ChannelId::Row);
    if (!row_channel) continue;
    for (std::size_t row = 0; row < use.layer->row_count(); ++row) {
      auto const group = value_at(*use.layer, *row_channel, row);
      auto const [entry, added] = row_of.emplace(value_at(*use.layer, *use.channel, row), group);
      if (!added && expr::compare(entry->second, group) != 0)
        sink.error(row_channel->span,
                   fmt::format("the value `{}` of `y` stands in several rows, it needs to stand in one",
                               entry->first.to_text()));
    }
  }
  std::vector<expr::Value> ordered;
  for (auto const& title : ordered_values(rows, context, sink)) {
    Group group{title.to_text(), ordered.size(), 0};
    for (auto const& value : domain.values) {
      auto const found = row_of.find(value);
      if (found != row_of.end() && expr::compare(found->second, title) == 0) ordered.push_back(value);
    }
    group.count = ordered.size() - group.first;
    if (group.count > 0) domain.groups.push_back(std::move(group));
  }
  domain.values = std::move(ordered);
}

/// The first that says anything, so that one layer's `axis` speaks for all; hidden only where no layer asks for one.
GuideSpec merged_guide(std::vector<Use> const& uses) {
  GuideSpec const* hidden = nullptr;
  for (auto const& use : uses) {
    if (use.channel->guide.presence == GuideSpec::Presence::Asked) return use.channel->guide;
    if (use.channel->guide.presence == GuideSpec::Presence::Hidden) hidden = &use.channel->guide;
  }
  return hidden ? *hidden : GuideSpec();
}

std::optional<PositionDomain> position_domain(std::vector<Layer> const& layers, ChannelId id, ChannelId end_id,
                                              Context const& context, diag::Sink& sink) {
  auto const uses = uses_of(layers, id);
  if (uses.empty()) return std::nullopt;
  auto const& channel = *uses.front().channel;
  PositionDomain position;
  position.measure = channel.measure;
  position.field = channel.field;
  position.title = title_of(*uses.front().layer, channel);
  position.guide = merged_guide(uses);
  if (position.guide.title) position.title = *position.guide.title;
  if (position.guide.format.empty()) position.guide.format = channel.format;
  if (channel.scale.reverse) position.direction = PositionDomain::Direction::Reversed;
  for (auto const& value : channel.scale.range)
    if (auto const* number = value.as<double>(); number && position.range.size() < 2) position.range.push_back(*number);
  if (position.range.size() < 2) position.range.clear();
  if (!is_discrete(channel.measure)) {
    position.domain = continuous_domain(uses, uses_of(layers, end_id), id, sink);
    return position;
  }
  DiscreteDomain domain;
  domain.values = channel.scale.domain.empty() ? ordered_values(uses, context, sink) : channel.scale.domain;
  set_paddings(domain, uses);
  if (id == ChannelId::Y) group_values(domain, uses, layers, context, sink);
  position.domain = std::move(domain);
  return position;
}

/// Ordinal categories keep their colour whichever of them a chart shows.
std::vector<expr::Value> all_categories(Use const& use, std::vector<expr::Value> values) {
  auto const index = use.layer->table->column_index(use.channel->field);
  if (use.channel->measure != Measure::Ordinal || !index) return values;
  auto const& categories = use.layer->table->fields()[*index].categories;
  if (categories.empty()) return values;
  return {categories.begin(), categories.end()};
}

VisualDomain visual_domain(std::vector<Use> const& uses, ChannelId id, Context const& context, diag::Sink& sink) {
  auto const& channel = *uses.front().channel;
  VisualDomain visual;
  visual.id = id;
  visual.measure = channel.measure;
  visual.field = channel.field;
  visual.scale = channel.scale;
  visual.guide = merged_guide(uses);
  visual.title = visual.guide.title ? *visual.guide.title : title_of(*uses.front().layer, channel);
  visual.format = visual.guide.format.empty() ? channel.format : visual.guide.format;
  if (is_discrete(channel.measure)) {
    visual.values = channel.scale.domain.empty() ? all_categories(uses.front(), ordered_values(uses, context, sink))
                                                 : channel.scale.domain;
  } else if (!read_given_domain(channel.scale, channel.measure, visual.from, visual.to, sink)) {
    auto const bounds = bounds_of(uses, id, ContinuousDomain::Kind::Linear, sink);
    if (!bounds.is_empty()) {
      visual.from = bounds.from;
      visual.to = bounds.to;
    }
    if (channel.scale.zero.value_or(id == ChannelId::Size)) {
      visual.from = std::min(visual.from, 0.0);
      visual.to = std::max(visual.to, 0.0);
    }
  }
  if (id == ChannelId::Color) visual.colours = palette_for(visual, context.config, sink);
  return visual;
}

}  // namespace

std::string title_of(Layer const& layer, Channel const& channel) {
  if (channel.title) return *channel.title;
  if (channel.guide.title) return *channel.guide.title;
  auto const index = layer.table->column_index(channel.field);
  if (!index) return channel.field;
  auto const& field = layer.table->fields()[*index];
  return field.title.empty() ? field.name : field.title;
}

Domains train_domains(std::vector<Layer> const& layers, Context const& context, diag::Sink& sink) {
  Domains domains;
  domains.x = position_domain(layers, ChannelId::X, ChannelId::X2, context, sink);
  domains.y = position_domain(layers, ChannelId::Y, ChannelId::Y2, context, sink);
  domains.x_offset = ordered_values(uses_of(layers, ChannelId::XOffset), context, sink);
  domains.y_offset = ordered_values(uses_of(layers, ChannelId::YOffset), context, sink);
  for (auto const id :
       {ChannelId::Color, ChannelId::Opacity, ChannelId::FillOpacity, ChannelId::Size, ChannelId::Shape}) {
    auto const uses = uses_of(layers, id);
    if (!uses.empty()) domains.visual.emplace(id, visual_domain(uses, id, context, sink));
  }
  auto const rows = uses_of(layers, ChannelId::Row);
  if (!rows.empty() && (!domains.y || !domains.y->discrete()))
    sink.error(rows.front().channel->span, "`row` needs a discrete `y`, which it groups");
  return domains;
}

}  // namespace livret::chart
