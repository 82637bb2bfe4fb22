#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "transform/build.hpp"
#include "transform/reading.hpp"

namespace livret::transform {
namespace {

struct RankingWord {
  std::string_view word;
  Ranking ranking;
};

constexpr std::array<RankingWord, 11> rankings = {{{"row_number", Ranking::RowNumber},
                                                   {"rank", Ranking::Rank},
                                                   {"dense_rank", Ranking::DenseRank},
                                                   {"percent_rank", Ranking::PercentRank},
                                                   {"cume_dist", Ranking::CumeDist},
                                                   {"ntile", Ranking::Ntile},
                                                   {"lag", Ranking::Lag},
                                                   {"lead", Ranking::Lead},
                                                   {"first_value", Ranking::FirstValue},
                                                   {"last_value", Ranking::LastValue},
                                                   {"nth_value", Ranking::NthValue}}};

using AnyOperation = std::variant<Ranking, Operation>;

std::optional<AnyOperation> find_any_operation(std::string_view word) {
  for (auto const& known : rankings)
    if (known.word == word) return known.ranking;
  auto const operation = find_operation(word);
  return operation ? std::optional<AnyOperation>(*operation) : std::nullopt;
}

std::optional<AnyOperation> read_any_operation(yaml::Node const& node, Schema const& schema) {
  auto const word = yaml::read_string(node, schema.sink());
  auto const operation = word ? find_any_operation(*word) : std::nullopt;
  if (!word || operation) return operation;
  auto known = operation_names();
  for (auto const& ranking : rankings) known.emplace_back(ranking.word);
  report_unknown(node.span, "window operation", *word, known, schema.sink());
  return std::nullopt;
}

bool takes_values(AnyOperation const& operation) {
  auto const* ranking = std::get_if<Ranking>(&operation);
  if (ranking == nullptr) return std::get<Operation>(operation) != Operation::Count;
  return *ranking >= Ranking::Lag;
}

bool needs_parameter(AnyOperation const& operation) {
  auto const* ranking = std::get_if<Ranking>(&operation);
  return ranking != nullptr && (*ranking == Ranking::Ntile || *ranking == Ranking::NthValue);
}

table::Type type_of_window(AnyOperation const& operation, table::Type input) {
  if (auto const* aggregate = std::get_if<Operation>(&operation)) return type_of_result(*aggregate, input);
  auto const ranking = std::get<Ranking>(operation);
  if (ranking >= Ranking::Lag) return input;
  return ranking == Ranking::PercentRank || ranking == Ranking::CumeDist ? table::Type::Number : table::Type::Integer;
}

std::optional<WindowMeasure> read_window_measure(yaml::Node const& node, Schema const& schema) {
  constexpr long long greatest_parameter = 1'000'000'000;
  yaml::Fields keys(node, "a window operation", schema.sink());
  auto const* op = keys.required("op");
  auto const* field_node = keys.optional("field");
  auto const* parameter_node = keys.optional("param");
  auto const operation = op != nullptr ? read_any_operation(*op, schema) : std::nullopt;
  auto field = field_node != nullptr ? schema.read_field(*field_node) : std::nullopt;
  auto name = read_output_name(keys, name_of_measure(op != nullptr ? op->text : "", field));
  keys.finish();
  std::optional<long long> parameter = 1;
  if (parameter_node != nullptr) parameter = yaml::read_integer(*parameter_node, 1, greatest_parameter, schema.sink());
  if (!operation || !name || !parameter || (field_node != nullptr && !field)) return std::nullopt;
  if (takes_values(*operation) && !field) {
    schema.sink().error(node.span, fmt::format("`{}` needs a `field`", op->text));
    return std::nullopt;
  }
  if (needs_parameter(*operation) && parameter_node == nullptr) {
    schema.sink().error(node.span, fmt::format("`{}` needs a `param`, a whole number from 1", op->text));
    return std::nullopt;
  }
  auto output =
      field_named(std::move(*name), type_of_window(*operation, field ? schema.type_of(field->name) : table::Type::Any));
  return WindowMeasure{*operation, std::move(field), static_cast<std::size_t>(*parameter), std::move(output)};
}

bool read_measures(yaml::Node const& node, Schema const& schema, Window& window) {
  if (node.kind != yaml::Kind::Sequence) {
    schema.sink().error(node.span, fmt::format("needed a list of window operations, found {}", yaml::describe(node)),
                        "write `- {op: rank, as: place}`");
    return false;
  }
  bool correct = true;
  for (yaml::Node const& item : node.items) {
    auto measure = read_window_measure(item, schema);
    correct = correct && measure.has_value();
    if (measure) window.measures.push_back(std::move(*measure));
  }
  return correct;
}

}  // namespace

std::optional<WindowFrame> read_frame(yaml::Node const& node, diag::Sink& sink) {
  constexpr long long farthest = 1'000'000'000;
  if (node.kind != yaml::Kind::Sequence || node.items.size() != 2) {
    sink.error(node.span, fmt::format("a frame needs its two ends, found {}", yaml::describe(node)),
               "write `[null, 0]` or `[-2, 2]`");
    return std::nullopt;
  }
  WindowFrame frame{std::nullopt, std::nullopt};
  bool correct = true;
  auto const read_end = [&](yaml::Node const& end) -> std::optional<long long> {
    if (end.kind == yaml::Kind::Null) return std::nullopt;
    auto const offset = yaml::read_integer(end, -farthest, farthest, sink);
    correct = correct && offset.has_value();
    return offset;
  };
  frame.first = read_end(node.items[0]);
  frame.last = read_end(node.items[1]);
  if (correct && frame.first && frame.last && *frame.first > *frame.last) {
    sink.error(node.span, fmt::format("the frame starts at {} and ends before it, at {}", *frame.first, *frame.last));
    return std::nullopt;
  }
  return correct ? std::optional(frame) : std::nullopt;
}

std::optional<Step> read_window(yaml::Fields& keys, Schema& schema) {
  Window window;
  auto const* measures = keys.required("window");
  bool correct = measures != nullptr && read_measures(*measures, schema, window);
  auto group_by = read_group_by(keys, schema);
  correct = correct && group_by.has_value();
  if (auto const* node = keys.optional("sort")) {
    auto sort = read_sort_keys(*node, schema);
    correct = correct && sort.has_value();
    window.sort = std::move(sort).value_or(std::vector<SortKey>{});
  }
  if (auto const* node = keys.optional("frame")) {
    auto const frame = read_frame(*node, schema.sink());
    correct = correct && frame.has_value();
    window.frame = frame.value_or(WindowFrame{});
  }
  if (keys.boolean("ignorePeers").value_or(false)) window.peers = Peers::Ignored;
  if (!correct) return std::nullopt;
  window.group_by = std::move(*group_by);
  for (WindowMeasure const& measure : window.measures) schema.put(measure.output);
  return Step{std::move(window)};
}

}  // namespace livret::transform
