#include <algorithm>
#include <numbers>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compile/marks.hpp"
#include "compile/scales.hpp"
#include "scale/scheme.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using scale::Type;
using yaml::Kind;
using yaml::Node;
using List = std::vector<expr::Value>;

plot::GroupSide side_of(ChannelId id) {
  return id == ChannelId::X || id == ChannelId::XOffset ? plot::GroupSide::Width : plot::GroupSide::Height;
}

bool is_size(Node const& node) { return node.kind == Kind::Scalar && (node.text == "width" || node.text == "height"); }

/// The range of one definition, as compile/scale/range.ts finds it.
class RangeFinder {
 public:
  RangeFinder(Compilation const& compilation, ScaleShare& share)
      : compilation_(&compilation),
        values_(&compilation.values),
        share_(&share),
        definition_(share.definition),
        unit_(share.unit),
        id_(share.definition->id),
        type_(*share.shared->type.value) {}

  void find() {
    if (auto given = given_range()) {
      share_->own.range = {std::move(*given), true};
      return;
    }
    if (auto step = given_step()) {
      share_->own.range = {std::move(*step), true};
      return;
    }
    auto range = default_range();
    if (auto bounded = with_bounds(range)) {
      share_->own.range = {std::move(*bounded), true};
      return;
    }
    share_->own.range = {std::move(range), false};
  }

 private:
  Node const* given(std::string_view name) const {
    auto const* node = compile::find(definition_->scale, {name});
    return node != nullptr && node->kind != Kind::Null ? node : nullptr;
  }
  double config(std::string_view name) const {
    return values_->number(compilation_->config.find("scale", name)).value_or(0);
  }

  std::optional<plot::RangeSource> given_range() const {
    if (auto const* range = given("range")) return read_range(*range);
    auto const* scheme = given("scheme");
    if (scheme == nullptr || !is_colour(id_)) return std::nullopt;
    return scale::Range(read_scheme(*scheme));
  }

  scale::SchemeRange read_scheme(Node const& node) const {
    scale::SchemeRange range;
    Node const* name = &node;
    if (node.kind == Kind::Mapping) {
      name = node.find("name") != nullptr ? node.find("name") : node.find("scheme");
      if (auto const extent = values_->numbers(node.find("extent")); extent && extent->size() == 2)
        range.extent = {(*extent)[0], (*extent)[1]};
      range.count = values_->number(node.find("count"));
    }
    if (name != nullptr && name->kind == Kind::Sequence) {
      std::vector<base::Colour> colours;
      for (auto const& item : name->items)
        if (auto const colour = values_->colour(item.text)) colours.push_back(*colour);
      range.colours = std::move(colours);
    } else if (name != nullptr) {
      range.colours = values_->text(name).value_or(std::string());
      check_scheme(*name);
    }
    return range;
  }

  void check_scheme(Node const& name) const {
    if (name.kind != Kind::Scalar || scale::find_scheme(name.text) != nullptr) return;
    std::vector<std::string> const known(scale::scheme_names().begin(), scale::scheme_names().end());
    auto const near = base::nearest_word(name.text, known);
    values_->sink().error(
        name.span, fmt::format("unknown colour scheme `{}`", yaml::quotation(name.text)),
        near ? fmt::format("did you mean `{}`?", *near) : "`viridis`, `blues` and `tableau10` are some");
  }

  std::optional<plot::RangeSource> read_range(Node const& node) const {
    if (node.kind == Kind::Sequence) {
      if (is_xy(id_) && node.items.size() == 2 && (is_size(node.items[0]) || is_size(node.items[1])))
        return read_ends(node);
      return scale::Range(colours_or_values(node));
    }
    if (is_expression(node)) {
      auto const value = values_->expression(node);
      auto const* items = value ? value->as<expr::Array>() : nullptr;
      return items != nullptr ? std::optional<plot::RangeSource>(scale::Range(**items)) : std::nullopt;
    }
    if (node.kind == Kind::Mapping && node.find("scheme") != nullptr)
      return scale::Range(read_scheme(*node.find("scheme")));
    if (node.kind == Kind::Scalar) return named_range(node.text, node.span);
    if (node.kind == Kind::Mapping && node.find("field") != nullptr) return range_of_field(*node.find("field"));
    return std::nullopt;
  }

