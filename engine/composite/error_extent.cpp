#include "composite/error_extent.hpp"

#include <fmt/format.h>

#include "composite/channel.hpp"
#include "composite/field_name.hpp"
#include "composite/tree.hpp"

namespace livret::composite {

namespace {

/// What an extent is computed of.
enum class Input { RawValues, TwoEnds, ValueAndErrors };

struct Shape {
  Input input = Input::RawValues;
  Orientation orientation = Orientation::Vertical;
};

class ShapeFinder {
 public:
  ShapeFinder(yaml::Node const& unit, Surroundings const& surroundings)
      : unit_(&unit), surroundings_(&surroundings), mark_(mark_type(unit)) {}

  std::optional<Shape> find() const {
    bool const ends = has("x2") || has("y2");
    bool const errors = has("xError") || has("xError2") || has("yError") || has("yError2");
    if (!ends && !errors) {
      auto const orientation = composite_orientation(*unit_, *surroundings_);
      return orientation ? std::optional(Shape{Input::RawValues, *orientation}) : std::nullopt;
    }
    if (ends && errors)
      return refuse("takes either a second end (`x2`, `y2`) or errors (`xError`, `yError`), not both");
    return ends ? find_along("x2", "y2", Input::TwoEnds) : find_along("xError", "yError", Input::ValueAndErrors);
  }

 private:
  bool has(char const* channel) const { return is_field_or_datum(composite::find(unit_, {"encoding", channel})); }

  std::optional<Shape> find_along(char const* of_x, char const* of_y, Input input) const {
    if (has(of_x) && has(of_y)) return refuse(fmt::format("takes `{}` or `{}`, not both", of_x, of_y));
    for (char const axis : {'x', 'y'}) {
      auto const error = fmt::format("{}Error", axis);
      if (has((error + "2").c_str()) && !has(error.c_str()))
        return refuse(fmt::format("needs `{}` beside `{}2`", error, error));
    }
    auto const* axis = has(of_x) ? "x" : "y";
    if (!is_continuous(composite::find(unit_, {"encoding", axis})))
      return refuse(fmt::format("needs a continuous field on `{}`, as it has `{}`", axis, has(of_x) ? of_x : of_y));
    return Shape{input, has(of_x) ? Orientation::Horizontal : Orientation::Vertical};
  }

  std::optional<Shape> refuse(std::string const& why) const {
    surroundings_->sink.error(unit_->find("mark")->span, fmt::format("`{}` {}", mark_, why));
    return std::nullopt;
  }

  yaml::Node const* unit_;
  Surroundings const* surroundings_;
  std::string mark_;
};

/// The steps that compute the extent: measures to aggregate, then expressions.
struct Computation {
  yaml::Node measures = list(std::vector<yaml::Node>());
  yaml::Node calculations = list(std::vector<yaml::Node>());

