#include <array>

#include <fmt/format.h>

#include "compile/marks.hpp"
#include "compile/scales.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using scale::Type;
using yaml::Kind;
using yaml::Node;

constexpr std::string_view scale_properties =
    "align base bins clamp constant domain domainMax domainMid domainMin domainRaw exponent interpolate "
    "nice padding paddingInner paddingOuter range rangeMax rangeMin reverse round scheme type zero";

bool is_continuous_to_continuous(Type type) { return scale::is_continuous(type); }

/// Which types know a property.
bool knows(Type type, std::string_view property) {
  bool const is_band = type == Type::Band || type == Type::Point;
  if (property == "scheme" || property == "interpolate") return !is_band && type != Type::Identity;
  if (property == "bins") return !is_band && type != Type::Identity && type != Type::Ordinal;
  if (property == "round" || property == "padding" || property == "rangeMin" || property == "rangeMax")
    return is_continuous_to_continuous(type) || is_band;
  if (property == "paddingOuter" || property == "align") return is_band;
  if (property == "paddingInner") return type == Type::Band;
  if (property == "domainMax" || property == "domainMin" || property == "domainMid" || property == "domainRaw" ||
      property == "clamp")
    return is_continuous_to_continuous(type);
  if (property == "nice") return is_continuous_to_continuous(type) || type == Type::Quantize || type == Type::Threshold;
  if (property == "exponent") return type == Type::Pow;
  if (property == "base") return type == Type::Log;
  if (property == "constant") return type == Type::Symlog;
  if (property == "zero")
    return type == Type::Linear || type == Type::Pow || type == Type::Sqrt || type == Type::Symlog ||
           type == Type::Identity || type == Type::Quantize;
  return true;
}

class PropertyFinder {
 public:
  PropertyFinder(Compilation const& compilation, ScaleShare& share)
      : compilation_(&compilation),
        values_(&compilation.values),
        own_(&share.own),
        definition_(share.definition),
        unit_(share.unit),
        type_(*share.shared->type.value) {}

  void find() {
    check();
    number("domainMin", own_->domain_min);
    number("domainMax", own_->domain_max);
    number("domainMid", own_->domain_mid);
    number("align", own_->align);
    number("base", own_->base);
    number("exponent", own_->exponent);
    number("constant", own_->constant);
    boolean("clamp", own_->clamp);
    boolean("round", own_->round);
    find_padding();
    find_nice();
    find_zero();
    find_reverse();
    find_interpolation();
    find_bins();
  }

 private:
  Node const* given(std::string_view name) const {
    auto const* node = compile::find(definition_->scale, {name});
    return node != nullptr && node->kind != Kind::Null && knows(type_, name) ? node : nullptr;
  }
  std::optional<double> config(std::string_view name) const {
    return values_->number(compilation_->config.find("scale", name));
  }

  void check() const {
    auto const* node = definition_->scale;
    if (node == nullptr || node->kind != Kind::Mapping) return;
    check_properties(*node, fmt::format("the scale of `{}`", name_of(definition_->id)), scale_properties, {},
                     compilation_->sink);
    for (auto const& entry : node->entries) {
      bool const is_of_colour =
          entry.key.text == "scheme" || entry.key.text == "interpolate" || entry.key.text == "domainMid";
      if (!knows(type_, entry.key.text) || (is_of_colour && !is_colour(definition_->id)))
        compilation_->sink.warning(
            entry.key.span, fmt::format("`{}` has no meaning for a scale of type `{}` of channel `{}`", entry.key.text,
                                        scale::name_of(type_), name_of(definition_->id)));
    }
  }

  /// Bounds of a domain of time are dates.
  void number(std::string_view name, Explicit<double>& property) const {
    auto const* node = given(name);
    if (node == nullptr) return;
    bool const is_time =
        name.starts_with("domain") && (definition_->type == FieldType::Temporal || definition_->time_unit);
    auto const value = is_time ? std::optional(values_->time_value(*node).to_number()) : values_->number(node);
    if (value) property = {value, true};
  }

  void boolean(std::string_view name, Explicit<bool>& property) const {
    if (auto const value = values_->boolean(given(name)))
      property = {value, true};
    else if (auto const standard =
                 knows(type_, name) ? values_->boolean(compilation_->config.find("scale", name)) : std::nullopt)
      property = {standard, false};
  }

