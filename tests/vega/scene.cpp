// livret_scene [--base FOLDER] SPEC: the scene of a chart as JSON, as Vega would make it without a screen (widths of
// texts estimated, Vega's own config), for tests/vega/compare; diagnostics on the standard error output. Data and
// images are looked for in FOLDER, which is the specification's unless named. Exit 1 without a scene.
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "chart/scene_json.hpp"
#include "diag/printers.hpp"
#include "yaml/node.hpp"

namespace {

using namespace livret;

int print_scene(std::filesystem::path const& spec, std::filesystem::path const& folder) {
  auto text = base::read_file(spec);
  if (!text) {
    std::fprintf(stderr, "livret_scene: %s: %s\n", spec.c_str(), text.error().c_str());
    return 1;
  }
  diag::SourceMap sources;
  diag::Sink sink;
  auto const source = sources.add(spec.filename().string(), std::move(text).value());
  std::optional<std::string> scene;
  if (auto const node = yaml::load(sources, source, sink)) scene = chart::scene_json(*node, folder, sources, sink);
  std::fputs(diag::print_text(sink.sorted(), sources, diag::Colouring::Plain).c_str(), stderr);
  if (!scene) return 1;
  std::fputs(scene->c_str(), stdout);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::filesystem::path> const words(arguments + 1, arguments + count);
  if (words.size() == 1) return print_scene(words[0], words[0].parent_path());
  if (words.size() == 3 && words[0] == "--base") return print_scene(words[2], words[1]);
  std::fputs("usage: livret_scene [--base FOLDER] SPEC\n", stderr);
  return 2;
}
