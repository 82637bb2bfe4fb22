#include "plot/guides_overlap.hpp"

#include <algorithm>

namespace livret::plot {

namespace {

using Indices = std::vector<std::size_t>;

class Thinner {
 public:
  Thinner(std::vector<scene::TextItem>& labels, std::vector<scene::Bounds> const& bounds, Thinning const& thinning)
      : labels_(labels), bounds_(bounds), thinning_(thinning) {}

  scene::Bounds run() {
    for (std::size_t i = 0; i < labels_.size(); ++i)
      if (bounds_[i].width() > 1 && bounds_[i].height() > 1) shown_.push_back(i);
    bool const starts_with_last =
        thinning_.order == ThinningOrder::LastFirst && !shown_.empty() && shown_.back() + 1 == labels_.size();
    if (starts_with_last) std::rotate(shown_.begin(), shown_.end() - 1, shown_.end());
    if (shown_.empty()) return all();
    for (auto const i : shown_) labels_[i].ink.opacity = 1;
    hide_crowding();
    hide_outside();
    scene::Bounds left;
    for (auto const i : shown_)
      if (labels_[i].ink.opacity != 0) left.add(bounds_[i]);
    return left;
  }

 private:
  scene::Bounds all() const {
    scene::Bounds whole;
    for (auto const& one : bounds_) whole.add(one);
    return whole;
  }

  bool touch(std::size_t i, std::size_t j) const {
    auto const &a = bounds_[i], &b = bounds_[j];
    return thinning_.separation > std::max({b.x1 - a.x2, a.x1 - b.x2, b.y1 - a.y2, a.y1 - b.y2});
  }

  bool is_crowded(Indices const& left) const {
    for (std::size_t k = 1; k < left.size(); ++k)
      if (touch(left[k - 1], left[k])) return true;
    return false;
  }

  Indices keep_every_second(Indices const& left) {
    Indices kept;
    for (std::size_t k = 0; k < left.size(); ++k) {
      if (k % 2 == 0)
        kept.push_back(left[k]);
      else
        labels_[left[k]].ink.opacity = 0;
    }
    return kept;
  }

  Indices keep_apart(Indices const& left) {
    Indices kept;
    for (auto const i : left) {
      if (kept.empty() || !touch(kept.back(), i))
        kept.push_back(i);
      else
        labels_[i].ink.opacity = 0;
    }
    return kept;
  }

  void hide_crowding() {
    Indices left = shown_;
    if (left.size() < 3 || !is_crowded(left)) return;
    do {
      left = thinning_.overlap == LabelOverlap::Greedy ? keep_apart(left) : keep_every_second(left);
    } while (left.size() >= 3 && is_crowded(left));
    auto& last = labels_[shown_.back()];
    if (left.size() < 3 && last.ink.opacity == 0) {
      if (left.size() > 1) labels_[left.back()].ink.opacity = 0;
      last.ink.opacity = 1;
    }
  }

  void hide_outside() {
    if (!thinning_.within) return;
    for (auto const i : shown_)
      if (!thinning_.within->encloses(bounds_[i])) labels_[i].ink.opacity = 0;
  }

  std::vector<scene::TextItem>& labels_;
  std::vector<scene::Bounds> const& bounds_;
  Thinning const& thinning_;
  Indices shown_;
};

}  // namespace

scene::Bounds thin_labels(std::vector<scene::TextItem>& labels, std::vector<scene::Bounds> const& bounds,
                          Thinning const& thinning) {
  return Thinner(labels, bounds, thinning).run();
}

}  // namespace livret::plot
