#include "plot/guides_lettering.hpp"

#include "scene/text_metrics.hpp"

namespace livret::plot {

namespace {

scene::FontPtr font_of(Lettering const& lettering) {
  scene::Font font;
  font.family = lettering.font;
  font.weight = scene::parse_weight(lettering.weight).value_or(font.weight);
  font.slant = lettering.style == "italic" || lettering.style == "oblique" ? text::Slant::Italic : text::Slant::Upright;
  return font == scene::Font() ? nullptr : scene::shared(std::move(font));
}

frame::Cap cap_of(std::string const& name) {
  return name == "round" ? frame::Cap::Round : name == "square" ? frame::Cap::Square : frame::Cap::Butt;
}

}  // namespace

scene::Align to_scene(Align align) {
  switch (align) {
    case Align::Left:
      return scene::Align::Left;
    case Align::Centre:
      return scene::Align::Center;
    case Align::Right:
      return scene::Align::Right;
  }
  return scene::Align::Left;
}

scene::Baseline to_scene(Baseline baseline) {
  switch (baseline) {
    case Baseline::Alphabetic:
      return scene::Baseline::Alphabetic;
    case Baseline::Top:
      return scene::Baseline::Top;
    case Baseline::Middle:
      return scene::Baseline::Middle;
    case Baseline::Bottom:
      return scene::Baseline::Bottom;
    case Baseline::LineTop:
      return scene::Baseline::LineTop;
    case Baseline::LineBottom:
      return scene::Baseline::LineBottom;
  }
  return scene::Baseline::Alphabetic;
}

scene::Align align_at(Anchor anchor) {
  switch (anchor) {
    case Anchor::Start:
      return scene::Align::Left;
    case Anchor::Middle:
      return scene::Align::Center;
    case Anchor::End:
      return scene::Align::Right;
  }
  return scene::Align::Center;
}

scene::TextItem text_of(Lettering const& lettering, double angle) {
  scene::TextItem item;
  item.font = font_of(lettering);
  item.font_size = lettering.size;
  item.angle = lettering.angle.value_or(angle);
  item.limit = lettering.limit;
  item.line_height = lettering.line_height;
  item.ink.fill = lettering.colour;
  item.ink.fill_opacity = lettering.opacity;
  if (lettering.align) item.align = to_scene(*lettering.align);
  if (lettering.baseline) item.baseline = to_scene(*lettering.baseline);
  return item;
}

std::shared_ptr<scene::StrokeStyle const> dash_of(std::vector<double> const& dash, double offset) {
  if (dash.empty()) return nullptr;
  scene::StrokeStyle style;
  style.dash = dash;
  style.dash_offset = offset;
  return scene::shared(std::move(style));
}

double further_lines(scene::TextItem const& item) {
  return item.text.size() < 2 ? 0 : static_cast<double>(item.text.size() - 1) * scene::line_height(item);
}

scene::Ink ink_of(Pen const& pen) {
  scene::Ink ink;
  if (pen.colour) ink.stroke = *pen.colour;
  ink.stroke_width = pen.width;
  ink.stroke_opacity = pen.opacity;
  auto const cap = cap_of(pen.cap);
  if (pen.dash.empty() && cap == frame::Cap::Butt) return ink;
  scene::StrokeStyle style;
  style.dash = pen.dash;
  style.dash_offset = pen.dash_offset;
  style.cap = cap;
  ink.stroke_style = scene::shared(std::move(style));
  return ink;
}

}  // namespace livret::plot
