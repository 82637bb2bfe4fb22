#pragma once

#include <map>
#include <vector>

#include "frame/page.hpp"
#include "pdf/marks.hpp"
#include "pdf/objects.hpp"

namespace livret::pdf {

/// What structure elements refer to beside their content.
struct StructureTargets {
  std::vector<Dictionary> const& pages;
  std::vector<std::pair<frame::ElementId, Dictionary>> const& annotations;       ///< with their Link elements
  std::vector<std::pair<frame::ElementId, Dictionary>> const& associated_files;  ///< file specifications
};

/// Whether each element has something to say: content or an annotation in it, or a place in a table or list that must
/// be there though empty (TH, TD, LBody). The others are left out of the file.
std::vector<bool> find_shown_elements(frame::StructureTree const& tree, Marks const& marks,
                                      StructureTargets const& targets);

/// The structure tree root with its elements, parent tree and identifiers (ISO 32000-1, 14.7); gives pages and
/// annotations their keys in the parent tree.
Dictionary add_structure(Objects& objects, frame::PagedDocument const& document, Marks const& marks,
                         StructureTargets const& targets);

}  // namespace livret::pdf
