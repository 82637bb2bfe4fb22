#include "compile/channel.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/number_text.hpp"

namespace livret::compile {

namespace {

constexpr std::array<std::pair<std::string_view, ChannelId>, channel_count> channel_names = {{
    {"x", ChannelId::X},
    {"y", ChannelId::Y},
    {"x2", ChannelId::X2},
    {"y2", ChannelId::Y2},
    {"xOffset", ChannelId::XOffset},
    {"yOffset", ChannelId::YOffset},
    {"theta", ChannelId::Theta},
    {"theta2", ChannelId::Theta2},
    {"radius", ChannelId::Radius},
    {"radius2", ChannelId::Radius2},
    {"longitude", ChannelId::Longitude},
    {"latitude", ChannelId::Latitude},
    {"longitude2", ChannelId::Longitude2},
    {"latitude2", ChannelId::Latitude2},
    {"color", ChannelId::Color},
    {"fill", ChannelId::Fill},
    {"stroke", ChannelId::Stroke},
    {"opacity", ChannelId::Opacity},
    {"fillOpacity", ChannelId::FillOpacity},
    {"strokeOpacity", ChannelId::StrokeOpacity},
    {"strokeWidth", ChannelId::StrokeWidth},
    {"strokeDash", ChannelId::StrokeDash},
    {"size", ChannelId::Size},
    {"angle", ChannelId::Angle},
    {"shape", ChannelId::Shape},
    {"text", ChannelId::Text},
    {"order", ChannelId::Order},
    {"detail", ChannelId::Detail},
    {"key", ChannelId::Key},
    {"href", ChannelId::Href},
    {"url", ChannelId::Url},
    {"description", ChannelId::Description},
    {"tooltip", ChannelId::Tooltip},
    {"row", ChannelId::Row},
    {"column", ChannelId::Column},
    {"facet", ChannelId::Facet},
}};

/// Letters, digits and `_`, as names of Vega's fields are made.
std::string word_of(std::string_view text) {
  std::string word;
  for (char c : text) word += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return word;
}

std::string name_of_bin(BinSpec const& bin) {
  auto const& parameters = bin.parameters;
  std::string name = "bin";
  if (parameters.step)
    name += "_step_" + word_of(base::to_text(*parameters.step));
  else
    name += "_maxbins_" + word_of(base::to_text(parameters.maxbins));
  if (parameters.anchor) name += "_anchor_" + word_of(base::to_text(*parameters.anchor));
  if (parameters.extent)
    name += fmt::format("_extent_{}_{}", word_of(base::to_text(parameters.extent->first)),
                        word_of(base::to_text(parameters.extent->second)));
  if (bin.extent_param) name += "_extent_" + word_of(*bin.extent_param);
  if (!parameters.nice) name += "_nice_false";
  if (!parameters.steps.empty()) name += fmt::format("_steps_{}", parameters.steps.size());
  return name;
}

std::string name_of_unit(TimeUnitSpec const& unit) {
  std::string name = unit.units.is_empty() ? fmt::format("timeunit_maxbins_{}", unit.maxbins) : unit.units.name();
  if (unit.step != 1) name += fmt::format("_step_{}", unit.step);
  return name;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

/// What default titles are made of in a language; `{}` is the field.
struct TitleWords {
  std::string_view count, binned;
  std::string_view most, least;  ///< `{0}` the field, `{1}` what is extreme
};
constexpr TitleWords english{"Count of Records", "{} (binned)", "{} for max {}", "{} for min {}"};
constexpr TitleWords french{"Nombre d’enregistrements", "{} (par classes)", "{} pour {} maximal", "{} pour {} minimal"};

/// French phrases for operations; others keep Vega-Lite's words.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> french_operations = {{
    {"average", "Moyenne : {}"},
    {"distinct", "Nombre de valeurs : {}"},
    {"max", "Maximum : {}"},
    {"mean", "Moyenne : {}"},
    {"median", "Médiane : {}"},
    {"min", "Minimum : {}"},
    {"missing", "Valeurs manquantes : {}"},
    {"q1", "Premier quartile : {}"},
    {"q3", "Troisième quartile : {}"},
    {"stdev", "Écart-type : {}"},
    {"sum", "Total : {}"},
    {"valid", "Valeurs valides : {}"},
}};

std::string aggregate_title(AggregateSpec const& aggregate, std::string const& field, TitleWords const& words) {
  if (aggregate.operation == transform::Operation::ArgMax)
    return fmt::format(fmt::runtime(words.most), field, aggregate.argument);
  if (aggregate.operation == transform::Operation::ArgMin)
    return fmt::format(fmt::runtime(words.least), field, aggregate.argument);
  if (&words == &french)
    for (auto const& [name, phrase] : french_operations)
      if (name == aggregate.name) return fmt::format(fmt::runtime(phrase), field);
  return fmt::format("{} of {}", capitalised(aggregate.name), field);
}

std::string unit_title(TimeUnitSpec const& unit, std::string const& field) {
  std::string parts;
  for (auto const part : unit.units.list()) parts += (parts.empty() ? "" : "-") + std::string(expr::name_of(part));
  return parts.empty() ? field : fmt::format("{} ({})", field, parts);
}

/// `MEAN(share)`.
std::string functional_title(ChannelDef const& definition, std::string const& field) {
  auto const& aggregate = definition.aggregate;
  if (aggregate && !aggregate->argument.empty())
    return fmt::format("{} for {}({})", field, aggregate->name, aggregate->argument);
  std::string function;
  if (aggregate)
    function = aggregate->name;
  else if (definition.time_unit && !definition.time_unit->is_binned)
    function = definition.time_unit->units.is_empty() ? "timeunit" : definition.time_unit->units.name();
  else if (definition.is_binning())
    function = "bin";
  for (char& letter : function) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return function.empty() ? field : fmt::format("{}({})", function, field);
}

}  // namespace

