// batch: from a project folder to published files. In: a project, what of it to make, how many workers. Out: PDFs under
// their final names, each whole or not there, and what happened to each. Not yet: journal, cache of unchanged
// documents, manifest, per-document arena.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "diag/sink.hpp"
#include "diag/source_map.hpp"
#include "fill/fill.hpp"
#include "pdf/pdf.hpp"
#include "spec/project.hpp"
#include "table/table.hpp"
#include "text/font_book.hpp"

namespace livret::batch {

/// Where a run reads: the folder with `livret.yaml`, and the folder with the `layouts`, `data` and `fonts` that ship
/// with livret.
struct Folders {
  std::filesystem::path project;
  std::filesystem::path library;
};

/// Everything that the documents of a run share; loaded once and const from then on.
struct Library {
  spec::Project project;
  table::Tables tables;  ///< data and derived
  text::FontBook fonts;
  std::unique_ptr<pdf::FontPrograms const> programs;
  pdf::ImageStreams images;
  std::map<std::string, fill::PreparedPtr, std::less<>> prepared;  ///< by document
};

/// Loads a project with all it names. Everything wrong is in the sink; null where there is no project to go on with. A
/// library that was loaded with errors serves for looking for more of them, not for publishing.
std::unique_ptr<Library const> load_library(Folders const& folders, diag::SourceMap& sources, diag::Sink& sink);

}  // namespace livret::batch
