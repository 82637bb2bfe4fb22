#include <algorithm>
#include <cmath>

#include "transform/groups.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

using expr::Value;

/// Rows of one group in the order of the window.
struct Partition {
  std::vector<std::size_t> rows;
  RowOrder const& order;

  std::size_t size() const { return rows.size(); }
  /// Whether two neighbouring places differ; without a sort every row differs from the next.
  bool differ(std::size_t a, std::size_t b) const { return order.is_empty() || order.compare(rows[a], rows[b]) != 0; }
};

/// Places [begin, end) of a partition.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The window of each place. Both ends only ever move forward.
std::vector<Extent> frames_of(Partition const& partition, Window const& window) {
  auto const size = static_cast<long long>(partition.size());
  auto const clamp = [size](long long place) { return static_cast<std::size_t>(std::clamp(place, 0LL, size)); };
  std::vector<std::size_t> first_peer(partition.size(), 0);
  std::vector<std::size_t> after_peers(partition.size(), partition.size());
  for (std::size_t i = 1; i < partition.size(); ++i) first_peer[i] = partition.differ(i - 1, i) ? i : first_peer[i - 1];
  for (std::size_t i = partition.size(); i-- > 1;) after_peers[i - 1] = partition.differ(i - 1, i) ? i : after_peers[i];
  std::vector<Extent> frames;
  for (long long place = 0; place < size; ++place) {
    Extent frame{window.frame.first ? clamp(place + *window.frame.first) : 0,
                 window.frame.last ? clamp(place + *window.frame.last + 1) : partition.size()};
    if (window.peers == Peers::TakenIn && frame.begin < frame.end) {
      frame.begin = first_peer[frame.begin];
      frame.end = after_peers[frame.end - 1];
    }
    frames.push_back(frame);
  }
  return frames;
}

/// Which rank each place has, from 1, and how many places are not after it.
struct Ranks {
  std::vector<std::size_t> rank, dense, not_after;
};

Ranks rank_places(Partition const& partition) {
  Ranks ranks;
  for (std::size_t i = 0; i < partition.size(); ++i) {
    bool const is_new = i == 0 || partition.differ(i - 1, i);
    ranks.rank.push_back(is_new ? i + 1 : ranks.rank.back());
    ranks.dense.push_back(i == 0 ? 1 : ranks.dense.back() + (is_new ? 1 : 0));
  }
  ranks.not_after.assign(partition.size(), partition.size());
  for (std::size_t i = partition.size(); i-- > 1;)
    ranks.not_after[i - 1] = partition.differ(i - 1, i) ? i : ranks.not_after[i];
  return ranks;
}