std::string_view name_of(ChannelId id) { return channel_names[static_cast<std::size_t>(id)].first; }

std::optional<ChannelId> find_channel(std::string_view name) {
  for (auto const& [known, id] : channel_names)
    if (known == name) return id;
  return std::nullopt;
}

bool is_scaled(ChannelId id) {
  switch (id) {
    case ChannelId::X:
    case ChannelId::Y:
    case ChannelId::XOffset:
    case ChannelId::YOffset:
    case ChannelId::Theta:
    case ChannelId::Radius:
    case ChannelId::Color:
    case ChannelId::Fill:
    case ChannelId::Stroke:
    case ChannelId::Opacity:
    case ChannelId::FillOpacity:
    case ChannelId::StrokeOpacity:
    case ChannelId::StrokeWidth:
    case ChannelId::StrokeDash:
    case ChannelId::Size:
    case ChannelId::Angle:
    case ChannelId::Shape:
      return true;
    default:
      return false;
  }
}

ChannelId second_of(ChannelId id) {
  switch (id) {
    case ChannelId::X:
      return ChannelId::X2;
    case ChannelId::Y:
      return ChannelId::Y2;
    case ChannelId::Theta:
      return ChannelId::Theta2;
    case ChannelId::Radius:
      return ChannelId::Radius2;
    case ChannelId::Longitude:
      return ChannelId::Longitude2;
    case ChannelId::Latitude:
      return ChannelId::Latitude2;
    default:
      return id;
  }
}

ChannelId offset_of(ChannelId id) { return id == ChannelId::X ? ChannelId::XOffset : ChannelId::YOffset; }

ChannelDef const* ChannelDef::data() const {
  if (is_data()) return this;
  for (auto const& condition : conditions)
    if (condition.definition && condition.definition->is_data()) return condition.definition.get();
  return nullptr;
}

std::string column_of(ChannelDef const& definition, Part part) {
  std::string name = definition.field;
  std::string_view suffix = part.suffix;
  if (definition.aggregate && definition.aggregate->operation == transform::Operation::Count && name.empty())
    name = "__count";
  if (definition.is_binning()) {
    name = name_of_bin(*definition.bin) + "_" + name;
    if (!part.bin_suffix.empty()) suffix = part.bin_suffix;
  } else if (definition.aggregate && definition.aggregate->operation == transform::Operation::Count) {
    name = "__count";
  } else if (definition.aggregate && !definition.aggregate->argument.empty()) {
    name = fmt::format("{}_{}['{}']", definition.aggregate->name, definition.aggregate->argument, name);
  } else if (definition.aggregate) {
    name = definition.aggregate->name + "_" + name;
  } else if (definition.time_unit && !definition.time_unit->is_binned) {
    name = name_of_unit(*definition.time_unit) + "_" + name;
  }
  return suffix.empty() ? name : name + "_" + std::string(suffix);
}

std::string default_title(ChannelDef const& definition, Config const& config, Values const& values,
                          std::vector<table::Field> const& fields) {
  auto const& words = values.locale().tag.starts_with("fr") ? french : english;
  std::string field = definition.field;
  for (auto const& known : fields)
    if (known.name == field && !known.title.empty()) field = known.title;
  auto const style = values.text(config.find("fieldTitle"));
  if (style == "functional") return functional_title(definition, field);
  if (definition.aggregate && definition.aggregate->operation == transform::Operation::Count) {
    auto const configured = values.text(config.find("countTitle"));
    return configured ? *configured : std::string(words.count);
  }
  if (style == "plain") return field;
  if (definition.is_binning()) return fmt::format(fmt::runtime(words.binned), field);
  if (definition.time_unit && !definition.time_unit->is_binned) return unit_title(*definition.time_unit, field);
  if (definition.aggregate) return aggregate_title(*definition.aggregate, field, words);
  return field;
}

ChannelDef const* Encoding::find(ChannelId id) const {
  for (auto const& definition : definitions_)
    if (definition.id == id) return &definition;
  return nullptr;
}

ChannelDef const* Encoding::data(ChannelId id) const {
  auto const* definition = find(id);
  return definition == nullptr ? nullptr : definition->data();
}

ChannelDef const* Encoding::field(ChannelId id) const {
  auto const* definition = find(id);
  return definition != nullptr && definition->is_field() ? definition : nullptr;
}

std::vector<ChannelDef const*> Encoding::all_of(ChannelId id) const {
  std::vector<ChannelDef const*> found;
  for (auto const& definition : definitions_)
    if (definition.id == id) found.push_back(&definition);
  return found;
}

void Encoding::replace(ChannelDef definition) {
  for (auto& own : definitions_)
    if (own.id == definition.id) {
      own = std::move(definition);
      return;
    }
}

ChannelDef const* listed_colours(Encoding const& encoding) {
  auto const* colour = encoding.find(ChannelId::Fill);
  if (colour == nullptr) colour = encoding.find(ChannelId::Color);
  if (colour == nullptr || colour->field.empty() || colour->type != FieldType::Nominal) return nullptr;
  auto const* domain = find(colour->scale, {"domain"});
  return domain != nullptr && domain->kind == yaml::Kind::Sequence ? colour : nullptr;
}

std::string colour_index_column(ChannelDef const& colour) { return "_" + colour.field + "_sort_index"; }

bool Encoding::is_aggregate() const {
  return std::any_of(definitions_.begin(), definitions_.end(), [](ChannelDef const& definition) {
    auto const* data = definition.data();
    return data != nullptr && data->aggregate.has_value();
  });
}

}  // namespace livret::compile
