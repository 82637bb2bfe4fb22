#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "composite/surroundings.hpp"
#include "composite/tree.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// Colours of the marks of the genre where neither mark nor config gives others: one deep, one accent, one warm, greys
/// between, never red against green.
namespace palette {
constexpr char const* deep = "#133a5c";
constexpr char const* accent = "#1d7469";
constexpr char const* warm = "#b9531f";
constexpr char const* ink = "#1c2733";
constexpr char const* grey = "#59636e";
constexpr char const* middle = "#a9b7c0";
constexpr char const* light = "#dbe3e7";
constexpr char const* paper = "#ffffff";
}  // namespace palette

/// What a mark of the genre takes. Parts are layers that mark and config may style (`point: {size: 90}`) or leave out
/// (`label: false`), as with Vega-Lite's composite marks.
struct Vocabulary {
  std::vector<std::string_view> required;    ///< channels
  std::vector<std::string_view> optional;    ///< channels
  std::vector<std::string_view> measures;    ///< those of the channels that need numbers
  std::vector<std::string_view> properties;  ///< of the mark
  std::vector<std::string_view> parts;
};

/// A view with a mark of the genre, read by its vocabulary.
class GenreView {
 public:
  /// Reports unknown and missing channels and properties, and fields that the table does not have or that are no
  /// numbers. Nothing where a required channel is missing.
  static std::optional<GenreView> read(yaml::Node unit, Vocabulary const& vocabulary, Surroundings const& surroundings);

  bool has(std::string_view channel) const { return encoding_.find(channel); }
  yaml::Node const* definition(std::string_view channel) const { return encoding_.find(channel); }
  std::string field(std::string_view channel) const;  ///< empty where the channel has none
  std::string datum(std::string_view channel) const;  ///< the field in an expression
  /// The author's definition of a channel laid over `defaults`; `axis`, `legend` and `scale` property by property.
  yaml::Node defined(std::string_view channel, yaml::Node defaults) const;
  /// The same without the field: what layers with fields of their own share.
  yaml::Node shared(std::string_view channel, yaml::Node defaults) const;
  /// The order that a channel's `sort`, its scale's domain or its field's categories give; empty where none does.
  std::vector<std::string> order_of(std::string_view channel) const;

  yaml::Node const* property(std::string_view name) const;  ///< of the mark, then of its section in the config
  double number(std::string_view name, double fallback) const;
  std::string text(std::string_view name, std::string_view fallback) const;
  bool flag(std::string_view name, bool fallback) const;
  /// `width` or `height` of the view in pixels, or `fallback` where it is not known.
  double extent(std::string_view name, double fallback) const;
  /// A word that the mark adds, in the language of the document.
  char const* word(char const* french, char const* english) const;

  diag::Span span() const { return mark_.span; }
  diag::Span span_of(std::string_view channel) const;
  Surroundings const& surroundings() const { return *surroundings_; }

  /// A layer that draws one part; absent where the part is switched off.
  Value part(std::string_view name, yaml::Node mark, yaml::Node encoding, Value transform = std::nullopt) const;
  /// The whole: the view with `steps` after its own transform, the encoding that all layers share, and the layers. No
  /// frame is drawn around it unless the author asks for one.
  yaml::Node layered(yaml::Node steps, yaml::Node shared_encoding, yaml::Node layers) const;
  /// What of the view is not the mark's, with `steps` after its own transform.
  yaml::Node outer(yaml::Node steps) const;

 private:
  explicit GenreView(Surroundings const& surroundings) : surroundings_(&surroundings) {}
  bool check(Vocabulary const& vocabulary) const;
  void check_fields(Vocabulary const& vocabulary) const;
  void compute_channels();
  std::vector<table::Field> const* table_fields() const;

  Surroundings const* surroundings_;
  yaml::Node mark_, encoding_, outer_;
};

/// Steps of a transform.
yaml::Node calculate(std::string const& expression, std::string_view as);
yaml::Node filter(std::string const& expression);
yaml::Node aggregated(std::string_view operation, std::string_view field, std::string_view as);
yaml::Node join_aggregate(yaml::Node measures, std::vector<std::string> const& group_by = {});
yaml::Node aggregate(yaml::Node measures, std::vector<std::string> const& group_by);
/// A window over all rows so far, current one included; `order` is `-field` where it descends.
yaml::Node window(yaml::Node measures, std::vector<std::string> const& order,
                  std::vector<std::string> const& group_by = {});
yaml::Node texts(std::vector<std::string> const& words);
/// A text as a literal of the expression language.
std::string literal(std::string_view text);
/// A channel of a field alone: the rest is shared.
yaml::Node of_field(std::string_view field);

}  // namespace livret::composite