double fraction(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

Value rank_at(Ranking ranking, std::size_t place, Ranks const& ranks, std::size_t tiles) {
  auto const size = ranks.rank.size();
  switch (ranking) {
    case Ranking::RowNumber:
      return static_cast<double>(place + 1);
    case Ranking::Rank:
      return static_cast<double>(ranks.rank[place]);
    case Ranking::DenseRank:
      return static_cast<double>(ranks.dense[place]);
    case Ranking::PercentRank:
      return size > 1 ? Value(fraction(ranks.rank[place] - 1, size - 1)) : Value();
    case Ranking::CumeDist:
      return fraction(ranks.not_after[place], size);
    default:
      return std::ceil(static_cast<double>(tiles) * fraction(ranks.not_after[place], size));
  }
}

/// The place whose value an operation gives, or nothing.
std::optional<std::size_t> place_of_value(WindowMeasure const& measure, std::size_t place, std::size_t size,
                                          Extent frame) {
  auto const step = measure.parameter;
  switch (std::get<Ranking>(measure.operation)) {
    case Ranking::Lag:
      return place >= step ? std::optional(place - step) : std::nullopt;
    case Ranking::Lead:
      return step < size - place ? std::optional(place + step) : std::nullopt;
    case Ranking::FirstValue:
      return frame.begin < frame.end ? std::optional(frame.begin) : std::nullopt;
    case Ranking::LastValue:
      return frame.begin < frame.end ? std::optional(frame.end - 1) : std::nullopt;
    default:
      return step <= frame.end - std::min(frame.begin, frame.end) ? std::optional(frame.begin + step - 1)
                                                                  : std::nullopt;
  }
}

/// An aggregate over a window whose ends move forward: a queue of two stacks. What has come in since the last turn is
/// in `incoming_`; what was there before is in `outgoing_`, each entry combined with all that leave after it. Every
/// value is combined at most twice.
class SlidingAggregate {
 public:
  explicit SlidingAggregate(Operation operation) : empty_(operation), incoming_(operation) {}

  void push(Value value) {
    incoming_.update(value);
    waiting_.push_back(std::move(value));
  }
  void pop() {
    if (outgoing_.empty()) turn();
    outgoing_.pop_back();
  }
  Value value() const {
    if (outgoing_.empty()) return incoming_.finalise();
    Accumulator all = outgoing_.back();
    all.combine(incoming_);
    return all.finalise();
  }

 private:
  void turn() {
    for (auto it = waiting_.rbegin(); it != waiting_.rend(); ++it) {
      Accumulator one = empty_;
      one.update(*it);
      if (!outgoing_.empty()) one.combine(outgoing_.back());
      outgoing_.push_back(std::move(one));
    }
    waiting_.clear();
    incoming_ = empty_;
  }

  Accumulator empty_;
  Accumulator incoming_;
  std::vector<Value> waiting_;
  std::vector<Accumulator> outgoing_;
};

/// Operations that keep all values are done anew for each window: taking them apart would cost no less.
Value aggregate_anew(Operation operation, std::vector<Value> const& values, Extent frame) {
  Accumulator accumulator(operation);
  for (std::size_t i = frame.begin; i < frame.end; ++i) accumulator.update(values[i]);
  return accumulator.finalise();
}

std::vector<Value> aggregate_frames(Operation operation, std::vector<Value> const& values,
                                    std::vector<Extent> const& frames) {
  std::vector<Value> results;
  SlidingAggregate sliding(operation);
  Extent held;
  for (std::size_t place = 0; place < frames.size(); ++place) {
    Extent const frame = frames[place];
    bool const same = place > 0 && frame.begin == frames[place - 1].begin && frame.end == frames[place - 1].end;
    if (same) {
      results.push_back(results.back());
    } else if (keeps_values(operation)) {
      results.push_back(aggregate_anew(operation, values, frame));
    } else {
      for (; held.end < frame.end; ++held.end) sliding.push(values[held.end]);
      for (; held.begin < std::min(frame.begin, held.end); ++held.begin) sliding.pop();
      results.push_back(sliding.value());
    }
  }
  return results;
}

std::vector<Value> results_of(WindowMeasure const& measure, Partition const& partition,
                              std::vector<Extent> const& frames, std::vector<Value> const& values) {
  if (auto const* operation = std::get_if<Operation>(&measure.operation))
    return aggregate_frames(*operation, values, frames);
  auto const ranking = std::get<Ranking>(measure.operation);
  std::vector<Value> results;
  auto const ranks = rank_places(partition);
  for (std::size_t place = 0; place < partition.size(); ++place) {
    if (ranking < Ranking::Lag) {
      results.push_back(rank_at(ranking, place, ranks, measure.parameter));
      continue;
    }
    auto const source = place_of_value(measure, place, partition.size(), frames[place]);
    results.push_back(source ? values[*source] : Value());
  }
  return results;
}

}  // namespace

MutableTable run_step(Window const& window, Running const& running) {
  RowOrder const order(window.sort, running);
  auto groups = group_rows(*running.input, running.columns_of(window.group_by));
  std::vector<NewColumn> columns;
  std::vector<std::optional<std::size_t>> inputs;
  for (WindowMeasure const& measure : window.measures) {
    columns.push_back({measure.output, std::vector<Value>(running.input->row_count())});
    inputs.push_back(measure.field ? running.column_of(*measure.field) : std::nullopt);
  }
  for (auto& rows : groups.rows) {
    order.sort(rows);
    Partition const partition{std::move(rows), order};
    auto const frames = frames_of(partition, window);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      std::vector<Value> values(partition.size());
      for (std::size_t place = 0; inputs[i] && place < values.size(); ++place)
        values[place] = running.input->column(*inputs[i]).value(partition.rows[place]);
      auto results = results_of(window.measures[i], partition, frames, values);
      for (std::size_t place = 0; place < results.size(); ++place)
        columns[i].values[partition.rows[place]] = std::move(results[place]);
    }
  }
  return with_columns(*running.input, std::move(columns));
}

}  // namespace livret::transform