  std::optional<plot::RangeSource> range_of_field(Node const& field) const {
    if (!definition_->is_field() || !scale::is_discrete(type_) || field.kind != Kind::Scalar) {
      compilation_->sink.error(field.span, "a range from a field needs a nominal or ordinal field in the channel",
                               "write the values as a list, or `scale: null` to take the field's values");
      return std::nullopt;
    }
    plot::RangeOfField range;
    range.values = {unit_->main, {field.text}};
    range.order.by = plot::DomainOrder::By::Aggregate;
    range.order.operation = transform::Operation::Min;
    range.order.field = column_of(*definition_);
    return range;
  }

  plot::RangeSource read_ends(Node const& node) const {
    auto const end = [&](Node const& item) -> plot::RangeEnds::End {
      if (is_size(item)) return {0, 1};
      return {values_->number(&item).value_or(0), 0};
    };
    return plot::RangeEnds{side_of(id_), end(node.items[0]), end(node.items[1])};
  }

  List colours_or_values(Node const& node) const {
    List list;
    for (auto const& item : node.items) {
      auto value = values_->value(item);
      if (auto const* text = value.as<std::string>(); text != nullptr && is_colour(id_)) {
        if (auto const colour = values_->colour(*text))
          value = base::to_hex(*colour);
        else
          compilation_->sink.error(item.span, fmt::format("unknown colour `{}`", yaml::quotation(*text)));
      }
      list.push_back(std::move(value));
    }
    return list;
  }

  /// `category`, `ramp` and the like: what the config says.
  plot::RangeSource named_range(std::string const& name, diag::Span span) const {
    auto const* node = compilation_->config.find("range", name);
    if (node == nullptr) {
      compilation_->sink.error(span, fmt::format("unknown range `{}`", yaml::quotation(name)),
                               "there are: `category`, `ordinal`, `ramp`, `heatmap`, `diverging`, `symbol`");
      return std::monostate();
    }
    if (node->kind == Kind::Sequence) return name == "symbol" ? scale::Range(symbol_list(*node)) : colour_list(*node);
    auto const* scheme = node->find("scheme");
    if (scheme == nullptr) return std::monostate();
    auto range = read_scheme(*scheme);
    if (auto const extent = values_->numbers(node->find("extent")); extent && extent->size() == 2)
      range.extent = {(*extent)[0], (*extent)[1]};
    if (auto const count = values_->number(node->find("count"))) range.count = count;
    return scale::Range(std::move(range));
  }

  List symbol_list(Node const& node) const {
    List list;
    for (auto const& item : node.items) list.emplace_back(item.text);
    return list;
  }

  /// Colours of a continuous or ordered range are run through.
  plot::RangeSource colour_list(Node const& node) const {
    if (type_ == Type::Ordinal && definition_->type == FieldType::Nominal) return scale::Range(colours_or_values(node));
    scale::SchemeRange range;
    std::vector<base::Colour> colours;
    for (auto const& item : node.items)
      if (auto const colour = values_->colour(item.text)) colours.push_back(*colour);
    range.colours = std::move(colours);
    return scale::Range(std::move(range));
  }

  std::optional<plot::RangeSource> given_step() const {
    if (!is_xy(id_) && !is_offset(id_)) return std::nullopt;
    auto const& size = side_of(id_) == plot::GroupSide::Width ? unit_->width : unit_->height;
    if (size.kind != SizeSpec::Kind::Step) return std::nullopt;
    if (is_xy(id_))
      return scale::is_discrete(type_) ? std::optional<plot::RangeSource>(position_step(size)) : std::nullopt;
    auto const* position = unit_->scale(id_ == ChannelId::XOffset ? ChannelId::X : ChannelId::Y);
    if (position == nullptr || position->type.value != Type::Band) return std::nullopt;
    return offset_step(size);
  }

