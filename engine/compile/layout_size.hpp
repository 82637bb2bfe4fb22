#pragma once

#include <array>
#include <map>
#include <optional>

#include "compile/compilation.hpp"

namespace livret::compile {

/// Sizes of views, as Vega-Lite's layout size components: those of units, merged upward over layers and
/// concatenations; views of one size have that of the whole.
class LayoutSizes {
 public:
  LayoutSizes(Compilation const& compilation, Model const& root);

  /// Nothing where the view is as large as its children make it.
  std::optional<plot::SizePlan> find(Model const& view, ChannelId channel) const;

 private:
  struct Size {
    std::optional<plot::SizePlan> plan;
    bool is_explicit = false;
    bool is_merged_above = false;
  };
  enum class Reach { Whole, Children };

  Size& at(Model const& view, ChannelId channel) { return sizes_[&view][channel == ChannelId::X ? 0 : 1]; }
  void settle(Model const& view);
  void merge(Model const& view, ChannelId channel, Reach reach);
  void hand_down(Model const& view, ChannelId channel, Size const& size);
  Size size_of_unit(Model const& unit, ChannelId channel) const;
  double continuous_fallback(ChannelId channel) const;
  plot::SizePlan continuous_size(ChannelId channel) const;

  Compilation const* compilation_;
  std::map<Model const*, std::array<Size, 2>> sizes_;
};

}  // namespace livret::compile
