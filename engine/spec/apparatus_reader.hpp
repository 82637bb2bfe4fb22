#pragma once

#include <optional>

#include "spec/layout.hpp"

namespace livret::spec {

/// Each reads one part of a layout's apparatus and reports what is wrong with it. Notes are laid over those that there
/// are: their rows or list are replaced as one.
void read_notes(yaml::Node const& node, Notes& notes, diag::Sink& sink);
std::optional<Glossary> read_glossary_source(yaml::Node const& node, diag::Sink& sink);
std::optional<Bibliography> read_bibliography_source(yaml::Node const& node, diag::Sink& sink);
/// Reports blocks `glossary` and `bibliography` that have no source: what the layout has not declared.
struct DeclaredSources {
  bool glossary = false;
  bool bibliography = false;
};
void check_sources(Blocks const& blocks, DeclaredSources declared, diag::Sink& sink);
Numbering read_numbering(yaml::Node const& node, diag::Sink& sink);

}  // namespace livret::spec
