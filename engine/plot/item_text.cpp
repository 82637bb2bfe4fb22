#include <utility>

#include "plot/item_channels.hpp"
#include "scene/text_metrics.hpp"

namespace livret::plot {
namespace {

std::vector<std::string> lines_of(expr::Value const& value) {
  auto const* items = value.as<expr::Array>();
  if (items == nullptr || *items == nullptr) return {value.to_text()};
  std::vector<std::string> lines;
  for (auto const& item : **items) lines.push_back(item.to_text());
  return lines;
}

scene::Baseline baseline_of(std::string const& name) {
  using enum scene::Baseline;
  constexpr std::pair<std::string_view, scene::Baseline> names[] = {
      {"top", Top}, {"middle", Middle}, {"bottom", Bottom}, {"line-top", LineTop}, {"line-bottom", LineBottom}};
  for (auto const& [known, baseline] : names)
    if (known == name) return baseline;
  return Alphabetic;
}

Applied set_font(scene::TextItem& item, Setting const& setting) {
  auto const text = setting.text();
  if (text.empty()) return Applied::Set;
  scene::Font& font = own(item.font);
  if (setting.channel == Channel::Font)
    font.family = text;
  else if (setting.channel == Channel::FontStyle)
    font.slant = text == "italic" || text == "oblique" ? text::Slant::Italic : text::Slant::Upright;
  else
    font.weight = scene::parse_weight(text).value_or(font.weight);
  return Applied::Set;
}

double* number_of(scene::TextItem& item, Channel channel) {
  switch (channel) {
    case Channel::Dx:
      return &item.dx;
    case Channel::Dy:
      return &item.dy;
    case Channel::Angle:
      return &item.angle;
    case Channel::FontSize:
      return &item.font_size;
    case Channel::Limit:
      return &item.limit;
    default:
      return nullptr;
  }
}

}  // namespace

scene::Align align_of(std::string_view name) {
  return name == "center" ? scene::Align::Center : name == "right" ? scene::Align::Right : scene::Align::Left;
}

Applied set_channel(scene::TextItem& item, Setting const& setting) {
  if (double* const target = number_of(item, setting.channel)) {
    if (auto const found = setting.number()) *target = *found;
    return Applied::Set;
  }
  switch (setting.channel) {
    case Channel::Text:
      item.text = lines_of(setting.value());
      return Applied::Set;
    case Channel::Radius:
    case Channel::Theta: {
      auto const found = setting.number();
      if (!found) return Applied::NoPlace;
      (setting.channel == Channel::Radius ? item.radius : item.theta) = *found;
      return Applied::Set;
    }
    case Channel::Align:
      item.align = align_of(setting.text());
      return Applied::Set;
    case Channel::Baseline:
      item.baseline = baseline_of(setting.text());
      return Applied::Set;
    case Channel::Font:
    case Channel::FontStyle:
    case Channel::FontWeight:
      return set_font(item, setting);
    case Channel::LineBreak:
      item.line_break = setting.text();
      return Applied::Set;
    case Channel::LineHeight:
      item.line_height = setting.number();
      return Applied::Set;
    case Channel::Ellipsis:
      item.ellipsis = setting.text();
      return Applied::Set;
    default:
      return Applied::Without;
  }
}

}  // namespace livret::plot
