#include "text/total_fit.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace livret::text {

namespace {

enum Fitness : std::uint8_t { VeryLoose, Loose, Decent, Tight };
constexpr std::size_t fitness_classes = 4;
constexpr std::size_t hyphen_rows = 5;               // 0 to 4 hyphenated lines in a row are told apart
constexpr std::size_t most_active = 1000;            // a line with more possible starts is hostile
constexpr std::size_t longest_for_looseness = 5000;  // points: beyond, line numbers no longer keep nodes apart
constexpr std::int64_t awful = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::int64_t hyphen_row_demerits = 100'000'000;

/// A feasible break with the best way to it.
struct Node {
  std::uint32_t point = 0;
  std::uint32_t line = 0;  ///< lines before this break: the index of the next
  std::uint32_t previous = 0;
  std::uint32_t hyphens = 0;  ///< hyphenated lines in a row that end here
  Fitness fitness = Decent;
  std::int64_t demerits = 0;
};

struct Candidate {
  std::int64_t demerits = awful;
  std::uint32_t node = 0;
};
using Candidates = std::array<std::array<Candidate, hyphen_rows>, fitness_classes>;

struct Rating {
  int badness = 0;
  Fitness fitness = Decent;
};

bool is_flagged(BreakKind kind) { return kind == BreakKind::AfterHyphen || kind == BreakKind::Hyphen; }
bool is_forced(BreakKind kind) { return kind == BreakKind::Forced || kind == BreakKind::End; }

/// What a line of the rescue pass may stretch at least, as a part of its measure.
constexpr std::int64_t rescue_stretch_divisor = 20;

/// Badness without an upper end: among lines that are all worse than 10000, the least bad ones still win.
int open_badness(std::int64_t amount, std::int64_t available) {
  auto const limit = 1000 * rescue_stretch_divisor;
  auto const ratio = std::min(amount * 1000 / std::max<std::int64_t>(available, 1), limit);
  return static_cast<int>(ratio * ratio * ratio / 10'000'000);
}

/// TeX: The Program, §852 and §853.
Rating rate(std::int64_t shortfall, std::int64_t stretch, std::int64_t shrink, BreakKind kind) {
  if (shortfall > 0) {
    if (is_forced(kind)) return {0, Decent};
    auto const bad = badness(shortfall, stretch);
    return {bad, bad > 99 ? VeryLoose : bad > 12 ? Loose : Decent};
  }
  auto const bad = -shortfall > shrink ? infinite_badness + 1 : badness(-shortfall, shrink);
  return {bad, bad > 12 ? Tight : Decent};
}

class Fitter {
 public:
  Fitter(std::span<BreakPoint const> points, Measures const& measures, FitSettings const& settings)
      : points_(points), measures_(measures), settings_(settings), parameters_(*settings.parameters) {
    bool const counts_lines = parameters_.looseness != 0 && points.size() <= longest_for_looseness;
    first_alike_ =
        counts_lines ? std::numeric_limits<std::uint32_t>::max() : static_cast<std::uint32_t>(measures.first.size());
    auto const limit = static_cast<std::uint32_t>(std::max(parameters_.max_consecutive_hyphens, 0));
    most_hyphens_ = limit < hyphen_rows ? limit : std::numeric_limits<std::uint32_t>::max();
  }

  std::optional<Fit> run() {
    nodes_.push_back({});
    active_.push_back(0);
    for (std::uint32_t point = 1; point < points_.size() && !active_.empty(); ++point) try_break(point);
    return choose();
  }

 private:
  std::uint32_t line_class(Node const& node) const { return std::min(node.line, first_alike_); }

  /// Extends every active node to `point`, group by group of nodes whose next lines are alike (§829).
  void try_break(std::uint32_t point) {
    if (points_[point].penalty >= infinite_badness || point == settings_.forbidden) return;
    kept_.clear();
    for (std::size_t i = 0; i < active_.size();) {
      auto const group = line_class(nodes_[active_[i]]);
      Candidates candidates;
      found_ = false;
      for (; i < active_.size() && line_class(nodes_[active_[i]]) == group; ++i)
        extend(active_[i], point, i + 1 == active_.size(), candidates);
      if (found_) add_nodes(point, candidates);
    }
    if (kept_.size() > most_active) kept_.erase(kept_.begin(), kept_.end() - static_cast<std::ptrdiff_t>(most_active));
    active_.swap(kept_);
  }

