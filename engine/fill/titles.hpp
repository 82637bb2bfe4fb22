#pragma once

#include "content/document.hpp"

namespace livret::fill {

/// Stands in a reference for the title of its target, which may come later in the document.
content::TextRun title_to_come(content::LabelId target, text::TextStyle const& style, diag::Span where);

/// Puts the titles of headings into the references that call them by it.
void set_titles(content::Blocks& blocks, std::vector<content::Note>& notes);

/// The words of a heading: without its number, breaks as blanks.
std::string title_of(content::Heading const& heading);

}  // namespace livret::fill
