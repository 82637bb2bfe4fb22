#include "plot/guides_override.hpp"

#include <cmath>

#include "plot/guides_lettering.hpp"
#include "scale/colour_space.hpp"
#include "scene/shapes.hpp"

namespace livret::plot {

namespace {

class TickDatum : public expr::Object {
 public:
  TickDatum(expr::Value value, std::string label, double index)
      : value_(std::move(value)), label_(std::move(label)), index_(index) {}
  expr::Value get(std::string_view field) const override {
    if (field == "value") return value_;
    if (field == "label") return label_;
    if (field == "index") return index_;
    return {};
  }
  std::vector<std::string> fields() const override { return {"value", "label", "index"}; }

 private:
  expr::Value value_;
  std::string label_;
  double index_;
};

std::string word_of(Outcome const& outcome) {
  auto const* value = std::get_if<expr::Value>(&outcome);
  return value == nullptr ? std::string() : value->to_text();
}

void set_number(double& target, Outcome const& outcome) { target = number_of(outcome).value_or(target); }

template <typename Change>
void change_style(scene::Ink& ink, Change const& change) {
  auto style = ink.stroke_style == nullptr ? scene::StrokeStyle() : *ink.stroke_style;
  change(style);
  ink.stroke_style = scene::shared(std::move(style));
}

template <typename Change>
void change_font(scene::FontPtr& font, Change const& change) {
  auto changed = font == nullptr ? scene::Font() : *font;
  change(changed);
  font = scene::shared(std::move(changed));
}

void set_ink(scene::Ink& ink, Channel channel, Outcome const& outcome) {
  switch (channel) {
    case Channel::Opacity:
      return set_number(ink.opacity, outcome);
    case Channel::Fill:
      ink.fill = paint_of(outcome).value_or(scene::Paint());
      return;
    case Channel::FillOpacity:
      return set_number(ink.fill_opacity, outcome);
    case Channel::Stroke:
      ink.stroke = paint_of(outcome).value_or(scene::Paint());
      return;
    case Channel::StrokeOpacity:
      return set_number(ink.stroke_opacity, outcome);
    case Channel::StrokeWidth:
      return set_number(ink.stroke_width, outcome);
    case Channel::StrokeDash:
      return change_style(ink, [&](auto& style) { style.dash = dashes_of(outcome); });
    case Channel::StrokeDashOffset:
      return change_style(ink, [&](auto& style) { set_number(style.dash_offset, outcome); });
    case Channel::StrokeCap:
      return change_style(ink, [&](auto& style) {
        auto const word = word_of(outcome);
        style.cap = word == "round" ? frame::Cap::Round : word == "square" ? frame::Cap::Square : frame::Cap::Butt;
      });
    default:
      return;
  }
}

scene::Align align_of(std::string const& word) {
  return word == "right" ? scene::Align::Right : word == "center" ? scene::Align::Center : scene::Align::Left;
}

scene::Baseline baseline_of(std::string const& word) {
  if (word == "top") return scene::Baseline::Top;
  if (word == "middle") return scene::Baseline::Middle;
  if (word == "bottom") return scene::Baseline::Bottom;
  if (word == "line-top") return scene::Baseline::LineTop;
  if (word == "line-bottom") return scene::Baseline::LineBottom;
  return scene::Baseline::Alphabetic;
}

void set(scene::RuleItem& item, Channel channel, Outcome const& outcome) {
  switch (channel) {
    case Channel::X:
      return set_number(item.x, outcome);
    case Channel::Y:
      return set_number(item.y, outcome);
    case Channel::X2:
      return set_number(item.x2, outcome);
    case Channel::Y2:
      return set_number(item.y2, outcome);
    default:
      return set_ink(item.ink, channel, outcome);
  }
}

void set(scene::TextItem& item, Channel channel, Outcome const& outcome) {
  switch (channel) {
    case Channel::X:
      return set_number(item.x, outcome);
    case Channel::Y:
      return set_number(item.y, outcome);
    case Channel::Dx:
      return set_number(item.dx, outcome);
    case Channel::Dy:
      return set_number(item.dy, outcome);
    case Channel::Angle:
      return set_number(item.angle, outcome);
    case Channel::Align:
      item.align = align_of(word_of(outcome));
      return;
    case Channel::Baseline:
      item.baseline = baseline_of(word_of(outcome));
      return;
    case Channel::Text:
      item.text = lines_of(outcome).value_or(std::vector<std::string>());
      return;
    case Channel::FontSize:
      return set_number(item.font_size, outcome);
    case Channel::Limit:
      return set_number(item.limit, outcome);
    case Channel::LineHeight:
      item.line_height = number_of(outcome);
      return;
    case Channel::Font:
      return change_font(item.font, [&](auto& font) { font.family = word_of(outcome); });
    case Channel::FontWeight:
      return change_font(item.font,
                         [&](auto& font) { font.weight = scene::parse_weight(word_of(outcome)).value_or(400); });
    case Channel::FontStyle:
      return change_font(item.font, [&](auto& font) {
        font.slant = word_of(outcome) == "italic" ? text::Slant::Italic : text::Slant::Upright;
      });
    default:
      return set_ink(item.ink, channel, outcome);
  }
}

void set(scene::SymbolItem& item, Channel channel, Outcome const& outcome) {
  switch (channel) {
    case Channel::X:
      return set_number(item.x, outcome);
    case Channel::Y:
      return set_number(item.y, outcome);
    case Channel::Size:
      return set_number(item.size, outcome);
    case Channel::Angle:
      return set_number(item.angle, outcome);
    case Channel::Shape:
      return set_shape(item, word_of(outcome));
    default:
      return set_ink(item.ink, channel, outcome);
  }
}

template <typename Item>
void apply_all(std::vector<Encode const*> const& encodes, GuideScope const& scope, expr::ObjectPtr const& datum,
               Item& item) {
  for (auto const* encode : encodes)
    if (auto const outcome = scope.resolve(encode->rules, datum)) set(item, encode->channel, *outcome);
}

}  // namespace

std::optional<double> number_of(Outcome const& outcome) {
  auto const* value = std::get_if<expr::Value>(&outcome);
  if (value == nullptr || value->is_null()) return std::nullopt;
  double const number = value->to_number();
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<scene::Paint> paint_of(Outcome const& outcome) {
  if (auto const* paint = std::get_if<scene::Paint>(&outcome)) return *paint;
  auto const* text = std::get<expr::Value>(outcome).as<std::string>();
  auto const colour = text == nullptr ? std::nullopt : scale::read_colour(*text);
  return colour ? std::optional<scene::Paint>(*colour) : std::nullopt;
}

std::optional<std::vector<std::string>> lines_of(Outcome const& outcome) {
  auto const* value = std::get_if<expr::Value>(&outcome);
  if (value == nullptr || value->is_null()) return std::nullopt;
  auto const* array = value->as<expr::Array>();
  if (array == nullptr || *array == nullptr) return std::vector{value->to_text()};
  std::vector<std::string> lines;
  for (auto const& line : **array) lines.push_back(line.to_text());
  return lines;
}

std::vector<double> dashes_of(Outcome const& outcome) {
  std::vector<double> dashes;
  auto const* value = std::get_if<expr::Value>(&outcome);
  auto const* array = value == nullptr ? nullptr : value->as<expr::Array>();
  if (array == nullptr || *array == nullptr) return dashes;
  for (auto const& dash : **array) dashes.push_back(dash.to_number());
  return dashes;
}

void set_shape(scene::SymbolItem& item, std::string const& name) {
  if (name.empty()) return;
  if (auto const symbol = scene::find_symbol(name)) {
    item.shape = *symbol;
    item.custom = nullptr;
  } else if (auto path = scene::parse_path(name)) {
    item.custom = scene::shared(scene::PathData{name, std::move(*path)});
  }
}

expr::ObjectPtr datum_of(expr::Value const& value, std::string const& label, double index) {
  return std::make_shared<TickDatum const>(value, label, index);
}

Overrides::Overrides(std::vector<GuideOverride> const& overrides, GuidePart part, GuideScope const& scope)
    : scope_(scope) {
  for (auto const& one : overrides)
    if (one.part == part) encodes_.push_back(&one.encode);
}

void Overrides::apply(scene::RuleItem& item, expr::ObjectPtr const& datum) const {
  apply_all(encodes_, scope_, datum, item);
}
void Overrides::apply(scene::TextItem& item, expr::ObjectPtr const& datum) const {
  apply_all(encodes_, scope_, datum, item);
}
void Overrides::apply(scene::SymbolItem& item, expr::ObjectPtr const& datum) const {
  apply_all(encodes_, scope_, datum, item);
}

std::optional<double> Overrides::constant(Channel channel) const {
  for (auto const* encode : encodes_) {
    if (encode->channel != channel || encode->rules.size() != 1) continue;
    auto const outcome = scope_.resolve(encode->rules, nullptr);
    return outcome ? number_of(*outcome) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace livret::plot
