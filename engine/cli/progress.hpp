#pragma once

#include <chrono>
#include <cstddef>

#include "batch/run.hpp"

namespace livret::cli {

/// A line on the terminal that says how far a run is; nothing where standard error is no terminal or there is one
/// document.
class Progress {
 public:
  explicit Progress(std::size_t jobs);
  void show(std::size_t done, batch::Outcome const& outcome);
  /// Takes the line away.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t jobs_;
  std::size_t failed_ = 0;
  bool visible_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_;
};

}  // namespace livret::cli
