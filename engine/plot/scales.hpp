#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "plot/domain.hpp"
#include "plot/plan.hpp"
#include "scale/scale.hpp"

namespace livret::plot {

/// A scale whose domain is found. One whose range depends on no size is made already.
struct ReadyScale {
  ScaleId id;
  ScalePlan const* plan = nullptr;
  scale::Definition definition;
  std::optional<scale::Scale> made;
  std::optional<double> bins_across, bins_down;  ///< how many a range of cells counts with

  /// With any range: for what does not depend on it.
  scale::Scale nominal() const;
};

/// Finds the domain and reports what is suspicious about it.
ReadyScale prepare_scale(Plan const& plan, ScaleId id, DomainContext const& context, diag::Sink& sink);

/// Sides of the group that scales run along, in pt; nothing where it has none of its own.
struct Sides {
  std::optional<double> width, height;
};

/// The scales that the groups being built can see; a group's own hide others of the same id while it is built.
class ScalesInScope {
 public:
  explicit ScalesInScope(std::size_t count) : slots_(count) {}

  /// Null where there is none, or none whose range is known yet.
  scale::Scale const* find(ScaleId id) const;
  /// By the name that expressions have for it.
  scale::Scale const* find(std::string_view name) const;
  /// How long a band or point scale of steps is.
  double length_of_steps(ScaleId id) const;

  /// Lets a group's own scales in; gives what they hide.
  struct Slot {
    ReadyScale const* ready = nullptr;
    std::optional<scale::Scale> made;
    std::array<double, 2> ends{};  ///< of the range that `made` has
  };
  using Hidden = std::vector<std::pair<ScaleId, Slot>>;
  Hidden enter(std::vector<ReadyScale> const& own);
  void leave(Hidden hidden);

  /// Makes scales anew whose range is not as long as the group's sides.
  void fit(Sides const& sides);

 private:
  struct RangeFinder;
  double step_of(ReadyScale const& ready) const;

  std::vector<Slot> slots_;
};

}  // namespace livret::plot
