#include "layout/page_paths.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace livret::layout {

namespace {

constexpr std::size_t most_places = 32;  // of one strip
constexpr int most_pages_away = 4;
/// What a way may cost more than the cheapest one to have the pages that a document must have at least: a page that is
/// a fifth empty. Beyond, text would be torn apart, and the author had better know.
constexpr PageCost worth_of_least_pages = 1000;

/// The cheapest way to a place with this number of pages: its last page, and the arrival at the place before it.
struct Arrival {
  int pages = 0;  ///< 0 where they are not counted
  PageCost cost = 0;
  std::size_t place = 0;
  std::size_t arrival = 0;
  PageEnd last_page;
};

struct Place {
  PageStart at;
  std::vector<Arrival> arrivals;  ///< ascending by pages
};

bool is_no_dearer(std::vector<Arrival> const& arrivals, Arrival const& than) {
  return std::any_of(arrivals.begin(), arrivals.end(),
                     [&](Arrival const& arrival) { return arrival.pages == than.pages && arrival.cost <= than.cost; });
}

class PathFinder {
 public:
  PathFinder(PageList const& list, std::optional<content::PageBudget> const& budget) : list_(list), budget_(budget) {}

  std::vector<PageStep> run() {
    open_[PageStart{}].emplace_back();
    while (!list_.is_complete(open_.begin()->first)) {
      Place place = take_first();
      if (place.arrivals.empty()) continue;
      places_.push_back(std::move(place));
      leave_last_place();
    }
    return trace_back(open_.begin()->second);
  }

 private:
  /// The first open place, with the arrivals that are worth going on from.
  Place take_first() {
    auto node = open_.extract(open_.begin());
    Place place{node.key(), std::move(node.mapped())};
    places_of_strip_ = place.at.strip == last_strip_ ? places_of_strip_ : 0;
    last_strip_ = place.at.strip;
    auto const is_useless = [&](Arrival const& arrival) { return is_dominated(place.at, arrival); };
    std::erase_if(place.arrivals, is_useless);
    if (place.arrivals.empty()) return place;
    bool const has_others = !open_.empty();
    if (++places_of_strip_ > most_places && has_others) place.arrivals.clear();
    drop_far_counts(place.arrivals);
    return place;
  }

  /// Whether another open place has the same strip next and less left besides, at no more cost.
  bool is_dominated(PageStart const& at, Arrival const& arrival) const {
    for (auto const& [other, arrivals] : open_) {
      if (other.strip != at.strip) break;
      bool const has_no_more_left = other.note_lines >= at.note_lines && other.floats >= at.floats;
      if (has_no_more_left && is_no_dearer(arrivals, arrival)) return true;
    }
    return false;
  }

  static void drop_far_counts(std::vector<Arrival>& arrivals) {
    auto const cheapest = std::min_element(arrivals.begin(), arrivals.end(),
                                           [](Arrival const& a, Arrival const& b) { return a.cost < b.cost; });
    if (cheapest == arrivals.end()) return;
    int const pages = cheapest->pages;
    std::erase_if(arrivals, [&](Arrival const& each) { return std::abs(each.pages - pages) > most_pages_away; });
  }

  void leave_last_place() {
    Place const& place = places_.back();
    for (PageEnd const& end : page_ends(list_, place.at)) {
      std::vector<Arrival>& arrivals = open_[end.next];
      for (std::size_t i = 0; i < place.arrivals.size(); ++i) {
        Arrival const& before = place.arrivals[i];
        arrive(arrivals, {before.pages + (budget_ ? 1 : 0), before.cost + end.cost, places_.size() - 1, i, end});
      }
    }
  }

  /// Of equal ways the one whose last page starts later is kept: its pages before are fuller.
  static void arrive(std::vector<Arrival>& arrivals, Arrival const& arrival) {
    auto const at = std::lower_bound(arrivals.begin(), arrivals.end(), arrival.pages,
                                     [](Arrival const& each, int pages) { return each.pages < pages; });
    if (at == arrivals.end() || at->pages != arrival.pages) {
      arrivals.insert(at, arrival);
    } else if (arrival.cost <= at->cost) {
      *at = arrival;
    }
  }

  int pages_off(Arrival const& arrival) const {
    if (!budget_) return 0;
    return std::max({budget_->least - arrival.pages, arrival.pages - budget_->most, 0});
  }

  /// The cheapest way, or the cheapest with a number of pages nearer to the budget. Pages are added at a small cost
  /// only.
  Arrival const& choose(std::vector<Arrival> const& finals) const {
    Arrival const& cheapest = *std::min_element(finals.begin(), finals.end(),
                                                [](Arrival const& a, Arrival const& b) { return a.cost < b.cost; });
    Arrival const* best = &cheapest;
    for (Arrival const& each : finals) {
      bool const is_torn = each.pages > cheapest.pages && each.cost > cheapest.cost + worth_of_least_pages;
      bool const is_better = std::pair(pages_off(each), each.cost) < std::pair(pages_off(*best), best->cost);
      if (is_better && !is_torn) best = &each;
    }
    return *best;
  }

  std::vector<PageStep> trace_back(std::vector<Arrival> const& finals) const {
    Arrival const* arrival = &choose(finals);
    std::vector<PageStep> steps;
    while (arrival->last_page.next != PageStart{}) {
      Place const& place = places_[arrival->place];
      steps.push_back({place.at, arrival->last_page});
      arrival = &place.arrivals[arrival->arrival];
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

  PageList const& list_;
  std::optional<content::PageBudget> const& budget_;
  std::map<PageStart, std::vector<Arrival>> open_;
  std::vector<Place> places_;
  std::size_t last_strip_ = 0;
  std::size_t places_of_strip_ = 0;
};

}  // namespace

std::vector<PageStep> cheapest_pages(PageList const& list, std::optional<content::PageBudget> const& budget) {
  return PathFinder(list, budget).run();
}

}  // namespace livret::layout
