#include "fill/chart_store.hpp"

namespace livret::fill {

struct ChartStore::Entry {
  std::once_flag is_read;
  diag::Sink reported;
  std::optional<chart::Chart> chart;
};

ChartStore::ChartStore() = default;
ChartStore::~ChartStore() = default;

std::shared_ptr<ChartStore::Entry> ChartStore::entry_of(yaml::Node const& spec) const {
  std::lock_guard const lock(mutex_);
  auto& entry = entries_[&spec];
  if (entry == nullptr) entry = std::make_shared<Entry>();
  return entry;
}

std::optional<chart::Chart> ChartStore::find_or_read(yaml::Node const& spec, Read const& read, diag::Sink& sink) const {
  auto const entry = entry_of(spec);
  std::call_once(entry->is_read, [&] { entry->chart = read(entry->reported); });
  for (auto& diagnostic : entry->reported.sorted()) sink.report(std::move(diagnostic));
  return entry->chart;
}

}  // namespace livret::fill
