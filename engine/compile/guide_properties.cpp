#include "compile/guide_properties.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compile/format.hpp"
#include "expr/functions.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using yaml::Kind;
using yaml::Node;

template <typename T, std::size_t N>
std::optional<T> find_word(std::array<std::pair<std::string_view, T>, N> const& words, std::string_view name) {
  for (auto const& [word, value] : words)
    if (word == name) return value;
  return std::nullopt;
}

}  // namespace

std::optional<plot::Orient> find_orient(std::string_view name) {
  using plot::Orient;
  constexpr std::array<std::pair<std::string_view, Orient>, 9> words = {{{"left", Orient::Left},
                                                                         {"right", Orient::Right},
                                                                         {"top", Orient::Top},
                                                                         {"bottom", Orient::Bottom},
                                                                         {"top-left", Orient::TopLeft},
                                                                         {"top-right", Orient::TopRight},
                                                                         {"bottom-left", Orient::BottomLeft},
                                                                         {"bottom-right", Orient::BottomRight},
                                                                         {"none", Orient::None}}};
  return find_word(words, name);
}

std::optional<plot::Anchor> find_anchor(std::string_view name) {
  using plot::Anchor;
  constexpr std::array<std::pair<std::string_view, Anchor>, 3> words = {
      {{"start", Anchor::Start}, {"middle", Anchor::Middle}, {"end", Anchor::End}}};
  return find_word(words, name);
}

std::optional<plot::Align> find_align(std::string_view name) {
  using plot::Align;
  constexpr std::array<std::pair<std::string_view, Align>, 3> words = {
      {{"left", Align::Left}, {"center", Align::Centre}, {"right", Align::Right}}};
  return find_word(words, name);
}

std::optional<plot::Baseline> find_baseline(std::string_view name) {
  using plot::Baseline;
  constexpr std::array<std::pair<std::string_view, Baseline>, 6> words = {{{"alphabetic", Baseline::Alphabetic},
                                                                           {"top", Baseline::Top},
                                                                           {"middle", Baseline::Middle},
                                                                           {"bottom", Baseline::Bottom},
                                                                           {"line-top", Baseline::LineTop},
                                                                           {"line-bottom", Baseline::LineBottom}}};
  return find_word(words, name);
}

bool is_conditional(Node const* node) {
  return node != nullptr && node->kind == Kind::Mapping && node->find("condition") != nullptr;
}

void GuideReader::number(std::string_view name, double& target) const {
  auto const* node = find(name);
  if (is_conditional(node)) node = node->find("value");
  if (auto const value = values_->number(node)) target = *value;
}

void GuideReader::number(std::string_view name, std::optional<double>& target) const {
  auto const* node = find(name);
  if (is_conditional(node)) node = node->find("value");
  if (auto const value = values_->number(node)) target = value;
}

void GuideReader::boolean(std::string_view name, bool& target) const {
  if (auto const value = values_->boolean(find(name))) target = *value;
}

void GuideReader::text(std::string_view name, std::string& target) const {
  auto const* node = find(name);
  if (is_conditional(node)) node = node->find("value");
  if (auto value = values_->text(node)) target = std::move(*value);
}

void GuideReader::paint(std::string_view name, std::optional<scene::Paint>& target) const {
  auto const* node = find(name);
  if (is_conditional(node)) node = node->find("value");
  if (auto const value = values_->paint(node)) target = value;
}

void GuideReader::numbers(std::string_view name, std::vector<double>& target) const {
  auto const* node = find(name);
  if (is_conditional(node)) node = node->find("value");
  if (auto value = values_->numbers(node)) target = std::move(*value);
}

void GuideReader::anchor(std::string_view name, std::optional<plot::Anchor>& target) const {
  auto const* node = find(name);
  auto const word = values_->text(node);
  if (!word) return;
  target = find_anchor(*word);
  if (!target) yaml::report_unknown_word(*node, {"start", "middle", "end"}, values_->sink());
}