  void measure(std::string_view operation, std::string const& field, std::string_view prefix) {
    measures.items.push_back(map({{"op", operation}, {"field", field}, {"as", fmt::format("{}_{}", prefix, field)}}));
  }
  void calculate(std::string const& expression, std::string_view prefix, std::string const& field) {
    calculations.items.push_back(map({{"calculate", expression}, {"as", fmt::format("{}_{}", prefix, field)}}));
  }
};

Computation compute_of_raw(Composite const& composite, std::string const& field, diag::Sink& sink) {
  Computation result;
  auto const* given = composite.mark.find("extent");
  std::string extent = text_of(given), centre = text_of(composite.mark.find("center"));
  if (centre.empty())
    centre = extent.empty() ? text_of(composite.config.find("center")) : extent == "iqr" ? "median" : "mean";
  if (centre.empty()) centre = "mean";
  if (extent.empty()) extent = centre == "mean" ? "stderr" : "iqr";
  if (extent == "stderr" || extent == "stdev") {
    result.measure(extent, field, "extent");
    result.measure(centre, field, "center");
    auto const middle = datum_of("center_" + field), reach = datum_of("extent_" + field);
    result.calculate(fmt::format("{} + {}", middle, reach), "upper", field);
    result.calculate(fmt::format("{} - {}", middle, reach), "lower", field);
    return result;
  }
  if (extent != "ci" && extent != "iqr")
    sink.error(given->span, fmt::format("`extent` needs one of `ci`, `stderr`, `stdev`, `iqr`, found `{}`", extent));
  result.measure(extent == "ci" ? "ci0" : "q1", field, "lower");
  result.measure(extent == "ci" ? "ci1" : "q3", field, "upper");
  result.measure(extent == "ci" ? "mean" : "median", field, "center");
  return result;
}

std::string field_of(yaml::Node const& encoding, std::string const& channel) {
  return text_of(find(&encoding, {channel, "field"}));
}

Computation compute(Shape shape, Composite const& composite, yaml::Node const& encoding, diag::Sink& sink) {
  auto const field = text_of(composite.measure.find("field"));
  if (shape.input == Input::RawValues) return compute_of_raw(composite, field, sink);
  for (auto const* name : {"center", "extent"})
    if (auto const* given = composite.mark.find(name))
      sink.warning(given->span, fmt::format("`{}` is ignored: the ends are in the data", name));
  Computation result;
  if (shape.input == Input::TwoEnds) {
    result.calculate(datum_of(field_of(encoding, composite.axis + "2")), "upper", field);
    result.calculate(datum_of(field), "lower", field);
    return result;
  }
  auto const error = field_of(encoding, composite.axis + "Error");
  auto const other = field_of(encoding, composite.axis + "Error2");
  result.calculate(fmt::format("{} + {}", datum_of(field), datum_of(error)), "upper", field);
  result.calculate(other.empty() ? fmt::format("{} - {}", datum_of(field), datum_of(error))
                                 : fmt::format("{} + {}", datum_of(field), datum_of(other)),
                   "lower", field);
  return result;
}

}  // namespace

std::optional<ErrorExtent> find_error_extent(yaml::Node unit, Surroundings const& surroundings) {
  auto const shape = ShapeFinder(unit, surroundings).find();
  if (!shape) return std::nullopt;
  auto const type = mark_type(unit);
  std::string const axis = shape->orientation == Orientation::Vertical ? "y" : "x";
  auto encoding = *unit.find("encoding");
  if (!is_field(encoding.find(axis))) {
    surroundings.sink.error(unit.find("mark")->span, fmt::format("`{}` needs a field on `{}`", type, axis));
    return std::nullopt;
  }
  ErrorExtent result{{mark_definition(unit), axis, drop_aggregate(*encoding.find(axis), type, surroundings.sink),
                      *surroundings.config.find(type)},
                     shape->orientation,
                     without(unit, {"mark", "encoding", "params", "projection", "transform"}),
                     list(std::vector<yaml::Node>()),
                     map({})};
  auto computation = compute(*shape, result.composite, encoding, surroundings.sink);
  for (auto const* suffix : {"", "2", "Error", "Error2"}) take(encoding, axis + suffix);
  auto parts = extract_transforms(encoding, surroundings.config);

  if (auto const* own = unit.find("transform"); is_sequence(own)) append(result.transform, *own);
  append(result.transform, std::move(parts.bins));
  append(result.transform, std::move(parts.time_units));
  append(parts.aggregate, std::move(computation.measures));
  if (shape->input != Input::RawValues) parts.group_by.items.clear();
  if (!parts.aggregate.items.empty())
    result.transform.items.push_back(
        map({{"aggregate", std::move(parts.aggregate)}, {"groupby", std::move(parts.group_by)}}));
  append(result.transform, std::move(computation.calculations));
  // The fields of a tooltip group as any others do, though nobody sees it.
  result.encoding = drop_tooltip(std::move(parts.encoding), surroundings.sink);
  return result;
}

}  // namespace livret::composite
