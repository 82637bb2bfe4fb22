#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "layout/report.hpp"

namespace livret::layout {

/// Where a label stands, so that references can lead to it.
enum class LabelPlace { Nowhere, InText, LeftOut };

/// What one pass takes from those before it: the optional blocks that are left out, the numbers that follow from it,
/// and the pages that references show.
struct Settled {
  std::optional<int> left_out;            ///< optional blocks up to this number are left out
  std::vector<LabelPlace> places;         ///< of each label
  std::vector<std::string> numbers;       ///< of each label: `3`, `2.1`; empty where it has none
  std::vector<std::string> page_labels;   ///< of each label, as the pass before found them; empty: not known yet
  std::vector<std::size_t> note_numbers;  ///< from 1; 0: only called in blocks that are left out

  bool leaves_out(content::Block const& block) const {
    return left_out && block.optional && *block.optional <= *left_out;
  }
};

/// Numbers labels and notes in document order, without the blocks that are left out; pages are not known yet.
Settled number_labels(content::Document const& document, std::optional<int> left_out);

/// The optional blocks that are left out, in document order; what stands in them is left out with them.
std::vector<LeftOutReport> left_out_blocks(content::Document const& document, Settled const& settled);

/// The numbers of optional blocks, ascending, each once.
std::vector<int> optional_numbers(content::Document const& document);

}  // namespace livret::layout
