// livret_fuzz_charts [--from N] [--runs N] [--out FOLDER] [--seconds S] [SPEC...]: draws specifications that were made
// faulty at random, each in a process of its own, and names those that crash, hang, or fail without a reason. See
// README.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/file.hpp"
#include "composite/yaml_text.hpp"
#include "fill/tables.hpp"
#include "fuzz/mutator.hpp"
#include "fuzz/trial.hpp"
#include "spec/project.hpp"

namespace {

using namespace livret;
namespace fs = std::filesystem;

fs::path const library = LIVRET_SOURCE_DIR;

struct Options {
  std::uint64_t from = 0;
  std::uint64_t runs = 1000;
  fs::path out = "fuzz-charts";
  fuzz::Limits limits;
  std::vector<fs::path> specs;
};

/// Good specifications, and the folders that their files are looked for in.
struct Seeds {
  std::vector<yaml::Node> specs;
  std::vector<fs::path> folders;
};

std::vector<fs::path> files_below(fs::path const& folder) {
  std::vector<fs::path> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void read_seed(fs::path const& file, diag::SourceMap& sources, Seeds& seeds) {
  diag::Sink sink;
  auto text = base::read_file(file);
  if (!text) return;
  auto spec = yaml::load(sources, sources.add(file.string(), std::move(text).value()), sink);
  if (!spec) return;
  seeds.specs.push_back(std::move(*spec));
  seeds.folders.push_back(file.parent_path());
}

Seeds read_seeds(diag::SourceMap& sources) {
  Seeds seeds;
  for (auto const* folder : {"tests/vega/specs", "examples/charts", "examples/gallery/charts"})
    for (auto const& file : files_below(library / folder)) read_seed(file, sources, seeds);
  return seeds;
}

void surround(fuzz::Surroundings& around) {
  around.project = library;
  around.fonts.add_folder(library / "fonts", around.sources, around.sink);
  around.config.families.sans_serif = "Roboto";
  if (auto const project = spec::load_project(library / "examples/gallery", library, around.sources, around.sink))
    around.tables =
        fill::derive_tables(*project, fill::load_tables(*project, around.sources, around.sink), around.sink);
  around.data.tables = &around.tables;
  around.data.locale = locale::find_locale("en");
}

std::optional<Options> read_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string_view const word = arguments[i];
    if (!word.starts_with("--")) {
      options.specs.emplace_back(word);
      continue;
    }
    if (++i == count) return std::nullopt;
    if (word == "--from")
      options.from = std::strtoull(arguments[i], nullptr, 10);
    else if (word == "--runs")
      options.runs = std::strtoull(arguments[i], nullptr, 10);
    else if (word == "--out")
      options.out = arguments[i];
    else if (word == "--seconds")
      options.limits.seconds = std::strtod(arguments[i], nullptr);
    else if (word == "--megabytes")
      options.limits.megabytes = std::strtoull(arguments[i], nullptr, 10);
    else
      return std::nullopt;
  }
  return options;
}

/// Specifications as they are: to see whether a fault is gone.
int try_again(Options const& options, fuzz::Surroundings& around) {
  int faults = 0;
  for (auto const& file : options.specs) {
    auto const text = base::read_file(file);
    auto const fault =
        text ? fuzz::try_chart(*text, file.parent_path(), around, options.limits, "/dev/stderr").fault : text.error();
    fmt::print("{}: {}\n", file.string(), fault.empty() ? "no fault" : fault);
    faults += fault.empty() ? 0 : 1;
  }
  return faults == 0 ? 0 : 1;
}

int try_faulty(Options const& options, fuzz::Surroundings& around) {
  auto const seeds = read_seeds(around.sources);
  fuzz::Mutator const mutator(seeds.specs);
  fs::create_directories(options.out);
  std::uint64_t faults = 0, drawn = 0;
  for (auto number = options.from; number < options.from + options.runs; ++number) {
    auto const seed = fuzz::Random(~number).below(seeds.specs.size());
    auto const text = composite::to_yaml(mutator.mutate(seed, number));
    auto const log = options.out / fmt::format("{}.log", number);
    auto const [is_drawn, fault] = fuzz::try_chart(text, seeds.folders[seed], around, options.limits, log);
    drawn += is_drawn ? 1 : 0;
    if (fault.empty()) {
      fs::remove(log);
      continue;
    }
    ++faults;
    auto const file = options.out / fmt::format("{}.yaml", number);
    if (auto const written = base::write_file_atomically(file, text); !written) return 1;
    fmt::print("{}: {}\n", file.string(), fault);
  }
  fmt::print("{} specifications: {} drawn, {} faults\n", options.runs, drawn, faults);
  return faults == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  auto const options = read_options(count, arguments);
  if (!options) {
    std::fputs(
        "usage: livret_fuzz_charts [--from N] [--runs N] [--out FOLDER] [--seconds S] [--megabytes M] [SPEC...]\n",
        stderr);
    return 2;
  }
  fuzz::Surroundings around;
  surround(around);
  return options->specs.empty() ? try_faulty(*options, around) : try_again(*options, around);
}
