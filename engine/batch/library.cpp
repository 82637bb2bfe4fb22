#include "batch/library.hpp"

#include "fill/tables.hpp"

namespace livret::batch {

std::unique_ptr<Library const> load_library(Folders const& folders, diag::SourceMap& sources, diag::Sink& sink) {
  auto project = spec::load_project(folders.project, folders.library, sources, sink);
  if (!project) return nullptr;
  auto library = std::make_unique<Library>();
  library->project = std::move(*project);
  library->fonts.add_folder(folders.library / "fonts", sources, sink);
  library->tables = fill::derive_tables(library->project, fill::load_tables(library->project, sources, sink), sink);
  for (auto const& document : library->project.documents)
    library->prepared[document.name] =
        fill::prepare(library->project, document, {library->tables, library->fonts, sources}, sink);
  library->programs = std::make_unique<pdf::FontPrograms const>(library->fonts, pdf::FontGlyphs::Used);
  return library;
}

}  // namespace livret::batch