  /// The line from `index` to `point`: notes it where it is feasible, and keeps the node while longer lines may be
  /// (§851). What has no alternative costs nothing: as in TeX, so does the last line where one way leads to it (§854).
  void extend(std::uint32_t index, std::uint32_t point, bool is_last, Candidates& candidates) {
    auto const& node = nodes_[index];
    auto const& from = points_[node.point];
    auto const& to = points_[point];
    auto const line = to.line_end - from.line_start;
    auto const measure = measures_.at(node.line).units();
    auto const shortfall = left_to_glue(measure - line.width, line.glyphs, settings_.expansion);
    bool const overfull = -shortfall > line.shrink;
    bool const is_sole = is_last && !found_ && kept_.empty();
    bool const is_only_way =
        is_sole &&
        (settings_.pass == Pass::Rescue ? overfull : settings_.pass == Pass::Final && is_forced(to.kind) && !overfull);
    if (!overfull && !is_forced(to.kind)) kept_.push_back(index);
    auto rating = rate(shortfall, line.stretch + settings_.line_stretch, line.shrink, to.kind);
    if (is_only_way) {
      note(index, node.demerits, rating.fitness, to, candidates);
      return;
    }
    if (settings_.pass == Pass::Rescue && rating.badness == infinite_badness)
      rating.badness = open_badness(shortfall, std::max(line.stretch, measure / rescue_stretch_divisor));
    bool const is_feasible = !overfull && (settings_.pass == Pass::Rescue || rating.badness <= settings_.tolerance);
    if (is_feasible && allows_hyphen(node, to))
      note(index, node.demerits + demerits(node, to, line.width, rating), rating.fitness, to, candidates);
  }

  bool allows_hyphen(Node const& node, BreakPoint const& to) const {
    return settings_.pass == Pass::Rescue || !is_flagged(to.kind) || node.hyphens < most_hyphens_;
  }

  std::uint32_t hyphens_after(Node const& node, BreakPoint const& to) const {
    return is_flagged(to.kind) ? std::min(node.hyphens + 1, static_cast<std::uint32_t>(hyphen_rows - 1)) : 0;
  }

  void note(std::uint32_t index, std::int64_t total, Fitness fitness, BreakPoint const& to, Candidates& candidates) {
    if (total > settings_.most_demerits) return;
    auto& candidate = candidates[fitness][hyphens_after(nodes_[index], to)];
    if (total <= candidate.demerits) candidate = {total, index};
    found_ = true;
  }

  /// §859, and the two demerits of ours.
  std::int64_t demerits(Node const& node, BreakPoint const& to, std::int64_t width, Rating rating) const {
    auto const& from = points_[node.point];
    std::int64_t const sum = std::int64_t{parameters_.line_penalty} + rating.badness;
    std::int64_t result = settings_.pass != Pass::Rescue && std::abs(sum) >= 10000 ? 100'000'000 : sum * sum;
    std::int64_t const penalty = to.penalty;
    if (penalty > 0) result += penalty * penalty;
    if (penalty < 0 && penalty > -infinite_badness) result -= penalty * penalty;
    if (is_flagged(from.kind)) {
      if (is_flagged(to.kind)) result += parameters_.double_hyphen_demerits;
      if (is_forced(to.kind)) result += parameters_.final_hyphen_demerits;
    }
    if (std::abs(int{rating.fitness} - int{node.fitness}) > 1) result += parameters_.adj_demerits;
    if (is_flagged(to.kind) && node.hyphens >= most_hyphens_) result += hyphen_row_demerits;
    bool const is_short = to.kind == BreakKind::End && node.point != 0 && width < settings_.short_last_line;
    return is_short ? result + parameters_.short_last_line_demerits : result;
  }

