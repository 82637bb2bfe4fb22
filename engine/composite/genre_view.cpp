#include "composite/genre_view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "composite/channel.hpp"
#include "composite/encoding_transforms.hpp"
#include "composite/field_name.hpp"
#include "composite/parts.hpp"
#include "yaml/reader.hpp"

namespace livret::composite {

namespace {

bool contains(std::vector<std::string_view> const& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> joined(std::initializer_list<std::vector<std::string_view> const*> lists) {
  std::vector<std::string> words;
  for (auto const* list : lists) words.insert(words.end(), list->begin(), list->end());
  return words;
}

bool is_numeric(table::Type type) {
  return type == table::Type::Integer || type == table::Type::Number || type == table::Type::Any;
}

bool computes(yaml::Node const& definition) {
  return is_truthy(definition.find("aggregate")) || is_truthy(definition.find("bin")) ||
         is_truthy(definition.find("timeUnit"));
}

void lay_definition_over(yaml::Node& base, yaml::Node const& over) {
  for (auto const& [key, value] : over.entries) {
    auto const* old = base.find(key.text);
    bool const by_property = key.text == "axis" || key.text == "legend" || key.text == "scale";
    if (!by_property || !is_mapping(old) || !is_mapping(&value)) {
      set(base, key.text, value);
      continue;
    }
    auto merged = *old;
    lay_over(merged, value);
    set(base, key.text, std::move(merged));
  }
}

}  // namespace

std::optional<GenreView> GenreView::read(yaml::Node unit, Vocabulary const& vocabulary,
                                         Surroundings const& surroundings) {
  GenreView view(surroundings);
  view.mark_ = mark_definition(unit);
  if (auto encoding = take(unit, "encoding"); is_mapping(encoding ? &*encoding : nullptr))
    view.encoding_ = drop_tooltip(std::move(*encoding), surroundings.sink);
  view.encoding_.kind = yaml::Kind::Mapping;
  view.outer_ = without(unit, {"mark"});
  if (!view.check(vocabulary)) return std::nullopt;
  view.check_fields(vocabulary);
  view.compute_channels();
  return view;
}

bool GenreView::check(Vocabulary const& vocabulary) const {
  auto& sink = surroundings_->sink;
  auto const type = text_of(mark_.find("type"));
  check_keys(encoding_, joined({&vocabulary.required, &vocabulary.optional}), fmt::format("`{}` has no channel", type),
             sink);
  std::vector<std::string_view> const common = {"type", "clip"};
  check_keys(mark_, joined({&vocabulary.properties, &vocabulary.parts, &common}),
             fmt::format("`{}` has no property", type), sink);
  bool complete = true;
  for (auto const channel : vocabulary.required) {
    auto const* definition = encoding_.find(channel);
    if (is_field(definition) && is_string(definition->find("field"))) continue;
    if (is_field(definition) && computes(*definition)) continue;
    complete = false;
    sink.error(definition ? definition->span : mark_.span, fmt::format("`{}` needs a field on `{}`", type, channel),
               fmt::format("it takes {}", yaml::list_of(joined({&vocabulary.required, &vocabulary.optional}))));
  }
  for (auto const& [channel, definition] : encoding_.entries) {
    if (contains(vocabulary.required, channel.text)) continue;
    bool const has_field = is_field(&definition) && is_string(definition.find("field"));
    if (has_field || (is_mapping(&definition) && !contains(vocabulary.measures, channel.text))) continue;
    complete = false;
    sink.error(definition.span, fmt::format("`{}` needs a field, found {}", channel.text, yaml::describe(definition)),
               fmt::format("as in `{}: {{field: …}}`", channel.text));
  }
  return complete;
}

std::vector<table::Field> const* GenreView::table_fields() const {
  auto const* name = find(&outer_, {"data", "name"});
  auto const& fields_of = surroundings_->context.fields_of;
  return name && fields_of && !outer_.find("transform") ? fields_of(text_of(name)) : nullptr;
}

void GenreView::check_fields(Vocabulary const& vocabulary) const {
  auto const* fields = table_fields();
  if (!fields) return;
  std::vector<std::string> names;
  for (auto const& field : *fields) names.push_back(field.name);
  for (auto const& [channel, definition] : encoding_.entries) {
    auto const* name = is_mapping(&definition) ? definition.find("field") : nullptr;
    if (!is_string(name) || name->text.find_first_of(".[\\") != std::string::npos) continue;
    auto const found =
        std::find_if(fields->begin(), fields->end(), [&](auto const& f) { return f.name == name->text; });
    if (found == fields->end()) {
      auto const near = base::nearest_word(name->text, names);
      surroundings_->sink.error(name->span, fmt::format("unknown field `{}`", yaml::quotation(name->text)),
                                near ? fmt::format("did you mean `{}`?", *near) : "there are: " + yaml::list_of(names));
    } else if (contains(vocabulary.measures, channel.text) && !computes(definition) && !is_numeric(found->type)) {
      surroundings_->sink.error(name->span, fmt::format("`{}` needs numbers, found the {} field `{}`", channel.text,
                                                        table::name_of(found->type), name->text));
    }
  }
}

/// Aggregates, bins and time units of channels become steps, as Vega-Lite does for its composite marks.
void GenreView::compute_channels() {
  if (std::none_of(encoding_.entries.begin(), encoding_.entries.end(),
                   [](yaml::Entry const& entry) { return computes(entry.value); }))
    return;
  auto parts = extract_transforms(full_encoding(&encoding_), surroundings_->config);
  auto steps = list(std::vector<yaml::Node>());
  append(steps, std::move(parts.bins));
  append(steps, std::move(parts.time_units));
  if (!parts.aggregate.items.empty())
    steps.items.push_back(map({{"aggregate", std::move(parts.aggregate)}, {"groupby", std::move(parts.group_by)}}));
  outer_ = outer(give_span(std::move(steps), mark_.span));
  encoding_ = std::move(parts.encoding);
}

std::string GenreView::field(std::string_view channel) const { return text_of(find(&encoding_, {channel, "field"})); }
std::string GenreView::datum(std::string_view channel) const { return datum_of(column_of_path(field(channel))); }

yaml::Node GenreView::defined(std::string_view channel, yaml::Node defaults) const {
  auto const* own = encoding_.find(channel);
  if (!own) return defaults;
  lay_definition_over(defaults, *own);
  return give_span(std::move(defaults), own->span);
}

yaml::Node GenreView::shared(std::string_view channel, yaml::Node defaults) const {
  return without(defined(channel, std::move(defaults)), {"field"});
}

std::vector<std::string> GenreView::order_of(std::string_view channel) const {
  std::vector<std::string> words;
  for (auto const* order : {find(&encoding_, {channel, "sort"}), find(&encoding_, {channel, "scale", "domain"})})
    if (is_sequence(order) && words.empty())
      for (auto const& item : order->items) words.push_back(text_of(&item));
  auto const* fields = table_fields();
  if (words.empty() && fields)
    for (auto const& candidate : *fields)
      if (candidate.name == field(channel)) words = candidate.categories;
  return words;
}

yaml::Node const* GenreView::property(std::string_view name) const {
  if (auto const* own = mark_.find(name)) return own;
  return find(&surroundings_->config, {text_of(mark_.find("type")), name});
}

double GenreView::number(std::string_view name, double fallback) const {
  auto const* given = property(name);
  if (!given || given->kind == yaml::Kind::Null) return fallback;
  if (auto const number = number_of(given)) return *number;
  surroundings_->sink.error(given->span, fmt::format("`{}` needs a number, found {}", name, yaml::describe(*given)));
  return fallback;
}

std::string GenreView::text(std::string_view name, std::string_view fallback) const {
  auto const* given = property(name);
  return given && given->kind == yaml::Kind::Scalar ? given->text : std::string(fallback);
}

bool GenreView::flag(std::string_view name, bool fallback) const {
  auto const* given = property(name);
  if (!given) return fallback;
  if (auto const flag = boolean_of(given)) return *flag;
  surroundings_->sink.error(given->span,
                            fmt::format("`{}` needs `true` or `false`, found {}", name, yaml::describe(*given)));
  return fallback;
}

double GenreView::extent(std::string_view name, double fallback) const {
  auto const* given = outer_.find(name);
  if (name == "width" && is_text(given, "container")) return surroundings_->context.container_width.value_or(fallback);
  return number_of(given).value_or(fallback);
}

char const* GenreView::word(char const* french, char const* english) const {
  auto const* locale = surroundings_->context.locale;
  return locale && locale->tag.starts_with("fr") ? french : english;
}

diag::Span GenreView::span_of(std::string_view channel) const {
  auto const* definition = encoding_.find(channel);
  return definition ? definition->span : mark_.span;
}

Value GenreView::part(std::string_view name, yaml::Node mark, yaml::Node encoding, Value transform) const {
  auto const type = text_of(mark_.find("type"));
  auto const* own = mark_.find(name);
  auto const* of_config = find(&surroundings_->config, {type, name});
  if (auto const* wish = own ? own : of_config; wish && !is_truthy(wish)) return std::nullopt;
  set(mark, "style", *Value(fmt::format("{}-{}", type, name)).node());
  if (auto const* clip = mark_.find("clip")) set(mark, "clip", *clip);
  for (auto const* properties : {of_config, own})
    if (is_mapping(properties)) lay_over(mark, *properties);
  return map({{"transform", std::move(transform)}, {"mark", std::move(mark)}, {"encoding", std::move(encoding)}});
}

yaml::Node GenreView::outer(yaml::Node steps) const {
  auto result = outer_;
  if (steps.items.empty()) return result;
  auto transform = list(std::vector<yaml::Node>());
  if (auto own = take(result, "transform"); own && is_sequence(&*own)) append(transform, std::move(*own));
  append(transform, std::move(steps));
  set(result, "transform", std::move(transform));
  return result;
}

yaml::Node GenreView::layered(yaml::Node steps, yaml::Node shared_encoding, yaml::Node layers) const {
  auto result = outer(std::move(steps));
  set(result, "encoding", std::move(shared_encoding));
  set(result, "layer", std::move(layers));
  if (!result.find("view")) set(result, "view", map({{"stroke", null()}}));
  return give_span(std::move(result), mark_.span);
}

}  // namespace livret::composite
