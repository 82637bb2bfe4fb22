#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chart/prepare.hpp"

namespace livret::chart {

/// Rows of a discrete y scale that stand together under a head (`row`).
struct Group {
  std::string title;
  std::size_t first = 0, count = 0;  ///< in the domain's values
};

struct DiscreteDomain {
  std::vector<expr::Value> values;
  std::vector<Group> groups;                    ///< empty, or covering the values in order
  double padding_inner = 0, padding_outer = 0;  ///< parts of a step
};

struct ContinuousDomain {
  enum class Kind { Linear, Log, Power, Time };
  Kind kind = Kind::Linear;
  double exponent = 1;
  double from = 0, to = 1;
  enum class Origin { Data, Given };
  Origin origin = Origin::Data;  ///< Given: data may lie outside
};

/// What a position channel shows, over all layers. `x2` and `y2` are part of `x` and `y`.
struct PositionDomain {
  std::variant<ContinuousDomain, DiscreteDomain> domain;
  Measure measure = Measure::Nominal;
  std::string field;  ///< of the first layer that has one
  std::string title;
  GuideSpec guide;
  enum class Direction { Forward, Reversed };
  Direction direction = Direction::Forward;
  std::vector<double> range;  ///< two pt, or empty: the whole plot

  DiscreteDomain const* discrete() const { return std::get_if<DiscreteDomain>(&domain); }
  ContinuousDomain const* continuous() const { return std::get_if<ContinuousDomain>(&domain); }
};

/// Colour, size, shape or opacity: the domain, and the range as far as it does not depend on the size of the plot.
struct VisualDomain {
  ChannelId id = ChannelId::Color;
  Measure measure = Measure::Nominal;
  std::string field, title, format;
  GuideSpec guide;
  ScaleSpec scale;
  std::vector<expr::Value> values;    ///< discrete
  double from = 0, to = 1;            ///< continuous
  std::vector<base::Colour> colours;  ///< Color: one a value, or the ramp
};

/// The domains of a chart, trained on all layers together.
struct Domains {
  std::optional<PositionDomain> x, y;
  std::vector<expr::Value> x_offset, y_offset;
  std::map<ChannelId, VisualDomain> visual;
};

Domains train_domains(std::vector<Layer> const& layers, Context const& context, diag::Sink& sink);

/// The title of a channel: its own, its guide's, its field's, its field's name.
std::string title_of(Layer const& layer, Channel const& channel);

}  // namespace livret::chart
