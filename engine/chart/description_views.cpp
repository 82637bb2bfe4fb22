#include "chart/description_views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "chart/description_genre.hpp"
#include "chart/description_plans.hpp"
#include "compile/channel.hpp"
#include "compile/model.hpp"
#include "compile/view_name.hpp"
#include "composite/tree.hpp"

namespace livret::chart {

namespace {

using composite::find;
using composite::text_of;

std::string plain_text(yaml::Node const* node) {
  if (node == nullptr) return {};
  if (node->kind == yaml::Kind::Scalar) return node->text;
  std::string text;
  for (auto const& item : node->items) text += (text.empty() ? "" : " ") + item.text;
  return text;
}

Measure measure_of(compile::ChannelDef const& definition) {
  switch (definition.type) {
    case compile::FieldType::Quantitative:
      return Measure::Number;
    case compile::FieldType::Temporal:
      return Measure::Time;
    default:
      return Measure::Category;
  }
}

/// The titles of all tables that rows came through: what a field was called where it still had its name.
std::vector<table::Field> fields_of(std::vector<table::TablePtr> const& tables) {
  std::vector<table::Field> fields;
  for (auto const& table : tables)
    for (auto const& field : table->fields())
      if (std::none_of(fields.begin(), fields.end(), [&](auto const& known) { return known.name == field.name; }))
        fields.push_back(field);
  return fields;
}

class ViewReader {
 public:
  ViewReader(Ready const& ready, yaml::Node const& spec, locale::Locale const& locale)
      : composites_(find_composite_views(spec)), marks_(ready) {
    data_.locale = &locale;
  }

  void read(yaml::Node const& node, std::string const& given_prefix, std::vector<ShownField> const& facets) {
    auto const prefix = prefix_of_view(node, given_prefix);
    if (auto const* child = node.find("spec")) {
      auto more = facets;
      add_facets(node, prefix, more);
      return read(*child, prefix + "child_", more);
    }
    bool is_grid = false;
    for (auto const* name : {"hconcat", "vconcat", "concat"}) {
      auto const* children = node.find(name);
      if (children == nullptr || composite_at(children->span) != nullptr) continue;
      is_grid = true;
      std::size_t number = 0;
      for (auto const& child : children->items) read(child, fmt::format("{}concat_{}_", prefix, number++), facets);
    }
    if (is_grid) return;
    ShownView view{title_of(node), facets, {}};
    add_marks(node, prefix, view);
    if (!view.marks.empty()) views.push_back(std::move(view));
  }

  std::vector<ShownView> views;

 private:
  static std::string title_of(yaml::Node const& node) {
    auto const* title = node.find("title");
    return plain_text(title != nullptr && title->kind == yaml::Kind::Mapping ? title->find("text") : title);
  }

  CompositeView const* composite_at(diag::Span span) const {
    auto const found = composites_.find(span);
    return found == composites_.end() ? nullptr : &found->second;
  }

  CompositeView const* composite_of(yaml::Node const& node) const {
    for (auto const* name : {"mark", "layer", "hconcat", "vconcat", "concat"})
      if (auto const* part = node.find(name))
        if (auto const* composite = composite_at(part->span)) return composite;
    return nullptr;
  }

  /// A name of the view's own takes the place of the one that its surroundings give it.
  static std::string prefix_of_view(yaml::Node const& node, std::string const& given) {
    auto const* own = node.find("name");
    return own != nullptr && own->kind == yaml::Kind::Scalar ? compile::prefix_of(own->text) : given;
  }

  void add_marks(yaml::Node const& node, std::string const& given_prefix, ShownView& view) const {
    auto const prefix = prefix_of_view(node, given_prefix);
    if (auto const* composite = composite_of(node)) {
      auto mark = shown_composite(*composite, prefix, marks_, *data_.locale);
      if (!mark.fields.empty()) {
        view.marks.push_back(std::move(mark));
        return;
      }
    }
    if (auto const* layers = node.find("layer")) {
      std::size_t number = 0;
      for (auto const& layer : layers->items) add_marks(layer, fmt::format("{}layer_{}_", prefix, number++), view);
    } else if (auto const* planned = marks_.find(prefix)) {
      view.marks.push_back(unit(node, *planned));
    }
  }

  /// Channels as the compiler reads them; it has reported what is wrong with them.
  template <typename Read>
  auto with_context(plot::DataId data, Read read) const {
    diag::Sink unheard;
    static compile::Config const config(nullptr, nullptr);
    auto const fields = fields_of(marks_.history(data));
    compile::Context const context{data_, nullptr, nullptr, {}};
    compile::Values const values(context, unheard);
    compile::ReadContext const how{values, config, fields, true, marks_.is_declared(data)};
    return read(how);
  }

