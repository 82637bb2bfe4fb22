#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "transform/groups.hpp"
#include "transform/running.hpp"

namespace livret::transform {
namespace {

using expr::Value;

/// Places [begin, end) of a partition.
struct PlaceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Rows of one group in the order of the window.
struct Partition {
  std::vector<std::size_t> rows;
  RowOrder const& order;
  table::TablePtr const& table;

  std::size_t size() const { return rows.size(); }
  /// Whether two neighbouring places differ; without a sort every row differs from the next.
  bool differ(std::size_t a, std::size_t b) const { return order.is_empty() || order.compare(rows[a], rows[b]) != 0; }
};

/// Frames that are gone through anew each time, as long as all of a step can be waited for: about 80 ns a cell.
class Patience {
 public:
  bool may_go_through(std::vector<PlaceRange> const& frames) {
    constexpr double most_cells = 3e7;
    double cells = cells_;
    for (PlaceRange const& frame : frames) cells += static_cast<double>(frame.end - std::min(frame.begin, frame.end));
    if (cells > most_cells) return false;
    cells_ = cells;
    return true;
  }

 private:
  double cells_ = 0;
};

/// The window of each place. Both ends only ever move forward.
std::vector<PlaceRange> frames_of(Partition const& partition, Window const& window) {
  auto const size = static_cast<long long>(partition.size());
  auto const clamp = [size](long long place) { return static_cast<std::size_t>(std::clamp(place, 0LL, size)); };
  std::vector<std::size_t> first_peer(partition.size(), 0);
  std::vector<std::size_t> after_peers(partition.size(), partition.size());
  for (std::size_t i = 1; i < partition.size(); ++i) first_peer[i] = partition.differ(i - 1, i) ? i : first_peer[i - 1];
  for (std::size_t i = partition.size(); i-- > 1;) after_peers[i - 1] = partition.differ(i - 1, i) ? i : after_peers[i];
  std::vector<PlaceRange> frames;
  for (long long place = 0; place < size; ++place) {
    PlaceRange frame{window.frame.first ? clamp(place + *window.frame.first) : 0,
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
                                          PlaceRange frame) {
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
Value aggregate_anew(Operation operation, std::vector<Value> const& values, PlaceRange frame) {
  Accumulator accumulator(operation);
  for (std::size_t i = frame.begin; i < frame.end; ++i) accumulator.update(values[i]);
  return accumulator.finalise();
}

Value rows_in_frame(Operation operation, Partition const& partition, table::Column const* column, PlaceRange frame) {
  std::vector<std::size_t> rows;
  for (std::size_t place = frame.begin; place < frame.end; ++place) rows.push_back(partition.rows[place]);
  return aggregate_rows(operation, partition.table, column, rows);
}

/// What the places of a partition have to be known by: their values, and the column that these are from.
struct Input {
  std::vector<Value> values;
  table::Column const* column = nullptr;
};

std::vector<Value> aggregate_frames(Operation operation, Partition const& partition, Input const& input,
                                    std::vector<PlaceRange> const& frames) {
  auto const& values = input.values;
  std::vector<Value> results;
  SlidingAggregate sliding(operation);
  PlaceRange held;
  for (std::size_t place = 0; place < frames.size(); ++place) {
    PlaceRange const frame = frames[place];
    bool const same = place > 0 && frame.begin == frames[place - 1].begin && frame.end == frames[place - 1].end;
    if (same) {
      results.push_back(results.back());
    } else if (gives_rows(operation)) {
      results.push_back(rows_in_frame(operation, partition, input.column, frame));
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
                              std::vector<PlaceRange> const& frames, Input const& input) {
  if (auto const* operation = std::get_if<Operation>(&measure.operation))
    return aggregate_frames(*operation, partition, input, frames);
  auto const ranking = std::get<Ranking>(measure.operation);
  std::vector<Value> results;
  auto const ranks = rank_places(partition);
  for (std::size_t place = 0; place < partition.size(); ++place) {
    if (ranking < Ranking::Lag) {
      results.push_back(rank_at(ranking, place, ranks, measure.parameter));
      continue;
    }
    auto const source = place_of_value(measure, place, partition.size(), frames[place]);
    results.push_back(source ? input.values[*source] : Value());
  }
  return results;
}

}  // namespace

namespace {

/// A measure of a window while it runs.
struct RunningMeasure {
  WindowMeasure const& measure;
  std::shared_ptr<table::Column const> input;
  std::vector<Value> results;

  bool goes_through_frames() const {
    auto const* operation = std::get_if<Operation>(&measure.operation);
    return operation != nullptr && keeps_values(*operation);
  }
  void run(Partition const& partition, std::vector<PlaceRange> const& frames) {
    Input read{std::vector<Value>(partition.size()), input.get()};
    for (std::size_t place = 0; input && place < partition.size(); ++place)
      read.values[place] = input->value(partition.rows[place]);
    auto of_places = results_of(measure, partition, frames, read);
    for (std::size_t place = 0; place < of_places.size(); ++place)
      results[partition.rows[place]] = std::move(of_places[place]);
  }
};

}  // namespace

table::TablePtr run_step(Window const& window, Running const& running) {
  RowOrder const order(window.sort, MissingPlace::AsVega, running);
  auto const row_count = running.input->row_count();
  std::vector<RunningMeasure> measures;
  for (WindowMeasure const& measure : window.measures) {
    auto const found = measure.field ? running.find(*measure.field) : std::nullopt;
    measures.push_back({measure, found ? found->cells : nullptr, std::vector<Value>(row_count)});
  }
  Patience patience;
  for (auto& rows : group_rows(running.find(window.group_by), row_count).rows()) {
    order.sort(rows);
    Partition const partition{std::move(rows), order, running.input};
    auto const frames = frames_of(partition, window);
    for (RunningMeasure& measure : measures) {
      if (!measure.goes_through_frames() || patience.may_go_through(frames)) {
        measure.run(partition, frames);
        continue;
      }
      running.sink.error(measure.measure.field ? measure.measure.field->span : diag::Span{},
                         fmt::format("the windows of `{}` would take too long", measure.measure.output.name),
                         "a shorter `frame`, or an operation such as `mean`");
    }
  }
  std::vector<NewColumn> columns;
  for (RunningMeasure& measure : measures) columns.push_back(make_column(measure.measure.output, measure.results));
  return with_columns(*running.input, std::move(columns));
}

}  // namespace livret::transform
