#pragma once

#include <optional>
#include <vector>

#include "plot/guides.hpp"

namespace livret::plot {

// What an outcome is where a number, a paint or lines of text are needed; nothing where it is null or something else.
std::optional<double> number_of(Outcome const& outcome);
std::optional<scene::Paint> paint_of(Outcome const& outcome);
std::optional<std::vector<std::string>> lines_of(Outcome const& outcome);
std::vector<double> dashes_of(Outcome const& outcome);

/// Vega's name of a shape, or an SVG path; what is neither changes nothing.
void set_shape(scene::SymbolItem& item, std::string const& name);

/// The row that a tick or an entry is.
expr::ObjectPtr datum_of(expr::Value const& value, std::string const& label, double index);

/// What a plan asks for in place of the constants of one part of a guide.
class Overrides {
 public:
  Overrides(std::vector<GuideOverride> const& overrides, GuidePart part, GuideScope const& scope);
  bool is_empty() const { return encodes_.empty(); }

  void apply(scene::RuleItem& item, expr::ObjectPtr const& datum) const;
  void apply(scene::TextItem& item, expr::ObjectPtr const& datum) const;
  void apply(scene::SymbolItem& item, expr::ObjectPtr const& datum) const;
  /// A number that stands for all items: the only rule of a channel.
  std::optional<double> constant(Channel channel) const;

 private:
  std::vector<Encode const*> encodes_;
  GuideScope const& scope_;
};

}  // namespace livret::plot
