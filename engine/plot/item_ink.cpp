#include "plot/item_channels.hpp"

namespace livret::plot {
namespace {

frame::Cap cap_of(std::string const& name) {
  return name == "round" ? frame::Cap::Round : name == "square" ? frame::Cap::Square : frame::Cap::Butt;
}

frame::Join join_of(std::string const& name) {
  return name == "round" ? frame::Join::Round : name == "bevel" ? frame::Join::Bevel : frame::Join::Miter;
}

std::vector<double> dash_of(expr::Value const& value) {
  std::vector<double> dash;
  auto const* items = value.as<expr::Array>();
  if (items == nullptr || *items == nullptr) return dash;
  for (auto const& item : **items) dash.push_back(item.to_number());
  return dash;
}

Applied set_style(scene::Ink& ink, Setting const& setting) {
  scene::StrokeStyle& style = own(ink.stroke_style);
  switch (setting.channel) {
    case Channel::StrokeCap:
      style.cap = cap_of(setting.text());
      break;
    case Channel::StrokeJoin:
      style.join = join_of(setting.text());
      break;
    case Channel::StrokeMiterLimit:
      style.miter_limit = setting.number();
      break;
    case Channel::StrokeDash:
      style.dash = dash_of(setting.value());
      break;
    default:
      style.dash_offset = setting.number().value_or(0);
  }
  return Applied::Set;
}

}  // namespace

Applied set_channel(scene::Ink& ink, Setting const& setting) {
  auto const number = [&](double& target) {
    if (auto const found = setting.number()) target = *found;
    return Applied::Set;
  };
  switch (setting.channel) {
    case Channel::Fill:
      ink.fill = setting.rule.paint(setting.row);
      return Applied::Set;
    case Channel::Stroke:
      ink.stroke = setting.rule.paint(setting.row);
      return Applied::Set;
    case Channel::Opacity:
      return number(ink.opacity);
    case Channel::FillOpacity:
      return number(ink.fill_opacity);
    case Channel::StrokeOpacity:
      return number(ink.stroke_opacity);
    case Channel::StrokeWidth:
      return number(ink.stroke_width);
    case Channel::StrokeCap:
    case Channel::StrokeJoin:
    case Channel::StrokeMiterLimit:
    case Channel::StrokeDash:
    case Channel::StrokeDashOffset:
      return set_style(ink, setting);
    default:
      return Applied::Without;
  }
}

Applied set_channel(scene::DetailsPtr& details, Setting const& setting) {
  switch (setting.channel) {
    case Channel::Blend:
      own(details).blend = setting.text();
      return Applied::Set;
    case Channel::ZIndex:
      own(details).zindex = static_cast<int>(setting.number().value_or(0));
      return Applied::Set;
    case Channel::Href:
      own(details).href = setting.text();
      return Applied::Set;
    case Channel::Description:
      own(details).description = setting.text();
      return Applied::Set;
    default:
      return Applied::Without;
  }
}

}  // namespace livret::plot
