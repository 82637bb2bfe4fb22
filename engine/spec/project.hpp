#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "expr/value.hpp"
#include "locale/locale.hpp"
#include "locale/typography.hpp"
#include "spec/layout.hpp"
#include "spec/theme.hpp"

namespace livret::spec {

/// Data package files that lie in one folder, which their own paths may not leave.
struct DataFiles {
  std::filesystem::path root;
  std::vector<std::filesystem::path> files;  ///< in the order of naming, those of one pattern by name
};

/// A table made of another one.
struct DerivedTable {
  Name name;
  Name source;
  std::string title;                      ///< empty: that of its source
  yaml::Node const* transform = nullptr;  ///< Vega-Lite's array; null: none
};

/// A document, or with `for_each` one document for each row.
struct Document {
  std::string name;
  LayoutPtr layout;
  ThemePtr theme;
  std::shared_ptr<StyleSheet const> styles;
  SourceText output;  ///< template of a file name
  std::optional<SourceText> title;
  std::optional<SourceText> subject;
  std::vector<std::pair<std::string, expr::Value>> parameters;
  std::optional<ForEach> for_each;
  std::optional<SourceText> when;  ///< an expression; a document for which it is false is not made
  diag::Span where;
};

/// What `livret.yaml` says, with the layouts and themes it names. Holds all trees that its parts point into.
struct Project {
  std::filesystem::path folder;
  std::string title;
  std::string series;
  std::string edition;
  std::string date;  ///< ISO 8601, may be empty
  std::string author;
  std::vector<std::string> keywords;
  std::string language = "fr";
  locale::Locale const* locale = nullptr;
  locale::Profile typography;                                      ///< the language's, with the choices of `typography`
  std::shared_ptr<text::HyphenationExceptions const> hyphenation;  ///< or null
  std::map<std::string, std::vector<Name>, std::less<>>
      foreign_words;  ///< by language: set, hyphenated and tagged in it
  std::vector<DataFiles> data;
  std::vector<DerivedTable> tables;
  std::vector<Document> documents;
  TreePtr tree;
};

/// Reads `folder`/livret.yaml and what it names: data by paths or patterns (`*`, `?` in file names) in the project, or
/// with `library:` in `library_folder`/data; layouts and themes by name in `layouts/` and `layouts/themes/` of the
/// project, then of the library. Without a `theme` it is the shipped `territoires`. Everything wrong is reported;
/// nothing where there is no usable `livret.yaml`. A document whose layout or theme cannot be read is reported and left
/// out.
std::optional<Project> load_project(std::filesystem::path const& folder, std::filesystem::path const& library_folder,
                                    diag::SourceMap& sources, diag::Sink& sink);

}  // namespace livret::spec
