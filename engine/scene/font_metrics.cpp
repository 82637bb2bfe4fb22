#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "scene/ink.hpp"
#include "scene/text_metrics.hpp"

namespace livret::scene {

namespace {

/// Superior letters, against the font size.
constexpr double superior_size = 0.65;
constexpr double superior_shift = 0.33;

/// The numerals of a century are small capitals in running text; labels keep capitals.
bool is_superior(locale::Edit const& edit) { return edit.drawn == locale::Drawn::Superior; }

std::string_view unquoted(std::string_view name) {
  name = base::trim(name);
  bool const is_quoted =
      name.size() >= 2 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front();
  return is_quoted ? name.substr(1, name.size() - 2) : name;
}

/// The families that a CSS font-family names.
std::vector<std::string_view> names_in(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    auto const comma = std::min(list.find(','), list.size());
    if (auto const name = unquoted(list.substr(0, comma)); !name.empty()) names.push_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

/// The family that a generic name stands for, or none.
std::string const* generic_family(std::string_view name, Families const& families) {
  auto const or_plain = [&](std::string const& family) { return family.empty() ? &families.sans_serif : &family; };
  constexpr std::array plain{"sans-serif", "system-ui", "ui-sans-serif"};
  if (std::find(plain.begin(), plain.end(), name) != plain.end()) return &families.sans_serif;
  if (name == "serif" || name == "ui-serif") return or_plain(families.serif);
  if (name == "monospace" || name == "ui-monospace") return or_plain(families.monospace);
  return nullptr;
}

/// Weights in the order in which CSS Fonts 4, 5.2 looks for them.
std::vector<int> weights_near(int asked) {
  constexpr int step = 50, least = 100, most = 950;
  std::vector<int> weights{asked};
  int const at = asked / step * step;
  auto const up = [&](int from, int to) {
    for (int weight = std::max(from, least); weight <= to; weight += step) weights.push_back(weight);
  };
  auto const down = [&](int from) {
    for (int weight = std::min(from, most); weight >= least; weight -= step) weights.push_back(weight);
  };
  if (asked >= 400 && asked <= 500) {
    up(at + step, 500);
    down(at);
    up(500 + step, most);
  } else if (asked < 400) {
    down(at);
    up(at + step, most);
  } else {
    up(at + step, most);
    down(at);
  }
  return weights;
}

/// A stretch of a line that is set in one style.
struct Stretch {
  std::string_view text;
  bool is_superior = false;
};

std::vector<Stretch> stretches_of(Typeset const& text) {
  std::vector<Stretch> stretches;
  std::string_view const all = text.text;
  std::size_t done = 0;
  for (auto const& range : text.superiors) {
    if (range.begin > done) stretches.push_back({all.substr(done, range.begin - done), false});
    stretches.push_back({all.substr(range.begin, range.end - range.begin), true});
    done = range.end;
  }
  if (done < all.size()) stretches.push_back({all.substr(done), false});
  return stretches;
}

}  // namespace

Typeset FontMetrics::typeset(std::string_view text) {
  auto const correction = locale::correct(text, context_.profile);
  Typeset result;
  std::size_t done = 0;
  for (auto const& edit : correction.edits) {
    result.text += text.substr(done, edit.begin - done);
    auto const begin = result.text.size();
    result.text += edit.replacement;
    if (is_superior(edit)) result.superiors.push_back({begin, result.text.size()});
    done = edit.end;
  }
  result.text += text.substr(done);
  return result;
}

SetLine FontMetrics::set_line(TextItem const& item, Typeset const& text) {
  static Font const plain;
  SetLine line{text.text, 0, {}};
  if (!(item.font_size > 0)) return line;
  auto style = style_of(item.font ? *item.font : plain);
  if (style.face == text::FaceId::none()) return line;
  style.colour = solid_fill(item.ink).value_or(base::Colour{0, 0, 0, 0});
  for (auto const& stretch : stretches_of(text)) {
    style.size = base::Length::from_pt(item.font_size * (stretch.is_superior ? superior_size : 1));
    style.baseline_shift = base::Length::from_pt(stretch.is_superior ? item.font_size * superior_shift : 0);
    auto run = std::make_shared<text::GlyphRun>(
        text::shape(context_.fonts, stretch.text, style, context_.where, context_.sink));
    double const width = run->width().to_pt();
    line.runs.push_back({line.width, std::move(run)});
    line.width += width;
  }
  return line;
}

text::TextStyle const& FontMetrics::style_of(Font const& font) {
  for (auto const& [known, style] : styles_)
    if (known == font) return style;
  text::TextStyle style;
  style.face = find_face(font);
  style.features = {{{'l', 'n', 'u', 'm'}, 1}, {{'t', 'n', 'u', 'm'}, 1}};
  style.language = context_.language;
  return styles_.emplace_back(font, std::move(style)).second;
}

text::FaceId FontMetrics::find_face(Font const& font) {
  auto const families = context_.fonts.families();
  auto const names = names_in(font.family);
  for (auto const& name : names) {
    auto const* generic = generic_family(name, context_.families);
    std::string const family = generic == nullptr ? std::string(name) : *generic;
    if (std::find(families.begin(), families.end(), family) != families.end()) return nearest_face(family, font);
  }
  if (!names.empty()) context_.fonts.find({std::string(names.front())}, context_.where, context_.sink);
  return nearest_face(context_.families.sans_serif, font);
}

text::FaceId FontMetrics::nearest_face(std::string const& family, Font const& font) {
  diag::Sink unsaid;
  for (auto const slant : {font.slant, text::Slant::Upright, text::Slant::Italic})
    for (int const weight : weights_near(font.weight))
      if (auto const face = context_.fonts.find({family, weight, slant}, context_.where, unsaid);
          face != text::FaceId::none())
        return face;
  return context_.fonts.find({family, font.weight, font.slant}, context_.where, context_.sink);
}

}  // namespace livret::scene
