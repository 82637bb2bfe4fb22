#pragma once

#include <map>
#include <string>
#include <string_view>

#include "plot/box.hpp"
#include "plot/channel_values.hpp"
#include "plot/plot.hpp"
#include "scene/scene.hpp"

namespace livret::plot {

/// What setting channels needs beside the row.
struct ItemContext {
  ImageLoader const& load_image;
  diag::Sink& sink;
  diag::Span mark = {};                                  ///< the place of the mark whose items are made
  std::map<std::string, scene::PathDataPtr> paths = {};  ///< those that were read; null where a text is no path
  std::map<std::string, frame::ImagePtr> images = {};

  scene::PathDataPtr path(std::string const& text);
  frame::ImagePtr image(std::string const& url);
};

/// One channel of one row.
struct Setting {
  Channel channel;
  BoundRule& rule;
  std::size_t row;
  ItemContext& context;

  std::optional<double> number() const { return rule.number(row); }
  expr::Value value() const { return rule.value(row); }
  /// The value as text; empty where it is missing.
  std::string text() const { return rule.value(row).to_text(); }
};

/// What became of a channel. An item with a channel that places it and has no value is not drawn: never at 0.
enum class Applied { Set, Without, NoPlace };

// Each sets what is of its own; `Without` of a channel that the item does not have.
Applied set_channel(scene::ArcItem& item, Setting const& setting);
Applied set_channel(scene::RectItem& item, Setting const& setting);
Applied set_channel(scene::RuleItem& item, Setting const& setting);
Applied set_channel(scene::SymbolItem& item, Setting const& setting);
Applied set_channel(scene::PathItem& item, Setting const& setting);
Applied set_channel(scene::ShapeItem& item, Setting const& setting);
Applied set_channel(scene::ImageItem& item, Setting const& setting);
Applied set_channel(scene::TextItem& item, Setting const& setting);
Applied set_channel(scene::GroupItem& item, Setting const& setting);
Applied set_channel(scene::Course& course, Setting const& setting);
Applied set_channel(scene::LineItem& point, Setting const& setting);
Applied set_channel(scene::AreaItem& point, Setting const& setting);
Applied set_channel(scene::TrailItem& point, Setting const& setting);

Applied set_channel(scene::Ink& ink, Setting const& setting);
Applied set_channel(scene::DetailsPtr& details, Setting const& setting);

/// By Vega's names; else Left.
scene::Align align_of(std::string_view name);

/// A shared part of an item, for changing: it becomes the item's own.
template <typename Part>
Part& own(std::shared_ptr<Part const>& shared) {
  auto copy = shared != nullptr ? std::make_shared<Part>(*shared) : std::make_shared<Part>();
  shared = copy;
  return *copy;
}

}  // namespace livret::plot
