#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "spec/project.hpp"
#include "spec/source_text.hpp"

namespace livret::spec {

/// Reads files of the project folder and of the library, and of nowhere else; what cannot be read is reported where it
/// is named.
class Files {
 public:
  Files(std::filesystem::path project, std::filesystem::path library, diag::SourceMap& sources, diag::Sink& sink);

  std::filesystem::path const& project() const { return project_; }

  /// `livret.yaml` of the project.
  TreePtr project_file();
  /// `folder`/`name`.yaml of the project, else of the library; `Library` looks only there.
  enum class Search { Both, Library };
  TreePtr named(std::string const& folder, Name const& name, Search search);
  /// A text file of the project.
  std::optional<SourceText> text(yaml::Node const& path);
  /// Files that a path or pattern of the project, or of the library's `data/`, names.
  enum class Root { Project, LibraryData };
  DataFiles matching(yaml::Node const& pattern, Root root);

  diag::Sink& sink() { return sink_; }

 private:
  TreePtr load(std::filesystem::path const& path, std::filesystem::path const& root, diag::Span named_at);
  bool may_read(std::filesystem::path const& path, std::filesystem::path const& root, Name const& named_by);

  std::filesystem::path project_;
  std::filesystem::path library_;
  diag::SourceMap& sources_;
  diag::Sink& sink_;
  std::map<std::filesystem::path, TreePtr> trees_;
  std::map<std::filesystem::path, diag::SourceId> texts_;
};

}  // namespace livret::spec
