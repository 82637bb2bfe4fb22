#pragma once

#include <optional>
#include <vector>

#include "plot/group_scope.hpp"
#include "plot/ready_channels.hpp"

namespace livret::plot {

/// What was made of texts, by their codes in a column.
template <typename Made>
class ByCode {
 public:
  template <typename Make>
  Made const& find(std::uint32_t code, Make const& make) {
    if (code >= made_.size()) made_.resize(code + 1);
    if (!made_[code]) made_[code] = make();
    return *made_[code];
  }

 private:
  std::vector<std::optional<Made>> made_;
};

/// A rule within a group: its scale found, what is the same for all rows computed.
class BoundRule {
 public:
  BoundRule(ReadyRule const& ready, RowScope& rows);

  bool holds(std::size_t row) const;
  /// Nothing where the datum has no place, as where it is missing.
  std::optional<double> number(std::size_t row);
  scene::Paint paint(std::size_t row);
  expr::Value value(std::size_t row);
  /// The cell that it reads is withheld.
  bool is_suppressed(std::size_t row) const;

 private:
  std::optional<double> source_number(std::size_t row);
  std::optional<double> cell_number(std::size_t row);
  std::optional<double> constant_number() const;
  std::optional<double> scaled(double datum) const;
  std::optional<double> projected(Projected const& place, std::size_t row) const;
  expr::Value source_value(std::size_t row);
  double widening(double here, std::size_t row) const;

  ReadyRule const* ready_;
  RowScope* rows_;
  scale::Scale const* scale_ = nullptr;
  bool lacks_scale_ = false;
  std::optional<double> constant_;
  double addend_ = 0;
  std::vector<BoundRule> further_;  ///< none or one
  ByCode<std::optional<double>> numbers_;
  ByCode<scene::Paint> paints_;
};

/// A channel within a group. Nothing is given where no rule's test holds.
class BoundChannel {
 public:
  BoundChannel(ReadyChannel const& ready, RowScope& rows);

  Channel channel() const { return channel_; }
  BoundRule* rule_of(std::size_t row);

 private:
  Channel channel_;
  std::vector<BoundRule> rules_;
};

}  // namespace livret::plot