  bool is_for_offset(SizeSpec const& size, bool offset_is_discrete) const {
    return size.step_for == SizeSpec::StepFor::Offset && offset_is_discrete;
  }

  plot::RangeSource position_step(SizeSpec const& size) const {
    auto const* offset = unit_->encoding.data(offset_of(id_));
    auto const* scale = unit_->scale(offset_of(id_));
    plot::RangeStep step{size.value, plot::ScaleId::none()};
    if (offset != nullptr && scale != nullptr && is_for_offset(size, is_discrete(offset->type)))
      step.offset_scale = scale->id;
    return step;
  }

  std::optional<plot::RangeSource> offset_step(SizeSpec const& size) const {
    if (!is_for_offset(size, scale::is_discrete(type_))) return std::nullopt;
    return scale::Range(scale::StepRange{size.value});
  }

  plot::RangeSource default_range() const {
    switch (id_) {
      case ChannelId::X:
      case ChannelId::Y:
        return position_range();
      case ChannelId::XOffset:
      case ChannelId::YOffset:
        return offset_range();
      case ChannelId::Size:
        return size_range();
      case ChannelId::Theta:
        return numbers({0, 2 * std::numbers::pi});
      case ChannelId::Angle:
        return numbers({0, 360});
      case ChannelId::Radius:
        return plot::RangeRadius{};
      case ChannelId::StrokeWidth:
        return numbers({config("minStrokeWidth"), config("maxStrokeWidth")});
      case ChannelId::StrokeDash:
        return dashes();
      case ChannelId::Shape:
        return named_range("symbol", {});
      case ChannelId::Color:
      case ChannelId::Fill:
      case ChannelId::Stroke:
        return colour_range();
      default:
        return numbers({config("minOpacity"), config("maxOpacity")});
    }
  }

  static plot::RangeSource numbers(std::vector<double> const& list) {
    List values;
    for (double const number : list) values.emplace_back(number);
    return scale::Range(std::move(values));
  }

  static plot::RangeSource dashes() {
    List list;
    for (auto const& dash : {std::vector<double>{1, 0}, {4, 2}, {2, 1}, {1, 1}, {1, 2, 4, 2}}) {
      List lengths;
      for (double const length : dash) lengths.emplace_back(length);
      list.push_back(expr::make_array(std::move(lengths)));
    }
    return scale::Range(std::move(list));
  }

  plot::RangeSource position_range() const {
    if (type_ == Type::Point || type_ == Type::Band) {
      auto const size = discrete_size(*compilation_, *unit_, id_);
      if (size.kind == SizeSpec::Kind::Step) return position_step(size);
    }
    return full_range(side_of(id_), id_ == ChannelId::Y && is_continuous_domain());
  }

  bool is_continuous_domain() const { return !scale::is_discrete(type_); }

  static plot::RangeSource full_range(plot::GroupSide side, bool reversed) { return plot::RangeSide{side, reversed}; }

  plot::RangeSource offset_range() const {
    auto const main = id_ == ChannelId::XOffset ? ChannelId::X : ChannelId::Y;
    auto const* position = unit_->scale(main);
    bool const is_up = id_ == ChannelId::YOffset && is_continuous_domain();
    if (position == nullptr) {
      plot::RangeEnds ends{side_of(id_), {0, -0.5}, {0, 0.5}};
      if (is_up) std::swap(ends.from, ends.to);
      return ends;
    }
    if (position->type.value == Type::Band) {
      auto const size = discrete_size(*compilation_, *unit_, main);
      if (size.kind == SizeSpec::Kind::Step)
        if (auto step = offset_step(size)) return *step;
      return plot::RangeBandwidth{position->id, is_up};
    }
    return time_unit_range(main, *position);
  }

