#include "cli/progress.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace livret::cli {

namespace {

constexpr int bar_width = 30;
constexpr auto least_interval = std::chrono::milliseconds(80);
constexpr char erase_line[] = "\r\x1b[K";

std::string bar(std::size_t done, std::size_t jobs) {
  auto const filled = static_cast<int>(done * bar_width / jobs);
  std::string text;
  for (int i = 0; i < bar_width; ++i) text += i < filled ? "━" : "─";
  return text;
}

}  // namespace

Progress::Progress(std::size_t jobs) : jobs_(jobs), visible_(jobs > 1 && isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::size_t done, batch::Outcome const& outcome) {
  using batch::State;
  if (outcome.state == State::Faulty || outcome.state == State::Failed) ++failed_;
  auto const now = Clock::now();
  if (!visible_ || (now - last_ < least_interval && done < jobs_)) return;
  last_ = now;
  double const seconds = std::chrono::duration<double>(now - start_).count();
  double const rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  auto const left = rate > 0 ? static_cast<double>(jobs_ - done) / rate : 0;
  auto const failures = failed_ > 0 ? fmt::format(", {} failed", failed_) : "";
  auto const line = fmt::format("{}{} {}/{} {:.0f} a second, {:.0f} s left{}", erase_line, bar(done, jobs_), done,
                                jobs_, rate, left, failures);
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

void Progress::finish() {
  if (visible_) std::fputs(erase_line, stderr);
}

}  // namespace livret::cli
