#include "compile/withheld.hpp"

#include <algorithm>
#include <array>

#include "compile/guide_properties.hpp"

namespace livret::compile {

namespace {

using plot::Channel;

constexpr double stub = 7;          ///< pt, of a bar
constexpr double marker_size = 30;  ///< pt²
constexpr base::Colour line{89, 99, 110, 255};

scene::Paint hatching() {
  scene::Hatch hatch;
  hatch.spacing = 3;
  hatch.line = line;
  return std::make_shared<scene::Hatch const>(hatch);
}

/// The table that a unit's rows come from, as it was loaded.
table::TablePtr loaded_table(Compilation const& compilation, Model const& unit) {
  if (unit.loaded.is_none()) return nullptr;
  auto const& source = compilation.plan.data[unit.loaded.index()].source;
  if (auto const* table = std::get_if<table::TablePtr>(&source)) return *table;
  auto const* name = std::get_if<std::string>(&source);
  auto const* tables = compilation.context.data.tables;
  if (name == nullptr || tables == nullptr) return nullptr;
  auto const found = tables->find(*name);
  return found == tables->end() ? nullptr : found->second;
}

bool withholds(table::Table const& table, std::string const& field) {
  auto const index = table.column_index(field);
  if (!index) return false;
  auto const& column = table.column(*index);
  for (std::size_t row = 0; row < column.size(); ++row)
    if (column.missing(row) == table::Missing::Suppressed) return true;
  return false;
}

bool is_point(MarkKind kind) { return kind == MarkKind::Point || kind == MarkKind::Circle || kind == MarkKind::Square; }

/// Whether a mark of this kind can show that a channel of it is withheld.
bool can_show(MarkKind kind, ChannelId channel) {
  bool const by_place = channel == ChannelId::X || channel == ChannelId::Y;
  if (by_place) return kind == MarkKind::Bar || kind == MarkKind::Line || is_point(kind);
  bool const is_area = kind == MarkKind::Rect || kind == MarkKind::GeoShape || kind == MarkKind::Bar;
  return is_point(kind) || (is_area && channel != ChannelId::Size);
}

/// The measures of a unit that have withheld values.
std::vector<ChannelId> withheld_channels(Compilation const& compilation, Model const& unit) {
  std::vector<ChannelId> channels;
  table::TablePtr table;
  for (auto const id : {ChannelId::X, ChannelId::Y, ChannelId::Color, ChannelId::Fill, ChannelId::Size}) {
    auto const* definition = unit.encoding.field(id);
    bool const is_measure = definition != nullptr && definition->type == FieldType::Quantitative &&
                            !definition->aggregate && !definition->bin && !definition->time_unit;
    if (!is_measure || !can_show(unit.mark.kind, id)) continue;
    if (table == nullptr) table = loaded_table(compilation, unit);
    if (table != nullptr && withholds(*table, definition->field)) channels.push_back(id);
  }
  return channels;
}

/// The table of a unit before rows without a place are left out.
plot::DataId whole_table(Compilation const& compilation, Model const& unit) {
  auto const& data = compilation.plan.data[unit.drawn.index()];
  auto const* source = std::get_if<plot::DataId>(&data.source);
  return source != nullptr && data.name == unit.name + "valid" ? *source : unit.drawn;
}

/// Makes a mark of withheld values out of the unit's own.
class WithheldMark {
 public:
  WithheldMark(Model const& unit, plot::MarkPlan const& drawn, ChannelId measure)
      : unit_(&unit), mark_(drawn), measure_(measure) {}

  plot::MarkPlan make(plot::DataId data) {
    mark_.name += "_withheld";
    mark_.data = data;
    mark_.withheld_in = column_of(*unit_->encoding.field(measure_));
    mark_.sort_by = std::nullopt;
    drop({Channel::Fill, Channel::Stroke, Channel::StrokeWidth, Channel::StrokeDash, Channel::Opacity,
          Channel::FillOpacity, Channel::StrokeOpacity, Channel::Description});
    bool const by_place = is_xy(measure_);
    if (unit_->mark.kind == MarkKind::Bar && by_place)
      make_stub();
    else if (by_place)
      move_to_axis();
    if (measure_ == ChannelId::Size) set(Channel::Size, expr::Value(marker_size));
    bool const is_open = by_place ? unit_->mark.kind != MarkKind::Bar : measure_ == ChannelId::Size;
    set(Channel::Fill, is_open ? scene::Paint(base::Colour{0, 0, 0, 0}) : hatching());
    set(Channel::Stroke, scene::Paint(line));
    set(Channel::StrokeWidth, expr::Value(is_open ? 1.0 : 0.5));
    return std::move(mark_);
  }

 private:
  void drop(std::initializer_list<Channel> channels) {
    std::erase_if(mark_.encodes, [&](plot::Encode const& encode) {
      return std::find(channels.begin(), channels.end(), encode.channel) != channels.end();
    });
  }