void GuideReader::orient(std::string_view name, plot::Orient& target) const {
  auto const* node = find(name);
  auto const word = values_->text(node);
  if (!word) return;
  if (auto const known = find_orient(*word))
    target = *known;
  else
    yaml::report_unknown_word(
        *node, {"left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "none"},
        values_->sink());
}

void GuideReader::lettering(std::string_view prefix, plot::Lettering& target) const {
  auto const named = [&](std::string_view rest) { return std::string(prefix) + std::string(rest); };
  text(named("Font"), target.font);
  number(named("FontSize"), target.size);
  text(named("FontWeight"), target.weight);
  text(named("FontStyle"), target.style);
  number(named("Opacity"), target.opacity);
  number(named("Angle"), target.angle);
  number(named("Limit"), target.limit);
  number(named("LineHeight"), target.line_height);
  std::optional<scene::Paint> colour;
  paint(named("Color"), colour);
  if (colour) target.colour = *colour;
  std::string word;
  text(named("Align"), word);
  if (auto const align = find_align(word)) target.align = align;
  word.clear();
  text(named("Baseline"), word);
  if (auto const baseline = find_baseline(word)) target.baseline = baseline;
}

void GuideReader::pen(std::string_view prefix, plot::Pen& target) const {
  auto const named = [&](std::string_view rest) { return std::string(prefix) + std::string(rest); };
  paint(named("Color"), target.colour);
  number(named("Width"), target.width);
  number(named("Opacity"), target.opacity);
  numbers(named("Dash"), target.dash);
  number(named("DashOffset"), target.dash_offset);
  text(named("Cap"), target.cap);
}

void read_text_style(Node const* style, Values const& values, plot::Lettering& target) {
  if (style == nullptr) return;
  Properties const properties{style};
  GuideReader const reader(properties, values);
  reader.text("font", target.font);
  reader.number("fontSize", target.size);
  reader.text("fontWeight", target.weight);
  reader.text("fontStyle", target.style);
  reader.number("opacity", target.opacity);
  reader.number("angle", target.angle);
  reader.number("limit", target.limit);
  reader.number("lineHeight", target.line_height);
  for (auto const* name : {"color", "fill"}) {
    std::optional<scene::Paint> colour;
    reader.paint(name, colour);
    if (colour) target.colour = *colour;
  }
  std::string word;
  reader.text("align", word);
  if (auto const align = find_align(word)) target.align = align;
  word.clear();
  reader.text("baseline", word);
  if (auto const baseline = find_baseline(word)) target.baseline = baseline;
}

plot::Rules conditional_rules(Node const& node, bool is_paint, Compilation const& compilation) {
  std::vector<table::Field> fields(3);
  fields[0].name = "value";
  fields[1].name = "label";
  fields[2].name = "index";
  for (auto& field : fields) field.type = table::Type::Any;
  ReadContext const context{compilation.values, compilation.config, fields};
  plot::Rules rules;
  auto const add = [&](Node const* value, std::shared_ptr<transform::Predicate const> test) {
    if (value == nullptr) return;
    plot::Rule rule;
    rule.test = std::move(test);
    if (is_paint) {
      auto const paint = compilation.values.paint(value);
      if (!paint) return;
      rule.source = *paint;
    } else {
      rule.source = compilation.values.value(*value);
    }
    rules.push_back(std::move(rule));
  };
  auto const& conditions = *node.find("condition");
  auto const add_condition = [&](Node const& condition) {
    if (auto test = read_test(condition, context)) add(condition.find("value"), std::move(test));
  };
  if (conditions.kind == Kind::Sequence)
    for (auto const& condition : conditions.items) add_condition(condition);
  else
    add_condition(conditions);
  add(node.find("value"), nullptr);
  return rules;
}

std::optional<expr::Expression> label_expression(Node const* node, Compilation const& compilation) {
  if (node == nullptr || node->kind != Kind::Scalar) return std::nullopt;
  expr::Names names;
  names.variables.push_back({"datum", std::vector<std::string>{"value", "label", "index"}});
  for (auto const& [name, value] : compilation.values.parameters()) names.variables.push_back({name, std::nullopt});
  for (auto const& [name, value] : compilation.context.data.variables) names.variables.push_back({name, std::nullopt});
  for (auto const* side : {"width", "height"}) names.variables.push_back({side, std::nullopt});
  return expr::parse(
      node->text, names, [node](std::size_t begin, std::size_t end) { return node->span_of(begin, end); },
      compilation.sink);
}

/// A `formatType` that is neither `number` nor `time`, said by the guide or by the config, or null.
Node const* custom_format_type(ChannelDef const& definition, Properties const& guide, Compilation const& compilation) {
  auto const is_custom = [](Node const* node) {
    return node != nullptr && node->kind == Kind::Scalar && node->text != "number" && node->text != "time" &&
           node->text != "utc";
  };
  if (auto const* own = guide.find("formatType")) return is_custom(own) ? own : nullptr;
  auto const& config = compilation.config;
  bool const asks = compilation.values.boolean(config.find("customFormatTypes")).value_or(false) &&
                    guide.find("format") == nullptr && definition.type == FieldType::Quantitative;
  auto const* configured = asks ? config.find("numberFormatType") : nullptr;
  return is_custom(configured) ? configured : nullptr;
}

/// With `customFormatTypes` the type is a function of the expression language, called with value and format.
std::optional<expr::Expression> custom_format(Node const& type, std::optional<std::string> const& given,
                                              Compilation const& compilation) {
  auto const& values = compilation.values;
  bool const is_allowed = values.boolean(compilation.config.find("customFormatTypes")).value_or(false);
  if (!is_allowed || expr::find_function(type.text) == nullptr) {
    compilation.sink.error(type.span, fmt::format("unknown format type `{}`", yaml::quotation(type.text)),
                           "write `number` or `time`, or, with `customFormatTypes: true`, a function of expressions");
    return std::nullopt;
  }
  auto const format = given ? given : values.text(compilation.config.find("numberFormat"));
  return own_expression(fmt::format("{}(datum.value, {})", type.text, text_literal(format.value_or(""))), type.span,
                        compilation.sink);
}

plot::LabelFormat label_format(ChannelDef const& definition, Properties const& guide, ScaleComponent const& scale,
                               GuideKind kind, StackSpec const* stack, Compilation const& compilation) {
  plot::LabelFormat format;
  auto const& values = compilation.values;
  auto const* own = guide.find("format");
  bool const is_by_unit = own != nullptr && own->kind == Kind::Mapping && !is_expression(*own);
  auto given = is_by_unit ? std::nullopt : values.text(own);
  if (is_by_unit)
    for (auto const& entry : own->entries) format.specifiers.emplace_back(entry.key.text, entry.value.text);
  auto const given_kind = values.text(guide.find("formatType"));
  format.expression = label_expression(guide.find("labelExpr"), compilation);
  if (auto const* custom = custom_format_type(definition, guide, compilation)) {
    if (!format.expression) format.expression = custom_format(*custom, given, compilation);
    return format;
  }
  bool const is_normalized =
      stack != nullptr && stack->channel == definition.id && stack->offset == transform::StackOffset::Normalize;
  bool const is_time = given_kind != "number" && (given_kind == "time" || given_kind == "utc" ||
                                                  definition.type == FieldType::Temporal || definition.time_unit);
  if (given && !is_time && !given->empty() && !locale::parse_number_format(*given)) {
    compilation.sink.error(guide.find("format")->span, fmt::format("`{}` is no number format", yaml::quotation(*given)),
                           "write a d3-format specifier, such as `,.1f` or `.0%`");
    given.reset();
  }
  bool const is_numeric_result = definition.aggregate && definition.aggregate->operation != transform::Operation::Min &&
                                 definition.aggregate->operation != transform::Operation::Max &&
                                 definition.aggregate->argument.empty();
  if (is_normalized && !given) {
    format.specifier = values.text(compilation.config.find("normalizedNumberFormat")).value_or("");
    format.kind = format.specifier.empty() ? plot::FormatKind::Default : plot::FormatKind::Number;
    return format;
  }
  if (is_time && !is_numeric_result) {
    bool const on_time_scale = scale.type.value && scale::is_temporal(*scale.type.value);
    if (given)
      format.specifier = *given;
    else if (is_by_unit)
      format.kind = plot::FormatKind::Time;
    else if (definition.time_unit && !definition.time_unit->units.is_empty())
      format.specifier = time_unit_format(*definition.time_unit, values);
    else if (kind == GuideKind::Legend)
      format.specifier = values.text(compilation.config.find("timeFormat")).value_or("");
    if (!format.specifier.empty() || given_kind || !on_time_scale) format.kind = plot::FormatKind::Time;
    return format;
  }
  if (given)
    format.specifier = *given;
  else if (definition.type == FieldType::Quantitative)
    format.specifier = values.text(compilation.config.find("numberFormat")).value_or("");
  if (!format.specifier.empty() || given_kind == "number") format.kind = plot::FormatKind::Number;
  return format;
}

std::optional<std::vector<expr::Value>> guide_values(Node const* node, ChannelDef const& definition,
                                                     Values const& values) {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  if (node->kind != Kind::Sequence && !is_expression(*node)) {
    values.sink().error(node->span, fmt::format("`values` needs a list, found {}", yaml::describe(*node)));
    return std::nullopt;
  }
  bool const is_time = definition.type == FieldType::Temporal || definition.time_unit;
  bool const is_unit = definition.time_unit && definition.time_unit->units.list().size() == 1;
  std::vector<expr::Value> list;
  if (auto const value = values.expression(*node)) {
    constexpr std::size_t most_values = 10'000;
    auto const* items = value->as<expr::Array>();
    if (items == nullptr || (*items)->size() > most_values) {
      values.sink().error(node->span, items == nullptr ? "`values` needs a list, and the expression gives none"
                                                       : "`values` needs at most 10,000 entries");
      return std::nullopt;
    }
    return **items;
  }
  for (auto const& item : node->items) {
    auto const plain = values.value(item);
    // A number with a single unit of time is that unit's.
    if (auto const* number = plain.as<double>(); is_unit && number != nullptr && *number < 10000) {
      Node date;
      date.kind = Kind::Mapping;
      Node key;
      key.kind = Kind::Scalar;
      key.text = std::string(expr::name_of(definition.time_unit->units.finest()));
      date.entries.push_back({std::move(key), item});
      list.push_back(values.value(date));
    } else {
      list.push_back(is_time ? values.time_value(item) : plain);
    }
  }
  return list;
}

std::optional<plot::TickCount> tick_count(Node const* node, Values const& values) {
  if (node == nullptr || node->kind == Kind::Null) return std::nullopt;
  auto const* interval = node->kind == Kind::Mapping && !is_expression(*node) ? node->find("interval") : node;
  if (interval != nullptr && interval->kind == Kind::Scalar && scale::find_time_unit(interval->text))
    return plot::TickCount(
        plot::TicksOfInterval{interval->text, interval == node ? 1 : values.number(node->find("step")).value_or(1)});
  auto const number = values.number(node);
  return number ? std::optional(plot::TickCount(*number)) : std::nullopt;
}

GuideTitle merged_title(GuideTitle a, GuideTitle const& b) {
  if (a.is_explicit != b.is_explicit) return a.is_explicit ? a : b;
  if (a.is_explicit) {
    if (!a.lines || !b.lines || *a.lines == *b.lines) return a.lines ? a : b;
    if (a.lines->size() == 1 && b.lines->size() == 1)
      a.lines->front() += ", " + b.lines->front();
    else
      a.lines->insert(a.lines->end(), b.lines->begin(), b.lines->end());
    return a;
  }
  for (auto const& name : b.defaults)
    if (std::find(a.defaults.begin(), a.defaults.end(), name) == a.defaults.end()) a.defaults.push_back(name);
  return a;
}

std::vector<std::string> lines_of(GuideTitle const& title) {
  if (title.is_explicit) {
    auto lines = title.lines.value_or(std::vector<std::string>());
    return lines.size() == 1 && lines.front().empty() ? std::vector<std::string>() : lines;
  }
  std::string text;
  for (auto const& name : title.defaults) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{std::move(text)};
}

}  // namespace livret::compile
