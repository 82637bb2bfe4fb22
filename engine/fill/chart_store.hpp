#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "chart/chart.hpp"
#include "diag/sink.hpp"
#include "yaml/node.hpp"

namespace livret::fill {

/// The charts that come out the same in all jobs of a document, each read when it is first asked for. Thread-safe.
class ChartStore {
 public:
  ChartStore();
  ~ChartStore();

  using Read = std::function<std::optional<chart::Chart>(diag::Sink& sink)>;
  /// The chart of `spec`, read with `read` the first time. What was reported then is reported to each who asks.
  std::optional<chart::Chart> find_or_read(yaml::Node const& spec, Read const& read, diag::Sink& sink) const;

 private:
  struct Entry;
  std::shared_ptr<Entry> entry_of(yaml::Node const& spec) const;

  mutable std::mutex mutex_;
  mutable std::map<yaml::Node const*, std::shared_ptr<Entry>> entries_;
};

}  // namespace livret::fill
