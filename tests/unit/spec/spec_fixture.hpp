#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <unistd.h>

#include "diag/printers.hpp"
#include "spec/project.hpp"

namespace livret::spec::testing {

/// A project and a library in a folder of their own, removed afterwards.
class Folders {
 public:
  Folders()
      : root_(std::filesystem::temp_directory_path() /
              ("livret-spec-" + std::to_string(getpid()) + "-" + std::to_string(++count_))) {
    std::filesystem::create_directories(root_ / "project");
    std::filesystem::create_directories(root_ / "library");
    write("library/layouts/themes/plain.yaml",
          "kind: theme\nstyles:\n  paragraph: {font-family: Square, font-size: 10pt}\n");
    write("library/layouts/sheet.yaml", "kind: layout\nblocks:\n  - {text: hello}\n");
  }
  ~Folders() { std::filesystem::remove_all(root_); }
  Folders(Folders const&) = delete;
  Folders& operator=(Folders const&) = delete;

  void write(std::string const& path, std::string const& text) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  void project(std::string const& text) const { write("project/livret.yaml", text); }

  std::optional<Project> load() { return load_project(root_ / "project", root_ / "library", sources, sink); }
  std::string messages() const { return diag::print_text(sink.sorted(), sources, diag::Colouring::Plain); }
  bool says(std::string const& part) const { return messages().find(part) != std::string::npos; }
  std::filesystem::path const& root() const { return root_; }

  diag::SourceMap sources;
  diag::Sink sink;

 private:
  static inline int count_ = 0;
  std::filesystem::path root_;
};

inline std::string const minimal = "title: T\ntheme: plain\ndocuments:\n  sheet: {layout: sheet, output: sheet.pdf}\n";

}  // namespace livret::spec::testing
