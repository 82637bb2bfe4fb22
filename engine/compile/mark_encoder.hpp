#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compile/marks.hpp"
#include "plot/rule.hpp"

namespace livret::compile {

/// Where a place is shifted to: by a length of the mark's, or by an offset channel.
struct Shift {
  double constant = 0;
  std::shared_ptr<plot::Rule const> rule;  ///< or null
  bool is_encoded = false;                 ///< from an offset channel
};

enum class DefaultPlace { None, Middle, ZeroOrLeast, ZeroOrMost };

/// Makes the production rules of a unit's mark, as Vega-Lite's compile/mark/encode does. Rules of later calls take the
/// place of earlier ones of the same channel.
class MarkEncoder {
 public:
  MarkEncoder(Model const& unit, Config const& config, Values const& values)
      : unit_(&unit), mark_(&unit.mark), config_(&config), values_(&values) {}

  plot::Encodes take() { return std::move(encodes_); }
  plot::Rules const* rules_of(plot::Channel channel) const;

  // mark_properties.cpp
  enum class Colours { Taken, Ignored };
  void add_base(Colours colours);
  /// A channel other than places: conditions, then the field through its scale, the value, or `fallback`.
  void add_plain(ChannelId id, plot::Channel to, plot::Rules const* fallback = nullptr);
  void add_text(ChannelId id, plot::Channel to);
  void add_defined();
  void add_property(std::string_view name, plot::Channel to);
  void add_width();  ///< of lines and rules: what the mark itself says is stronger than the channel `strokeWidth`

  // position.cpp
  void add_point(ChannelId id, DefaultPlace place, std::optional<plot::Channel> to = std::nullopt);
  void add_range(ChannelId id, DefaultPlace first, DefaultPlace second);
  void add_point_or_range(ChannelId id, bool is_range, DefaultPlace first, DefaultPlace second);

  // position_rect.cpp
  void add_rect(ChannelId id);
  void add_corner_ends();
  /// Rounds the ends of bars away from their base line, each where its test holds: an expression's text.
  struct EndTests {
    std::string far, near;  ///< right and left, or top and bottom
  };
  void round_ends(Orientation orient, EndTests const& tests);

  void set(plot::Channel channel, plot::Rules rules);
  void set(plot::Channel channel, plot::Rule rule) { set(channel, plot::Rules{std::move(rule)}); }

  /// A property's value as a rule's source: paints for colours, numbers, texts, lists.
  std::optional<plot::Rule> constant(yaml::Node const* node, plot::Channel channel) const;
  Values const& values() const { return *values_; }
  Config const& config() const { return *config_; }

 private:
  ScaleComponent const* scale(ChannelId id) const { return unit_->scale(id); }
  Shift shift_of(ChannelId id, double band) const;
  plot::Rule field_rule(ChannelDef const& definition, ScaleComponent const* scale, Part part) const;
  static void shift(plot::Rule& rule, Shift const& shift);
  std::optional<plot::Rule> middle(ChannelDef const* definition, ChannelDef const* second, ScaleComponent const* scale,
                                   Shift const& shift, std::optional<double> band, std::optional<plot::Rule> fallback,
                                   ChannelId id) const;
  std::optional<plot::Rule> default_place(ChannelId id, DefaultPlace place) const;
  plot::Rule scaled_end(ScaleComponent const& scale, DefaultPlace place) const;
  std::optional<plot::Rule> width_or_height(ChannelId id, yaml::Node const* node) const;
  plot::Rule between(ChannelDef const& definition, ScaleComponent const* scale, std::string from, std::string to,
                     double fraction) const;
  std::optional<double> band_position(ChannelDef const& definition, ChannelDef const* second) const;
  plot::Rules with_invalid(ChannelDef const* definition, ScaleComponent const* scale, ChannelId id,
                           std::optional<plot::Rule> rule) const;
  plot::Rules wrapped(ChannelDef const* definition, ScaleComponent const* scale, ChannelId id, plot::Channel to,
                      plot::Rules const* fallback) const;
  void add_second(ChannelId second, DefaultPlace place, bool& has_size);
  bool add_second_or_size(ChannelId second, yaml::Node const* of_second, yaml::Node const* of_size, bool& has_size);
  void add_colour();
  void add_own_paint(ChannelId id, std::string_view name, plot::Channel to);
  void add_description();
  plot::Rules default_colour(bool filled) const;

  // position_rect.cpp
  struct BandSize {
    std::optional<double> share;     ///< of the band
    std::optional<double> constant;  ///< pt
  };
  BandSize band_size(ChannelId id, ChannelDef const* definition, std::optional<scale::Type> type, bool of_size) const;
  bool is_along_band(ChannelId id) const;
  void add_bin_rect(ChannelId id, ChannelDef const& definition, ChannelDef const* second);
  void add_place_and_size(ChannelId id, ChannelDef const* definition);
  std::optional<plot::Rules> size_rules(ChannelId id, ChannelDef const* definition, BandSize const& size) const;
  plot::Rule default_size(ChannelId id, bool has_field) const;
  plot::Channel aligned(ChannelId id, bool starts) const;

  Model const* unit_;
  MarkDef const* mark_;
  Config const* config_;
  Values const* values_;
  plot::Encodes encodes_;
};

/// Vega's channel of a place: arcs have angles and radii in place of theta and radius.
plot::Channel channel_of_place(ChannelId id, MarkKind kind);

}  // namespace livret::compile
