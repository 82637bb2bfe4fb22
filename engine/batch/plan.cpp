#include "batch/plan.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace livret::batch {

namespace {

struct Shard {
  std::size_t index = 0;
  std::size_t count = 1;
};

std::optional<Shard> parse_shard(std::string const& text) {
  Shard shard;
  auto const* const end = text.data() + text.size();
  auto const [slash, first] = std::from_chars(text.data(), end, shard.index);
  if (first != std::errc{} || slash == end || *slash != '/') return std::nullopt;
  auto const [rest, second] = std::from_chars(slash + 1, end, shard.count);
  if (second != std::errc{} || rest != end || shard.index < 1 || shard.index > shard.count) return std::nullopt;
  --shard.index;
  return shard;
}

bool is_asked(std::vector<std::string> const& asked, std::string const& name) {
  return asked.empty() || std::find(asked.begin(), asked.end(), name) != asked.end();
}

void check_documents(Library const& library, Selection const& selection, diag::Sink& sink) {
  std::vector<std::string> names;
  for (auto const& document : library.project.documents) names.push_back(document.name);
  for (auto const& asked : selection.documents) {
    if (is_asked(names, asked) && !names.empty()) continue;
    auto const near = base::nearest_word(asked, names);
    sink.error({}, fmt::format("no document `{}` in the project", asked),
               near ? fmt::format("did you mean `{}`?", *near) : fmt::format("there are: {}", fmt::join(names, ", ")));
  }
}

void check_keys(Selection const& selection, std::set<std::string> const& known, diag::Sink& sink) {
  for (auto const& key : selection.keys)
    if (!known.contains(key)) sink.error({}, fmt::format("no row with the key `{}`", key));
}

/// The jobs of one document that the selection asks for.
std::vector<Job> jobs_of(spec::Document const& document, fill::PreparedPtr const& prepared, Selection const& selection,
                         std::set<std::string>& known_keys, diag::Sink& sink) {
  std::vector<Job> jobs;
  for (auto const& job : fill::jobs_of(*prepared)) {
    auto const key = fill::key_of(*prepared, job);
    known_keys.insert(key);
    if (!is_asked(selection.keys, key)) continue;
    if (auto name = fill::expand_output_name(*prepared, job, sink))
      jobs.push_back(
          {key.empty() ? document.name : document.name + " " + key, prepared, job, std::move(*name), document.where});
  }
  return jobs;
}

void check_file_names(std::vector<Job> const& jobs, diag::Sink& sink) {
  std::map<std::string, std::string> taken;
  for (auto const& job : jobs) {
    auto const [other, is_new] = taken.emplace(job.file_name, job.name);
    if (!is_new)
      sink.error(
          job.where,
          fmt::format("documents `{}` and `{}` have one output name, `{}`", other->second, job.name, job.file_name),
          "name something in `output` that tells them apart");
  }
}

std::vector<Job> take_shard(std::vector<Job> jobs, std::string const& text) {
  auto const shard = parse_shard(text);
  if (!shard) return jobs;
  std::vector<Job> taken;
  for (std::size_t i = shard->index; i < jobs.size(); i += shard->count) taken.push_back(std::move(jobs[i]));
  return taken;
}

}  // namespace

std::string fault_of(Selection const& selection) {
  if (selection.shard.empty() || parse_shard(selection.shard)) return {};
  return fmt::format("`--shard` needs I/N with I from 1 to N, found `{}`", selection.shard);
}

std::vector<Job> plan(Library const& library, Selection const& selection, diag::Sink& sink) {
  check_documents(library, selection, sink);
  std::vector<Job> jobs;
  std::set<std::string> known_keys;
  for (auto const& document : library.project.documents) {
    auto const& prepared = library.prepared.at(document.name);
    if (!prepared || !is_asked(selection.documents, document.name)) continue;
    auto more = jobs_of(document, prepared, selection, known_keys, sink);
    std::move(more.begin(), more.end(), std::back_inserter(jobs));
  }
  check_keys(selection, known_keys, sink);
  if (!sink.has_errors()) check_file_names(jobs, sink);
  return take_shard(std::move(jobs), selection.shard);
}

}  // namespace livret::batch
