#include <fmt/format.h>

#include "compile/scales.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

namespace {

using scale::Type;

/// Vega-Lite's rangeType: channels whose values are a list.
bool has_discrete_range(ChannelId id) { return id == ChannelId::Shape || id == ChannelId::StrokeDash; }

bool is_polar(ChannelId id) { return id == ChannelId::Theta || id == ChannelId::Radius; }

/// `width: {band: 0.5}`: a size as a share of the band.
bool is_relative(yaml::Node const* size) {
  return size != nullptr && size->kind == yaml::Kind::Mapping && size->find("band") != nullptr;
}

Type type_of_categories(ChannelDef const& definition, MarkDef const& mark, bool has_offset) {
  ChannelId const id = definition.id;
  if (is_colour(id) || has_discrete_range(id)) return Type::Ordinal;
  if (is_xy(id) || is_offset(id)) {
    if (is_rect_based(mark.kind) || mark.kind == MarkKind::Rule) return Type::Band;
    if (has_offset) return Type::Band;
  } else if (mark.kind == MarkKind::Arc && is_polar(id)) {
    return Type::Band;
  }
  std::string_view const side = id == ChannelId::X ? "width" : id == ChannelId::Y ? "height" : "size";
  if (is_relative(mark.definition.find(side))) return Type::Band;
  if (is_xy(id) && find(definition.guide, {"tickBand"}) != nullptr) return Type::Band;
  return Type::Point;
}

Type type_of_time(ChannelDef const& definition) {
  if (is_colour(definition.id)) return Type::Time;
  if (has_discrete_range(definition.id)) return Type::Ordinal;
  return definition.time_unit && definition.time_unit->is_utc ? Type::Utc : Type::Time;
}

Type type_of_quantity(ChannelDef const& definition) {
  if (is_colour(definition.id)) return definition.is_binning() ? Type::BinOrdinal : Type::Linear;
  return has_discrete_range(definition.id) ? Type::Ordinal : Type::Linear;
}

std::optional<Type> default_type(ChannelDef const& definition, MarkDef const& mark, bool has_offset) {
  switch (definition.type) {
    case FieldType::Nominal:
    case FieldType::Ordinal:
      return type_of_categories(definition, mark, has_offset);
    case FieldType::Temporal:
      return type_of_time(definition);
    case FieldType::Quantitative:
      return type_of_quantity(definition);
    case FieldType::GeoJson:
      break;
  }
  return std::nullopt;
}

bool suits_data(Type type, FieldType data) {
  switch (data) {
    case FieldType::Nominal:
    case FieldType::Ordinal:
      return scale::is_discrete(type);
    case FieldType::Temporal:
      return scale::is_temporal(type);
    case FieldType::Quantitative:
      return type == Type::BinOrdinal || (scale::is_continuous(type) && !scale::is_temporal(type)) ||
             scale::is_discretizing(type);
    case FieldType::GeoJson:
      break;
  }
  return true;
}

bool suits_channel(Type type, ChannelId id, bool has_offset) {
  bool const is_plain = scale::is_continuous(type);
  if (is_xy(id) || is_offset(id) || is_polar(id))
    return is_plain || type == Type::Band || (type == Type::Point && !has_offset);
  if (is_colour(id)) return type != Type::Band;
  if (has_discrete_range(id)) return type == Type::Ordinal || scale::is_discretizing(type);
  return true;
}

}  // namespace

std::optional<Type> type_of_scale(ChannelDef const& definition, MarkDef const& mark, bool has_offset,
                                  diag::Sink& sink) {
  auto const standard = default_type(definition, mark, has_offset);
  auto const* given = find(definition.scale, {"type"});
  if (given == nullptr || given->kind != yaml::Kind::Scalar || !standard) return standard;
  auto const type = scale::find_type(given->text);
  if (!type) {
    sink.error(given->span, fmt::format("unknown scale type `{}`", yaml::quotation(given->text)),
               "there are: `linear`, `log`, `pow`, `sqrt`, `symlog`, `time`, `utc`, `ordinal`, `band`, `point`, "
               "`quantile`, `quantize`, "
               "`threshold`, `bin-ordinal`");
    return standard;
  }
  bool const fits_data = !definition.is_field() || suits_data(*type, definition.type);
  if (fits_data && suits_channel(*type, definition.id, has_offset)) return type;
  sink.warning(given->span, fmt::format("scale type `{}` does not go with {} of channel `{}`; `{}` is taken",
                                        given->text, fits_data ? "the place" : "the data type", name_of(definition.id),
                                        scale::name_of(*standard)));
  return standard;
}

bool can_share(Type a, Type b) {
  auto const category = [](Type type) {
    switch (type) {
      case Type::Linear:
      case Type::Log:
      case Type::Pow:
      case Type::Sqrt:
      case Type::Symlog:
      case Type::Identity:
        return 0;
      case Type::Time:
      case Type::Utc:
        return 1;
      case Type::Ordinal:
        return 2;
      case Type::BinOrdinal:
        return 3;
      case Type::Point:
      case Type::Band:
        return 4;
      default:
        return 5;
    }
  };
  int const of_a = category(a), of_b = category(b);
  return of_a == of_b || (of_a == 4 && of_b == 1) || (of_a == 1 && of_b == 4);
}

int precedence(Type type) {
  switch (type) {
    case Type::Log:
    case Type::Pow:
    case Type::Sqrt:
    case Type::Symlog:
    case Type::Identity:
      return 1;
    case Type::Point:
      return 10;
    case Type::Band:
      return 11;
    default:
      return 0;
  }
}

}  // namespace livret::compile
