#pragma once

#include <string>
#include <vector>

#include "content/document.hpp"
#include "fill/plan.hpp"
#include "fill/words.hpp"

namespace livret::fill {

/// A part of a reference's words: a text, of which `Linked` leads to the target, or what only layout or the whole
/// document knows.
struct ReferencePart {
  enum class Kind { Plain, Linked, Number, Page, Title } kind = Kind::Plain;
  std::string text;
};

/// `de la figure 3, page 7`, by the form of the reference and what it leads to; a section that has no number is called
/// by its title. Reported where the form asks for a number that the target does not have.
std::vector<ReferencePart> word_reference(ReferencePiece const& reference, content::Label const& target,
                                          Words const& words, diag::Sink& sink);

}  // namespace livret::fill