  /// Offsets within a unit of time take what its band would.
  plot::RangeSource time_unit_range(ChannelId main, ScaleComponent const& position) const {
    auto const* definition = unit_->encoding.data(main);
    if (definition != nullptr && definition->time_unit && !definition->time_unit->units.is_empty()) {
      double const padding = config("bandWithNestedOffsetPaddingInner");
      double const band = definition->band_position.value_or(
          values_->number(unit_->mark.find_config("timeUnitBandPosition")).value_or(0.5));
      auto const finest = definition->time_unit->units.finest();
      double const start = expr::floor_time(978307200000.0, expr::TimeUnits({expr::TimeUnit::Year}));
      double const end = expr::offset_time(start, finest, definition->time_unit->step);
      return plot::RangeDuration{position.id, start, end, padding / 2 + band - 0.5, 1 - padding / 2 + band - 0.5};
    }
    compilation_->sink.error(definition_->span,
                             fmt::format("`{}` needs bands of channel `{}`", name_of(id_), name_of(main)),
                             "give that channel a nominal or ordinal field, or a `timeUnit`");
    return std::monostate();
  }

  plot::RangeSource size_range() const {
    double const least = size_minimum();
    if (scale::is_discretizing(type_)) return steps_between(least, size_maximum_constant());
    switch (unit_->mark.kind) {
      case MarkKind::Line:
      case MarkKind::Trail:
      case MarkKind::Rule:
        return numbers({least, config("maxStrokeWidth")});
      case MarkKind::Text:
        return numbers({least, config("maxFontSize")});
      case MarkKind::Bar:
      case MarkKind::Tick:
        return cell_range(least, "maxBandSize", plot::RangeCell::Measure::Length);
      default:
        return cell_range(least, "maxSize", plot::RangeCell::Measure::Area);
    }
  }

  double size_minimum() const {
    switch (unit_->mark.kind) {
      case MarkKind::Bar:
      case MarkKind::Tick:
        return config("minBandSize");
      case MarkKind::Line:
      case MarkKind::Trail:
      case MarkKind::Rule:
        return config("minStrokeWidth");
      case MarkKind::Text:
        return config("minFontSize");
      default:
        return config("minSize");
    }
  }

  plot::RangeSource cell_range(double least, std::string_view most, plot::RangeCell::Measure measure) const {
    if (auto const given = values_->number(compilation_->config.find("scale", most))) return numbers({least, *given});
    plot::RangeCell range;
    range.least = least;
    range.measure = measure;
    range.width = cell_side(ChannelId::X);
    range.height = cell_side(ChannelId::Y);
    return range;
  }

  plot::RangeCell::Side cell_side(ChannelId channel) const {
    plot::RangeCell::Side side;
    auto const& size = channel == ChannelId::X ? unit_->width : unit_->height;
    side.step = size.kind == SizeSpec::Kind::Step ? size.value : default_step(channel);
    auto const* definition = unit_->encoding.data(channel);
    if (definition == nullptr || !definition->is_binning()) return side;
    side.bins = plot::BinsRef{unit_->raw, column_of(*definition)};
    if (is_one_of_several()) side.length = length_among_others(channel);
    return side;
  }

  /// Views beside one another share the scale in a group that has no sides of its own.
  bool is_one_of_several() const {
    for (auto const* view = unit_->parent; view != nullptr; view = view->parent)
      if (view->kind == Model::Kind::Concat) return true;
    return false;
  }

  std::optional<double> length_among_others(ChannelId channel) const {
    auto const& size = channel == ChannelId::X ? unit_->width : unit_->height;
    if (size.kind == SizeSpec::Kind::Number) return size.value;
    if (size.kind != SizeSpec::Kind::Absent) return std::nullopt;
    return values_->number(
        compilation_->config.find("view", channel == ChannelId::X ? "continuousWidth" : "continuousHeight"));
  }

  double default_step(ChannelId channel) const {
    std::string_view const name = channel == ChannelId::X ? "discreteWidth" : "discreteHeight";
    auto const* size = compilation_->config.find("view", name);
    if (auto const step = values_->number(compile::find(size, {"step"}))) return *step;
    return values_->number(compilation_->config.find("view", "step")).value_or(20);
  }

  double size_maximum_constant() const {
    double const step = std::min(cell_side(ChannelId::X).step, cell_side(ChannelId::Y).step);
    switch (unit_->mark.kind) {
      case MarkKind::Bar:
      case MarkKind::Tick:
        return step - 1;
      case MarkKind::Line:
      case MarkKind::Trail:
      case MarkKind::Rule:
        return config("maxStrokeWidth");
      case MarkKind::Text:
        return config("maxFontSize");
      default:
        return 0.95 * step * 0.95 * step;
    }
  }

