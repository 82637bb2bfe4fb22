#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compile/read_channel.hpp"
#include "expr/field_path.hpp"

namespace livret::compile {

using yaml::Kind;

namespace {

/// Whether the field is there; a path leads from a field into its values.
bool is_known_field(std::string const& name, ReadContext const& context) {
  auto const path = expr::split_field_path(name);
  auto const matches = [&](table::Field const& field) {
    return field.name == name || (!path.empty() && field.name == path.front());
  };
  return context.is_open || std::any_of(context.fields.begin(), context.fields.end(), matches);
}

FieldType type_of_datum(expr::Value const& datum) {
  if (datum.as<double>() != nullptr) return FieldType::Quantitative;
  if (datum.as<expr::Moment>() != nullptr) return FieldType::Temporal;
  return FieldType::Nominal;
}

/// What the table's schema says, where it has one.
FieldType declared_type(ChannelDef const& definition, ReadContext const& context) {
  auto const* field = declared_field(definition, context);
  if (field == nullptr) return FieldType::Nominal;
  switch (field->type) {
    case table::Type::Integer:
    case table::Type::Number:
      return FieldType::Quantitative;
    case table::Type::Date:
    case table::Type::Year:
    case table::Type::YearMonth:
      return FieldType::Temporal;
    default:
      return field->categories.empty() ? FieldType::Nominal : FieldType::Ordinal;
  }
}

}  // namespace

table::Field const* declared_field(ChannelDef const& definition, ReadContext const& context) {
  auto const& fields = context.fields;
  auto const found =
      std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.name == definition.field; });
  return found == fields.end() || !context.are_declared ? nullptr : &*found;
}

bool check_field(std::string const& name, diag::Span span, ReadContext const& context) {
  if (name.empty() || is_known_field(name, context)) return true;
  std::vector<std::string> names;
  for (auto const& field : context.fields) names.push_back(field.name);
  auto const near = base::nearest_word(name, names);
  std::string hint = near ? fmt::format("did you mean `{}`?", *near) : std::string();
  if (hint.empty() && !names.empty() && names.size() <= 30)
    hint = fmt::format("there are: `{}`", fmt::join(names, "`, `"));
  context.values.sink().error(span, fmt::format("unknown field `{}`", name), std::move(hint));
  return false;
}

std::optional<FieldType> find_field_type(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, FieldType>, 9> names = {{{"quantitative", FieldType::Quantitative},
                                                                            {"Q", FieldType::Quantitative},
                                                                            {"temporal", FieldType::Temporal},
                                                                            {"T", FieldType::Temporal},
                                                                            {"ordinal", FieldType::Ordinal},
                                                                            {"O", FieldType::Ordinal},
                                                                            {"nominal", FieldType::Nominal},
                                                                            {"N", FieldType::Nominal},
                                                                            {"geojson", FieldType::GeoJson}}};
  for (auto const& [known, type] : names)
    if (known == name) return type;
  return std::nullopt;
}

FieldType default_type(ChannelDef const& definition, ReadContext const& context) {
  if (definition.is_datum() && !definition.is_field()) return type_of_datum(*definition.datum);
  switch (definition.id) {
    case ChannelId::Latitude:
    case ChannelId::Longitude:
    case ChannelId::Latitude2:
    case ChannelId::Longitude2:
      return FieldType::Quantitative;
    case ChannelId::Row:
    case ChannelId::Column:
    case ChannelId::Facet:
    case ChannelId::Shape:
    case ChannelId::StrokeDash:
      return FieldType::Nominal;
    case ChannelId::Order:
      return context.are_declared ? declared_type(definition, context) : FieldType::Ordinal;
    default:
      break;
  }
  auto const* sort = definition.node->find("sort");
  if (sort != nullptr && sort->kind == Kind::Sequence) return FieldType::Ordinal;
  if (definition.time_unit) return FieldType::Temporal;
  if (definition.bin || (definition.aggregate && definition.aggregate->argument.empty()))
    return FieldType::Quantitative;
  if (auto const* type = find(definition.node, {"scale", "type"})) {
    auto const scale = scale::find_type(type->text);
    if (scale && (scale::is_temporal(*scale))) return FieldType::Temporal;
    if (scale && (scale::is_continuous(*scale) || scale::is_discretizing(*scale))) return FieldType::Quantitative;
  }
  return declared_type(definition, context);
}

}  // namespace livret::compile
