#include "batch/run.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "base/file.hpp"
#include "layout/layout.hpp"

namespace livret::batch {

namespace {

enum class Naming { None, Document };

// Diagnostics of one document, kept apart so that its own errors decide whether it is published, then handed to the
// run. Where the run has several documents, each says which of them it is about.
void hand_over(diag::Sink const& from, Naming naming, std::string const& document, diag::Sink& to) {
  for (auto& diagnostic : from.sorted()) {
    if (naming == Naming::Document) diagnostic.message += fmt::format(", in the document `{}`", document);
    to.report(std::move(diagnostic));
  }
}

/// Writes a document; what became of it goes into `outcome`.
void publish(Library const& library, frame::PagedDocument const& pages, std::filesystem::path const& path,
             Outcome& outcome) {
  pdf::Options options;
  options.images = &library.images;
  auto const bytes = pdf::write(pages, *library.programs, options);
  if (!bytes) {
    outcome.message = fmt::format("{}: {}", path.string(), bytes.error());
    return;
  }
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);  // the write below says what is wrong
  if (auto const written = base::write_file_atomically(path, *bytes); !written) {
    outcome.message = fmt::format("cannot write {}: {}", path.string(), written.error());
    return;
  }
  outcome.state = State::Published;
  outcome.path = path;
  outcome.bytes = bytes->size();
}

Outcome make(Library const& library, Job const& job, RunSettings const& settings, diag::Sink& sink) {
  auto const document = fill::fill(*job.prepared, job.fill, sink);
  Outcome outcome;
  if (settings.reporting == Reporting::Typesetting) outcome.report.emplace();
  auto const pages =
      layout::layout_document(document, library.fonts, sink, outcome.report ? &*outcome.report : nullptr);
  outcome.pages = pages.pages.size();
  if (sink.has_errors()) {
    outcome.state = State::Faulty;
  } else if (settings.publish == Publish::CheckOnly) {
    outcome.state = State::Sound;
  } else {
    publish(library, pages, settings.out / job.file_name, outcome);
  }
  return outcome;
}

// A fault of ours in one document must not take the others with it.
Outcome make_guarded(Library const& library, Job const& job, RunSettings const& settings, Naming naming,
                     diag::Sink& sink) {
  diag::Sink own;
  Outcome outcome;
  try {
    outcome = make(library, job, settings, own);
  } catch (std::exception const& error) {
    outcome.message = fmt::format("document `{}`: fault in the program: {}", job.name, error.what());
  }
  outcome.name = job.name;
  hand_over(own, naming, job.name, sink);
  return outcome;
}

}  // namespace

std::vector<Outcome> run(Library const& library, std::vector<Job> const& jobs, RunSettings const& settings,
                         diag::Sink& sink, OnDone const& on_done) {
  std::vector<Outcome> outcomes(jobs.size());
  std::atomic<std::size_t> next = 0;
  std::mutex reporting;
  std::size_t done = 0;
  auto const naming = jobs.size() > 1 ? Naming::Document : Naming::None;
  auto const work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      outcomes[i] = make_guarded(library, jobs[i], settings, naming, sink);
      std::lock_guard lock(reporting);
      on_done(++done, outcomes[i]);
    }
  };
  std::vector<std::jthread> helpers;
  auto const workers = std::min<std::size_t>(settings.workers, jobs.size());
  for (std::size_t i = 1; i < workers; ++i) helpers.emplace_back(work);
  work();
  return outcomes;
}

}  // namespace livret::batch