  plot::RangeSource steps_between(double least, double most) const {
    std::size_t count = 4;
    if (type_ == Type::Quantile) count = static_cast<std::size_t>(std::clamp(config("quantileCount"), 2.0, 1000.0));
    if (type_ == Type::Quantize) count = static_cast<std::size_t>(std::clamp(config("quantizeCount"), 2.0, 1000.0));
    if (type_ == Type::Threshold) {
      auto const* domain = given("domain");
      count = domain != nullptr && !domain->items.empty() ? domain->items.size() + 1 : 3;
    }
    std::vector<double> list;
    for (std::size_t i = 0; i < count; ++i)
      list.push_back(least + (most - least) * static_cast<double>(i) / static_cast<double>(count - 1));
    return numbers(list);
  }

  plot::RangeSource colour_range() const {
    if (type_ == Type::Ordinal)
      return named_range(definition_->type == FieldType::Nominal ? "category" : "ordinal", {});
    if (given("domainMid") != nullptr) return named_range("diverging", {});
    bool const is_heat = unit_->mark.kind == MarkKind::Rect || unit_->mark.kind == MarkKind::GeoShape;
    return named_range(is_heat ? "heatmap" : "ramp", {});
  }

  /// `rangeMin` and `rangeMax` take the place of the ends.
  std::optional<plot::RangeSource> with_bounds(plot::RangeSource const& range) const {
    auto const least = values_->number(given("rangeMin")), most = values_->number(given("rangeMax"));
    if (!least && !most) return std::nullopt;
    if (auto const* side = std::get_if<plot::RangeSide>(&range)) {
      plot::RangeEnds ends{side->side, {0, 0}, {0, 1}};
      if (side->reversed) std::swap(ends.from, ends.to);
      if (least) ends.from = {*least, 0};
      if (most) ends.to = {*most, 0};
      return ends;
    }
    if (std::holds_alternative<plot::RangeCell>(range)) {
      double const top = std::min(cell_side(ChannelId::X).step, cell_side(ChannelId::Y).step);
      return numbers({least.value_or(size_minimum()), most.value_or(0.95 * top * 0.95 * top)});
    }
    if (auto const* constant = std::get_if<scale::Range>(&range))
      if (auto const* list = std::get_if<List>(constant); list != nullptr && list->size() == 2)
        return numbers({least.value_or((*list)[0].to_number()), most.value_or((*list)[1].to_number())});
    if (std::holds_alternative<plot::RangeRadius>(range) && least && !most) return plot::RangeRadius{*least};
    if (least && most) return numbers({*least, *most});
    return std::nullopt;
  }

  Compilation const* compilation_;
  Values const* values_;
  ScaleShare* share_;
  ChannelDef const* definition_;
  Model* unit_;
  ChannelId id_;
  Type type_;
};

}  // namespace

SizeSpec discrete_size(Compilation const& compilation, Model const& unit, ChannelId channel) {
  auto const& said = channel == ChannelId::X ? unit.width : unit.height;
  if (said.kind != SizeSpec::Kind::Absent) return said;
  auto const& values = compilation.values;
  SizeSpec size;
  size.kind = SizeSpec::Kind::Step;
  size.value = values.number(compilation.config.find("view", "step")).value_or(20);
  auto const* given = compilation.config.find("view", channel == ChannelId::X ? "discreteWidth" : "discreteHeight");
  if (given == nullptr || given->kind == Kind::Null) return size;
  if (auto const* step = given->find("step")) {
    size.value = values.number(step).value_or(size.value);
  } else if (given->text == "container") {
    size.kind = SizeSpec::Kind::Container;
  } else if (auto const number = values.number(given)) {
    size.kind = SizeSpec::Kind::Number;
    size.value = *number;
  }
  return size;
}

void find_range(Compilation const& compilation, ScaleShare& share) { RangeFinder(compilation, share).find(); }

}  // namespace livret::compile
