#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/library.hpp"
#include "batch/plan.hpp"
#include "diag/sink.hpp"
#include "layout/report.hpp"

namespace livret::batch {

enum class State {
  Published,  ///< its file stands under its final name
  Sound,      ///< checked and not written
  Faulty,     ///< its input has errors: in the sink
  Failed      ///< the surroundings or the program failed: in `message`
};

/// What became of one job.
struct Outcome {
  State state = State::Failed;
  std::filesystem::path path;  ///< where it was published
  std::size_t pages = 0;
  std::size_t bytes = 0;
  std::string message;
  std::string name;                      ///< of the document, as Job::name
  std::optional<layout::Report> report;  ///< how it is set, where that is asked for
};

enum class Publish { Write, CheckOnly };
enum class Reporting { None, Typesetting };

struct RunSettings {
  std::filesystem::path out;
  unsigned workers = 1;
  Publish publish = Publish::Write;
  Reporting reporting = Reporting::None;
};

/// Called after each job, from one thread at a time, with the number of jobs that are done.
using OnDone = std::function<void(std::size_t done, Outcome const& outcome)>;

/// Makes the documents of `jobs` with `workers` threads. A job that fails does not touch the others. Outcomes are in
/// the order of the jobs, and files have the same bytes for any number of workers.
std::vector<Outcome> run(Library const& library, std::vector<Job> const& jobs, RunSettings const& settings,
                         diag::Sink& sink, OnDone const& on_done);

}  // namespace livret::batch
