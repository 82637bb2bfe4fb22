#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compile/properties.hpp"
#include "expr/time_unit.hpp"
#include "transform/operation.hpp"
#include "transform/predicate.hpp"
#include "transform/step.hpp"

namespace livret::compile {

enum class ChannelId {
  X,
  Y,
  X2,
  Y2,
  XOffset,
  YOffset,
  Theta,
  Theta2,
  Radius,
  Radius2,
  Longitude,
  Latitude,
  Longitude2,
  Latitude2,
  Color,
  Fill,
  Stroke,
  Opacity,
  FillOpacity,
  StrokeOpacity,
  StrokeWidth,
  StrokeDash,
  Size,
  Angle,
  Shape,
  Text,
  Order,
  Detail,
  Key,
  Href,
  Url,
  Description,
  Tooltip,
  Row,
  Column,
  Facet
};
inline constexpr std::size_t channel_count = 36;
std::string_view name_of(ChannelId id);  ///< `xOffset`
std::optional<ChannelId> find_channel(std::string_view name);

enum class FieldType { Quantitative, Temporal, Ordinal, Nominal, GeoJson };
inline bool is_discrete(FieldType type) { return type == FieldType::Ordinal || type == FieldType::Nominal; }

/// `bin`.
struct BinSpec {
  bool is_binned = false;  ///< `bin: binned`: the data have both ends
  transform::BinParameters parameters;
  std::optional<std::string> extent_param;
};

/// `timeUnit`.
struct TimeUnitSpec {
  expr::TimeUnits units;
  double step = 1;
  double maxbins = 0;  ///< positive: units are chosen for about so many
  bool is_binned = false;
  bool is_utc = false;
};

/// `aggregate`; argmin and argmax name another field.
struct AggregateSpec {
  transform::Operation operation = transform::Operation::Count;
  std::string name;      ///< as written: `mean`, `argmax`
  std::string argument;  ///< of argmin and argmax
  double parameter = 0;
};

struct SortSpec {
  enum class By { Default, None, Value, List, Field, Channel } by = By::Default;
  transform::Order order = transform::Order::Ascending;
  std::vector<expr::Value> list;
  std::string field;
  std::optional<transform::Operation> operation;
  ChannelId channel = ChannelId::X;
};

enum class StackMode { Default, None, Zero, Center, Normalize };

struct ChannelDef;

/// A condition of a channel: a test, and a value or a definition of its own.
struct Condition {
  std::shared_ptr<transform::Predicate const> test;
  yaml::Node const* value = nullptr;             ///< or
  std::shared_ptr<ChannelDef const> definition;  ///< a field or datum
};

/// A channel definition of an encoding. Nodes belong to the spec.
struct ChannelDef {
  ChannelId id = ChannelId::X;
  yaml::Node const* node = nullptr;
  diag::Span span;

  std::string field;  ///< as written; empty: none
  std::optional<AggregateSpec> aggregate;
  std::optional<BinSpec> bin;
  std::optional<TimeUnitSpec> time_unit;
  FieldType type = FieldType::Nominal;
  std::optional<expr::Value> datum;
  yaml::Node const* value = nullptr;
  std::vector<Condition> conditions;

  SortSpec sort;
  bool has_sort = false;  ///< a `sort` is written
  StackMode stack = StackMode::Default;
  std::optional<double> band_position;
  yaml::Node const* title = nullptr;  ///< may be null's node: no title
  yaml::Node const* scale = nullptr;
  yaml::Node const* guide = nullptr;  ///< axis, legend or header
  yaml::Node const* impute = nullptr;
  yaml::Node const* format = nullptr;  ///< of texts
  yaml::Node const* format_type = nullptr;

  /// A field of the table, or a count.
  bool is_field() const { return !field.empty() || aggregate.has_value(); }
  bool is_datum() const { return datum.has_value(); }
  bool is_data() const { return is_field() || is_datum(); }
  bool is_value() const { return value != nullptr; }
  bool is_binning() const { return bin && !bin->is_binned; }
  /// This one, or the definition of a condition of it.
  ChannelDef const* data() const;
};

/// What `column_of` appends.
struct Part {
  std::string_view suffix;      ///< `start`, `end` of stacks, ends of bins and time units
  std::string_view bin_suffix;  ///< `end`, `range`, `mid`: of binned fields only
};

/// The column that holds what a definition encodes, as Vega-Lite names it: `sum_amount`, `bin_maxbins_10_age_end`,
/// `yearmonth_date`, `__count`.
std::string column_of(ChannelDef const& definition, Part part = {});

/// The title that a definition has by default: `Mean of share`, `age (binned)`; in the locale's language.
std::string default_title(ChannelDef const& definition, Config const& config, Values const& values,
                          std::vector<table::Field> const& fields);

/// What encodings are read with.
struct ReadContext {
  Values const& values;
  Config const& config;
  std::vector<table::Field> const& fields;  ///< after the transforms
  bool is_open = false;                     ///< there may be more fields than these
  /// Fields have declared types and orders of categories, which stand in where the spec says nothing.
  bool are_declared = false;
};

/// Reads one definition; nothing where it is wrong, which is reported.
std::optional<ChannelDef> read_channel(ChannelId id, yaml::Node const& node, ReadContext const& context);

/// A test of a condition: a predicate, an expression text, or a parameter.
std::shared_ptr<transform::Predicate const> read_test(yaml::Node const& node, ReadContext const& context);

/// Channel definitions by channel; `detail`, `order` and `tooltip` may have several.
class Encoding {
 public:
  ChannelDef const* find(ChannelId id) const;
  /// Its definition where it is a field or datum (maybe in a condition), else null.
  ChannelDef const* data(ChannelId id) const;
  ChannelDef const* field(ChannelId id) const;
  std::vector<ChannelDef> const& all() const { return definitions_; }
  std::vector<ChannelDef const*> all_of(ChannelId id) const;
  void add(ChannelDef definition) { definitions_.push_back(std::move(definition)); }
  /// Puts the definition in place of that of its channel.
  void replace(ChannelDef definition);
  bool has(ChannelId id) const { return find(id) != nullptr; }
  /// Whether anything is aggregated.
  bool is_aggregate() const;

 private:
  std::vector<ChannelDef> definitions_;
};

/// The definition of categories whose colours are listed by `domain`, or null.
ChannelDef const* listed_colours(Encoding const& encoding);
/// The column of the places in that list.
std::string colour_index_column(ChannelDef const& colour);

Encoding read_encoding(yaml::Node const& node, ReadContext const& context);

inline bool is_xy(ChannelId id) { return id == ChannelId::X || id == ChannelId::Y; }
inline bool is_offset(ChannelId id) { return id == ChannelId::XOffset || id == ChannelId::YOffset; }
inline bool is_colour(ChannelId id) {
  return id == ChannelId::Color || id == ChannelId::Fill || id == ChannelId::Stroke;
}
bool is_scaled(ChannelId id);
ChannelId second_of(ChannelId id);  ///< X2 of X …
ChannelId offset_of(ChannelId id);  ///< XOffset of X, YOffset of Y

}  // namespace livret::compile