  void set(Channel channel, plot::Rule rule) {
    drop({channel});
    mark_.encodes.push_back({channel, {std::move(rule)}});
  }
  void set(Channel channel, plot::Rule::Source source) {
    plot::Rule rule;
    rule.source = std::move(source);
    set(channel, std::move(rule));
  }

  bool is_across() const { return measure_ == ChannelId::X; }

  /// Where the value would start: at the axis, or where a stack has come to.
  plot::Rule base() const {
    auto const channel = is_across() ? Channel::X : Channel::Y;
    if (unit_->stack && unit_->stack->channel == measure_)
      for (auto const& encode : mark_.encodes)
        if (encode.channel == channel && !encode.rules.empty()) {
          auto rule = encode.rules.back();
          rule.least = std::nullopt;
          return rule;
        }
    plot::Rule rule;
    auto const* scale = unit_->scale(measure_);
    if (scale != nullptr) rule.source = plot::DomainEnd{scale->id, plot::DomainEnd::End::ZeroOrLeast};
    return rule;
  }

  void make_stub() {
    auto const start = base();
    auto end = start;
    end.offset += is_across() ? stub : -stub;
    if (is_across()) {
      drop({Channel::X, Channel::X2, Channel::Xc, Channel::Width});
      set(Channel::X, start);
      set(Channel::X2, std::move(end));
    } else {
      drop({Channel::Y, Channel::Y2, Channel::Yc, Channel::Height});
      set(Channel::Y, start);
      set(Channel::Y2, std::move(end));
    }
    drop({Channel::CornerRadius, Channel::CornerRadiusTopLeft, Channel::CornerRadiusTopRight,
          Channel::CornerRadiusBottomLeft, Channel::CornerRadiusBottomRight});
  }

  void move_to_axis() {
    auto const at = base();
    if (unit_->mark.kind == MarkKind::Line) {
      mark_.type = plot::MarkType::Symbol;
      mark_.series.clear();
      std::erase_if(mark_.encodes, [&](plot::Encode const& encode) {
        return encode.channel != Channel::X && encode.channel != Channel::Y;
      });
      set(Channel::Size, expr::Value(marker_size));
    }
    set(is_across() ? Channel::X : Channel::Y, at);
  }

  Model const* unit_;
  plot::MarkPlan mark_;
  ChannelId measure_;
};

bool any_withheld(Compilation const& compilation, Model const& view) {
  if (view.kind == Model::Kind::Unit) return !withheld_channels(compilation, view).empty();
  return std::any_of(view.children.begin(), view.children.end(),
                     [&](auto const& child) { return any_withheld(compilation, *child); });
}

}  // namespace

void keep_withheld(Compilation const& compilation, Model& unit) {
  if (!withheld_channels(compilation, unit).empty()) unit.main = whole_table(compilation, unit);
}

std::vector<plot::MarkPlan> withheld_marks(Compilation const& compilation, Model const& unit,
                                           plot::MarkPlan const& drawn) {
  std::vector<plot::MarkPlan> marks;
  for (auto const channel : withheld_channels(compilation, unit))
    marks.push_back(WithheldMark(unit, drawn, channel).make(whole_table(compilation, unit)));
  return marks;
}

void explain_withheld(Compilation& compilation, Model const& root) {
  if (!any_withheld(compilation, root)) return;
  bool const is_french = compilation.values.locale().tag.starts_with("fr");
  plot::ScalePlan scale;
  scale.name = "withheld";
  scale.definition.type = scale::Type::Ordinal;
  scale.domain.push_back(plot::DomainValues{{expr::Value(is_french ? "n. d." : "n/a")}});
  scale.range = scale::Range{std::vector<expr::Value>{expr::Value("square")}};
  plot::LegendPlan legend;
  legend.kind = plot::LegendKind::Symbol;
  legend.shape = plot::ScaleId(compilation.plan.scales.size());
  auto& group = compilation.plan.root;
  // Beside other legends it is one of them; alone it is a note under the chart.
  legend.orient = group.legends.empty() ? plot::Orient::Bottom : group.legends.front().orient;
  legend.symbol_fill = hatching();
  legend.symbol_stroke = scene::Paint(line);
  legend.symbol_stroke_width = 0.5;
  legend.format.field_type = "nominal";
  read_text_style(compilation.config.style("guide-label"), compilation.values, legend.label);
  Properties const properties{compilation.config.find("legend")};
  GuideReader const reader(properties, compilation.values);
  reader.lettering("label", legend.label);
  reader.number("labelOffset", legend.label_offset);
  group.scales.push_back(legend.shape);
  group.legends.push_back(std::move(legend));
  compilation.plan.scales.push_back(std::move(scale));
}

}  // namespace livret::compile
