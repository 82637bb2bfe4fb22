#include "composite/parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "composite/channel.hpp"
#include "composite/tree.hpp"
#include "yaml/reader.hpp"

namespace livret::composite {

namespace {

bool is_written_as_time(yaml::Node const& definition) {
  auto const* guide = guide_of(definition);
  auto const* format = definition.find("formatType");
  if (!format && guide) format = guide->find("formatType");
  if (is_truthy(format)) return is_text(format, "time");
  return has_type(&definition, "temporal") || is_truthy(definition.find("timeUnit"));
}

Orientation orientation_of_two(yaml::Node const& x, yaml::Node const& y, std::string const& mark) {
  auto const x_aggregate = text_of(x.find("aggregate"));
  auto const y_aggregate = text_of(y.find("aggregate"));
  if (x_aggregate.empty() && y_aggregate == mark) return Orientation::Vertical;
  if (y_aggregate.empty() && x_aggregate == mark) return Orientation::Horizontal;
  return is_written_as_time(y) && !is_written_as_time(x) ? Orientation::Horizontal : Orientation::Vertical;
}

}  // namespace

std::optional<Orientation> composite_orientation(yaml::Node const& unit, Surroundings const& surroundings) {
  auto const* orient = find(&unit, {"mark", "orient"});
  if (is_truthy(orient)) return is_text(orient, "vertical") ? Orientation::Vertical : Orientation::Horizontal;
  auto const* x = find(&unit, {"encoding", "x"});
  auto const* y = find(&unit, {"encoding", "y"});
  if (is_continuous(x) && is_continuous(y)) return orientation_of_two(*x, *y, mark_type(unit));
  if (is_continuous(x)) return Orientation::Horizontal;
  if (is_continuous(y)) return Orientation::Vertical;
  auto const* mark = unit.find("mark");
  surroundings.sink.error(mark ? mark->span : unit.span,
                          fmt::format("`{}` needs a continuous field on `x` or `y`", mark_type(unit)),
                          "give the channel with the values `type: quantitative`");
  return std::nullopt;
}

std::string measure_title(yaml::Node const& measure) {
  auto const* title = measure.find("title");
  return text_of(title ? title : measure.find("field"));
}

bool has_part(Composite const& composite, std::string_view name) {
  auto const* own = composite.mark.find(name);
  return is_truthy(own ? own : composite.config.find(name));
}

std::optional<yaml::Node> finish_part(Composite const& composite, std::string_view name, yaml::Node layer) {
  if (!has_part(composite, name)) return std::nullopt;
  auto mark = map({});
  mark.span = composite.mark.span;
  if (auto const* of_config = composite.config.find(name); is_mapping(of_config)) lay_over(mark, *of_config);
  for (auto const* property : {"clip", "color", "opacity"})
    if (auto const* value = composite.mark.find(property); is_truthy(value)) set(mark, property, *value);
  lay_over(mark, mark_definition(layer));
  set(mark, "style", *Value(fmt::format("{}-{}", text_of(composite.mark.find("type")), name)).node());
  if (auto const* own = composite.mark.find(name); is_mapping(own)) lay_over(mark, *own);
  set(layer, "mark", std::move(mark));
  return give_span(std::move(layer), composite.mark.span);
}

std::optional<yaml::Node> make_part(Composite const& composite, Part part, yaml::Node const& shared_encoding) {
  auto const& measure = composite.measure;
  auto const field = text_of(measure.find("field"));
  auto const* title = measure.find("title");
  auto encoding = map({});
  set(encoding, composite.axis,
      give_span(map({{"field", fmt::format("{}_{}", part.from, field)},
                     {"type", measure.find("type")},
                     {"title", title ? title : measure.find("field")},
                     {"scale", measure.find("scale")},
                     {"axis", measure.find("axis")}}),
                measure.span));
  if (!part.to.empty())
    set(encoding, composite.axis + "2",
        give_span(map({{"field", fmt::format("{}_{}", part.to, field)}}), measure.span));
  lay_over(encoding, shared_encoding);
  return finish_part(composite, part.name, map({{"mark", std::move(part.mark)}, {"encoding", std::move(encoding)}}));
}

void check_keys(yaml::Node const& mapping, std::vector<std::string> const& known, std::string const& what,
                diag::Sink& sink) {
  for (auto const& entry : mapping.entries) {
    if (std::find(known.begin(), known.end(), entry.key.text) != known.end()) continue;
    auto const near = base::nearest_word(entry.key.text, known);
    sink.error(entry.key.span, fmt::format("{} `{}`", what, yaml::quotation(entry.key.text)),
               near ? fmt::format("did you mean `{}`?", *near) : "there are: " + yaml::list_of(known));
  }
}

void check_mark(yaml::Node const& mark, std::vector<std::string> own, diag::Sink& sink) {
  for (auto const* name : {"aria", "clip", "color", "description", "extent", "opacity", "orient", "style", "type"})
    own.emplace_back(name);
  auto const words = without(mark, {"tooltip"});
  if (auto const* tooltip = mark.find("tooltip"))
    sink.warning(tooltip->span, "`tooltip` has no effect on paper and is ignored");
  check_keys(words, own, fmt::format("`{}` has no property", text_of(mark.find("type"))), sink);
}

yaml::Node drop_tooltip(yaml::Node encoding, diag::Sink& sink) {
  if (auto const tooltip = take(encoding, "tooltip"))
    sink.warning(tooltip->span, "`tooltip` is ignored: a page has no pointer");
  return encoding;
}

yaml::Node drop_aggregate(yaml::Node const& definition, std::string_view mark, diag::Sink& sink) {
  auto const* aggregate = definition.find("aggregate");
  if (!is_truthy(aggregate)) return definition;
  if (!is_text(aggregate, mark))
    sink.warning(aggregate->span, fmt::format("`aggregate` is ignored: `{}` computes its own", mark));
  return without(definition, {"aggregate"});
}

}  // namespace livret::composite