  ShownMark unit(yaml::Node const& node, plot::MarkPlan const& planned) const {
    ShownMark mark;
    mark.plan = &planned;
    mark.node = &node;
    auto const* type = node.find("mark");
    mark.kind = text_of(type->kind == yaml::Kind::Mapping ? type->find("type") : type);
    auto const data = marks_.whole_table(planned);
    auto const tables = marks_.history(data);
    if (!tables.empty()) mark.table = tables.front(), mark.source = tables.back();
    auto const* encoding = node.find("encoding");
    if (encoding == nullptr || !mark.table) return mark;
    with_context(data, [&](compile::ReadContext const& how) {
      auto const channels = compile::read_encoding(*encoding, how);
      for (auto const& channel : channels.all()) add_field(channel, how, mark);
      set_stack(mark, channels, planned);
      return 0;
    });
    mark.is_constant = mark.fields.empty();
    return mark;
  }

  static void add_field(compile::ChannelDef const& channel, compile::ReadContext const& how, ShownMark& mark) {
    auto const* data = channel.data();
    if (data == nullptr || !data->is_field() || channel.id == compile::ChannelId::Tooltip) return;
    auto const column = compile::column_of(*data);
    if (!mark.table->column_index(column)) return;
    ShownField field;
    field.channel = compile::name_of(channel.id);
    field.column = column;
    field.title = title_of(*data, how);
    field.span = data->span;
    for (auto const& value : data->sort.list) field.order.push_back(value.to_text());
    auto const end = compile::column_of(*data, {"end", "end"});
    if (data->bin && mark.table->column_index(end)) field.end_column = end;
    if (data->format != nullptr) field.format = text_of(data->format);
    if (field.format.empty()) field.format = text_of(find(data->guide, {"format"}));
    field.measure = measure_of(*data);
    if (field.format.empty() && data->time_unit) field.format = expr::time_unit_specifier(data->time_unit->units);
    mark.fields.push_back(std::move(field));
  }

  static std::string title_of(compile::ChannelDef const& channel, compile::ReadContext const& how) {
    for (auto const* title : {channel.title, find(channel.guide, {"title"})})
      if (auto text = plain_text(title); !text.empty()) return text;
    // What a unit keeps of a time is said by the values.
    auto field = channel;
    field.time_unit.reset();
    return compile::default_title(field, how.config, how.values, how.fields);
  }

  /// Stacked marks go from one column to another that the stack made.
  static void set_stack(ShownMark& mark, compile::Encoding const& channels, plot::MarkPlan const& planned) {
    for (auto const id : {compile::ChannelId::X, compile::ChannelId::Y, compile::ChannelId::Theta}) {
      auto const* channel = channels.field(id);
      if (channel == nullptr || channel->bin || channel->type != compile::FieldType::Quantitative) continue;
      auto const end = compile::column_of(*channel, {"end", {}});
      bool const is_stacked = std::any_of(planned.encodes.begin(), planned.encodes.end(), [&](auto const& encode) {
        return std::any_of(encode.rules.begin(), encode.rules.end(), [&](plot::Rule const& rule) {
          auto const* field = std::get_if<plot::FieldValue>(&rule.source);
          return field != nullptr && field->field == end;
        });
      });
      if (!is_stacked || !mark.table->column_index(end)) continue;
      bool const is_share = channel->stack == compile::StackMode::Normalize;
      mark.stack = is_share ? ShownMark::Stack::Normalize : ShownMark::Stack::Zero;
      // The axis of shares is in per cent, the values are not.
      for (auto& field : mark.fields)
        if (is_share && field.channel == compile::name_of(id)) field.format.clear();
    }
  }

  void add_facets(yaml::Node const& node, std::string const& prefix, std::vector<ShownField>& facets) const {
    auto const inner = marks_.within(prefix);
    auto const* facet = node.find("facet");
    if (inner.empty() || facet == nullptr) return;
    auto const data = marks_.whole_table(*inner.front());
    ShownMark cells;
    auto const tables = marks_.history(data);
    if (tables.empty()) return;
    cells.table = tables.front();
    with_context(data, [&](compile::ReadContext const& how) {
      auto const add = [&](compile::ChannelId id, yaml::Node const& definition) {
        if (auto const channel = compile::read_channel(id, definition, how)) add_field(*channel, how, cells);
      };
      auto const* row = facet->find("row");
      auto const* column = facet->find("column");
      if (row != nullptr) add(compile::ChannelId::Row, *row);
      if (column != nullptr) add(compile::ChannelId::Column, *column);
      if (row == nullptr && column == nullptr) add(compile::ChannelId::Facet, *facet);
      return 0;
    });
    facets.insert(facets.end(), cells.fields.begin(), cells.fields.end());
  }

  CompositeViews composites_;
  PlannedMarks marks_;
  transform::Context data_;
};

}  // namespace

ShownField const* ShownMark::find(std::string_view channel) const {
  for (auto const& field : fields)
    if (field.channel == channel) return &field;
  return nullptr;
}

std::vector<ShownView> shown_views(Ready const& ready, yaml::Node const& spec, locale::Locale const& locale) {
  ViewReader reader(ready, spec, locale);
  reader.read(*ready.expanded, "", {});
  return std::move(reader.views);
}

}  // namespace livret::chart