  bool has_offset() const {
    return is_xy(definition_->id) && unit_->encoding.data(offset_of(definition_->id)) != nullptr;
  }

  void find_padding() {
    auto const id = definition_->id;
    bool const is_said = given("padding") != nullptr;
    number("padding", own_->padding);
    number("paddingInner", own_->padding_inner);
    number("paddingOuter", own_->padding_outer);
    if (!own_->padding.value && is_xy(id)) own_->padding = {default_padding(), false};
    if (is_said || own_->padding.value) return;
    if (type_ == Type::Band && !own_->padding_inner.value) own_->padding_inner = {default_inner(), false};
    bool const is_band = type_ == Type::Band || type_ == Type::Point;
    if (is_band && !own_->padding_outer.value) own_->padding_outer = {default_outer(), false};
  }

  std::optional<double> default_padding() const {
    auto const id = definition_->id;
    if (is_continuous_to_continuous(type_)) {
      if (auto const padding = config("continuousPadding")) return padding;
      bool const is_bar = unit_->mark.kind == MarkKind::Bar &&
                          !(definition_->is_field() && (definition_->bin || definition_->time_unit));
      bool const is_dimension = (unit_->mark.orient == Orientation::Vertical && id == ChannelId::X) ||
                                (unit_->mark.orient == Orientation::Horizontal && id == ChannelId::Y);
      if (is_bar && is_dimension) return values_->number(compilation_->config.find("bar", "continuousBandSize"));
    }
    return type_ == Type::Point ? config("pointPadding") : std::nullopt;
  }

  std::optional<double> default_inner() const {
    auto const id = definition_->id;
    if (is_offset(id)) return config("offsetBandPaddingInner");
    if (!is_xy(id)) return std::nullopt;
    if (has_offset()) return config("bandWithNestedOffsetPaddingInner");
    if (auto const padding = config("bandPaddingInner")) return padding;
    switch (unit_->mark.kind) {
      case MarkKind::Bar:
        return config("barBandPaddingInner");
      case MarkKind::Tick:
        return config("tickBandPaddingInner");
      default:
        return config("rectBandPaddingInner");
    }
  }

  std::optional<double> default_outer() const {
    auto const id = definition_->id;
    if (is_offset(id)) return type_ == Type::Point ? std::optional(0.5) : config("offsetBandPaddingOuter");
    if (!is_xy(id)) return std::nullopt;
    if (has_offset()) return config("bandWithNestedOffsetPaddingOuter");
    if (type_ != Type::Band) return std::nullopt;
    if (auto const padding = config("bandPaddingOuter")) return padding;
    return own_->padding_inner.value ? std::optional(*own_->padding_inner.value / 2) : std::nullopt;
  }

  void find_nice() {
    if (auto const* node = given("nice")) return read_nice(*node);
    bool const is_bounded = compile::find(definition_->scale, {"domain"}) != nullptr &&
                            compile::find(definition_->scale, {"domain"})->kind == Kind::Sequence;
    if (definition_->bin || is_bounded || own_->domain_min.value || own_->domain_max.value || scale::is_temporal(type_))
      return;
    if (is_xy(definition_->id) && knows(type_, "nice")) own_->is_nice = {true, false};
  }

  void read_nice(Node const& node) {
    if (node.kind == Kind::Scalar && (node.text == "true" || node.text == "false")) {
      own_->is_nice = {node.text == "true", true};
      return;
    }
    auto const* name = node.kind == Kind::Mapping ? node.find("interval") : &node;
    auto const unit = name != nullptr && name->kind == Kind::Scalar ? scale::find_time_unit(name->text) : std::nullopt;
    if (unit) {
      auto const* step = node.find("step");
      own_->nice = {scale::TickCount(scale::Interval(*unit, static_cast<int>(values_->number(step).value_or(1)))),
                    true};
    } else if (auto const count = values_->number(&node)) {
      own_->nice = {scale::TickCount(*count), true};
    }
  }

  void find_zero() {
    if (!knows(type_, "zero")) return;
    if (auto const zero = values_->boolean(given("zero")))
      own_->zero = {zero, true};
    else
      own_->zero = {default_zero(), false};
  }

