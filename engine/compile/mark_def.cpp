#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/known_properties.hpp"
#include "compile/marks.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::array<std::pair<std::string_view, MarkKind>, 14> mark_names = {{{"arc", MarkKind::Arc},
                                                                               {"area", MarkKind::Area},
                                                                               {"bar", MarkKind::Bar},
                                                                               {"circle", MarkKind::Circle},
                                                                               {"geoshape", MarkKind::GeoShape},
                                                                               {"image", MarkKind::Image},
                                                                               {"line", MarkKind::Line},
                                                                               {"point", MarkKind::Point},
                                                                               {"rect", MarkKind::Rect},
                                                                               {"rule", MarkKind::Rule},
                                                                               {"square", MarkKind::Square},
                                                                               {"text", MarkKind::Text},
                                                                               {"tick", MarkKind::Tick},
                                                                               {"trail", MarkKind::Trail}}};

/// Names of styles: the mark's own, then those of `style`; later ones win.
std::vector<std::string> styles_of(MarkKind kind, Node const* node) {
  std::vector<std::string> names{std::string(name_of(kind))};
  auto const* style = node != nullptr ? node->find("style") : nullptr;
  if (style == nullptr) return names;
  if (style->kind == Kind::Scalar) names.push_back(style->text);
  for (auto const& item : style->items) names.push_back(item.text);
  return names;
}

bool is_unbinned_quantitative(ChannelDef const* definition) {
  return definition != nullptr && definition->is_data() && definition->type == FieldType::Quantitative &&
         !definition->bin;
}

/// A field that is binned already.
bool is_binned(ChannelDef const* definition) {
  return definition != nullptr && definition->is_field() && definition->bin && definition->bin->is_binned;
}

/// Vega-Lite's compile/mark/init.ts.
class OrientFinder {
 public:
  OrientFinder(MarkKind kind, Encoding const& encoding, Orientation specified)
      : kind_(kind),
        encoding_(&encoding),
        specified_(specified),
        x_(encoding.data(ChannelId::X)),
        y_(encoding.data(ChannelId::Y)),
        has_x_(encoding.has(ChannelId::X)),
        has_y_(encoding.has(ChannelId::Y)),
        has_x2_(encoding.has(ChannelId::X2)),
        has_y2_(encoding.has(ChannelId::Y2)) {}

  Orientation find() const {
    switch (kind_) {
      case MarkKind::Point:
      case MarkKind::Circle:
      case MarkKind::Square:
      case MarkKind::Rect:
      case MarkKind::Image:
        return Orientation::None;
      case MarkKind::Text:
      case MarkKind::Bar:
        return of_bar();
      case MarkKind::Rule:
        return of_rule();
      case MarkKind::Area:
        return of_area();
      case MarkKind::Line:
      case MarkKind::Tick:
        return of_line();
      default:
        return Orientation::Vertical;
    }
  }

 private:
  std::optional<Orientation> of_offset() const {
    if (!has_y_ && has_quantitative_offset(*encoding_, ChannelId::Y))
      return specified_ != Orientation::None ? specified_ : Orientation::Vertical;
    if (!has_x_ && has_quantitative_offset(*encoding_, ChannelId::X))
      return specified_ != Orientation::None ? specified_ : Orientation::Horizontal;
    return std::nullopt;
  }

  Orientation of_bar() const {
    if (auto const orient = of_offset()) return *orient;
    bool const x_field = x_ != nullptr && x_->is_field(), y_field = y_ != nullptr && y_->is_field();
    if (x_field && (is_binned(x_) || (y_field && y_->aggregate && !x_->aggregate))) return Orientation::Vertical;
    if (y_field && (is_binned(y_) || (x_field && x_->aggregate && !y_->aggregate))) return Orientation::Horizontal;
    if (has_y2_ || has_x2_) {
      if (specified_ != Orientation::None) return specified_;
      if (!has_x2_) {
        bool const x_measure = is_measure(x_);
        return x_measure && is_binned(y_) ? Orientation::Horizontal : Orientation::Vertical;
      }
      if (!has_y2_) {
        bool const y_measure = is_measure(y_);
        return y_measure && is_binned(x_) ? Orientation::Vertical : Orientation::Horizontal;
      }
    }
    return of_rule();
  }

  static bool is_measure(ChannelDef const* definition) {
    if (definition == nullptr) return false;
    if (definition->is_field()) return definition->type == FieldType::Quantitative && !definition->is_binning();
    return definition->datum && definition->datum->as<double>() != nullptr;
  }

  Orientation of_rule() const {
    if (has_x2_ && !is_binned(x_) && has_y2_ && !is_binned(y_)) return Orientation::None;
    return of_area();
  }

  Orientation of_area() const {
    if (auto const orient = of_offset()) return *orient;
    if (has_y2_) return is_binned(y_) ? Orientation::Horizontal : Orientation::Vertical;
    if (has_x2_) return is_binned(x_) ? Orientation::Vertical : Orientation::Horizontal;
    if (kind_ == MarkKind::Rule) {
      if (has_x_ && !has_y_) return Orientation::Vertical;
      if (has_y_ && !has_x_) return Orientation::Horizontal;
    }
    return of_line();
  }

