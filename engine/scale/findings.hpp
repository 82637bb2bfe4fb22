#pragma once

#include <algorithm>
#include <vector>

#include "scale/scale.hpp"

namespace livret::scale {

/// Keeps each finding once, in the order they arose.
class Findings {
 public:
  void note(Finding finding) {
    if (std::ranges::find(list_, finding) == list_.end()) list_.push_back(finding);
  }
  std::vector<Finding> const& list() const { return list_; }

 private:
  std::vector<Finding> list_;
};

}  // namespace livret::scale