  bool default_zero() const {
    auto const id = definition_->id;
    auto const* domain = compile::find(definition_->scale, {"domain"});
    if (domain != nullptr && domain->kind != Kind::Null && domain->text != "unaggregated") {
      if (domain->kind != Kind::Sequence || domain->items.empty()) return false;
      auto const first = values_->value(domain->items.front());
      auto const last = values_->value(domain->items.back());
      return first.as<double>() != nullptr && last.as<double>() != nullptr && *first.as<double>() <= 0 &&
             *last.as<double>() >= 0;
    }
    if (id == ChannelId::Size && definition_->type == FieldType::Quantitative && !scale::is_discretizing(type_))
      return true;
    if (is_offset(id)) return is_ranged_offset(*unit_, id == ChannelId::XOffset ? ChannelId::X : ChannelId::Y);
    bool const is_position = is_xy(id) || id == ChannelId::Theta || id == ChannelId::Radius;
    if ((definition_->is_field() && definition_->bin) || !is_position) return false;
    auto const kind = unit_->mark.kind;
    if (kind == MarkKind::Bar || is_path(kind)) {
      bool const is_dimension = (unit_->mark.orient == Orientation::Horizontal && id == ChannelId::Y) ||
                                (unit_->mark.orient == Orientation::Vertical && id == ChannelId::X);
      if (is_dimension) return false;
    }
    if (is_bar_or_area(kind) && !unit_->encoding.has(second_of(id))) return true;
    return values_->boolean(compilation_->config.find("scale", "zero")).value_or(false);
  }

  void find_reverse() {
    if (auto const reverse = values_->boolean(given("reverse"))) {
      own_->reverse = {reverse, true};
      return;
    }
    bool const is_descending = own_->has_continuous_domain() && definition_->sort.by == SortSpec::By::Value &&
                               definition_->sort.order == transform::Order::Descending;
    auto const x_reverse = definition_->id == ChannelId::X
                               ? values_->boolean(compilation_->config.find("scale", "xReverse"))
                               : std::nullopt;
    if (x_reverse)
      own_->reverse = {is_descending ? !*x_reverse : *x_reverse, false};
    else if (is_descending)
      own_->reverse = {true, false};
  }

  void find_interpolation() {
    auto const* node = given("interpolate");
    if (node == nullptr) {
      if (is_colour(definition_->id) && definition_->type != FieldType::Nominal && knows(type_, "interpolate"))
        own_->interpolation = {scale::Interpolation{scale::ColourSpace::Hcl, 1}, false};
      return;
    }
    auto const* name = node->kind == Kind::Mapping ? node->find("type") : node;
    auto const space = name != nullptr ? scale::find_colour_space(name->text) : std::nullopt;
    if (!space) {
      compilation_->sink.error(
          node->span, fmt::format("unknown interpolation {}", yaml::describe(*node)),
          "there are: `rgb`, `lab`, `hcl`, `hcl-long`, `hsl`, `hsl-long`, `cubehelix`, `cubehelix-long`");
      return;
    }
    own_->interpolation = {scale::Interpolation{*space, values_->number(node->find("gamma")).value_or(1)}, true};
  }

  void find_bins() {
    if (auto const* node = given("bins")) {
      if (node->kind == Kind::Mapping) {
        own_->bins = {
            scale::Bins(scale::BinSteps{values_->number(node->find("step")).value_or(0),
                                        values_->number(node->find("start")), values_->number(node->find("stop"))}),
            true};
      } else if (auto list = values_->numbers(node)) {
        own_->bins = {scale::Bins(std::move(*list)), true};
      }
      return;
    }
    if (!definition_->bin || !knows(type_, "bins")) return;
    if (definition_->is_binning())
      own_->bins_of = {plot::BinsRef{unit_->raw, column_of(*definition_)}, false};
    else if (definition_->bin->parameters.step)
      own_->bins = {scale::Bins(scale::BinSteps{*definition_->bin->parameters.step, std::nullopt, std::nullopt}),
                    false};
  }

  Compilation const* compilation_;
  Values const* values_;
  ScaleComponent* own_;
  ChannelDef const* definition_;
  Model* unit_;
  Type type_;
};

}  // namespace

bool shows_invalid(Config const& config, ChannelId channel) {
  return compile::find(config.find("scale", "invalid"), {name_of(channel)}) != nullptr;
}

void find_properties(Compilation const& compilation, ScaleShare& share) { PropertyFinder(compilation, share).find(); }

}  // namespace livret::compile
