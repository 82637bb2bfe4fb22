#pragma once

#include <filesystem>
#include <map>
#include <memory>
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
  /// `name`.yaml in `layouts/` or `layouts/themes/` of the project, else of the library; `Library` looks only there.
  enum class Shelf { Layouts, Themes };
  enum class Search { Both, Library };
  TreePtr named(Shelf shelf, Name const& name, Search search);
  /// A text file of the project.
  std::optional<SourceText> text(yaml::Node const& path);
  /// An image, read once; without bytes after an error. A theme, or a layout of the library, names files in the folder
  /// of its own name beside it; all else names files of the project.
  ImageFile image(yaml::Node const& path);
  /// Files that a path or pattern of the project, or of the library's `data/`, names.
  enum class Root { Project, LibraryData };
  DataFiles matching(yaml::Node const& pattern, Root root);

  diag::Sink& sink() { return sink_; }

 private:
  TreePtr load(std::filesystem::path const& path, std::filesystem::path const& root, diag::Span named_at);
  /// A folder that paths may not leave, and what messages call it.
  struct Folder {
    std::filesystem::path path;
    std::filesystem::path root;  ///< project or library, to which messages show paths
    std::string name;
  };
  Folder project_folder() const { return {project_, project_, "the project folder"}; }
  bool may_read(std::filesystem::path const& path, Folder const& folder, Name const& named_by);

  std::filesystem::path project_;
  std::filesystem::path library_;
  diag::SourceMap& sources_;
  diag::Sink& sink_;
  std::map<std::filesystem::path, TreePtr> trees_;
  std::map<std::filesystem::path, diag::SourceId> texts_;
  std::map<std::filesystem::path, ImageFile> images_;
  std::map<diag::SourceId, Folder> image_folders_;  ///< of files that do not name those of the project
};

}  // namespace livret::spec
