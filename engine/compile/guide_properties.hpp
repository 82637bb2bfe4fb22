#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compile/compilation.hpp"
#include "plot/guide_plan.hpp"

namespace livret::compile {

// Words of guides, or nothing where the text is none of them.
std::optional<plot::Orient> find_orient(std::string_view name);
std::optional<plot::Anchor> find_anchor(std::string_view name);
std::optional<plot::Align> find_align(std::string_view name);
std::optional<plot::Baseline> find_baseline(std::string_view name);

/// Reads typed properties out of a cascade; what is wrong is reported.
class GuideReader {
 public:
  GuideReader(Properties const& properties, Values const& values) : properties_(&properties), values_(&values) {}

  yaml::Node const* find(std::string_view name) const { return properties_->find(name); }
  void number(std::string_view name, double& target) const;
  void number(std::string_view name, std::optional<double>& target) const;
  void boolean(std::string_view name, bool& target) const;
  void text(std::string_view name, std::string& target) const;
  void paint(std::string_view name, std::optional<scene::Paint>& target) const;
  void numbers(std::string_view name, std::vector<double>& target) const;
  void anchor(std::string_view name, std::optional<plot::Anchor>& target) const;
  void orient(std::string_view name, plot::Orient& target) const;

  /// `labelFont`, `labelFontSize`, `labelColor` … with the prefix `label`; `title` and its like likewise.
  void lettering(std::string_view prefix, plot::Lettering& target) const;
  /// `gridColor`, `gridWidth`, `gridDash` …
  void pen(std::string_view prefix, plot::Pen& target) const;

  Values const& values() const { return *values_; }

 private:
  Properties const* properties_;
  Values const* values_;
};

/// A style of text (`guide-label`): its own names `font`, `fontSize`, `fill` …
void read_text_style(yaml::Node const* style, Values const& values, plot::Lettering& target);

/// Whether a property holds `{condition: …, value: …}`.
bool is_conditional(yaml::Node const* node);

/// The rules of a conditional property, over datum.value, datum.label and datum.index.
plot::Rules conditional_rules(yaml::Node const& node, bool is_paint, Compilation const& compilation);

/// `labelExpr`, over datum.label, datum.value and datum.index.
std::optional<expr::Expression> label_expression(yaml::Node const* node, Compilation const& compilation);

/// How the values of a guide become labels: Vega-Lite's guideFormat.
enum class GuideKind { Axis, Legend };
plot::LabelFormat label_format(ChannelDef const& definition, Properties const& guide, ScaleComponent const& scale,
                               GuideKind kind, StackSpec const* stack, Compilation const& compilation);

/// `values` of a guide.
std::optional<std::vector<expr::Value>> guide_values(yaml::Node const* node, ChannelDef const& definition,
                                                     Values const& values);

/// `tickCount`: a number, the name of an interval, or `{interval, step}`.
std::optional<plot::TickCount> tick_count(yaml::Node const* node, Values const& values);

/// What a guide is titled: what it says, what its channel says, or the default title; nothing where there is none.
struct GuideTitle {
  std::optional<std::vector<std::string>> lines;  ///< none: no title at all
  bool is_explicit = false;
  std::vector<std::string> defaults;  ///< of the fields, where nothing is said
};
GuideTitle merged_title(GuideTitle a, GuideTitle const& b);
std::vector<std::string> lines_of(GuideTitle const& title);

}  // namespace livret::compile
