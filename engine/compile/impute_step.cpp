#include <fmt/format.h>

#include "compile/encoding_steps.hpp"
#include "compile/format.hpp"
#include "compile/marks.hpp"
#include "yaml/reader.hpp"

namespace livret::compile {

using transform::Step;
using yaml::Kind;
using yaml::Node;

namespace {

void add_sequence(EncodingSteps& steps, Node const& node, transform::Impute& impute) {
  constexpr double most = 100'000;
  auto const& values = steps.compilation().values;
  double const start = values.number(node.find("start")).value_or(0);
  double const stop = values.number(node.find("stop")).value_or(0);
  double const step = values.number(node.find("step")).value_or(1);
  if (!(step != 0 && (stop - start) / step <= most)) {
    steps.compilation().sink.error(node.span, "`keyvals` needs a sequence of at most 100,000 values");
    return;
  }
  for (double count = 0; count < (stop - start) / step; ++count) impute.key_values.emplace_back(start + count * step);
}

void read_impute(EncodingSteps& steps, Node const& node, transform::Impute& impute) {
  auto const& values = steps.compilation().values;
  auto const* method = node.find("method");
  if (auto const* value = node.find("value")) impute.fill = values.value(*value);
  if (method != nullptr && method->text != "value") {
    auto const operation = transform::find_operation(method->text);
    if (operation)
      impute.fill = *operation;
    else
      yaml::report_unknown_word(*method, {"value", "mean", "median", "max", "min"}, steps.compilation().sink);
  }
  if (auto const* frame = node.find("frame"); frame != nullptr && frame->items.size() == 2) {
    auto const end = [&](Node const& item) -> std::optional<long long> {
      auto const number = values.number(&item);
      return number ? std::optional(static_cast<long long>(*number)) : std::nullopt;
    };
    impute.frame = {end(frame->items[0]), end(frame->items[1])};
  }
  auto const* keys = node.find("keyvals");
  if (keys != nullptr && keys->kind == Kind::Sequence)
    for (auto const& item : keys->items) impute.key_values.push_back(values.value(item));
  if (keys != nullptr && keys->kind == Kind::Mapping) add_sequence(steps, *keys, impute);
}

}  // namespace

void add_impute(EncodingSteps& steps) {
  auto const* x = steps.model().encoding.field(ChannelId::X);
  auto const* y = steps.model().encoding.field(ChannelId::Y);
  if (x == nullptr || y == nullptr) return;
  auto const* imputed = x->impute != nullptr && !is_null(x->impute)   ? x
                        : y->impute != nullptr && !is_null(y->impute) ? y
                                                                      : nullptr;
  if (imputed == nullptr) return;
  auto const* key = imputed == x ? y : x;
  transform::Impute impute;
  impute.field = {column_of(*imputed), imputed->span};
  impute.key = {column_of(*key), key->span};
  read_impute(steps, *imputed->impute, impute);
  for (auto const& column : steps.facet_columns()) impute.group_by.push_back({column, steps.place()});
  for (auto const& column : series_columns(steps.model())) impute.group_by.push_back({column, steps.place()});
  steps.add(Step{std::move(impute)});
}

void impute_stack(EncodingSteps& steps, ChannelDef const& measure, StackSpec const& spec) {
  for (auto const id : spec.group_channels) {
    auto const* dimension = steps.model().encoding.field(id);
    if (dimension == nullptr) continue;
    std::string key = column_of(*dimension);
    if (dimension->is_binning()) {
      key = column_of(*dimension, {{}, "mid"});
      double const at = dimension->band_position.value_or(0.5);
      steps.add_calculation(
          fmt::format("isValid({0}) && isFinite(+{0}) ? {2}*{0}+{3}*{1} : {0}", datum_of(column_of(*dimension)),
                      datum_of(column_of(*dimension, {{}, "end"})), at, 1 - at),
          key);
    }
    transform::Impute impute;
    impute.field = {column_of(measure), measure.span};
    impute.key = {key, dimension->span};
    impute.fill = expr::Value(0.0);
    for (auto const& by : spec.by) impute.group_by.push_back({by.column, steps.place()});
    for (auto const& column : steps.facet_columns()) impute.group_by.push_back({column, steps.place()});
    steps.add(Step{std::move(impute)});
  }
}

}  // namespace livret::compile
