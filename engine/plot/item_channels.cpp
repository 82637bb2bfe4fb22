#include "plot/item_channels.hpp"

#include "scene/shapes.hpp"

namespace livret::plot {
namespace {

/// A number without which the item has no place.
Applied place(double& target, Setting const& setting) {
  auto const found = setting.number();
  if (!found) return Applied::NoPlace;
  target = *found;
  return Applied::Set;
}

/// A number that leaves the default where it is missing.
Applied adjust(double& target, Setting const& setting) {
  if (auto const found = setting.number()) target = *found;
  return Applied::Set;
}

Applied set_corner(scene::Corners& corners, Setting const& setting) {
  double const radius = setting.number().value_or(0);
  switch (setting.channel) {
    case Channel::CornerRadius:
      corners = scene::Corners::all(radius);
      return Applied::Set;
    case Channel::CornerRadiusTopLeft:
      corners.top_left = radius;
      return Applied::Set;
    case Channel::CornerRadiusTopRight:
      corners.top_right = radius;
      return Applied::Set;
    case Channel::CornerRadiusBottomLeft:
      corners.bottom_left = radius;
      return Applied::Set;
    case Channel::CornerRadiusBottomRight:
      corners.bottom_right = radius;
      return Applied::Set;
    default:
      return Applied::Without;
  }
}

bool is_corner(Channel channel) {
  return channel >= Channel::CornerRadius && channel <= Channel::CornerRadiusBottomRight;
}

}  // namespace

scene::PathDataPtr ItemContext::path(std::string const& text) {
  auto const [known, is_new] = paths.try_emplace(text);
  if (is_new)
    if (auto outline = scene::parse_path(text))
      known->second = scene::shared(scene::PathData{text, std::move(*outline)});
  return known->second;
}

frame::ImagePtr ItemContext::image(std::string const& url) {
  auto const [known, is_new] = images.try_emplace(url);
  if (is_new && load_image) known->second = load_image(url, mark, sink);
  return known->second;
}

Applied set_channel(scene::ArcItem& item, Setting const& setting) {
  switch (setting.channel) {
    case Channel::StartAngle:
      return place(item.start_angle, setting);
    case Channel::EndAngle:
      return place(item.end_angle, setting);
    case Channel::InnerRadius:
      return place(item.inner_radius, setting);
    case Channel::OuterRadius:
      return place(item.outer_radius, setting);
    case Channel::PadAngle:
      return adjust(item.pad_angle, setting);
    case Channel::CornerRadius:
      return adjust(item.corner_radius, setting);
    case Channel::Angle:
      return adjust(item.angle, setting);
    default:
      return Applied::Without;
  }
}

Applied set_channel(scene::RectItem& item, Setting const& setting) {
  return is_corner(setting.channel) ? set_corner(own(item.corner_radius), setting) : Applied::Without;
}

Applied set_channel(scene::RuleItem&, Setting const&) { return Applied::Without; }

Applied set_channel(scene::SymbolItem& item, Setting const& setting) {
  switch (setting.channel) {
    case Channel::Size:
      return place(item.size, setting);
    case Channel::Angle:
      return place(item.angle, setting);
    case Channel::Shape: {
      auto const name = setting.text();
      auto const known = scene::find_symbol(name);
      if (known) item.shape = *known;
      if (!known && !name.empty()) item.custom = setting.context.path(name);
      return Applied::Set;
    }
    default:
      return Applied::Without;
  }
}

Applied set_channel(scene::PathItem& item, Setting const& setting) {
  switch (setting.channel) {
    case Channel::Path:
      item.path = setting.context.path(setting.text());
      return Applied::Set;
    case Channel::ScaleX:
      return adjust(item.scale_x, setting);
    case Channel::ScaleY:
      return adjust(item.scale_y, setting);
    case Channel::Angle:
      return adjust(item.angle, setting);
    default:
      return Applied::Without;
  }
}

Applied set_channel(scene::ShapeItem& item, Setting const& setting) {
  return setting.channel == Channel::Angle ? adjust(item.angle, setting) : Applied::Without;
}

Applied set_channel(scene::ImageItem& item, Setting const& setting) {
  switch (setting.channel) {
    case Channel::Url:
      item.url = setting.text();
      item.image = setting.context.image(item.url);
      return Applied::Set;
    case Channel::Aspect:
      item.aspect = setting.value().truthy() ? scene::ImageItem::Aspect::Keep : scene::ImageItem::Aspect::Stretch;
      return Applied::Set;
    case Channel::Smooth:
      item.smooth = setting.value().truthy() ? scene::ImageItem::Smoothing::On : scene::ImageItem::Smoothing::Off;
      return Applied::Set;
    case Channel::Align:
      item.align = align_of(setting.text());
      return Applied::Set;
    case Channel::Baseline: {
      auto const name = setting.text();
      item.baseline = name == "middle"   ? scene::Baseline::Middle
                      : name == "bottom" ? scene::Baseline::Bottom
                                         : scene::Baseline::Top;
      return Applied::Set;
    }
    case Channel::Opacity:
      return adjust(item.opacity, setting);
    default:
      return Applied::Without;
  }
}

Applied set_channel(scene::GroupItem& item, Setting const& setting) {
  if (is_corner(setting.channel)) return set_corner(item.corner_radius, setting);
  switch (setting.channel) {
    case Channel::Clip:
      item.clip = setting.value().truthy();
      return Applied::Set;
    case Channel::StrokeForeground:
      item.stroke_foreground = setting.value().truthy();
      return Applied::Set;
    case Channel::StrokeOffset:
      item.stroke_offset = setting.number();
      return Applied::Set;
    default:
      return Applied::Without;
  }
}

Applied set_channel(scene::Course& course, Setting const& setting) {
  switch (setting.channel) {
    case Channel::Interpolate:
      course.interpolate = scene::find_interpolate(setting.text()).value_or(scene::Interpolate::Linear);
      return Applied::Set;
    case Channel::Tension:
      course.tension = setting.number();
      return Applied::Set;
    case Channel::Orient:
      course.orient = setting.text() == "horizontal" ? scene::Orient::Horizontal : scene::Orient::Vertical;
      return Applied::Set;
    default:
      return Applied::Without;
  }
}

namespace {

template <typename Point>
Applied set_defined(Point& point, Setting const& setting) {
  if (setting.channel != Channel::Defined) return Applied::Without;
  point.defined = setting.value().truthy();
  return Applied::Set;
}

}  // namespace

Applied set_channel(scene::LineItem& point, Setting const& setting) { return set_defined(point, setting); }
Applied set_channel(scene::AreaItem& point, Setting const& setting) { return set_defined(point, setting); }
Applied set_channel(scene::TrailItem& point, Setting const& setting) {
  return setting.channel == Channel::Size ? place(point.size, setting) : set_defined(point, setting);
}

}  // namespace livret::plot
