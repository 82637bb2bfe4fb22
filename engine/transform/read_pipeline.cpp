#include <array>

#include <fmt/format.h>

#include "transform/reading.hpp"
#include "transform/transform.hpp"

namespace livret::transform {
namespace {

enum class Effect { KeepsFields, MakesFields };

struct Kind {
  std::string_view key;
  std::string_view what;
  Effect effect;
  std::optional<Step> (*read)(yaml::Fields&, Schema&);
};

/// `window` and `stack` come before `sort`, and steps with an `extent` before the step `extent`, which they may have
/// too.
constexpr std::array<Kind, 20> kinds = {
    {{"filter", "a filter", Effect::KeepsFields, read_filter},
     {"calculate", "a calculation", Effect::MakesFields, read_calculate},
     {"aggregate", "an aggregate", Effect::MakesFields, read_aggregate},
     {"joinaggregate", "a joined aggregate", Effect::MakesFields, read_join_aggregate},
     {"window", "a window", Effect::MakesFields, read_window},
     {"stack", "a stack", Effect::MakesFields, read_stack},
     {"lookup", "a lookup", Effect::MakesFields, read_lookup},
     {"fold", "a fold", Effect::MakesFields, read_fold},
     {"flatten", "a flattening", Effect::MakesFields, read_flatten},
     {"pivot", "a pivot", Effect::MakesFields, read_pivot},
     {"impute", "an imputation", Effect::KeepsFields, read_impute},
     {"bin", "a bin", Effect::MakesFields, read_bin},
     {"timeUnit", "a time unit", Effect::MakesFields, read_time_unit},
     {"sample", "a sample", Effect::KeepsFields, read_sample},
     {"density", "a density", Effect::MakesFields, read_density},
     {"quantile", "a quantile step", Effect::MakesFields, read_quantile},
     {"regression", "a regression", Effect::MakesFields, read_regression},
     {"loess", "a local regression", Effect::MakesFields, read_loess},
     {"extent", "an extent", Effect::KeepsFields, read_extent},
     {"sort", "a sort", Effect::KeepsFields, read_sort}}};

void report_unknown_kind(yaml::Node const& node, diag::Sink& sink) {
  std::vector<std::string> known;
  for (Kind const& kind : kinds) known.emplace_back(kind.key);
  if (node.kind == yaml::Kind::Mapping && !node.entries.empty())
    return report_unknown(node.entries.front().key.span, "transform", node.entries.front().key.text, known, sink);
  sink.error(node.span, fmt::format("needed a transform, found {}", yaml::describe(node)),
             fmt::format("a transform has one of the keys `{}`", fmt::join(known, "`, `")));
}

std::optional<Step> read_step(yaml::Node const& node, Schema& schema) {
  for (Kind const& kind : kinds) {
    if (node.find(kind.key) == nullptr) continue;
    yaml::Fields keys(node, std::string(kind.what), schema.sink());
    auto step = kind.read(keys, schema);
    keys.finish();
    // What a wrong step would have made is not known: later ones that use it are not wrong for that.
    if (!step && kind.effect == Effect::MakesFields) schema.leave_open();
    return step;
  }
  report_unknown_kind(node, schema.sink());
  return std::nullopt;
}

}  // namespace

Pipeline read_pipeline(yaml::Node const& transforms, std::vector<table::Field> const& fields,
                       table::Tables const& tables, std::vector<std::string> const& variables, diag::Sink& sink,
                       DataLoader const& load) {
  Pipeline pipeline;
  Schema schema(fields, tables, variables, sink);
  schema.load_with(load);
  if (transforms.kind == yaml::Kind::Mapping || transforms.kind == yaml::Kind::Scalar)
    sink.error(transforms.span, fmt::format("needed a list of transforms, found {}", yaml::describe(transforms)),
               "put `-` before each of them");
  for (yaml::Node const& node : transforms.items)
    if (auto step = read_step(node, schema)) pipeline.steps.push_back(std::make_shared<Step const>(std::move(*step)));
  pipeline.output = schema.fields();
  pipeline.is_open = schema.is_open();
  pipeline.params = schema.own_variables();
  return pipeline;
}

}  // namespace livret::transform
