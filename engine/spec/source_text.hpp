// spec: what an author says a project is, typed and checked, with nothing evaluated. In: `livret.yaml`, layouts, themes
// and Markdown files of a project folder and of the library that ships with the program. Out: a Project, whose texts
// and expressions are still as written and know their places. Nothing outside the two folders is ever read. Not yet:
// parameters with types and defaults.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "diag/source_map.hpp"
#include "yaml/node.hpp"

namespace livret::spec {

/// A YAML file as it was read. Whoever keeps a pointer into `root` keeps the tree.
struct Tree {
  diag::SourceId source;
  yaml::Node root;
};
using TreePtr = std::shared_ptr<Tree const>;

/// A name that an author wrote, to be looked up later.
struct Name {
  std::string text;
  diag::Span where;
};

/// A text, template or expression as its author wrote it, and the way back to its place: a scalar of a YAML tree, or a
/// whole file.
struct SourceText {
  std::string text;
  yaml::Node const* scalar = nullptr;  ///< null for a file
  diag::SourceId file;                 ///< of a file

  /// The place of bytes [begin, end) of `text`.
  diag::Span locate(std::size_t begin, std::size_t end) const;
  /// The place of all of it.
  diag::Span span() const { return scalar != nullptr ? scalar->span : locate(0, text.size()); }
};

/// A file with an image in it: PNG, JPEG or SVG, which its first bytes tell, not its name.
struct ImageFile {
  std::shared_ptr<std::string const> bytes;  ///< null where it could not be read
  diag::SourceId source_of_svg;              ///< of an SVG file: its text, for messages about it
};

}  // namespace livret::spec