  /// A node for each class of fitness that can still be part of the best way (§836, §845).
  void add_nodes(std::uint32_t point, Candidates const& candidates) {
    std::array<std::int64_t, fitness_classes> best_of_class;
    best_of_class.fill(awful);
    auto best = awful;
    auto const adjacency = std::abs(std::int64_t{parameters_.adj_demerits});
    for (std::uint32_t hyphens = 0; hyphens < hyphen_rows; ++hyphens) {
      for (auto const& of_class : candidates) best = std::min(best, of_class[hyphens].demerits);
      for (std::size_t fitness = 0; fitness < fitness_classes; ++fitness) {
        auto const& candidate = candidates[fitness][hyphens];
        bool const is_dominated = candidate.demerits >= best_of_class[fitness] || candidate.demerits > best + adjacency;
        if (candidate.demerits == awful || is_dominated) continue;
        best_of_class[fitness] = candidate.demerits;
        kept_.push_back(static_cast<std::uint32_t>(nodes_.size()));
        nodes_.push_back({point, nodes_[candidate.node].line + 1, candidate.node, hyphens,
                          static_cast<Fitness>(fitness), candidate.demerits});
      }
    }
  }

  /// The best of the nodes at the end, nearest to the looseness asked for (§874, §875).
  std::optional<Fit> choose() const {
    if (active_.empty()) return std::nullopt;
    auto const by_demerits = [&](auto a, auto b) { return nodes_[a].demerits < nodes_[b].demerits; };
    auto chosen = *std::min_element(active_.begin(), active_.end(), by_demerits);
    auto const best_line = std::int64_t{nodes_[chosen].line};
    std::int64_t const wanted = parameters_.looseness;
    std::int64_t actual = 0;
    for (auto const index : active_) {
      auto const difference = nodes_[index].line - best_line;
      bool const is_nearer =
          (difference < actual && wanted <= difference) || (difference > actual && wanted >= difference);
      bool const is_better = difference == actual && by_demerits(index, chosen);
      if (wanted == 0 || (!is_nearer && !is_better)) continue;
      chosen = index;
      actual = difference;
    }
    bool const is_strict = settings_.pass == Pass::MayFail && points_.size() <= longest_for_looseness;
    if (is_strict && actual != wanted) return std::nullopt;
    return trace(chosen);
  }

  Fit trace(std::uint32_t index) const {
    Fit fit;
    fit.demerits = static_cast<double>(nodes_[index].demerits);
    for (; nodes_[index].point != 0; index = nodes_[index].previous) fit.breaks.push_back(nodes_[index].point);
    std::reverse(fit.breaks.begin(), fit.breaks.end());
    return fit;
  }

  std::span<BreakPoint const> points_;
  Measures const& measures_;
  FitSettings const& settings_;
  BreakParameters const& parameters_;
  std::uint32_t first_alike_ = 0;  ///< from this line on, all measures are equal
  std::uint32_t most_hyphens_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> active_;  ///< ascending by class of line, then by place
  std::vector<std::uint32_t> kept_;    ///< the active list after the current point
  bool found_ = false;                 ///< a feasible line in the current group
};

}  // namespace

int badness(std::int64_t amount, std::int64_t available) {
  if (amount == 0) return 0;
  if (available <= 0) return infinite_badness;
  std::int64_t ratio = amount;
  if (amount <= 7'230'584)
    ratio = amount * 297 / available;
  else if (available >= 1'663'497)
    ratio = amount / (available / 297);
  if (ratio > 1290) return infinite_badness;
  return static_cast<int>((ratio * ratio * ratio + 0x20000) / 0x40000);
}

std::int64_t left_to_glue(std::int64_t shortfall, std::int64_t glyphs, int expansion) {
  auto const most = std::max<std::int64_t>(glyphs, 0) * expansion / 1000;
  return shortfall - std::clamp(shortfall, -most, most);
}

base::Length Measures::least() const {
  return first.empty() ? rest : base::min(rest, *std::min_element(first.begin(), first.end()));
}

std::optional<Fit> fit_lines(std::span<BreakPoint const> points, Measures const& measures,
                             FitSettings const& settings) {
  return Fitter(points, measures, settings).run();
}

}  // namespace livret::text