  Orientation of_line() const {
    bool const x_measure = is_unbinned_quantitative(x_), y_measure = is_unbinned_quantitative(y_);
    bool const is_tick = kind_ == MarkKind::Tick;
    if (specified_ != Orientation::None) return specified_;
    if (x_measure && !y_measure) return is_tick ? Orientation::Vertical : Orientation::Horizontal;
    if (!x_measure && y_measure) return is_tick ? Orientation::Horizontal : Orientation::Vertical;
    if (x_measure && y_measure) return Orientation::Vertical;
    auto const is_temporal = [](ChannelDef const* definition) {
      return definition != nullptr && definition->is_field() && definition->type == FieldType::Temporal;
    };
    if (is_temporal(x_) && !is_temporal(y_)) return Orientation::Vertical;
    if (!is_temporal(x_) && is_temporal(y_)) return Orientation::Horizontal;
    return Orientation::None;
  }

  MarkKind kind_;
  Encoding const* encoding_;
  Orientation specified_;
  ChannelDef const *x_, *y_;
  bool has_x_, has_y_, has_x2_, has_y2_;
};

}  // namespace

bool has_quantitative_offset(Encoding const& encoding, ChannelId position) {
  auto const* offset = encoding.data(offset_of(position));
  return offset != nullptr && offset->type == FieldType::Quantitative && !offset->is_binning();
}

std::string_view name_of(MarkKind kind) { return mark_names[static_cast<std::size_t>(kind)].first; }

std::optional<MarkKind> find_mark(std::string_view name) {
  for (auto const& [known, kind] : mark_names)
    if (known == name) return kind;
  return std::nullopt;
}

/// What Vega's own config has for some kinds of marks.
bool is_standard_of_vega(std::string_view name) {
  return name == "font" || name == "fontSize" || name == "shape" || name == "size" || name == "strokeWidth";
}

/// The first value that an author wrote.
Node const* find_written(std::span<Node const* const> layers, std::string_view name) {
  for (auto const* layer : layers)
    if (auto const* value = layer->find(name); value != nullptr && !value->span.source.is_none()) return value;
  return nullptr;
}

Node const* MarkDef::find(std::string_view name) const {
  if (auto const* value = definition.find(name)) return value;
  return find_config(name);
}

/// Of what Vega has as standard, that in its styles gives way to what is said of the kind of mark, and that in its
/// config to what is said of all marks too.
Node const* MarkDef::find_config(std::string_view name) const {
  if (is_standard_of_vega(name)) {
    auto const of_kind = config.layers().first(std::min<std::size_t>(config.layers().size(), 1));
    if (auto const* value = find_written(styles.layers(), name)) return value;
    if (auto const* value = find_written(of_kind, name)) return value;
  }
  if (auto const* value = styles.find(name)) return value;
  auto const* written = is_standard_of_vega(name) ? find_written(config.layers(), name) : nullptr;
  return written != nullptr ? written : config.find(name);
}

std::optional<MarkDef> read_mark(Node const& node, Config const& config, Values const& values) {
  auto const* type = node.kind == Kind::Mapping ? node.find("type") : &node;
  if (type == nullptr || type->kind != Kind::Scalar) {
    values.sink().error(node.span, fmt::format("a mark needs its type, found {}", yaml::describe(node)),
                        "write `mark: bar`");
    return std::nullopt;
  }
  auto const kind = find_mark(type->text);
  if (!kind) {
    std::vector<std::string> words;
    for (auto const& [name, known] : mark_names) words.emplace_back(name);
    yaml::report_unknown_word(*type, words, values.sink());
    return std::nullopt;
  }
  MarkDef mark;
  mark.kind = *kind;
  mark.span = node.span;
  if (node.kind == Kind::Mapping) {
    mark.node = &node;
    check_properties(node, "the mark", mark_properties, ignored_mark_properties, values.sink());
  }
  mark.style_names = styles_of(*kind, mark.node);
  mark.definition.add(mark.node);
  for (auto name = mark.style_names.rbegin(); name != mark.style_names.rend(); ++name)
    mark.styles.add(config.style(*name));
  mark.config.add(config.find(name_of(*kind)));
  mark.config.add(config.find("mark"));
  bool const is_outline = *kind == MarkKind::Point || *kind == MarkKind::Line || *kind == MarkKind::Rule;
  mark.is_filled = values.boolean(mark.find("filled")).value_or(!is_outline);
  return mark;
}

void settle_mark(MarkDef& mark, Encoding const& encoding, Values const& values) {
  auto const word = values.text(mark.find("orient"));
  auto const specified = word == "horizontal" ? Orientation::Horizontal
                         : word == "vertical" ? Orientation::Vertical
                                              : Orientation::None;
  mark.orient = OrientFinder(mark.kind, encoding, specified).find();
  constexpr double reduced = 0.7;
  bool const is_dot = mark.kind == MarkKind::Point || mark.kind == MarkKind::Tick || mark.kind == MarkKind::Circle ||
                      mark.kind == MarkKind::Square;
  bool const is_said = mark.find("opacity") != nullptr || mark.find("fillOpacity") != nullptr;
  if (!is_said && is_dot && !encoding.is_aggregate()) mark.opacity = reduced;
}

bool is_ranged_offset(Model const& unit, ChannelId channel) {
  if (!is_bar_or_area(unit.mark.kind) || !is_xy(channel)) return false;
  if (unit.encoding.has(second_of(channel)) || !has_quantitative_offset(unit.encoding, channel)) return false;
  auto const* definition = unit.encoding.find(channel);
  if (definition == nullptr) return true;
  auto const* scale = unit.scale(channel);
  return definition->is_data() && scale != nullptr && scale->has_discrete_domain();
}

}  // namespace livret::compile
