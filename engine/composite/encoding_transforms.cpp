#include "composite/encoding_transforms.hpp"

#include "composite/channel.hpp"
#include "composite/field_name.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

class Extraction {
 public:
  explicit Extraction(yaml::Node const& config) : config_(&config) {
    for (auto* part : {&result_.bins, &result_.time_units, &result_.aggregate, &result_.group_by})
      part->kind = yaml::Kind::Sequence;
    result_.encoding = map({});
  }

  /// `whole` is what stands for the channel: `definition`, or the list that it is an item of.
  void add(std::string const& channel, yaml::Node const& definition, yaml::Node const& whole) {
    if (!is_field(&definition)) return keep(channel, whole);
    bool const computes = is_truthy(definition.find("aggregate")) || is_truthy(definition.find("timeUnit")) ||
                          is_truthy(definition.find("bin"));
    if (!computes) {
      group_by_field(*definition.find("field"));
      return keep(channel, whole);
    }
    name_ = output_name(definition);
    auto result = without(definition, {"field", "aggregate", "bin", "timeUnit"});
    if (!is_truthy(find(guide_of(definition), {"title"})) && !result.find("title"))
      if (auto title = title_of(definition, *config_)) set(result, "title", std::move(*title));
    set(result, "field", text(name_, definition));
    if (is_truthy(definition.find("aggregate")))
      add_aggregate(definition, result);
    else
      add_grouping(channel, definition, result);
    set(result_.encoding, channel, std::move(result));
  }

  EncodingTransforms take() { return std::move(result_); }

 private:
  static yaml::Node text(std::string_view text, yaml::Node const& definition) {
    return give_span(*Value(text).node(), definition.span);
  }

  void keep(std::string const& channel, yaml::Node const& whole) { set(result_.encoding, channel, whole); }
  void group_by_field(yaml::Node const& field) { result_.group_by.items.push_back(field); }

  void add_aggregate(yaml::Node const& definition, yaml::Node& result) {
    auto const* aggregate = definition.find("aggregate");
    auto const* field = definition.find("field");
    Value operation = aggregate;
    if (is_mapping(aggregate))
      for (auto const* name : {"argmax", "argmin"})
        if (aggregate->find(name)) {
          operation = name;
          set(result, "field", text(name_ + "." + text_of(field), definition));
        }
    auto const name = text_of(aggregate);
    if (name == "boxplot" || name == "errorbar" || name == "errorband") return;
    result_.aggregate.items.push_back(
        give_span(map({{"op", operation}, {"as", std::string_view(name_)}, {"field", field}}), definition.span));
  }

  void add_grouping(std::string const& channel, yaml::Node const& definition, yaml::Node& result) {
    group_by_field(text(name_, definition));
    auto const* bin = definition.find("bin");
    auto const* unit = definition.find("timeUnit");
    auto const field = Value(definition.find("field"));
    if (is_truthy(bin)) {
      if (definition.find("type") && is_binning(bin)) add_bin(channel, definition);
      set(result, "bin", text("binned", definition));
      if (!is_secondary_channel(channel)) set(result, "type", text("quantitative", definition));
    } else if (!is_binned_unit(unit)) {
      result_.time_units.items.push_back(
          give_span(map({{"timeUnit", unit}, {"field", field}, {"as", std::string_view(name_)}}), definition.span));
      if (definition.find("type") && !has_type(&definition, "temporal")) format_as_time(channel, result);
    }
  }

  void add_bin(std::string const& channel, yaml::Node const& definition) {
    result_.bins.items.push_back(give_span(
        map({{"bin", definition.find("bin")}, {"field", definition.find("field")}, {"as", std::string_view(name_)}}),
        definition.span));
    group_by_field(text(output_path(definition, "end"), definition));
    bool const is_category = has_type(&definition, "ordinal") || has_type(&definition, "nominal");
    if (is_scale_channel(channel) && is_category) group_by_field(text(output_path(definition, "range"), definition));
    if (channel == "x" || channel == "y")
      set(result_.encoding, channel + "2",
          give_span(map({{"field", std::string_view(name_ + "_end")}}), definition.span));
  }

  /// A discrete field with a time unit is written as a time all the same.
  static void format_as_time(std::string const& channel, yaml::Node& result) {
    if (channel == "text" || channel == "tooltip") return set(result, "formatType", text("time", result));
    std::string_view const guide = is_property_channel(channel)       ? "legend"
                                   : channel == "x" || channel == "y" ? "axis"
                                                                      : "";
    if (guide.empty()) return;
    auto format = give_span(map({{"formatType", "time"}}), result.span);
    if (auto const* own = result.find(guide)) lay_over(format, *own);
    set(result, guide, std::move(format));
  }

  yaml::Node const* config_;
  std::string name_;  ///< of the column that the definition at hand computes
  EncodingTransforms result_;
};

}  // namespace

EncodingTransforms extract_transforms(yaml::Node const& encoding, yaml::Node const& config) {
  Extraction extraction(config);
  for (auto const& [channel, definition] : encoding.entries) {
    if (is_sequence(&definition))
      for (auto const& item : definition.items) extraction.add(channel.text, item, definition);
    else
      extraction.add(channel.text, definition, definition);
  }
  return extraction.take();
}

}  // namespace livret::composite
